/** OE: events in the formats of others over HTTP: EPCIS and DCSA, in and out, positions as one report or many. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TrackedEvent } from '../../src/contract/index.js';
import { dcsaEventExample, epcisExample } from '../../src/http/operations/operations-examples.js';
import { openScene, type Scene } from './operations-scene.js';

const unit = 'ZH-A7K25';
const otherUnit = 'ZH-B1000';
let scene: Scene;
let consignment: string;
beforeAll(async () => {
  scene = await openScene();
  // a second consignment, so that an event of two load units is possible
  const { id: _, version: __, state: ___, itineraryVersion: _i, proposal: _p, order: _o, createdAt: _c, createdBy: _b, ...given } = scene.consignment;
  const units = given.units.map(({ warnings: _w, ...one }) => ({ ...one, id: otherUnit }));
  consignment = scene.consignment.id;
  const opened = (await call('POST', '/v1/consignments', { ...given, reference: 'WIND-08', units })).json();
  await call('POST', `/v1/consignments/${opened.id}/changes`, { version: opened.version, state: 'booked' });
});
afterAll(() => scene.fastify.close());
const call = (method: 'GET' | 'POST', url: string, body?: object, headers?: Record<string, string>) =>
  scene.call(method, url, scene.keys.hauliers, body, headers);
const listEvents = async (): Promise<readonly TrackedEvent[]> => (await call('GET', `/v1/consignments/${consignment}/events`)).json().events;
const head = async (): Promise<number> => (await call('GET', '/v1/me')).json().head;

describe('OE1, TR10: capture of EPCIS', () => {
  const [seen] = epcisExample.epcisBody.eventList;
  const documentOf = (...eventList: object[]) => ({ ...epcisExample, epcisBody: { eventList } });

  test('what another system tells becomes an event of the consignment, once', async () => {
    const document = documentOf({ ...seen, readPoint: { id: 'https://example.org/places/KZCHA' } });
    const first = await call('POST', '/v1/epcis/capture', document);
    expect([first.status, first.json()]).toEqual([200, { accepted: 1, repeated: 0, warnings: [], leftOut: [] }]);
    expect(await listEvents()).toMatchObject([{ unit, code: 'ARRI', classifier: 'ACT', place: 'KZCHA', reportedBy: 'henan-hauliers' }]);
    expect((await call('POST', '/v1/epcis/capture', document)).json()).toMatchObject({ accepted: 0, repeated: 1 });
  });

  test('what cannot be told is refused whole, every problem at its place, and nothing is changed', async () => {
    const before = await head();
    const wrongForm = await call(
      'POST',
      '/v1/epcis/capture',
      documentOf(
        { ...seen, eventID: 'urn:uuid:0d5b4d1c-8a9e-4f5a-9b1e-3f2f4c6d7e90' },
        { ...seen, bizStep: 'dancing' },
        { ...seen, bizStep: 'retail_selling' },
      ),
    );
    expect(wrongForm.status).toBe(422);
    expect(wrongForm.json().problems.map(({ field }: { field: string }) => field)).toEqual([
      expect.stringMatching(/^epcisBody\.eventList\.1/),
      'epcisBody.eventList.2.bizStep',
    ]);
    expect(wrongForm.json().detail).toContain('bizStep must be a word of the Core Business Vocabulary');
    const noEvent = await call('POST', '/v1/epcis/capture', documentOf({ ...seen, type: 'SomethingEvent' }));
    expect([noEvent.status, noEvent.json().problems[0].field]).toEqual([422, 'epcisBody.eventList.0.type']);
    // a document that is right in itself, of things that nobody here carries
    const unknownUnit = documentOf(
      { ...seen, eventID: 'urn:uuid:0d5b4d1c-8a9e-4f5a-9b1e-3f2f4c6d7e91' },
      { ...seen, eventID: 'urn:uuid:0d5b4d1c-8a9e-4f5a-9b1e-3f2f4c6d7e92', epcList: ['https://example.org/trucks/NOBODY'] },
    );
    const refused = await call('POST', '/v1/epcis/capture', unknownUnit);
    expect([refused.status, refused.json().problems]).toEqual([422, [expect.objectContaining({ field: 'epcisBody.eventList.1.unit' })]]);
    expect((await call('POST', '/v1/epcis/capture', { type: 'EPCISDocument' })).status).toBe(422);
    const partly = await call('POST', '/v1/epcis/capture', documentOf({ ...seen }), { 'gs1-capture-error-behaviour': 'proceed' });
    expect([partly.status, partly.json().problems[0].field]).toEqual([422, 'gs1-capture-error-behaviour']);
    expect(await head()).toBe(before);
  });

  test('an error declared takes the event back, and our document says so', async () => {
    const errorDeclaration = { declarationTime: '2024-07-03T06:00:00Z', reason: 'did_not_occur' };
    const taken = await call('POST', '/v1/epcis/capture', documentOf({ ...seen, errorDeclaration }));
    expect(taken.json()).toMatchObject({ accepted: 1 });
    const [event] = await listEvents();
    const { eventList } = (await call('GET', `/v1/consignments/${consignment}/epcis`)).json().epcisBody;
    const told = eventList.find(({ bizStep }: { bizStep: string }) => bizStep === 'arriving');
    expect(told.errorDeclaration.declarationTime).toBe(event?.retractedAt);
  });
});

describe('OE2, TR10: DCSA in and out', () => {
  const post = (...events: unknown[]) => call('POST', '/v1/dcsa/events', { events });

  test('an equipment event in, the same out', async () => {
    const location = { locationType: 'UNLO', UNLocationCode: 'KZCHA' };
    const { metadata, payload } = dcsaEventExample;
    const event = { metadata, payload: { ...payload, transportCall: { ...payload.transportCall, location } } };
    expect((await post(event)).json()).toEqual({ accepted: 1, repeated: 0, warnings: [], leftOut: [] });
    // one alone, as the standard pushes it
    expect((await call('POST', '/v1/dcsa/events', event)).json()).toMatchObject({ accepted: 0, repeated: 1 });
    expect((await call('POST', '/v1/dcsa/events', { metadata, payload: {} })).json().problems[0].field).toBe('payload.eventClassifierCode');
    const out = (await call('GET', `/v1/consignments/${consignment}/dcsa`)).json();
    const same = out.events.find((one: { metadata: { eventID: string } }) => one.metadata.eventID === metadata.eventID);
    expect(same).toMatchObject({
      metadata: { eventType: 'EQUIPMENT', publisher: { partyName: 'henan-hauliers' } },
      payload: {
        equipmentEventTypeCode: 'GTIN',
        equipmentReference: unit,
        transportCall: { location, facilityTypeCode: 'POTE', licencePlate: unit },
      },
    });
  });

  const transport = (eventID: string, more: object = {}) => ({
    metadata: { eventID, eventCreatedDateTime: '2024-07-02T20:00:00+05:00', eventType: 'TRANSPORT' },
    payload: {
      eventClassifierCode: 'EST',
      eventDateTime: '2024-07-04T05:00:00+04:00',
      transportEventTypeCode: 'ARRI',
      transportCall: { modeOfTransport: 'TRUCK', location: { UNLocationCode: 'AZDEL' } },
      references: [
        { type: 'EQ', value: unit },
        { type: 'EQ', value: otherUnit },
      ],
      ...more,
    },
  });
  const taking = (eventID: string, retractedEventID: string) => ({
    metadata: { eventID, eventCreatedDateTime: '2024-07-02T21:00:00+05:00', eventType: 'TRANSPORT', retractedEventID },
  });

  test('an event of two load units is two, and one retraction later takes both back', async () => {
    const id = '11111111-8a9e-4f5a-9b1e-3f2f4c6d7e80';
    expect((await post(transport(id))).json()).toMatchObject({ accepted: 2 });
    expect((await post(taking('22222222-8a9e-4f5a-9b1e-3f2f4c6d7e80', id))).json()).toMatchObject({ accepted: 2 });
    expect((await listEvents()).find((one) => one.id.startsWith(id))?.retractedBy).toMatch(/^22222222/);
    const out = (await call('GET', `/v1/consignments/${consignment}/dcsa`)).json().events;
    const retraction = out.filter((one: { payload?: object }) => one.payload === undefined);
    // the arrival of EPCIS above, and this one
    expect(retraction).toHaveLength(2);
  });

  test('told and taken back in one list', async () => {
    const id = '33333333-8a9e-4f5a-9b1e-3f2f4c6d7e80';
    expect((await post(transport(id), taking('44444444-8a9e-4f5a-9b1e-3f2f4c6d7e80', id))).json()).toMatchObject({ accepted: 4 });
  });

  test('every problem at its place; a retraction of what was never told is one', async () => {
    const before = await head();
    const wrong = await post(transport('nothing'), transport('55555555-8a9e-4f5a-9b1e-3f2f4c6d7e80', { references: [] }));
    expect([wrong.status, wrong.json().problems.map(({ field }: { field: string }) => field)]).toEqual([
      422,
      ['events.0.metadata.eventID', 'events.1.payload.references'],
    ]);
    const right = transport('66666666-8a9e-4f5a-9b1e-3f2f4c6d7e80');
    const never = await post(right, taking('77777777-8a9e-4f5a-9b1e-3f2f4c6d7e80', '88888888-8a9e-4f5a-9b1e-3f2f4c6d7e80'));
    expect([never.status, never.json().problems]).toEqual([422, [expect.objectContaining({ field: 'events.1.retracts' })]]);
    expect(await head()).toBe(before);
  });

  test('a position is named as what DCSA has no words for', async () => {
    const report = { unit, at: '2024-07-02T08:00:00+05:00', lat: 44, lon: 70 };
    expect((await call('POST', '/v1/positions', report)).json()).toMatchObject({ accepted: 1 });
    expect((await call('POST', '/v1/positions', { positions: [report] })).json()).toMatchObject({ repeated: 1 });
    const out = (await call('GET', `/v1/consignments/${consignment}/dcsa`)).json();
    expect(out.leftOut).toEqual([expect.stringContaining('Track and Trace has no position reports.')]);
  });
});

test('OE3, TR10: lines of positions that nobody here carries are refused at their lines', async () => {
  const lines = [unit, 'NOBODY'].map((one) => JSON.stringify({ unit: one, at: '2024-07-02T09:00:00+05:00', lat: 44, lon: 70 })).join('\n');
  const reply = await scene.fastify.inject({
    method: 'POST',
    url: '/v1/positions',
    headers: { authorization: `Bearer ${scene.keys.hauliers}`, 'content-type': 'application/x-ndjson' },
    body: lines,
  });
  expect([reply.statusCode, reply.json().problems]).toEqual([422, [expect.objectContaining({ field: 'line 2.unit' })]]);
});
