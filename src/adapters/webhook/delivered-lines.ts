/** Which lines of the log a webhook asked for. */
import type { LogLine, Webhook } from '../../contract/index.js';

export function isAskedFor({ kinds, consignment }: Pick<Webhook, 'kinds' | 'consignment'>, line: LogLine): boolean {
  return kinds.includes(line.kind) && (consignment === null || isAbout(line, consignment));
}

/** A line is about a consignment that is its subject, or that its document names. */
function isAbout({ subject, body }: LogLine, consignment: string): boolean {
  if (subject === consignment) return true;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const names = (value: unknown): boolean => value === consignment || (Array.isArray(value) && value.includes(consignment));
  if (names(body['consignment']) || names(body['consignments'])) return true;
  const { content } = body as { readonly content?: { readonly convoys?: readonly { readonly consignments: readonly string[] }[] } };
  return content?.convoys?.some((convoy) => convoy.consignments.includes(consignment)) ?? false;
}
