/** `GET /v1/consignments/{id}/dcsa`: events of a consignment in the words of DCSA Track and Trace. */
import type { EventPlaces } from '../../../application/index.js';
import { type Consignment, type DcsaEvent, dcsaListSchema, type Party, type TrackedEvent } from '../../../contract/index.js';
import { type DcsaWriting, writeDcsaEvent, writeDcsaRetraction } from '../../../operations/index.js';
import { idParameter, operation, take } from '../operation.js';
import { consignmentExample, dcsaEventExample } from '../operations-examples.js';

export const dcsaEndpoint = operation({
  id: 'getDcsaEvents',
  method: 'GET',
  path: '/v1/consignments/{id}/dcsa',
  needs: 'events:read',
  summary: 'Events in the words of DCSA',
  about:
    'Track and Trace 3.0, planned and estimated ones too. An event that was taken back is followed by its retraction. `leftOut` names what DCSA has no words for, as positions.',
  params: idParameter,
  examples: { id: consignmentExample.id },
  gives: {
    about: 'The events.',
    content: { 'application/json': { schema: dcsaListSchema, example: { events: [dcsaEventExample], leftOut: [] } } },
  },
  faults: ['not-found'],
  answer: async ({ desk, actor, params: { id }, operations: { places } }) => {
    const consignment = take(await desk.readConsignment(actor, id));
    const told = take(await desk.listEvents(actor, id));
    return writeAll(told, consignment, await desk.listParties(actor), places);
  },
});

function writeAll(told: readonly TrackedEvent[], { units }: Consignment, parties: readonly Party[], places: EventPlaces) {
  const events: DcsaEvent[] = [];
  const leftOut: string[] = [];
  for (const event of told) {
    const writing: DcsaWriting = {
      findPlace: places.factsOf,
      publisher: { partyName: parties.find((one) => one.id === event.reportedBy)?.name ?? event.reportedBy },
      sealsOf: (unit) => units.find((one) => one.id === unit)?.seals ?? [],
    };
    const { reportedBy, retractedBy, retractedAt } = event;
    const written = [writeDcsaEvent(event, writing)];
    if (retractedBy !== null && retractedAt !== null)
      written.push(writeDcsaRetraction({ id: retractedBy, reportedBy, recordedAt: retractedAt, event }, writing));
    for (const one of written) {
      if (one.kind === 'event') events.push(one.event);
      else leftOut.push(`${event.id}: ${one.sentence}`);
    }
  }
  return { events, leftOut: [...new Set(leftOut)] };
}
