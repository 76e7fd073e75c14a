/** The UUID by which an event of ours is known in formats that want one. */
import { sha256Hex } from '../../contract/index.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Ids are the sender's own: one that is a UUID stays it; of another a UUID is made (version 8, RFC 9562) from sender and id, so it is the
 * same each time and two senders may use the same id.
 */
export function eventUuid(reportedBy: string, id: string): string {
  if (uuid.test(id)) return id.toLowerCase();
  const hex = sha256Hex(new TextEncoder().encode(`${reportedBy}\n${id}`));
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The id of one load unit's share of an event that was of several. */
export function memberId(eventId: string, unit: string): string {
  const joined = `${eventId}/${unit}`;
  return joined.length <= longestId ? joined : sha256Hex(new TextEncoder().encode(joined)).slice(0, 40);
}
const longestId = 100;
