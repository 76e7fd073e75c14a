/** One story for the document, in two days of July: a test holds each part to its schema. Times, names and figures are made up but for the crossing. */
import { planAnswerExample } from '../examples.js';

/** The way of the plan’s example, cut to its crossing. */
const [planned] = planAnswerExample.itineraries;
const itinerary = {
  ...planned,
  legs: (planned?.legs ?? []).filter(({ mode }) => mode === 'ferry').map((leg) => ({ ...leg, sources: leg.sources.slice(0, 1) })),
};
const places = planAnswerExample.places;
const moment = '2024-07-02T16:00:00+05:00';
const publicKey = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
const contentHash = '4f0d3c1e6a5b4c7d8e9f00112233445566778899aabbccddeeff001122334455';
const signature = 'jTVx9v0wYpGk3yJ1m2D5sQbWq8ZrLh7cN4uXeKfAo6iSgPtMvBdRyHlUzCjEnTkIwOxFaYbGqLpDsVhJmZrXCA';

export const meExample = {
  party: 'henan-hauliers',
  scopes: ['consignments:read', 'orders:read', 'orders:sign', 'events:write'],
  now: '2024-07-03T06:58:00.000Z',
  head: 41,
};

export const partyChangeExample = { address: ['88 Kexue Dadao'], city: '450001 Zhengzhou', contact: 'office@hauliers.example' };
export const newPartyExample = { id: 'henan-hauliers', name: 'Hauliers of Henan', country: 'CN', ...partyChangeExample };
export const newSigningKeyExample = { publicKey };
export const signingKeyExample = { id: '21fe31dfa154a261', publicKey, addedAt: moment, revokedAt: null };
export const partyExample = { ...newPartyExample, signingKeys: [signingKeyExample] };

export const newAccessKeyExample = { party: 'henan-hauliers', scopes: ['events:read', 'events:write'], label: 'Trucks’ telematics', expiresAt: null };
export const accessKeyExample = { id: 'key-2f6a90c1d4', ...newAccessKeyExample, createdAt: moment, revokedAt: null };
export const madeAccessKeyExample = { key: accessKeyExample, secret: 'qk_9sT2mYw7RkQv4NzXaLpB8dHcJfEuGt3W' };

export const auditEntryExample = {
  id: 'audit-0000000017',
  at: '2024-07-03T06:59:10.000Z',
  party: 'henan-hauliers',
  accessKey: accessKeyExample.id,
  action: 'signOrder',
  subject: 'order-5b1c77e0aa',
  because: 'not-allowed',
  sentence: 'This key has not the scope “orders:sign”, which signOrder needs: ask whoever gave it for one that has.',
};

export const newConsignmentExample = {
  reference: 'WIND-07',
  parties: [
    { party: 'henan-hauliers', role: 'shipper' },
    { party: 'baku-wind', role: 'consignee' },
  ],
  cargo: 'truck:20t',
  goods: [
    {
      description: 'Parts of wind turbines',
      hs: '850300',
      packages: 12,
      packing: 'crates',
      marks: null,
      grossKg: 20_000,
      volumeM3: 60,
      valueUsd: 180_000,
      dangerous: null,
    },
  ],
  units: [{ id: 'ZH-A7K25', kind: 'truck', type: 'semitrailer', grossKg: 20_000, seals: ['KZ0042'] }],
  itinerary,
  places,
  replay: null,
  deadline: '2024-07-12T23:59:00+04:00',
  papers: [{ kind: 'TIR', number: 'XC12345678', issuedAt: '2024-06-26T09:00:00+08:00', expiresAt: '2024-08-26T09:00:00+08:00' }],
};
export const consignmentExample = {
  id: 'consignment-0c41f2b7d9',
  version: 2,
  state: 'booked',
  ...newConsignmentExample,
  units: newConsignmentExample.units.map((unit) => ({ ...unit, warnings: [] })),
  itineraryVersion: 1,
  proposal: null,
  order: 'order-5b1c77e0aa',
  createdAt: moment,
  createdBy: 'henan-hauliers',
};
export const consignmentChangeExample = {
  version: 2,
  deadline: '2024-07-13T23:59:00+04:00',
  particulars: { establishedAt: 'Zhengzhou', payment: 'carriage-paid' },
};
export const proposalExample = { version: 2, itinerary, places, replay: null, because: 'The ferry of Thursday is full' };
export const waysOnExample = { from: 'Port of Kuryk, gate in at 16:00', ways: [{ itinerary, places, replay: null }], none: null };

export const newShareLinkExample = { expiresAt: '2024-07-31T00:00:00+04:00' };
export const shareLinkExample = {
  id: 'link-66d20b1f3e',
  consignment: consignmentExample.id,
  createdAt: moment,
  expiresAt: newShareLinkExample.expiresAt,
  revokedAt: null,
};
export const madeShareLinkExample = { link: shareLinkExample, token: 'qs_Xw4LrN8vKq2ZtYb6HmDp9cJfSgEuTa1R' };

export const newOrderExample = {
  title: 'First sailing of the Direct Express',
  instruction: 'All convoys embark and sail for Alat.',
  convoys: [
    {
      id: 'trucks-cn',
      party: 'henan-hauliers',
      name: 'One Chinese truck',
      kind: 'trucks',
      place: 'KZKUR',
      units: ['ZH-A7K25'],
      consignments: [consignmentExample.id],
      checklist: [{ id: 'papers', text: 'TIR carnets are on board' }],
    },
  ],
  signatories: ['henan-hauliers', 'kuryk-port'],
  window: { opensAt: '2024-07-03T11:30:00+05:00', closesAt: '2024-07-03T13:00:00+05:00' },
};
export const checkExample = { convoy: 'trucks-cn', item: 'papers', done: true };
export const signatureExample = { party: 'henan-hauliers', keyId: signingKeyExample.id, contentHash, signature };
export const orderExample = {
  id: 'order-5b1c77e0aa',
  state: 'countersigned',
  content: { formatVersion: 1, id: 'order-5b1c77e0aa', version: 1, ...newOrderExample, issuedBy: 'henan-hauliers', issuedAt: moment },
  contentHash,
  readiness: [
    {
      convoy: 'trucks-cn',
      checks: [{ item: 'papers', done: true, by: 'henan-hauliers', at: '2024-07-03T10:40:00+05:00' }],
      ready: true,
      declaredAt: '2024-07-03T10:41:00+05:00',
    },
  ],
  signatures: [{ ...signatureExample, signedAt: '2024-07-03T11:58:20+05:00' }],
  inForceAt: null,
  earlier: [],
  withdrawn: null,
};
export const orderFileExample = {
  formatVersion: 1,
  order: orderExample,
  keys: [{ party: 'henan-hauliers', keyId: signingKeyExample.id, publicKey }],
};

const newEventExample = {
  id: 'gate-in-A7K25',
  unit: 'ZH-A7K25',
  code: 'GTIN',
  classifier: 'ACT',
  at: '2024-07-02T15:40:00+05:00',
  place: 'KZKUR',
  position: null,
  mode: 'road',
  vehicle: 'ZH-A7K25',
  note: null,
  delayReason: null,
};
export const postedEventsExample = { events: [newEventExample] };
export const eventExample = {
  ...newEventExample,
  consignments: [consignmentExample.id],
  recordedAt: '2024-07-02T15:41:02+05:00',
  reportedBy: 'henan-hauliers',
  retractedBy: null,
  retractedAt: null,
  warnings: [],
};

export const positionReportExample = { unit: 'ZH-A7K25', at: '2024-07-01T08:00:00+05:00', lat: 46.98, lon: 54.02, vehicle: null, note: null };
export const documentExample = {
  formatVersion: 1,
  kind: 'cmr',
  titles: { en: 'International consignment note', fr: 'Lettre de voiture internationale' },
  languages: ['en', 'fr'],
  number: null,
  consignments: [consignmentExample.id],
  draft: true,
  draftBecause: ['The order that releases it is not in force.'],
  writtenAt: '2024-07-02T11:00:00.000Z',
  writtenBy: newPartyExample.name,
  pages: [
    {
      id: 'cmr',
      titles: { en: 'Copy for the sender', fr: 'Exemplaire de l’expéditeur' },
      boxes: [{ id: 'cmr.1', number: '1', titles: { en: 'Sender', fr: 'Expéditeur' }, lines: ['Hauliers of Henan', 'CN'], state: 'filled' }],
      tables: [],
    },
  ],
  missing: [
    { box: 'cmr.1', required: false, sentence: 'The address of the sender is not on record.', at: 'address and city of party henan-hauliers' },
  ],
  notes: [],
};
export const epcisExample = {
  '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2024-07-02T11:00:00.000Z',
  epcisBody: {
    eventList: [
      {
        type: 'ObjectEvent',
        eventID: 'urn:uuid:0d5b4d1c-8a9e-4f5a-9b1e-3f2f4c6d7e81',
        eventTime: '2024-07-02T15:40:00+05:00',
        eventTimeZoneOffset: '+05:00',
        action: 'OBSERVE',
        bizStep: 'arriving',
        epcList: ['https://example.org/trucks/ZH-A7K25'],
        readPoint: { id: 'https://example.org/places/KZKUR' },
      },
    ],
  },
};
export const dcsaEventExample = {
  metadata: {
    eventID: '0d5b4d1c-8a9e-4f5a-9b1e-3f2f4c6d7e80',
    eventCreatedDateTime: '2024-07-02T15:41:02+05:00',
    eventType: 'EQUIPMENT',
    publisher: { partyName: newPartyExample.name },
    publisherRole: 'CA',
  },
  payload: {
    eventClassifierCode: 'ACT',
    eventDateTime: '2024-07-02T15:40:00+05:00',
    equipmentEventTypeCode: 'GTIN',
    equipmentReference: 'ZH-A7K25',
    transportCall: { modeOfTransport: 'TRUCK', licencePlate: 'ZH-A7K25', location: { locationType: 'UNLO', UNLocationCode: 'KZKUR' } },
  },
};
export const captureReceiptExample = { accepted: 1, repeated: 0, warnings: [], leftOut: [] };

const spread = { p10: '2024-07-05T20:00:00+04:00', p50: '2024-07-06T08:00:00+04:00', p90: '2024-07-08T14:00:00+04:00' };
export const forecastExample = {
  consignment: consignmentExample.id,
  itineraryVersion: 1,
  number: 2,
  issuedAt: '2024-07-03T21:00:00+05:00',
  from: { leg: 2, place: 'KZKUR', at: '2024-07-03T20:55:00+05:00', event: 'load-A7K25' },
  arrival: spread,
  onTime: 0.98,
  ahead: [{ leg: 3, ends: spread }],
  cause: { kind: 'late', movedHours: 6.5, leg: 2, sentence: 'The ferry sailed 6.5 h later than was expected.' },
};
export const alarmExample = {
  id: 'alarm-91d0aa37c4',
  kind: 'stopped',
  severity: 'warning',
  state: 'acknowledged',
  consignment: consignmentExample.id,
  unit: 'ZH-A7K25',
  raisedAt: '2024-07-03T23:00:00+05:00',
  sentence: 'ZH-A7K25 has not moved for 31 h at Port of Kuryk.',
  facts: { hours: 31, place: 'KZKUR' },
  acknowledged: { by: 'henan-hauliers', at: '2024-07-03T23:10:00+05:00', note: 'Asked the port' },
  silencedUntil: null,
  clearedAt: null,
};
const sharedLegs = itinerary.legs.map(({ kind, mode, title, from, to, departsAt, arrivesAt, hours, distanceKm, through }) => ({
  ...{ kind, mode, title, from, to, departsAt, arrivesAt, hours, distanceKm, through },
}));
export const sharedConsignmentExample = {
  consignment: {
    id: consignmentExample.id,
    reference: newConsignmentExample.reference,
    state: 'under-way',
    deadline: newConsignmentExample.deadline,
    places,
    itinerary: {
      name: itinerary.name,
      departsAt: itinerary.departsAt,
      arrivesAt: itinerary.arrivesAt,
      hours: itinerary.hours,
      distanceKm: itinerary.distanceKm,
      legs: sharedLegs,
    },
  },
  events: [
    {
      unit: newEventExample.unit,
      code: newEventExample.code,
      classifier: newEventExample.classifier,
      at: newEventExample.at,
      place: newEventExample.place,
      position: null,
      mode: newEventExample.mode,
      vehicle: newEventExample.vehicle,
    },
  ],
  forecast: { issuedAt: forecastExample.issuedAt, arrival: spread, onTime: forecastExample.onTime, ahead: forecastExample.ahead },
  expiresAt: shareLinkExample.expiresAt,
};

export const logLineExample = {
  seq: 41,
  at: '2024-07-02T10:41:02.000Z',
  kind: 'event.recorded',
  party: 'henan-hauliers',
  subject: consignmentExample.id,
  body: eventExample,
  previous: '0b7d4c2e91a6f35880c1d2e3f405162738495a6b7c8d9eafb0c1d2e3f4051627',
  hash: '9e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7',
};

export const newWebhookExample = { url: 'https://example.org/qiyun', kinds: ['order.in-force', 'forecast.issued'], consignment: null };
export const webhookExample = {
  id: 'webhook-7a3310ce52',
  party: 'henan-hauliers',
  ...newWebhookExample,
  createdAt: moment,
  deletedAt: null,
  deliveredSeq: 40,
  failures: 0,
  nextTryAt: null,
};
export const madeWebhookExample = { webhook: webhookExample, secret: 'qw_Tn5KcV8zRq2XwLm7HbYp4dJfGsEu9A3t' };
export const deadLetterExample = { webhook: webhookExample.id, seq: 12, at: moment, tries: 12, because: 'It answered 500.' };
