/**
 * ST11: what we write as EPCIS is right by the JSON schema that GS1 publishes, and our own schema agrees with it on what is wrong.
 * `bash scripts/check.sh` fetches that schema (docs/decisions/0073-epcis-schema.md); without it these are skipped by name.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { type EpcisDocument, eventCodes, type TrackedEvent } from '../../src/contract/index.js';
import { readEpcisDocument, writeEpcisDocument } from '../../src/operations/index.js';
import { trainRecord, truckConsignment } from './launch-records.js';

const file = fileURLToPath(new URL('../../node_modules/.cache/published/package/src/schema/EPCISDocument.schema.json', import.meta.url));
const isThere = existsSync(file);

const openValidator = () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
};

const tracked = (more: Partial<TrackedEvent>): TrackedEvent => ({
  id: 'kz-77',
  unit: '豫A12345',
  code: 'ARRI',
  classifier: 'ACT',
  at: '2024-07-03T12:00:00+05:00',
  place: 'KZKUR',
  position: { lat: 43.18, lon: 51.67 },
  mode: 'ferry',
  vehicle: 'Professor Gül',
  note: 'windy',
  delayReason: 'WEA',
  consignments: ['c-2024-0001'],
  recordedAt: '2024-07-03T12:01:00+05:00',
  reportedBy: 'henan-hauliers',
  retractedBy: null,
  retractedAt: null,
  warnings: [],
  ...more,
});

const sample = (): EpcisDocument => {
  const plain = eventCodes.flatMap((code) => [
    tracked({ id: `a-${code}`, code }),
    tracked({ id: `b-${code}`, code, vehicle: null, place: null, unit: 'MSKU0000006' }),
  ]);
  const taken = tracked({ id: 'taken', retractedBy: 'back', retractedAt: '2024-07-03T14:00:00+05:00' });
  return writeEpcisDocument({
    consignments: [truckConsignment, trainRecord(3).consignment],
    events: [...plain, taken],
    createdAt: '2024-07-04T00:00:00Z',
  }).document;
};
const wireOf = (document: EpcisDocument): { epcisBody: { eventList: Record<string, unknown>[] } } => JSON.parse(JSON.stringify(document));

describe.skipIf(!isThere)('ST11: the schema that GS1 publishes (needs bash scripts/check.sh once)', () => {
  test('takes every document of ours', () => {
    const isRight = openValidator();
    isRight(wireOf(sample()));
    expect(isRight.errors ?? []).toEqual([]);
  });

  test('and refuses, as our reader does, what is wrong', () => {
    const isRight = openValidator();
    const change = (more: Record<string, unknown>) => {
      const wire = wireOf(sample());
      const object = wire.epcisBody.eventList.findIndex(({ type }) => type === 'ObjectEvent');
      wire.epcisBody.eventList = [{ ...wire.epcisBody.eventList[object], ...more }];
      return wire;
    };
    const ours = (wire: unknown): boolean => readEpcisDocument(wire, { findPlace: () => undefined }).kind === 'read';
    expect([isRight(change({})), ours(change({}))]).toEqual([true, true]);
    for (const wrong of [
      { type: 'SomethingEvent' },
      { eventTime: 'noon' },
      { eventTimeZoneOffset: '5 hours' },
      { action: 'LOOK' },
      { bizStep: 'dancing' },
      { disposition: 'lost' },
      { epcList: undefined },
      { epcList: ['MSKU0000006'] },
      { readPoint: 'here' },
      { errorDeclaration: { reason: 'did_not_occur' } },
      { colour: 'red' },
    ])
      expect([wrong, isRight(JSON.parse(JSON.stringify(change(wrong)))), ours(JSON.parse(JSON.stringify(change(wrong))))]).toEqual([
        wrong,
        false,
        false,
      ]);
  });
});
