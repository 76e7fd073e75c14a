/** The documents as the log alone tells them: each line replaces the document it tells of (SPEC LO4). */
import type { LogBodies, LogLine } from '../../src/contract/index.js';

export function tellAnew(lines: readonly LogLine[]): ReadonlyMap<string, unknown> {
  const documents = new Map<string, unknown>();
  for (const { kind, at, party, subject, body } of lines) {
    if (kind === 'event.recorded') {
      const event = body as LogBodies['event.recorded'];
      documents.set(`event ${event.reportedBy}/${event.id}`, event);
    } else if (kind === 'event.retracted') {
      const { id, retracts } = body as LogBodies['event.retracted'];
      const name = `event ${party}/${retracts}`;
      documents.set(name, { ...(documents.get(name) as object), retractedBy: id, retractedAt: at });
    } else documents.set(`${kind.split('.')[0]} ${subject}`, body);
  }
  return documents;
}
