import { describe, expect, test } from 'vitest';
import type { NewEvent, TrackedEvent } from '../../contract/index.js';
import { dcsaEventSchema, eventCodes, eventModes } from '../../contract/index.js';
import { type DcsaWriting, eventUuid, readDcsaEvents, writeDcsaEvent, writeDcsaRetraction } from './index.js';

const parts = { findPlace: (unLocode: string) => ({ NLRAM: 'NLRAM', KZKUR: 'KZKUR', GETBS: 'GETBS' })[unLocode] };
const writing: DcsaWriting = {
  findPlace: (id) =>
    ({
      KZKUR: { name: 'Kuryk', unLocode: 'KZKUR', lat: 43.18, lon: 51.67, facility: 'POTE' as const },
      GETBS: { name: 'Tbilisi', unLocode: 'GETBS', lat: 41.7, lon: 44.8, facility: undefined },
      'cn-kz-khorgos-road': { name: 'Khorgos', unLocode: undefined, lat: 44.2, lon: 80.4, facility: 'BORD' as const },
    })[id],
  publisher: { partyName: 'Caspian Line' },
  sealsOf: () => ['CN778812'],
};
const tracked: TrackedEvent = {
  id: 'kz-77',
  unit: 'MSKU0000006',
  code: 'ARRI',
  classifier: 'ACT',
  at: '2024-07-03T12:00:00+05:00',
  place: 'KZKUR',
  position: null,
  mode: 'sea',
  vehicle: 'Professor Gül',
  note: null,
  delayReason: null,
  consignments: ['c-1'],
  recordedAt: '2024-07-03T12:01:00+05:00',
  reportedBy: 'caspian-line',
  retractedBy: null,
  retractedAt: null,
  warnings: [],
};
const metadata = (eventType: string, more: object = {}) => ({
  eventID: '0d5b4d1c-8a9e-4f5a-9b1e-3f2f4c6d7e80',
  eventCreatedDateTime: '2021-09-30T09:25:00+02:00',
  eventType,
  publisher: { partyName: 'A carrier', carrierCode: 'ABC', carrierCodeListProvider: 'SMDG' },
  publisherRole: 'CA',
  ...more,
});

describe('ST3: events as the DCSA standard shows them are read', () => {
  const dropped = {
    metadata: metadata('EQUIPMENT'),
    payload: {
      eventClassifierCode: 'ACT',
      eventDateTime: '2019-11-12T07:41:00+08:30',
      equipmentEventTypeCode: 'DROP',
      equipmentReference: 'APZU4812090',
      ISOEquipmentCode: '22GP',
      emptyIndicatorCode: 'LADEN',
      isTransshipmentMove: true,
      transportCall: {
        modeOfTransport: 'VESSEL',
        facilityTypeCode: 'POTE',
        vessel: { name: 'A ship', vesselIMONumber: '9321483' },
        location: { locationType: 'UNLO', UNLocationCode: 'NLRAM' },
      },
      references: [{ type: 'EQ', value: 'APZU4812090' }],
      seals: [{ number: '133534', source: 'CUS', type: 'WIR' }],
    },
  };

  test('equipment, in a transport call, with its local offset kept', () => {
    expect(readDcsaEvents(dropped, parts)).toEqual({
      kind: 'read',
      value: [
        {
          id: '0d5b4d1c-8a9e-4f5a-9b1e-3f2f4c6d7e80',
          unit: 'APZU4812090',
          code: 'DROP',
          classifier: 'ACT',
          at: '2019-11-12T07:41:00+08:30',
          place: 'NLRAM',
          position: null,
          mode: 'sea',
          vehicle: 'A ship',
          note: null,
          delayReason: null,
        },
      ],
      origins: [''],
      leftOut: [],
      warnings: [],
    });
  });

  test('an odd container number is taken with a warning', () => {
    const { payload } = dropped;
    const read = readDcsaEvents({ ...dropped, payload: { ...payload, equipmentReference: 'APNR7744962' } }, parts);
    expect(read).toMatchObject({
      kind: 'read',
      value: [{ unit: 'APNR7744962' }],
      warnings: [{ sentence: expect.stringContaining('fourth letter') }],
    });
  });

  test('a retraction has metadata only', () => {
    const retraction = { metadata: metadata('TRANSPORT', { retractedEventID: '957e4966-dad0-4111-9f8f-fb7216c43907' }) };
    expect(readDcsaEvents([retraction], parts)).toMatchObject({ kind: 'read', value: [{ retracts: '957e4966-dad0-4111-9f8f-fb7216c43907' }] });
    expect(readDcsaEvents([{ ...retraction, payload: dropped.payload }], parts)).toMatchObject({
      kind: 'problems',
      problems: [{ at: 'events.0.payload' }],
    });
  });

  test('a transport event is of each equipment that it refers to, and its retraction of each', () => {
    const payload = {
      eventClassifierCode: 'EST',
      eventDateTime: '2022-11-12T07:41:00+08:30',
      transportEventTypeCode: 'ARRI',
      transportCall: { transportCallReference: 'X1', modeOfTransport: 'TRUCK', licencePlate: '1234nf932' },
      references: [
        { type: 'EQ', value: 'APZU4812090' },
        { type: 'EQ', value: 'MSKU0000006' },
      ],
    };
    const read = readDcsaEvents({ metadata: metadata('TRANSPORT'), payload }, parts);
    if (read.kind === 'problems') throw new Error('not read');
    expect(read.value).toMatchObject([{ unit: 'APZU4812090', mode: 'road', vehicle: '1234nf932', classifier: 'EST' }, { unit: 'MSKU0000006' }]);
    const ids = read.value.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    const taken = readDcsaEvents({ metadata: metadata('TRANSPORT', { retractedEventID: metadata('').eventID }) }, { ...parts, idsOf: () => ids });
    expect(taken.kind === 'read' && taken.value.map((one) => 'retracts' in one && one.retracts)).toEqual(ids);
  });

  test('codes of papers, empty equipment and wishes are left out by name', () => {
    const issued = {
      metadata: metadata('SHIPMENT'),
      payload: {
        eventClassifierCode: 'ACT',
        eventDateTime: '2022-09-19T06:31:00+02:00',
        shipmentEventTypeCode: 'ISSU',
        documentTypeCode: 'TRD',
        documentReference: '1',
      },
    };
    const wish = { metadata: metadata('EQUIPMENT'), payload: { ...dropped.payload, eventClassifierCode: 'REQ' } };
    expect(readDcsaEvents([issued, wish], parts)).toMatchObject({
      kind: 'read',
      value: [],
      leftOut: [{ at: 'events.0.payload' }, { at: 'events.1.payload' }],
    });
  });

  test('TR10: an empty container that comes or goes is left out by name; what fills or empties it is followed', () => {
    const empty = (equipmentEventTypeCode: string, emptyIndicatorCode: string) => ({
      metadata: metadata('EQUIPMENT'),
      payload: { ...dropped.payload, equipmentEventTypeCode, emptyIndicatorCode },
    });
    const codes = ['GTOT', 'GTIN', 'LOAD', 'DISC', 'PICK', 'DROP'];
    expect(
      readDcsaEvents(
        codes.map((code) => empty(code, 'EMPTY')),
        parts,
      ),
    ).toMatchObject({
      kind: 'read',
      value: [],
      leftOut: codes.map((code, i) => ({ at: `events.${i}.payload`, sentence: expect.stringContaining(code) })),
    });
    const followed = [empty('STUF', 'EMPTY'), empty('STRP', 'EMPTY'), empty('GTOT', 'LADEN')];
    expect(readDcsaEvents(followed, parts)).toMatchObject({ value: [{ code: 'STUF' }, { code: 'STRP' }, { code: 'GTOT' }], leftOut: [] });
  });

  test('an event of a shipment must have happened', () => {
    const hold = {
      metadata: metadata('SHIPMENT'),
      payload: {
        eventClassifierCode: 'PLN',
        eventDateTime: '2022-09-19T06:31:00+02:00',
        shipmentEventTypeCode: 'HOLD',
        documentTypeCode: 'TRD',
        documentReference: '1',
      },
    };
    expect(readDcsaEvents(hold, parts)).toMatchObject({ kind: 'problems', problems: [{ at: 'payload.eventClassifierCode' }] });
  });

  test('every problem of every event is told, and none is read', () => {
    const bad = { metadata: { ...metadata('EQUIPMENT'), eventID: 'x' }, payload: {} };
    const late = {
      metadata: metadata('EQUIPMENT'),
      payload: { ...dropped.payload, eventDateTime: '12.11.2019', location: { latitude: '91', longitude: '5' } },
    };
    const read = readDcsaEvents([dropped, bad, late, 7], parts);
    expect(read.kind === 'problems' && read.problems.map(({ at }) => at)).toEqual([
      'events.1.metadata.eventID',
      'events.2.payload.eventDateTime',
      'events.2.payload.location.latitude',
      'events.3',
    ]);
  });
});

describe('ST4: our events in the words of DCSA', () => {
  test.each([
    ['sea', 'VESSEL', 'POTE', { vessel: { name: 'V' } }],
    ['ferry', 'VESSEL', 'POTE', { vessel: { name: 'V' } }],
    ['rail', 'RAIL', 'RAMP', { railService: 'V' }],
    ['road', 'TRUCK', 'POTE', { licencePlate: 'V' }],
  ] as const)('%s is %s at %s', (mode, modeOfTransport, facilityTypeCode, named) => {
    const answer = writeDcsaEvent({ ...tracked, mode, vehicle: 'V' }, writing);
    expect(answer).toMatchObject({ kind: 'event', event: { payload: { transportCall: { modeOfTransport, facilityTypeCode, ...named } } } });
  });

  test('customs and the crossing are at a border; a change of gauge is a discharge and a loading at a ramp', () => {
    for (const code of ['CUSS', 'CUSI', 'CUSR', 'CROS'] as const)
      expect(writeDcsaEvent({ ...tracked, code, mode: null, vehicle: null }, writing)).toMatchObject({
        event: { payload: { facilityTypeCode: 'BORD' } },
      });
    for (const code of ['DISC', 'LOAD'] as const)
      expect(writeDcsaEvent({ ...tracked, code, mode: 'rail' }, writing)).toMatchObject({
        event: { payload: { transportCall: { facilityTypeCode: 'RAMP' } } },
      });
  });

  test('what DCSA has no word for is said', () => {
    expect(writeDcsaEvent({ ...tracked, code: 'POSI' }, writing).kind).toBe('none');
    expect(writeDcsaEvent({ ...tracked, code: 'HOLD', classifier: 'PLN' }, writing).kind).toBe('none');
    expect(writeDcsaEvent({ ...tracked, mode: 'air' }, writing)).toMatchObject({ kind: 'event', notes: [expect.stringContaining('air')] });
  });

  test('a place without a UN/LOCODE goes by its position', () => {
    const answer = writeDcsaEvent({ ...tracked, place: 'cn-kz-khorgos-road', mode: 'road' }, writing);
    expect(answer).toMatchObject({
      event: { payload: { transportCall: { location: { locationType: 'GEO', latitude: '44.2', longitude: '80.4' } } } },
    });
  });

  test('a retraction names the event by the same UUID and has no payload', () => {
    const event = writeDcsaEvent(tracked, writing);
    const taken = writeDcsaRetraction({ id: 'kz-78', reportedBy: 'caspian-line', recordedAt: '2024-07-03T13:00:00+05:00', event: tracked }, writing);
    if (event.kind === 'none' || taken.kind === 'none') throw new Error('not written');
    expect(taken.event.metadata.retractedEventID).toBe(event.event.metadata.eventID);
    expect('payload' in taken.event).toBe(false);
  });

  test('an id that is a UUID stays it; another gets one of version 8, the same for the same sender and no other', () => {
    const uuid = '0D5B4D1C-8A9E-4F5A-9B1E-3F2F4C6D7E80';
    expect(eventUuid('a', uuid)).toBe(uuid.toLowerCase());
    expect(eventUuid('a', 'kz-77')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(eventUuid('a', 'kz-77')).toBe(eventUuid('a', 'kz-77'));
    expect(eventUuid('b', 'kz-77')).not.toBe(eventUuid('a', 'kz-77'));
  });

  test('ST5: whatever is written is right by the schema and is read back as it was', () => {
    for (const code of eventCodes)
      for (const mode of [null, ...eventModes])
        for (const unit of ['MSKU0000006', '豫A12345'])
          for (const place of ['KZKUR', 'GETBS', null]) {
            const event: TrackedEvent = {
              ...tracked,
              code,
              mode,
              unit,
              place,
              vehicle: mode === null ? null : 'V',
              note: 'windy',
              delayReason: 'WEA',
            };
            const answer = writeDcsaEvent(event, writing);
            if (answer.kind === 'none') continue;
            expect(dcsaEventSchema.safeParse(answer.event).success).toBe(true);
            const read = readDcsaEvents(JSON.parse(JSON.stringify(answer.event)), parts);
            if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
            const [back] = read.value as NewEvent[];
            expect(back).toMatchObject({ unit, code, classifier: 'ACT', at: event.at, delayReason: 'WEA' });
            if (code !== 'HOLD' && code !== 'RELS') expect(back?.place).toBe(place);
            // the mode and the vehicle survive where DCSA has the mode; a ship is by sea for containers and a ferry for what rolls
            if (mode === 'road' || mode === 'rail') expect(back).toMatchObject(code === 'HOLD' || code === 'RELS' ? {} : { mode, vehicle: 'V' });
            if (mode === 'ferry' && unit === '豫A12345' && back?.mode !== null) expect(back?.mode).toBe('ferry');
          }
  });
});
