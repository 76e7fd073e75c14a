/** `POST /v1/dcsa/events`: events in the words of DCSA Track and Trace. */
import { z } from 'zod';
import type { Actor, OperationsDesk } from '../../../application/index.js';
import { captureReceiptSchema } from '../../../contract/index.js';
import { listDcsaRetracted, readDcsaEvents } from '../../../operations/index.js';
import { changeFaults, operation } from '../operation.js';
import { captureReceiptExample, dcsaEventExample } from '../operations-examples.js';
import { mostEvents, postReading } from './post-reading.js';

// each event is checked by its type, and told with its place, by the reader
const postedDcsaSchema = z.union([
  z.strictObject({ events: z.array(z.unknown()).min(1).max(mostEvents).describe('`metadata` and, but for a retraction, `payload` of each') }),
  z.looseObject({ metadata: z.unknown() }).describe('One event'),
]);

export const postDcsaEndpoint = operation({
  id: 'postDcsaEvents',
  method: 'POST',
  path: '/v1/dcsa/events',
  needs: 'events:write',
  summary: 'Post events of DCSA',
  about:
    'Track and Trace 3.0: transport, equipment and shipment events of equipment that your party sees, a retraction by `retractedEventID`. All or none. Events of papers, empty equipment and wishes (REQ) are left out by name; an odd container number is taken with a warning. The same again changes nothing.',
  body: { schema: postedDcsaSchema, example: { events: [dcsaEventExample] } },
  bodyBytes: 1024 * 1024,
  gives: {
    about: 'All that can be followed is in the log; `leftOut` names the rest.',
    content: { 'application/json': { schema: captureReceiptSchema, example: captureReceiptExample } },
  },
  faults: changeFaults,
  answer: async ({ desk, actor, body, operations: { places } }) => {
    const given = 'events' in body ? body.events : body;
    const told = await findTold(desk, actor, listDcsaRetracted(given));
    return await postReading({ desk, actor }, readDcsaEvents(given, { findPlace: places.findCode, idsOf: (id) => told.get(id) }));
  },
});

/** What became here of each event that is taken back. */
async function findTold(desk: OperationsDesk, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const told = new Map<string, readonly string[]>();
  for (const id of new Set(ids)) {
    const here = await desk.listToldIds(actor, id);
    if (here.length > 0) told.set(id, here);
  }
  return told;
}
