/**
 * The common note CIM/SMGS (GLV-CIM/SMGS): one paper through both laws of carriage by rail, so that none is made out anew where they meet. German,
 * French, Russian, English, Chinese. Boxes 1 to 29 are the consignor's, all but 26; those after are the carriers'.
 */
import type { LoadUnit } from '../../contract/index.js';
import { type Carriage, listBorders, listCarriages } from './carriage.js';
import { cimSmgsTitles } from './cim-smgs-titles.js';
import { type DocumentAnswer, findPaperNumber, finishDocument } from './finish-document.js';
import { listGoodsRows } from './goods-rows.js';
import { createPageDraft, type PageDraft, required, wanted } from './page-draft.js';
import { listCarrierLines, listPayerLines, listWagons, stationWords } from './rail-words.js';
import { type ConsignmentRecord, listPartiesOf, listUnits, type Writing } from './record.js';
import { addressAt, addressOf, dayAndHourOf, dayOf, figure, paperLine, partyLines } from './words.js';

const languages = ['en', 'ru', 'zh'] as const;

export function writeCimSmgs(record: ConsignmentRecord, writing: Writing): DocumentAnswer {
  const [carriage, ...further] = listCarriages(record.consignment.itinerary, 'cim-smgs');
  if (carriage === undefined)
    return { kind: 'none', because: 'no-carriage', sentence: 'No stretch of the way is by rail, so there is nothing for a CIM/SMGS note to cover.' };
  const units = listUnits(record, writing, ['container', 'wagon', 'trailer', 'truck', 'loose', 'liquid']);
  if (units.length === 0) return { kind: 'none', because: 'no-unit', sentence: `The consignment has no load unit ${writing.unit}.` };
  const page = createPageDraft('cim-smgs', cimSmgsTitles);
  fillParties(page, record);
  fillEnds(page, record, carriage);
  fillGoods(page, record, units);
  fillRest(page, record, carriage, writing);
  const number = findPaperNumber(record, 'CIM/SMGS');
  page.box('69', number === undefined ? [] : [number], wanted('The railway has not given the note a number.', 'papers'));
  const notes = further.map(({ from, to }) => `Another stretch by rail, ${from.name} to ${to.name}, needs a note of its own.`);
  return finishDocument(
    { kind: 'cim-smgs', titles: cimSmgsTitles.of('page'), languages: cimSmgsTitles.languages, pages: [page], records: [record], number, notes },
    writing,
  );
}

function fillParties(page: PageDraft, record: ConsignmentRecord): void {
  const { consignment, particulars } = record;
  const [shipper] = listPartiesOf(record, 'shipper');
  const [consignee] = listPartiesOf(record, 'consignee');
  page.box('1', shipper === undefined ? [] : partyLines(record, shipper), required('The consignment names no shipper.', 'parties'));
  page.box('4', consignee === undefined ? [] : partyLines(record, consignee), required('The consignment names no consignee.', 'parties'));
  for (const [number, party] of [
    ['1', shipper],
    ['4', consignee],
  ] as const)
    if (party !== undefined && addressOf(record, party) === undefined)
      page.lacks(number, required(`The address of ${party.name} is not on record.`, addressAt(party)));
  page.maybe('7', particulars.instructions === undefined ? [] : [particulars.instructions]);
  page.maybe('8', [consignment.reference, ...(particulars.contract === undefined ? [] : [particulars.contract])]);
  page.box(
    '9',
    consignment.papers.filter(({ kind }) => kind !== 'CIM/SMGS').map(paperLine),
    wanted('No other paper of the consignment is on record.', 'papers'),
  );
}

function fillEnds(page: PageDraft, record: ConsignmentRecord, carriage: Carriage): void {
  const { particulars } = record;
  const codeOf = (id: string): string[] => particulars.rail?.stations?.[id]?.split('\n') ?? [];
  page.box('10', [stationWords(record, carriage.to, languages)], required('The way has no end.'));
  page.box(
    '12',
    codeOf(carriage.to.id),
    wanted(`The code of the station ${carriage.to.name} is not on record.`, `particulars.rail.stations.${carriage.to.id}`),
  );
  const borders = listBorders(carriage).map((place) => stationWords(record, place, ['en', 'ru']));
  page.maybe('13', [
    ...(borders.length === 0 ? [] : [`Via ${borders.join(' – ')}`]),
    ...(particulars.agreements === undefined ? [] : [particulars.agreements]),
  ]);
  page.maybe('14', []);
  page.maybe('15', particulars.incoterm === undefined ? [] : [particulars.incoterm]);
  page.box('16', [stationWords(record, carriage.from, languages), dayAndHourOf(carriage.departsAt)], required('The way has no start.'));
  page.box(
    '17',
    codeOf(carriage.from.id),
    wanted(`The code of the station ${carriage.from.name} is not on record.`, `particulars.rail.stations.${carriage.from.id}`),
  );
  page.box('18', listPayerLines(record), wanted('Who pays which railway is not on record.', 'particulars.rail.payers'));
}

function fillGoods(page: PageDraft, record: ConsignmentRecord, units: readonly LoadUnit[]): void {
  const { rows, totals, lacks, goodsAt } = listGoodsRows(record, units);
  const wagons = listWagons(record, units).map(({ number, capacityT, axles, tareT }) =>
    [
      number,
      capacityT === undefined ? '' : `${figure(capacityT)} t`,
      axles === undefined ? '' : `${axles} axles`,
      tareT === undefined ? '' : `tare ${figure(tareT)} t`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  );
  page.box('19', wagons, required('No wagon is on record.', 'particulars.rail.wagons'));
  const described = rows.map(({ marks, packages, packing, nature }) =>
    [marks, [packages, packing].filter((part) => part !== '').join(' '), nature].filter((part) => part !== '').join(' · '),
  );
  const lacking = [
    lacks.nature ? 'what the goods are' : '',
    lacks.packages ? 'the number of packages' : '',
    lacks.packing ? 'the packing' : '',
  ].filter((part) => part !== '');
  page.table('goods', [
    {
      number: '20',
      cells: described,
      need: lacking.length === 0 ? undefined : required(`Not on record for every kind of goods: ${lacking.join(', ')}.`, 'goods'),
    },
    {
      number: '24',
      cells: rows.map(({ hs }) => hs),
      need: lacks.hs ? wanted('The NHM code is not on record.', 'goods.hs') : undefined,
    },
    {
      number: '25',
      cells: rows.map(({ grossKg }) => grossKg),
      total: totals.grossKg,
      need: lacks.grossKg ? required('The mass is not on record.', goodsAt('grossKg')) : undefined,
    },
  ]);
  const isDangerous = record.consignment.goods.some(({ dangerous }) => dangerous !== null);
  page.byHand('21');
  page.maybe('22', isDangerous ? ['X  ja / oui / да / yes / 是'] : []);
  const seals = units.filter((unit) => unit.seals.length > 0).map((unit) => `${unit.id}: ${unit.seals.join(', ')}`);
  page.box('23', seals, wanted('No seal is on record.', 'units.seals'));
}

function fillRest(page: PageDraft, record: ConsignmentRecord, carriage: Carriage, { now }: Writing): void {
  const { consignment, particulars } = record;
  page.byHand('26');
  const values = consignment.goods.map(({ valueUsd }) => valueUsd);
  const value = values.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  page.box(
    '27',
    values.every((one) => one !== null) ? [`${figure(value)} USD`] : [],
    wanted('The value of the goods is not on record.', 'goods.valueUsd'),
  );
  const made = particulars.establishedAt;
  page.box(
    '28',
    made === undefined ? [] : [`${made}, ${dayOf(now)}`],
    required('Where the note is made out is not on record.', 'particulars.establishedAt'),
  );
  page.byHand('29');
  page.box('65', listCarrierLines(record, carriage, ['en', 'ru']), required('Which railways carry is not on record.', 'particulars.rail.carriers'));
  if (particulars.rail?.carriers === undefined && listPartiesOf(record, 'railway').length > 1)
    page.lacks('65', required('From where to where each railway carries is not on record.', 'particulars.rail.carriers'));
  page.byHand('66');
  page.byHand('67');
  page.byHand('68');
}
