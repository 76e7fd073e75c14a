/**
 * What is written into a TIR carnet (Customs Convention on the International Transport of Goods under Cover of TIR Carnets, 1975, annex 1): page 1 of
 * the cover, and the voucher with the goods manifest. The carnet itself is issued by an association; this is the data for it, for one vehicle.
 */
import type { LoadUnit, Party } from '../../contract/index.js';
import { countryName } from '../../network/index.js';
import { type Carriage, listCarriages } from './carriage.js';
import { type DocumentAnswer, findPaperNumber, finishDocument } from './finish-document.js';
import { type GoodsRows, listGoodsRows } from './goods-rows.js';
import { createPageDraft, type PageDraft, required, wanted } from './page-draft.js';
import { type ConsignmentRecord, listPartiesOf, listUnits, type Writing } from './record.js';
import { tirCoverTitles, tirVoucherTitles } from './tir-titles.js';
import { addressAt, addressOf, dayOf, paperLine, partyLines } from './words.js';

export function writeTir(record: ConsignmentRecord, writing: Writing): DocumentAnswer {
  const [carriage] = listCarriages(record.consignment.itinerary, 'tir');
  if (carriage === undefined)
    return { kind: 'none', because: 'no-carriage', sentence: 'No stretch of the way is by road, and a TIR carnet is for a part by road.' };
  const units = listUnits(record, writing, ['truck', 'trailer', 'container']);
  const [unit] = units;
  if (unit === undefined)
    return { kind: 'none', because: 'no-unit', sentence: 'The consignment has no truck, trailer or container that a TIR carnet could cover.' };
  if (units.length > 1)
    return {
      kind: 'none',
      because: 'which-unit',
      sentence: `A TIR carnet covers one vehicle, and the consignment has ${units.length}: name one of ${units.map(({ id }) => id).join(', ')}.`,
    };
  const cover = createPageDraft('cover', tirCoverTitles);
  const voucher = createPageDraft('voucher', tirVoucherTitles);
  fillCover(cover, record, carriage, unit);
  fillVoucher(voucher, record, carriage, unit, writing);
  const number = findPaperNumber(record, 'TIR');
  const notes = ['Made for the holder of the carnet and its association; only the carnet itself is valid before customs.'];
  return finishDocument(
    {
      kind: 'tir',
      titles: tirCoverTitles.of('document'),
      languages: tirCoverTitles.languages,
      pages: [cover, voucher],
      records: [record],
      number,
      notes,
    },
    writing,
  );
}

const holderOf = (record: ConsignmentRecord): Party | undefined => listPartiesOf(record, 'carrier')[0];
const holderLines = (record: ConsignmentRecord): string[] => {
  const holder = holderOf(record);
  const id = record.particulars.carnet?.holderId;
  return holder === undefined ? [] : [...(id === undefined ? [] : [id]), ...partyLines(record, holder)];
};
const countryWords = (code: string): string[] => (code === '' ? [] : [`${countryName(code, 'en')} / ${countryName(code, 'ru')}`]);
const vehicleWords = (record: ConsignmentRecord, unit: LoadUnit): string[] => {
  const vehicle = record.particulars.vehicles?.find((one) => one.unit === unit.id);
  const plates = [unit.kind === 'container' ? undefined : unit.id, vehicle?.truck, vehicle?.trailer].filter((plate) => plate !== undefined);
  return [...new Set(plates)];
};

function fillHolder(page: PageDraft, number: string, record: ConsignmentRecord): void {
  const holder = holderOf(record);
  page.box(number, holderLines(record), required('The consignment names no carrier, who would hold the carnet.', 'parties'));
  if (holder === undefined) return;
  if (record.particulars.carnet?.holderId === undefined)
    page.lacks(number, required('The holder’s identification number is not on record.', 'particulars.carnet.holderId'));
  if (addressOf(record, holder) === undefined)
    page.lacks(number, required(`The address of the holder, ${holder.name}, is not on record.`, addressAt(holder)));
}

function fillCover(page: PageDraft, record: ConsignmentRecord, carriage: Carriage, unit: LoadUnit): void {
  const carnet = record.particulars.carnet;
  const paper = record.consignment.papers.find(({ kind }) => kind === 'TIR');
  page.box('number', paper === undefined ? [] : [paper.number], required('No TIR carnet is on record.', 'papers'));
  const until = paper?.expiresAt ?? undefined;
  page.box('1', until === undefined ? [] : [dayOf(until)], required('Until when the carnet is valid is not on record.', 'papers'));
  page.box(
    '2',
    carnet?.association === undefined ? [] : [carnet.association],
    required('Which association issued the carnet is not on record.', 'particulars.carnet.association'),
  );
  fillHolder(page, '3', record);
  page.byHand('4');
  page.byHand('5');
  page.box('6', countryWords(carriage.from.country), required('The country of departure is not on record.'));
  page.box('7', countryWords(carriage.to.country), required('The country of destination is not on record.'));
  const plates = vehicleWords(record, unit);
  page.box(
    '8',
    plates.length === 0 ? [] : [plates.join(' / ')],
    required('The number plate of the vehicle is not on record.', 'particulars.vehicles'),
  );
  const certificates = (carnet?.certificates ?? []).filter(({ vehicle }) => plates.includes(vehicle));
  page.box(
    '9',
    certificates.map(({ number, date }) => `${number}, ${date}`),
    unit.kind === 'container'
      ? wanted('The certificate of approval of the vehicle is not on record.', 'particulars.carnet.certificates')
      : required('The certificate of approval of the vehicle is not on record.', 'particulars.carnet.certificates'),
  );
  page.maybe('10', unit.kind === 'container' ? [unit.id] : []);
  page.maybe('11', []);
  page.byHand('12');
}

function fillVoucher(page: PageDraft, record: ConsignmentRecord, carriage: Carriage, unit: LoadUnit, { now }: Writing): void {
  const { consignment, particulars } = record;
  const { carnet } = particulars;
  const number = findPaperNumber(record, 'TIR');
  page.box('1', number === undefined ? [] : [number], required('No TIR carnet is on record.', 'papers'));
  page.box('2', carnet?.departureOffices ?? [], required('The customs office of departure is not on record.', 'particulars.carnet.departureOffices'));
  page.box(
    '3',
    carnet?.association === undefined ? [] : [carnet.association],
    required('Which association issued the carnet is not on record.', 'particulars.carnet.association'),
  );
  fillHolder(page, '4', record);
  page.box('5', countryWords(carriage.from.country), required('The country of departure is not on record.'));
  page.box('6', countryWords(carriage.to.country), required('The country of destination is not on record.'));
  const plates = vehicleWords(record, unit);
  page.box(
    '7',
    plates.length === 0 ? [] : [plates.join(' / ')],
    required('The number plate of the vehicle is not on record.', 'particulars.vehicles'),
  );
  page.box(
    '8',
    consignment.papers.filter(({ kind }) => kind !== 'TIR').map(paperLine),
    wanted('No other paper of the consignment is on record.', 'papers'),
  );
  fillManifest(page, listGoodsRows(record, [unit]));
  page.box(
    '12a',
    carnet?.destinationOffices ?? [],
    required('The customs office of destination is not on record.', 'particulars.carnet.destinationOffices'),
  );
  page.byHand('13');
  page.box(
    '14',
    particulars.establishedAt === undefined ? [] : [`${particulars.establishedAt}, ${dayOf(now)}`],
    required('Where the manifest is made out is not on record.', 'particulars.establishedAt'),
  );
  page.byHand('15');
  page.box(
    '16',
    unit.seals.length === 0 ? [] : [`${unit.seals.length}: ${unit.seals.join(', ')}`],
    wanted('No customs seal is on record yet.', 'units.seals'),
  );
  page.byHand('17');
  page.byHand('18');
  page.byHand('20');
  page.byHand('22');
  page.byHand('24');
}

function fillManifest(page: PageDraft, { rows, totals, lacks, goodsAt }: GoodsRows): void {
  const [unitRow] = rows.slice(-1);
  const goods = rows.slice(0, -1);
  const packed = goods.map(({ packages, packing, nature }) => [packages, packing, nature].filter((part) => part !== '').join(' '));
  const lacking = [
    lacks.packages ? 'the number of packages' : '',
    lacks.packing ? 'the packing' : '',
    lacks.nature ? 'what the goods are' : '',
  ].filter((part) => part !== '');
  page.table('manifest', [
    {
      number: '9',
      cells: goods.map(({ marks }) => [unitRow?.marks ?? '', marks].filter((part) => part !== '').join(': ')),
    },
    {
      number: '10',
      cells: packed,
      total: totals.packages,
      need: lacking.length === 0 ? undefined : required(`Not on record: ${lacking.join(', ')}.`, 'goods'),
    },
    {
      number: '11',
      cells: goods.map(({ grossKg }) => grossKg),
      total: totals.grossKg,
      need: lacks.grossKg ? required('The gross mass is not on record.', goodsAt('grossKg')) : undefined,
    },
  ]);
}
