/** `GET /v1/consignments/{id}/epcis`: what happened to a consignment, as an EPCIS 2.0 document. */
import type { Actor, OperationsDesk } from '../../../application/index.js';
import { epcisDocumentSchema, type LogLine, type Retraction } from '../../../contract/index.js';
import { type RecordedRetraction, writeEpcisDocument } from '../../../operations/index.js';
import { idParameter, operation, take } from '../operation.js';
import { consignmentExample, epcisExample } from '../operations-examples.js';

export const epcisEndpoint = operation({
  id: 'getEpcis',
  method: 'GET',
  path: '/v1/consignments/{id}/epcis',
  needs: 'events:read',
  summary: 'Events as EPCIS',
  about: 'EPCIS 2.0 (JSON-LD). It knows history only: what is planned or estimated is left out. What was taken back has its error declaration.',
  params: idParameter,
  examples: { id: consignmentExample.id },
  gives: { about: 'The document.', content: { 'application/json': { schema: epcisDocumentSchema, example: epcisExample } } },
  faults: ['not-found'],
  answer: async ({ desk, actor, params: { id }, operations: { now } }) => {
    const consignment = take(await desk.readConsignment(actor, id));
    const events = take(await desk.listEvents(actor, id));
    const taken = new Set(events.flatMap(({ retractedBy }) => (retractedBy === null ? [] : [retractedBy])));
    const retractions = taken.size === 0 ? [] : await findRetractions(desk, actor, taken);
    return writeEpcisDocument({ consignments: [consignment], events, retractions, createdAt: new Date(now()).toISOString() }).document;
  },
});

/** The log has them; read from its end backwards they would be found sooner, but it is read forwards only. */
async function findRetractions(desk: OperationsDesk, actor: Actor, ids: ReadonlySet<string>): Promise<readonly RecordedRetraction[]> {
  const found: RecordedRetraction[] = [];
  let page: readonly LogLine[] = [];
  let after = 0;
  do {
    page = await desk.readLog(actor, after, 1000);
    for (const { kind, body, at } of page) {
      if (kind !== 'event.retracted') continue;
      const { id, retracts } = body as Retraction;
      if (ids.has(id)) found.push({ id, retracts, recordedAt: at });
    }
    after = page.at(-1)?.seq ?? after;
  } while (page.length === 1000);
  return found;
}
