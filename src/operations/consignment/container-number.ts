/** What consignments and events ask of a container number; the number itself is read by the standards. */
import { checkContainerNumber } from '../standards/container-number.js';

const likeOne = /^[A-Z]{4}[ -]?\d{6}[ -]?\d$/i;

export const looksLikeContainer = (id: string): boolean => likeOne.test(id);

/** What is odd about a number given for a container; it is taken all the same. */
export function listContainerWarnings(id: string): readonly string[] {
  const check = checkContainerNumber(id);
  return check.kind === 'ok' ? [] : [check.sentence];
}
