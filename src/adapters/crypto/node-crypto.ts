/** What the core has none of, by Node: hashes and luck. */
import { createHash, randomBytes } from 'node:crypto';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** 256 bits of luck, 43 characters. */
export const createSecret = (): string => randomBytes(32).toString('base64url');

/** Without letters that are read as others; sorted like the numbers they stand for. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** “con_01jz3…”: 50 bits of time, so that ids sort by age, then 80 bits of luck. */
export function createId(prefix: string): string {
  let time = '';
  for (let rest = Date.now(), i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = `${alphabet[rest % 32]}${time}`;
  const luck = Array.from(randomBytes(16), (byte) => alphabet[byte % 32]).join('');
  return `${prefix}_${time}${luck}`;
}
