/**
 * Two consignments of the launch of 3 July 2024, small enough to check by eye: a truck from Khorgos by Kuryk and the ferry to Alat and Tbilisi, and
 * containers by train from Chongqing by Khorgos to Aktau. Places and days are those published; parties, goods and numbers are made up.
 */
import type { Consignment, DispatchOrder, DocumentParticulars, Party } from '../../src/contract/index.js';
import type { ConsignmentRecord, Writing } from '../../src/operations/index.js';

type Leg = Consignment['itinerary']['legs'][number];

const place = (id: string, name: string, country: string): Leg['from'] => ({ id, name, country, lat: 43, lon: 52 });
const khorgos = place('CNHRS', 'Khorgos', 'CN');
const nurZholy = place('cn-kz-khorgos-road', 'Khorgos/Nur Zholy', 'CN');
const kuryk = place('KZKUR', 'Port of Kuryk', 'KZ');
const alat = place('AZALA', 'Port of Alat', 'AZ');
const krasnyMost = place('az-ge-krasny-most-road', 'Red Bridge', 'AZ');
const tbilisi = place('GETBS', 'Tbilisi', 'GE');
const chongqing = place('CNCQI', 'Chongqing', 'CN');
const altynkol = place('cn-kz-altynkol-rail', 'Khorgos/Altynkol', 'CN');
const aktau = place('KZAAU', 'Aktau', 'KZ');

const named = (id: string, en: string, ru: string, zhHans: string, zone: string): Consignment['places'][number] => ({
  id,
  zone,
  names: { en, ru, zhHans, zhHant: zhHans },
});
const places: Consignment['places'] = [
  named('CNHRS', 'Khorgos', 'Хоргос', '霍尔果斯', 'Asia/Shanghai'),
  named('cn-kz-khorgos-road', 'Khorgos/Nur Zholy', 'Хоргос — Нур Жолы', '霍尔果斯—努尔饶尔口岸', 'Asia/Shanghai'),
  named('KZKUR', 'Port of Kuryk', 'Порт Курык', '库雷克港', 'Asia/Aqtau'),
  named('AZALA', 'Port of Alat', 'Порт Алят', '阿利亚特港', 'Asia/Baku'),
  named('GETBS', 'Tbilisi', 'Тбилиси', '第比利斯', 'Asia/Tbilisi'),
  named('CNCQI', 'Chongqing', 'Чунцин', '重庆', 'Asia/Shanghai'),
  named('cn-kz-altynkol-rail', 'Khorgos/Altynkol', 'Хоргос — Алтынколь', '霍尔果斯—阿腾科里', 'Asia/Shanghai'),
  named('KZAAU', 'Aktau', 'Актау', '阿克套', 'Asia/Aqtau'),
];

const leg = (
  kind: Leg['kind'],
  layer: string,
  from: Leg['from'],
  to: Leg['to'],
  [departsAt, arrivesAt]: readonly [string, string],
  service: string | null = null,
): Leg => ({
  kind,
  mode: kind === 'operation' || kind === 'wait' ? null : ({ truck: 'road', roro: 'ferry', rail_ferry: 'ferry' }[layer] ?? 'rail'),
  layer,
  title: kind,
  from,
  to,
  departsAt,
  arrivesAt,
  hours: 1,
  distanceKm: 1,
  costUsd: 1,
  co2eKg: { wtw: 1, wtt: 0, ttw: 1 },
  through: [],
  vehicle: '',
  service: service === null ? null : { id: service, name: service },
  sources: [],
});

const itinerary = (legs: Leg[]): Consignment['itinerary'] => ({
  id: 'way-1',
  name: 'the way of the launch',
  labels: [],
  departsAt: legs[0]?.departsAt ?? '',
  arrivesAt: legs.at(-1)?.arrivesAt ?? '',
  hours: { mean: 1, p10: 1, p50: 1, p90: 1 },
  onTime: null,
  costUsd: 1,
  co2eKg: { wtw: 1, wtt: 0, ttw: 1 },
  distanceKm: 1,
  transshipments: 0,
  legs,
});

export const truckWay = itinerary([
  leg('run', 'truck', khorgos, nurZholy, ['2024-06-26T08:00:00+08:00', '2024-06-26T08:30:00+08:00']),
  leg('procedure', 'truck', nurZholy, nurZholy, ['2024-06-26T08:30:00+08:00', '2024-06-26T16:30:00+08:00']),
  leg('run', 'truck', nurZholy, kuryk, ['2024-06-26T13:30:00+05:00', '2024-07-01T18:00:00+05:00']),
  leg('operation', 'roro', kuryk, kuryk, ['2024-07-01T18:00:00+05:00', '2024-07-02T02:00:00+05:00']),
  leg('wait', 'roro', kuryk, kuryk, ['2024-07-02T02:00:00+05:00', '2024-07-03T12:00:00+05:00'], 'Ferry Kuryk - Alat'),
  leg('run', 'roro', kuryk, alat, ['2024-07-03T12:00:00+05:00', '2024-07-04T05:00:00+04:00'], 'Ferry Kuryk - Alat'),
  leg('operation', 'truck', alat, alat, ['2024-07-04T05:00:00+04:00', '2024-07-04T13:00:00+04:00']),
  leg('run', 'truck', alat, krasnyMost, ['2024-07-04T13:00:00+04:00', '2024-07-05T08:00:00+04:00']),
  leg('procedure', 'truck', krasnyMost, krasnyMost, ['2024-07-05T08:00:00+04:00', '2024-07-05T11:00:00+04:00']),
  leg('run', 'truck', krasnyMost, tbilisi, ['2024-07-05T11:00:00+04:00', '2024-07-05T12:30:00+04:00']),
]);

export const trainWay = itinerary([
  leg('operation', 'truck', chongqing, chongqing, ['2024-06-22T08:00:00+08:00', '2024-06-22T10:00:00+08:00']),
  leg('run', 'rail1435', chongqing, altynkol, ['2024-06-22T10:00:00+08:00', '2024-06-26T10:00:00+08:00']),
  leg('procedure', 'rail1435', altynkol, altynkol, ['2024-06-26T10:00:00+08:00', '2024-06-26T22:00:00+08:00']),
  leg('operation', 'ground', altynkol, altynkol, ['2024-06-26T22:00:00+08:00', '2024-06-27T10:00:00+08:00']),
  leg('run', 'rail1520', altynkol, aktau, ['2024-06-27T07:00:00+05:00', '2024-07-01T19:00:00+05:00']),
]);

export const parties: readonly Party[] = [
  { id: 'henan-wind', name: 'Henan Wind Components Co., Ltd. 河南风电部件有限公司', country: 'CN', signingKeys: [] },
  { id: 'kavkaz-energy', name: 'ООО «Кавказ Энергия» (Kavkaz Energy LLC)', country: 'GE', signingKeys: [] },
  { id: 'henan-hauliers', name: 'Henan International Hauliers 河南国际公路运输', country: 'CN', signingKeys: [] },
  { id: 'caspian-line', name: 'Caspian Line', country: 'AZ', signingKeys: [] },
  { id: 'ktz', name: 'Қазақстан темір жолы', country: 'KZ', signingKeys: [] },
  { id: 'qiyun-desk', name: 'Qiyun dispatch desk', country: 'KZ', signingKeys: [] },
];
const issuer = parties[5] as Party;
export const writing: Writing = { now: '2024-06-25T16:00:00+08:00', issuer };

export const truckConsignment: Consignment = {
  id: 'c-2024-0001',
  version: 3,
  state: 'booked',
  reference: 'HW-2024-118',
  parties: [
    { party: 'henan-wind', role: 'shipper' },
    { party: 'kavkaz-energy', role: 'consignee' },
    { party: 'henan-hauliers', role: 'carrier' },
    { party: 'caspian-line', role: 'carrier' },
  ],
  cargo: '1xtruck:20t',
  goods: [
    {
      description: 'Wind turbine gearboxes',
      hs: '848340',
      packages: 4,
      packing: 'wooden cases',
      marks: 'HW 1–4',
      grossKg: 17_500,
      volumeM3: 38.5,
      valueUsd: 410_000,
      dangerous: null,
    },
    {
      description: 'Paint',
      hs: '320810',
      packages: 12,
      packing: 'drums',
      marks: 'HW P',
      grossKg: 1_250,
      volumeM3: 2.25,
      valueUsd: 9_000,
      dangerous: { un: '1263', class: '3', packingGroup: 'III' },
    },
  ],
  units: [{ id: '豫A12345', kind: 'truck', type: 'semitrailer', grossKg: 18_750, seals: ['CN778812'], warnings: [] }],
  itinerary: truckWay,
  places,
  replay: null,
  deadline: '2024-07-08T18:00:00+04:00',
  papers: [
    { kind: 'CMR', number: 'CN-0012345', issuedAt: '2024-06-25T00:00:00+08:00', expiresAt: null },
    { kind: 'TIR', number: 'XF84512345', issuedAt: '2024-06-24T00:00:00+08:00', expiresAt: '2024-08-23T00:00:00+08:00' },
    { kind: 'INV', number: 'HW-INV-118', issuedAt: '2024-06-20T00:00:00+08:00', expiresAt: null },
    { kind: 'PKL', number: 'HW-PL-118', issuedAt: null, expiresAt: null },
  ],
  itineraryVersion: 1,
  proposal: null,
  order: 'o-1',
  createdAt: '2024-06-20T10:00:00+08:00',
  createdBy: 'henan-wind',
};

export const orderInForce: DispatchOrder = {
  id: 'o-1',
  state: 'in-force',
  content: {
    formatVersion: 1,
    id: 'o-1',
    version: 1,
    title: 'Launch',
    instruction: 'All convoys embark and sail for Alat',
    convoys: [
      {
        id: 'cn',
        party: 'henan-hauliers',
        name: 'Chinese trucks',
        kind: 'trucks',
        place: 'KZKUR',
        units: ['豫A12345'],
        consignments: ['c-2024-0001'],
        checklist: [{ id: 'a', text: 'Seals' }],
      },
    ],
    signatories: ['henan-hauliers'],
    window: { opensAt: '2024-07-03T11:00:00+05:00', closesAt: '2024-07-03T13:00:00+05:00' },
    issuedBy: 'qiyun-desk',
    issuedAt: '2024-07-01T11:00:00+05:00',
  },
  contentHash: '0'.repeat(64),
  readiness: [],
  signatures: [],
  inForceAt: '2024-07-03T12:00:00+05:00',
  earlier: [],
  withdrawn: null,
};

export const particulars: DocumentParticulars = {
  addresses: {
    'henan-wind': ['88 Kexue Dadao, High-tech Zone', '450001 Zhengzhou 郑州市科学大道88号'],
    'kavkaz-energy': ['12 Rustaveli Avenue', '0108 Tbilisi'],
    'henan-hauliers': ['5 Hanghai Road', '450016 Zhengzhou'],
    'caspian-line': ['Alat Settlement', 'AZ1080 Baku'],
  },
  establishedAt: 'Khorgos',
  instructions: 'Customs transit under TIR, seals not to be broken before Tbilisi',
  contract: 'HW-KE/2024-07',
  payment: 'carriage-paid',
  incoterm: 'CPT Tbilisi (Incoterms 2020)',
  charges: [{ what: 'Carriage Khorgos – Tbilisi', payer: 'sender', amount: 6_400, currency: 'USD' }],
  vehicles: [{ unit: '豫A12345', trailer: '豫A9876挂' }],
  carnet: {
    association: 'CRTA, China Road Transport Association',
    holderId: 'CHN/041/1234567',
    certificates: [{ vehicle: '豫A12345', number: 'CN-41-000117', date: '2024-03-01' }],
    departureOffices: ['Khorgos Customs 霍尔果斯海关'],
    destinationOffices: ['Tbilisi Customs'],
  },
  vessel: { name: 'Professor Gül', imo: '8422084', flag: 'Azerbaijan', voyage: '24-117', master: 'R. Məmmədov' },
};

export const truckRecord: ConsignmentRecord = { consignment: truckConsignment, parties, order: orderInForce, particulars };

/** As many containers as asked, each on a wagon of its own. */
export function trainRecord(containers: number): ConsignmentRecord {
  const numbers = ['CSQU3054383', 'APZU4812090', 'MSKU0000006', 'TCLU1234568'];
  const units = Array.from({ length: containers }, (_, i) => ({
    id: numbers[i] ?? `TEST${String(i).padStart(7, '0')}`,
    kind: 'container' as const,
    type: '40HC',
    grossKg: 20_000,
    seals: [`S${1000 + i}`],
    warnings: [],
  }));
  const consignment: Consignment = {
    ...truckConsignment,
    id: 'c-2024-0002',
    reference: 'CQ-55',
    state: 'under-way',
    order: null,
    parties: [
      { party: 'henan-wind', role: 'shipper' },
      { party: 'kavkaz-energy', role: 'consignee' },
      { party: 'ktz', role: 'railway' },
    ],
    goods: [
      {
        description: 'Electronics and motorcycle parts',
        hs: '871410',
        packages: 40 * containers,
        packing: 'cartons',
        marks: null,
        grossKg: 20_000 * containers,
        volumeM3: null,
        valueUsd: 50_000 * containers,
        dangerous: null,
      },
    ],
    units,
    itinerary: trainWay,
    papers: [
      { kind: 'SMGS', number: '27001234', issuedAt: null, expiresAt: null },
      { kind: 'INV', number: 'CQ-INV-55', issuedAt: null, expiresAt: null },
    ],
  };
  return {
    consignment,
    parties,
    order: undefined,
    particulars: {
      addresses: { 'henan-wind': ['88 Kexue Dadao'], 'kavkaz-energy': ['12 Rustaveli Avenue'] },
      establishedAt: 'Chongqing',
      vehicles: units.map(({ id }, i) => ({ unit: id, wagon: String(94_000_000 + i) })),
      rail: {
        stations: { CNCQI: '57280', KZAAU: '663802', 'cn-kz-altynkol-rail': '691008' },
        wagons: units.map((_, i) => ({ number: String(94_000_000 + i), suppliedBy: 'carrier' as const, capacityT: 69, axles: 4, tareT: 22.5 })),
        loadedBy: 'consignor',
        massBy: 'by the weights stencilled on the packages',
        carriers: [
          { name: 'China Railway', from: 'Chongqing', to: 'Khorgos', code: '0033' },
          { name: 'KTZ', from: 'Altynkol', to: 'Aktau', code: '0027' },
        ],
        payers: [{ railway: 'KTZ', payer: 'Silk Forwarding LLP', basis: 'contract 17/24' }],
      },
    },
  };
}
