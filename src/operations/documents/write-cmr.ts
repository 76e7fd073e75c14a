/**
 * The consignment note of the Convention on the Contract for the International Carriage of Goods by Road (Geneva 1956): 24 boxes as the field knows
 * them and the number plates; what is required is what article 6 (1) requires.
 */
import type { LoadUnit, Party } from '../../contract/index.js';
import { type Carriage, listBorders, listCarriages } from './carriage.js';
import { cmrTitles } from './cmr-titles.js';
import { type DocumentAnswer, findPaperNumber, finishDocument } from './finish-document.js';
import { listGoodsRows } from './goods-rows.js';
import { createPageDraft, type PageDraft, required, wanted } from './page-draft.js';
import { type ConsignmentRecord, listPartiesOf, listUnits, type Writing } from './record.js';
import { addressAt, addressOf, dayAndHourOf, dayOf, figure, paperLine, partyLines, placeWords } from './words.js';

const languages = ['en', 'ru', 'zh'] as const;

export function writeCmr(record: ConsignmentRecord, writing: Writing): DocumentAnswer {
  const { consignment } = record;
  const [carriage, ...further] = listCarriages(consignment.itinerary, 'cmr');
  if (carriage === undefined)
    return { kind: 'none', because: 'no-carriage', sentence: 'No stretch of the way is by road, so there is nothing for a CMR note to cover.' };
  const units = listUnits(record, writing, ['container', 'truck', 'trailer', 'loose', 'liquid']);
  if (units.length === 0)
    return {
      kind: 'none',
      because: 'no-unit',
      sentence: `No load unit${writing.unit === undefined ? '' : ` ${writing.unit}`} of this consignment goes by road.`,
    };
  const page = createPageDraft('cmr', cmrTitles);
  fillParties(page, record, carriage, writing);
  fillGoods(page, record, units);
  fillTerms(page, record, carriage);
  fillEnd(page, record, units, writing);
  const notes = further.map(({ from, to }) => `Another stretch by road, ${from.name} to ${to.name}, needs a note of its own.`);
  const number = findPaperNumber(record, 'CMR');
  return finishDocument(
    { kind: 'cmr', titles: cmrTitles.of('page'), languages: cmrTitles.languages, pages: [page], records: [record], number, notes },
    writing,
  );
}

function fillParties(page: PageDraft, record: ConsignmentRecord, carriage: Carriage, { now }: Writing): void {
  const { consignment, particulars } = record;
  const address = (number: string, role: string, party: Party | undefined): void => {
    if (party !== undefined && addressOf(record, party) === undefined)
      page.lacks(number, required(`The address of the ${role}, ${party.name}, is not on record.`, addressAt(party)));
  };
  const [shipper] = listPartiesOf(record, 'shipper');
  const [consignee] = listPartiesOf(record, 'consignee');
  const [carrier, ...successive] = listPartiesOf(record, 'carrier');
  const linesOf = (party: Party | undefined): string[] => (party === undefined ? [] : partyLines(record, party));
  page.box('1', linesOf(shipper), required('The consignment names no shipper.', 'parties'));
  address('1', 'sender', shipper);
  page.box('2', linesOf(consignee), required('The consignment names no consignee.', 'parties'));
  address('2', 'consignee', consignee);
  page.box('3', [placeWords(record, carriage.to, languages)], required('The way has no end.'));
  page.box('4', [placeWords(record, carriage.from, languages), dayOf(carriage.departsAt)], required('The way has no start.'));
  page.box(
    '5',
    consignment.papers.filter(({ kind }) => kind !== 'CMR').map(paperLine),
    wanted('No other paper of the consignment is on record.', 'papers'),
  );
  page.box('16', linesOf(carrier), required('The consignment names no carrier.', 'parties'));
  address('16', 'carrier', carrier);
  page.maybe('17', successive.flatMap(linesOf));
  if (particulars.reservations === undefined) page.byHand('18');
  else page.maybe('18', [particulars.reservations]);
  page.box(
    '21',
    particulars.establishedAt === undefined ? [] : [`${particulars.establishedAt}, ${dayOf(now)}`],
    required('Where the note is made out is not on record.', 'particulars.establishedAt'),
  );
}

function fillGoods(page: PageDraft, record: ConsignmentRecord, units: readonly LoadUnit[]): void {
  const { rows, totals, lacks, goodsAt } = listGoodsRows(record, units);
  page.table('goods', [
    { number: '6', cells: rows.map(({ marks }) => marks) },
    {
      number: '7',
      cells: rows.map(({ packages }) => packages),
      total: totals.packages,
      need: lacks.packages ? required('The number of packages is not on record for every kind of goods.', goodsAt('packages')) : undefined,
    },
    {
      number: '8',
      cells: rows.map(({ packing }) => packing),
      need: lacks.packing ? required('How the goods are packed is not on record.', 'goods.packing') : undefined,
    },
    {
      number: '9',
      cells: rows.map(({ nature }) => nature),
      need: lacks.nature ? required('What the goods are is not on record.', 'goods.description') : undefined,
    },
    {
      number: '10',
      cells: rows.map(({ hs }) => hs),
      need: lacks.hs ? wanted('The HS code is not on record.', 'goods.hs') : undefined,
    },
    {
      number: '11',
      cells: rows.map(({ grossKg }) => grossKg),
      total: totals.grossKg,
      need: lacks.grossKg ? required('The gross mass is not on record.', goodsAt('grossKg')) : undefined,
    },
    {
      number: '12',
      cells: rows.map(({ volumeM3 }) => volumeM3),
      total: totals.volumeM3,
      need: lacks.volumeM3 ? wanted('The volume is not on record.', goodsAt('volumeM3')) : undefined,
    },
  ]);
}

function fillTerms(page: PageDraft, record: ConsignmentRecord, carriage: Carriage): void {
  const { particulars, consignment } = record;
  const carnets = consignment.papers.filter(({ kind }) => kind === 'TIR').map(({ number }) => `Under TIR carnet ${number}`);
  const borders = listBorders(carriage).map((place) => placeWords(record, place, ['en']));
  const over = borders.length === 0 ? [] : [`By ${borders.join('; ')}`];
  page.box(
    '13',
    [...carnets, ...over, ...(particulars.instructions === undefined ? [] : [particulars.instructions])],
    wanted('The sender’s instructions for customs are not on record.', 'particulars.instructions'),
  );
  const payment = { 'carriage-paid': 'Carriage paid / Franco / Франко', 'carriage-forward': 'Carriage forward / Non franco / Нефранко' };
  page.box(
    '14',
    [
      ...(particulars.payment === undefined ? [] : [payment[particulars.payment]]),
      ...(particulars.incoterm === undefined ? [] : [particulars.incoterm]),
    ],
    wanted('Who pays for the carriage is not on record.', 'particulars.payment'),
  );
  const cash = particulars.cashOnDelivery;
  page.maybe('15', cash === undefined ? [] : [`${figure(cash.amount)} ${cash.currency}`]);
  page.maybe('19', particulars.agreements === undefined ? [] : [particulars.agreements]);
  const payers = { sender: 'sender / expéditeur / отправитель', consignee: 'consignee / destinataire / получатель' };
  page.box(
    '20',
    (particulars.charges ?? []).map(({ what, amount, currency, payer }) => `${what}: ${figure(amount)} ${currency} — ${payers[payer]}`),
    wanted('The charges of the carriage are not on record.', 'particulars.charges'),
  );
  page.byHand('clause', [
    'This carriage is subject, notwithstanding any clause to the contrary, to the Convention on the Contract for the International Carriage of Goods by Road (CMR).',
    'Ce transport est soumis, nonobstant toute clause contraire, à la Convention relative au contrat de transport international de marchandises par route (CMR).',
    'Данная перевозка, несмотря на любые прочие договоры, осуществляется в соответствии с условиями Конвенции о договоре международной дорожной перевозки грузов (КДПГ).',
  ]);
}

function fillEnd(page: PageDraft, record: ConsignmentRecord, units: readonly LoadUnit[], { unit }: Writing): void {
  page.byHand('22');
  page.byHand('23');
  page.byHand('24');
  const plates = units.flatMap(({ id, kind }) => {
    const vehicle = record.particulars.vehicles?.find((one) => one.unit === id);
    return [
      ...(kind === 'truck' || kind === 'trailer' ? [id] : []),
      ...(vehicle?.truck === undefined ? [] : [vehicle.truck]),
      ...(vehicle?.trailer === undefined ? [] : [vehicle.trailer]),
    ];
  });
  page.box(
    '25',
    plates.length === 0 ? [] : [plates.join(', ')],
    wanted(`The number plate of the vehicle${unit === undefined ? '' : ` of ${unit}`} is not on record.`, 'particulars.vehicles'),
  );
  const [arrival] = listCarriages(record.consignment.itinerary, 'cmr');
  page.maybe('26', arrival === undefined || record.consignment.deadline === null ? [] : [dayAndHourOf(record.consignment.deadline)]);
}
