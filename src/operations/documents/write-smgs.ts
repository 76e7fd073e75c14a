/**
 * The consignment note of the Agreement on International Goods Transport by Rail (SMGS, Annex 1, form in force since 1 July 2015): 29 boxes of the
 * sender and the carrier, in Russian, Chinese and English.
 */
import type { LoadUnit } from '../../contract/index.js';
import { type Carriage, listBorders, listCarriages, listCountries } from './carriage.js';
import { type DocumentAnswer, findPaperNumber, finishDocument } from './finish-document.js';
import { listGoodsRows } from './goods-rows.js';
import { createPageDraft, type PageDraft, required, wanted } from './page-draft.js';
import { listCarrierLines, listPayerLines, listWagons, stationWords, type Wagon } from './rail-words.js';
import { type ConsignmentRecord, listPartiesOf, listUnits, type Writing } from './record.js';
import { smgsTitles } from './smgs-titles.js';
import { addressAt, addressOf, dayOf, figure, paperLine, partyLines } from './words.js';

const languages = ['ru', 'zh', 'en'] as const;
/** Countries whose railways apply SMGS (list of participants of the OSJD). */
const participants = new Set('AF AL AZ BY BG CN EE GE HU IR KG KP KZ LT LV MD MN PL RU SK TJ TM UA UZ VN'.split(' '));

export function writeSmgs(record: ConsignmentRecord, writing: Writing): DocumentAnswer {
  const [carriage, ...further] = listCarriages(record.consignment.itinerary, 'smgs');
  if (carriage === undefined)
    return { kind: 'none', because: 'no-carriage', sentence: 'No stretch of the way is by rail, so there is nothing for an SMGS note to cover.' };
  const units = listUnits(record, writing, ['container', 'wagon', 'trailer', 'truck', 'loose', 'liquid']);
  if (units.length === 0) return { kind: 'none', because: 'no-unit', sentence: `The consignment has no load unit ${writing.unit}.` };
  const page = createPageDraft('smgs', smgsTitles);
  fillEnds(page, record, carriage);
  fillWagons(page, listWagons(record, units));
  fillGoods(page, record, units);
  fillCarriage(page, record, carriage);
  const outside = listCountries(carriage).filter((country) => !participants.has(country));
  const notes = [
    ...further.map(({ from, to }) => `Another stretch by rail, ${from.name} to ${to.name}, needs a note of its own.`),
    ...(outside.length === 0
      ? []
      : [`The railways of ${outside.join(', ')} do not apply SMGS: a CIM/SMGS note goes through, or the note is made out anew at the border.`]),
  ];
  const number = findPaperNumber(record, 'SMGS');
  page.box('29', number === undefined ? [] : [number], wanted('The railway has not given the note a number.', 'papers'));
  return finishDocument(
    { kind: 'smgs', titles: smgsTitles.of('page'), languages: smgsTitles.languages, pages: [page], records: [record], number, notes },
    writing,
  );
}

function fillEnds(page: PageDraft, record: ConsignmentRecord, carriage: Carriage): void {
  const { particulars } = record;
  const [shipper] = listPartiesOf(record, 'shipper');
  const [consignee] = listPartiesOf(record, 'consignee');
  page.box('1', shipper === undefined ? [] : partyLines(record, shipper), required('The consignment names no shipper.', 'parties'));
  page.box('2', [stationWords(record, carriage.from, languages)], required('The way has no start.'));
  page.maybe('3', particulars.instructions === undefined ? [] : [particulars.instructions]);
  page.box('4', consignee === undefined ? [] : partyLines(record, consignee), required('The consignment names no consignee.', 'parties'));
  page.box('5', [stationWords(record, carriage.to, languages)], required('The way has no end.'));
  for (const [number, party] of [
    ['1', shipper],
    ['4', consignee],
  ] as const)
    if (party !== undefined && addressOf(record, party) === undefined)
      page.lacks(number, required(`The address of ${party.name} is not on record.`, addressAt(party)));
  for (const [number, place] of [
    ['2', carriage.from],
    ['5', carriage.to],
  ] as const)
    if (particulars.rail?.stations?.[place.id] === undefined)
      page.lacks(number, wanted(`The code of the station ${place.name} is not on record.`, `particulars.rail.stations.${place.id}`));
  const borders = listBorders(carriage).map((place) => stationWords(record, place, languages));
  page.maybe('6', borders);
}

function fillWagons(page: PageDraft, wagons: readonly Wagon[]): void {
  const supplied = { carrier: 'П — перевозчик / 承运人', consignor: 'О — отправитель / 发货人' };
  const known = (value: number | undefined): string => (value === undefined ? '' : figure(value));
  const column = (number: string, of: (wagon: Wagon) => string, what?: string) => {
    const cells = wagons.map(of);
    return {
      number,
      cells,
      need:
        what !== undefined && cells.some((cell) => cell === '')
          ? wanted(`${what} is not on record of every wagon.`, 'particulars.rail.wagons')
          : undefined,
    };
  };
  page.table('wagons', [
    {
      number: '7',
      cells: wagons.map(({ number }) => number),
      need: wagons.length === 0 ? required('No wagon is on record.', 'particulars.rail.wagons') : undefined,
    },
    column('8', ({ suppliedBy }) => (suppliedBy === undefined ? '' : supplied[suppliedBy]), 'Who provides it'),
    column('9', ({ capacityT }) => known(capacityT), 'The capacity'),
    column('10', ({ axles }) => known(axles), 'The number of axles'),
    column('11', ({ tareT }) => known(tareT), 'The tare'),
    column('12', ({ tank }) => tank ?? ''),
  ]);
  page.byHand('13');
  page.byHand('14');
}

function fillGoods(page: PageDraft, record: ConsignmentRecord, units: readonly LoadUnit[]): void {
  const { rows, totals, lacks, goodsAt } = listGoodsRows(record, units);
  const named = rows.map(({ hs, nature, marks }) => [hs === '' ? '' : `ГНГ ${hs}`, nature, marks].filter((part) => part !== '').join(' · '));
  page.table('goods', [
    {
      number: '15',
      cells: named,
      need: lacks.nature
        ? required('What the goods are is not on record.', 'goods.description')
        : lacks.hs
          ? wanted('The HS code is not on record.', 'goods.hs')
          : undefined,
    },
    {
      number: '16',
      cells: rows.map(({ packing }) => packing),
      need: lacks.packing ? required('How the goods are packed is not on record.', 'goods.packing') : undefined,
    },
    {
      number: '17',
      cells: rows.map(({ packages }) => packages),
      total: totals.packages,
      need: lacks.packages ? required('The number of packages is not on record for every kind of goods.', goodsAt('packages')) : undefined,
    },
    {
      number: '18',
      cells: rows.map(({ grossKg }) => grossKg),
      total: totals.grossKg,
      need: lacks.grossKg ? required('The mass is not on record.', goodsAt('grossKg')) : undefined,
    },
  ]);
  const sealed = units.filter(({ seals }) => seals.length > 0);
  const seals = sealed.map(({ id, seals }) => `${id}: ${seals.length} × ${seals.join(', ')}`);
  page.box('19', seals, wanted('No seal is on record.', 'units.seals'));
  const loadedBy = record.particulars.rail?.loadedBy;
  const words = { consignor: 'Отправителем / 发货人 / by consignor', carrier: 'Перевозчиком / 承运人 / by carrier' };
  page.box('20', loadedBy === undefined ? [] : [words[loadedBy]], wanted('Who loaded is not on record.', 'particulars.rail.loadedBy'));
  const massBy = record.particulars.rail?.massBy;
  page.box('21', massBy === undefined ? [] : [massBy], wanted('How the mass was found is not on record.', 'particulars.rail.massBy'));
}

function fillCarriage(page: PageDraft, record: ConsignmentRecord, carriage: Carriage): void {
  const { consignment, particulars } = record;
  page.box(
    '22',
    listCarrierLines(record, carriage, languages),
    required('Which railways carry, and from where to where, is not on record.', 'particulars.rail.carriers'),
  );
  if (particulars.rail?.carriers === undefined && listPartiesOf(record, 'railway').length > 1)
    page.lacks('22', required('From where to where each railway carries is not on record.', 'particulars.rail.carriers'));
  page.box('23', listPayerLines(record), wanted('Who pays which railway is not on record.', 'particulars.rail.payers'));
  page.box(
    '24',
    consignment.papers.filter(({ kind }) => kind !== 'SMGS').map(paperLine),
    wanted('No other paper of the consignment is on record.', 'papers'),
  );
  const contract = [particulars.contract, consignment.reference].filter((line) => line !== undefined);
  page.maybe('25', contract);
  page.byHand('26');
  page.byHand('27');
  page.byHand('28');
  page.maybe('route', [`${dayOf(carriage.departsAt)} – ${dayOf(carriage.arrivesAt)}`]);
}
