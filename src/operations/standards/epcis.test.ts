import { describe, expect, test } from 'vitest';
import { truckConsignment } from '../../../test/operations/launch-records.js';
import { eventCodes, type NewEvent, type Retraction, type TrackedEvent } from '../../contract/index.js';
import { readEpcisDocument, writeEpcisDocument } from './index.js';

const parts = { findPlace: () => undefined };
const tracked = (more: Partial<TrackedEvent>): TrackedEvent => ({
  id: 'kz-77',
  unit: '豫A12345',
  code: 'ARRI',
  classifier: 'ACT',
  at: '2024-07-03T12:00:00+05:00',
  place: 'KZKUR',
  position: null,
  mode: 'road',
  vehicle: null,
  note: null,
  delayReason: null,
  consignments: ['c-2024-0001'],
  recordedAt: '2024-07-03T12:01:00+05:00',
  reportedBy: 'henan-hauliers',
  retractedBy: null,
  retractedAt: null,
  warnings: [],
  ...more,
});
const createdAt = '2024-07-04T00:00:00Z';
const write = (events: readonly TrackedEvent[]) => writeEpcisDocument({ consignments: [], events, createdAt });
const wireOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('ST6: EPCIS is history', () => {
  test('what is planned or estimated is left out, and counted', () => {
    const { document, leftOut } = write([
      tracked({ id: 'a' }),
      tracked({ id: 'b', classifier: 'PLN' }),
      tracked({ id: 'c', classifier: 'EST' }),
      tracked({ id: 'd', classifier: 'EST' }),
    ]);
    expect(document.epcisBody.eventList).toHaveLength(1);
    expect(leftOut).toEqual({ planned: 1, estimated: 2 });
  });

  test('loading is an aggregation with the vehicle, a seal an association, a paper a transaction, the rest objects', () => {
    const events = [
      tracked({ id: 'a', code: 'LOAD', mode: 'ferry', vehicle: 'Professor Gül' }),
      tracked({ id: 'b', code: 'RSEA' }),
      tracked({ id: 'c', code: 'CUSR' }),
      tracked({ id: 'd', code: 'DISC', mode: 'ferry', vehicle: 'Professor Gül' }),
    ];
    const { document } = writeEpcisDocument({ consignments: [truckConsignment], events, createdAt });
    const kinds = document.epcisBody.eventList.map(({ type, action }) => `${type} ${action}`);
    // three papers of the truck were issued: CMR, TIR, INV; the packing list has no day
    expect(kinds.sort()).toEqual(
      [
        'TransactionEvent ADD',
        'TransactionEvent ADD',
        'TransactionEvent ADD',
        'AggregationEvent ADD',
        'AggregationEvent DELETE',
        'AssociationEvent ADD',
        'ObjectEvent OBSERVE',
      ].sort(),
    );
  });

  test('a container with a right number goes by it, anything else by a name of ours', () => {
    const { document } = write([tracked({ id: 'a', unit: 'MSKU0000006' }), tracked({ id: 'b', unit: 'MSKU0000007' })]);
    expect(document.epcisBody.eventList.map((event) => event.type === 'ObjectEvent' && event.epcList)).toEqual(
      expect.arrayContaining([['urn:epc:id:bic:MSKU0000006'], ['urn:x-qiyun:obj:MSKU0000007']]),
    );
  });

  test('the offset of the place is kept beside the moment', () => {
    const [event] = write([tracked({})]).document.epcisBody.eventList;
    expect(event).toMatchObject({ eventTime: '2024-07-03T12:00:00+05:00', eventTimeZoneOffset: '+05:00' });
  });

  test('a retracted event carries its error declaration, and is read as the retraction', () => {
    const { document } = write([tracked({ retractedBy: 'kz-78', retractedAt: '2024-07-03T13:00:00+05:00' })]);
    expect(document.epcisBody.eventList[0]).toMatchObject({
      errorDeclaration: { declarationTime: '2024-07-03T13:00:00+05:00', reason: 'did_not_occur' },
    });
    const read = readEpcisDocument(wireOf(document), parts);
    expect(read).toMatchObject({ kind: 'read', value: [{ id: 'kz-78', retracts: 'kz-77' }] });
  });
});

describe('ST7: a document of ours is read back as it was', () => {
  test('every code, with and without vehicle, place, position', () => {
    for (const code of eventCodes)
      for (const more of [
        {},
        { vehicle: 'Professor Gül', mode: 'ferry' as const },
        { place: null, position: { lat: 43.18, lon: 51.67 } },
        { note: 'windy', delayReason: 'WEA' },
      ]) {
        const event = tracked({ code, ...more });
        const read = readEpcisDocument(wireOf(writeEpcisDocument({ consignments: [truckConsignment], events: [event], createdAt }).document), parts);
        if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
        const { id, unit, classifier, at, place, position, mode, vehicle, note, delayReason } = event;
        // the seal of the truck is what an association is with
        expect(read.value).toEqual([{ id, unit, code, classifier, at, place, position, mode, vehicle, note, delayReason }]);
      }
  });
});

describe('ST8: documents of others', () => {
  const documentOf = (eventList: unknown[]) => ({
    '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2024-07-04T00:00:00Z',
    epcisBody: { eventList },
  });
  const seen = {
    type: 'ObjectEvent',
    eventTime: '2024-07-03T12:00:00.000+05:00',
    eventTimeZoneOffset: '+05:00',
    action: 'OBSERVE',
    bizStep: 'departing',
    disposition: 'in_transit',
    epcList: ['urn:epc:id:sscc:0614141.1234567890', 'https://id.gs1.org/00/006141411234567897'],
    readPoint: { id: 'urn:epc:id:sgln:0614141.07346.1234' },
  };

  test('each thing of an event is an event here, with an id that is the same the next time', () => {
    const [first, second] = [
      readEpcisDocument(documentOf([seen]), parts),
      readEpcisDocument(documentOf([{ ...seen, recordTime: '2024-07-05T00:00:00Z' }]), parts),
    ];
    expect(first).toEqual(second);
    if (first.kind === 'problems') throw new Error(JSON.stringify(first.problems));
    expect(first.value).toMatchObject([
      { unit: '0614141.1234567890', code: 'DEPA' },
      { unit: '006141411234567897', code: 'DEPA' },
    ]);
    expect(first.warnings).toHaveLength(1);
  });

  test('an error declared later takes back the same ids', () => {
    const event = { ...seen, eventID: 'urn:uuid:0d5b4d1c-8a9e-4f5a-9b1e-3f2f4c6d7e80' };
    const told = readEpcisDocument(documentOf([event]), parts);
    const taken = readEpcisDocument(
      documentOf([{ ...event, errorDeclaration: { declarationTime: '2024-07-06T00:00:00Z', reason: 'incorrect_data' } }]),
      parts,
    );
    if (told.kind === 'problems' || taken.kind === 'problems') throw new Error('not read');
    expect((taken.value as Retraction[]).map(({ retracts }) => retracts)).toEqual((told.value as NewEvent[]).map(({ id }) => id));
  });

  test('every problem is told at its place, and nothing is read', () => {
    const read = readEpcisDocument(
      documentOf([
        seen,
        { ...seen, eventTimeZoneOffset: '5' },
        { ...seen, bizStep: 'dancing' },
        { ...seen, colour: 'red' },
        { ...seen, bizStep: 'retail_selling' },
        { type: 'AggregationEvent' },
        { ...seen, type: 'SomethingEvent' },
      ]),
      parts,
    );
    if (read.kind === 'read') throw new Error('read');
    expect(new Set(read.problems.map(({ at }) => at.split('.').slice(0, 3).join('.')))).toEqual(
      new Set([1, 2, 3, 4, 5, 6].map((i) => `epcisBody.eventList.${i}`)),
    );
  });

  test('no document at all', () => {
    expect(readEpcisDocument({ type: 'EPCISDocument' }, parts).kind).toBe('problems');
    expect(readEpcisDocument('<xml/>', parts).kind).toBe('problems');
  });
});
