import { describe, expect, test } from 'vitest';
import {
  orderInForce,
  particulars,
  trainRecord,
  trainWay,
  truckConsignment,
  truckRecord,
  truckWay,
  writing,
} from '../../../test/operations/launch-records.js';
import { type DocumentKind, type DocumentModel, documentKinds, documentParticularsSchema, documentSchema } from '../../contract/index.js';
import { type ConsignmentRecord, type DocumentAnswer, listCarriages, writeDocument, writeManifest } from './index.js';

const recordOf: Readonly<Record<DocumentKind, ConsignmentRecord>> = {
  cmr: truckRecord,
  tir: truckRecord,
  manifest: truckRecord,
  smgs: trainRecord(4),
  'cim-smgs': trainRecord(4),
};
const written = (answer: DocumentAnswer): DocumentModel => {
  if (answer.kind === 'none') throw new Error(answer.sentence);
  return answer.document;
};
const write = (kind: DocumentKind, record = recordOf[kind], more = {}): DocumentModel =>
  written(writeDocument(kind, record, { ...writing, ...more }));
const boxesOf = (document: DocumentModel) => document.pages.flatMap(({ boxes }) => boxes);
const linesOf = (document: DocumentModel, id: string): readonly string[] => {
  const box = boxesOf(document).find((one) => one.id === id);
  if (box === undefined) throw new Error(`no box ${id}`);
  return box.lines;
};
/** Cells of a column, by its id. */
const cellsOf = (document: DocumentModel, id: string): string[] => {
  for (const table of document.pages.flatMap(({ tables }) => tables)) {
    const column = table.columns.findIndex((one) => one.id === id);
    if (column >= 0) return table.rows.map((row) => row[column] ?? '');
  }
  throw new Error(`no column ${id}`);
};
const changed = (more: Partial<typeof truckConsignment>): ConsignmentRecord => ({ ...truckRecord, consignment: { ...truckConsignment, ...more } });

describe.each(documentKinds)('DO1: every paper, %s', (kind) => {
  test('is right by its schema, with every id once and every title in every language', () => {
    const document = write(kind);
    expect(documentSchema.parse(document)).toEqual(document);
    const columns = document.pages.flatMap(({ tables }) => tables.flatMap((table) => table.columns));
    const ids = [...boxesOf(document), ...columns].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { titles } of [document, ...document.pages, ...boxesOf(document), ...columns]) expect(Object.keys(titles)).toEqual(document.languages);
  });

  test('the same record at the same moment is the same paper', () => {
    expect(JSON.stringify(write(kind))).toBe(JSON.stringify(write(kind)));
  });

  test('is complete and in force for a complete record in force', () => {
    expect(write(kind).draftBecause).toEqual([]);
    expect(write(kind).draft).toBe(false);
  });

  test('is a draft where nothing but the consignment is known, and names each box that is missing', () => {
    const document = write(kind, { ...recordOf[kind], particulars: {} });
    expect(document.draft).toBe(true);
    const empty = boxesOf(document).filter(({ state }) => state === 'missing');
    expect(empty.every(({ lines }) => lines.length === 0)).toBe(true);
    const named = document.missing.map(({ box }) => box);
    expect(empty.filter(({ id }) => !named.includes(id))).toEqual([]);
    expect(document.draftBecause).toEqual(document.missing.filter(({ required }) => required).map(({ sentence }) => sentence));
  });

  test('is a draft until what releases the consignment is in force', () => {
    const record = recordOf[kind];
    const { consignment } = record;
    const waiting: ConsignmentRecord =
      consignment.order === null
        ? { ...record, consignment: { ...consignment, state: 'booked' } }
        : { ...record, order: { ...orderInForce, state: 'countersigned', inForceAt: null } };
    expect(write(kind, waiting)).toMatchObject({ draft: true, draftBecause: [expect.stringMatching(/countersigned|no order/)] });
  });
});

describe('DO2: the CMR note agrees with the record', () => {
  const document = write('cmr');

  test('parties with address and country, ends, papers, plates', () => {
    expect(linesOf(document, 'cmr.1')).toEqual([
      ...['Henan Wind Components Co., Ltd. 河南风电部件有限公司'],
      ...(particulars.addresses?.['henan-wind'] ?? []),
      'China (CN)',
    ]);
    expect(linesOf(document, 'cmr.2')[0]).toContain('Кавказ Энергия');
    expect(linesOf(document, 'cmr.3')).toEqual(['Tbilisi / Тбилиси / 第比利斯, GE']);
    // taken over where the truck leaves, on the day that it is there
    expect(linesOf(document, 'cmr.4')).toEqual(['Khorgos / Хоргос / 霍尔果斯, CN', '2024-06-26']);
    expect(linesOf(document, 'cmr.5')).toEqual(['TIR carnet XF84512345 (2024-06-24)', 'Invoice HW-INV-118 (2024-06-20)', 'Packing list HW-PL-118']);
    expect(linesOf(document, 'cmr.16')[0]).toContain('Henan International Hauliers');
    expect(linesOf(document, 'cmr.17')[0]).toBe('Caspian Line');
    expect(linesOf(document, 'cmr.13')).toContain('Under TIR carnet XF84512345');
    expect(linesOf(document, 'cmr.25')).toEqual(['豫A12345, 豫A9876挂']);
    expect(document.number).toBe('CN-0012345');
  });

  test('goods row by row, dangerous goods by the rules, totals of the rows', () => {
    expect(cellsOf(document, 'cmr.9')).toEqual(['Wind turbine gearboxes', 'Paint — UN 1263, 3, PG III', 'semitrailer, seals CN778812']);
    expect(cellsOf(document, 'cmr.10')).toEqual(['848340', '320810', '']);
    // 4 + 12 packages, 17 500 + 1 250 kg, 38.5 + 2.25 m³; no-break spaces group the thousands
    expect(document.pages[0]?.tables[0]?.totals).toEqual(['', '16', '', '', '', '18\u00a0750', '40.75']);
  });

  test('what article 6 of the convention requires keeps it a draft, what it does not require does not', () => {
    const [first] = truckConsignment.goods;
    if (first === undefined) throw new Error('no goods');
    const lacking = write('cmr', changed({ goods: [{ ...first, packages: null, hs: null, volumeM3: null }] }));
    expect(lacking.missing).toEqual([
      { box: 'cmr.7', required: true, sentence: expect.any(String), at: 'goods.packages' },
      { box: 'cmr.10', required: false, sentence: expect.any(String), at: 'goods.hs' },
      { box: 'cmr.12', required: false, sentence: expect.any(String), at: 'goods.volumeM3' },
    ]);
    expect(lacking.draftBecause).toHaveLength(1);
  });

  test('a paper for one of two trucks has the mass of that truck, and nobody guesses its packages', () => {
    const [truck] = truckConsignment.units;
    if (truck === undefined) throw new Error('no truck');
    const two = changed({ units: [truck, { ...truck, id: '豫A54321', grossKg: 10_000 }] });
    const document = write('cmr', two, { unit: '豫A54321' });
    expect(document.pages[0]?.tables[0]?.totals).toEqual(['', '', '', '', '', '10\u00a0000', '']);
    expect(document.missing.map(({ box }) => box)).toContain('cmr.7');
  });
});

describe('DO3: the rail notes agree with the record', () => {
  test('SMGS: stations with codes, borders, wagons, carriers, seals', () => {
    const document = write('smgs');
    expect(linesOf(document, 'smgs.2')).toEqual(['57280 Чунцин / 重庆 / Chongqing, CN']);
    expect(linesOf(document, 'smgs.5')).toEqual(['663802 Актау / 阿克套 / Aktau, KZ']);
    expect(linesOf(document, 'smgs.6')).toEqual(['691008 Хоргос — Алтынколь / 霍尔果斯—阿腾科里 / Khorgos/Altynkol, CN']);
    expect(cellsOf(document, 'smgs.7')).toEqual(['94000000', '94000001', '94000002', '94000003']);
    expect(linesOf(document, 'smgs.19')[0]).toBe('CSQU3054383: 1 × S1000');
    expect(linesOf(document, 'smgs.22')).toEqual(['China Railway (0033): Chongqing – Khorgos', 'KTZ (0027): Altynkol – Aktau']);
    expect(linesOf(document, 'smgs.29')).toEqual(['27001234']);
    expect(document.notes).toEqual([]);
  });

  test('SMGS: a country that does not apply it is said, with the way out', () => {
    const { consignment, ...rest } = trainRecord(1);
    const legs = consignment.itinerary.legs.map((leg) => (leg.to.id === 'KZAAU' ? { ...leg, to: { ...leg.to, country: 'TR' } } : leg));
    const document = write('smgs', { ...rest, consignment: { ...consignment, itinerary: { ...consignment.itinerary, legs } } });
    expect(document.notes).toEqual([expect.stringMatching(/TR .*CIM\/SMGS/)]);
  });

  test('CIM/SMGS: mass, value, place made out', () => {
    const document = write('cim-smgs');
    expect(linesOf(document, 'cim-smgs.27')).toEqual(['200\u00a0000 USD']);
    expect(linesOf(document, 'cim-smgs.28')).toEqual(['Chongqing, 2024-06-25']);
    expect(linesOf(document, 'cim-smgs.16')).toEqual(['57280 Chongqing / Чунцин / 重庆, CN', '2024-06-22 10:00 +08:00']);
    expect(document.pages[0]?.tables[0]?.totals?.at(-1)).toBe('80\u00a0000');
  });
});

describe('DO4: the TIR data', () => {
  test('cover and voucher agree with the record', () => {
    const document = write('tir');
    expect(linesOf(document, 'cover.1')).toEqual(['2024-08-23']);
    expect(linesOf(document, 'cover.3')[0]).toBe('CHN/041/1234567');
    expect(linesOf(document, 'cover.6')).toEqual(['China / Китай']);
    expect(linesOf(document, 'cover.7')).toEqual(['Georgia / Грузия']);
    expect(linesOf(document, 'cover.8')).toEqual(['豫A12345 / 豫A9876挂']);
    expect(linesOf(document, 'cover.9')).toEqual(['CN-41-000117, 2024-03-01']);
    expect(linesOf(document, 'voucher.16')).toEqual(['1: CN778812']);
    expect(cellsOf(document, 'voucher.10')).toEqual(['4 wooden cases Wind turbine gearboxes', '12 drums Paint — UN 1263, 3, PG III']);
  });

  test('one vehicle, one carnet: which, if there are several', () => {
    const [truck] = truckConsignment.units;
    if (truck === undefined) throw new Error('no truck');
    const two = changed({ units: [truck, { ...truck, id: '豫A54321' }] });
    expect(writeDocument('tir', two, writing)).toEqual({ kind: 'none', because: 'which-unit', sentence: expect.stringContaining('豫A54321') });
    expect(linesOf(write('tir', two, { unit: '豫A54321' }), 'cover.8')).toEqual(['豫A54321']);
  });
});

describe('DO5: the manifest of a sailing', () => {
  const second = changed({
    id: 'c-2024-0003',
    reference: 'KZ-7',
    papers: [],
    units: [{ id: '123ABC02', kind: 'truck', type: 'semitrailer', grossKg: 21_000, seals: [], warnings: [] }],
  });

  test('every consignment that sails between the two ports, a row for each load unit, with totals', () => {
    const document = written(writeManifest([truckRecord, second, trainRecord(2)], writing));
    expect(document.consignments).toEqual(['c-2024-0001', 'c-2024-0003']);
    expect(cellsOf(document, 'manifest.reference')).toEqual(['CMR CN-0012345', 'KZ-7']);
    expect(document.pages[0]?.tables[0]?.totals?.[5]).toBe('39\u00a0750');
    expect(document.notes).toEqual([expect.stringContaining('CQ-55')]);
    expect(linesOf(document, 'manifest.5a')).toEqual(['Port of Kuryk / Порт Курык / 库雷克港, KZ']);
    expect(linesOf(document, 'manifest.date')).toEqual(['2024-07-03 12:00 +05:00']);
  });

  test('only those on board, when they are named', () => {
    const document = written(writeManifest([truckRecord, second], writing, ['123ABC02']));
    expect(document.consignments).toEqual(['c-2024-0003']);
  });
});

describe('DO6: an ordinary no has its reason', () => {
  test.each([
    ['cmr', trainRecord(1), 'no-carriage'],
    ['tir', trainRecord(1), 'no-carriage'],
    ['manifest', trainRecord(1), 'no-carriage'],
    ['smgs', truckRecord, 'no-carriage'],
    ['cim-smgs', truckRecord, 'no-carriage'],
  ] as const)('%s', (kind, record, because) => {
    expect(writeDocument(kind, record, writing)).toMatchObject({ kind: 'none', because });
  });

  test('a load unit that there is not, and no consignment at all', () => {
    expect(writeDocument('cmr', truckRecord, { ...writing, unit: 'X' })).toMatchObject({
      kind: 'none',
      because: 'no-unit',
      sentence: expect.stringContaining('X'),
    });
    expect(writeManifest([], writing)).toMatchObject({ kind: 'none', because: 'no-consignment' });
    expect(writeManifest([truckRecord], writing, ['X'])).toMatchObject({ kind: 'none', because: 'no-unit' });
  });

  test('a record without its party or its order is a bug of the caller', () => {
    expect(() => writeDocument('cmr', { ...truckRecord, parties: [] }, writing)).toThrow(/lacks its party/);
    expect(() => writeDocument('cmr', { ...truckRecord, order: undefined }, writing)).toThrow(/lacks its order/);
  });
});

describe('DO7: which stretch a contract covers', () => {
  const ends = (kind: DocumentKind, way: typeof truckWay) => listCarriages(way, kind).map(({ from, to }) => `${from.id}-${to.id}`);

  test('a truck stays under its note over the ferry, a train over the change of gauge', () => {
    expect(ends('cmr', truckWay)).toEqual(['CNHRS-GETBS']);
    expect(ends('smgs', trainWay)).toEqual(['CNCQI-KZAAU']);
    expect(ends('manifest', truckWay)).toEqual(['KZKUR-AZALA']);
  });

  test('two stretches by rail around one by road are two contracts', () => {
    const [pick, first, border, , last] = trainWay.legs;
    const [, , road] = truckWay.legs;
    if (pick === undefined || first === undefined || border === undefined || last === undefined || road === undefined)
      throw new Error('the way is shorter');
    expect(ends('smgs', { ...trainWay, legs: [pick, first, border, road, last] })).toEqual([
      'CNCQI-cn-kz-altynkol-rail',
      'cn-kz-altynkol-rail-KZAAU',
    ]);
  });
});

test('DO8: what only papers need is checked by its schema', () => {
  expect(documentParticularsSchema.parse(particulars)).toEqual(particulars);
  expect(documentParticularsSchema.parse({})).toEqual({});
  expect(documentParticularsSchema.safeParse({ incoterms: 'DAP' }).success).toBe(false);
});
