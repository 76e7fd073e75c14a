/** The cargo manifest of one sailing, over every consignment on board, in the boxes of the cargo declaration of the IMO (FAL form 2). */
import type { DocumentParticulars, LoadUnit } from '../../contract/index.js';
import { type Carriage, listCarriages } from './carriage.js';
import { type DocumentAnswer, finishDocument } from './finish-document.js';
import { manifestTitles } from './manifest-titles.js';
import { createPageDraft, type PageDraft, required, wanted } from './page-draft.js';
import { type ConsignmentRecord, listPartiesOf, type Writing } from './record.js';
import { dayAndHourOf, dayOf, figure, goodsWords, placeWords } from './words.js';

const languages = ['en', 'ru', 'zh'] as const;

interface Aboard {
  readonly record: ConsignmentRecord;
  readonly carriage: Carriage;
  readonly units: readonly LoadUnit[];
}

/**
 * The sailing is that of the first consignment: its first stretch over water. The others must sail between the same two ports. `units`
 * undefined: everything; otherwise those that are on board.
 */
export function writeManifest(records: readonly ConsignmentRecord[], writing: Writing, units?: readonly string[]): DocumentAnswer {
  const [sailing] = records.flatMap(({ consignment }) => listCarriages(consignment.itinerary, 'manifest').slice(0, 1));
  if (sailing === undefined)
    return records.length === 0
      ? { kind: 'none', because: 'no-consignment', sentence: 'A manifest is of the consignments on board, and none was named.' }
      : { kind: 'none', because: 'no-carriage', sentence: 'No stretch of the way is over water, so there is nothing to sail.' };
  const isSame = (one: Carriage): boolean => one.from.id === sailing.from.id && one.to.id === sailing.to.id;
  const aboard = records.flatMap((record): Aboard[] => {
    const carriage = listCarriages(record.consignment.itinerary, 'manifest').find(isSame);
    const loaded = record.consignment.units.filter(
      ({ id }) => (units === undefined || units.includes(id)) && (writing.unit === undefined || writing.unit === id),
    );
    return carriage === undefined || loaded.length === 0 ? [] : [{ record, carriage, units: loaded }];
  });
  const [first] = aboard;
  if (first === undefined) return { kind: 'none', because: 'no-unit', sentence: 'None of the load units named belongs to these consignments.' };
  const others = records.filter((record) => !aboard.some((one) => one.record === record));
  const page = createPageDraft('manifest', manifestTitles);
  // one ship carries all: whoever knows her says so
  const ship = aboard.map((one) => one.record.particulars.vessel).find((vessel) => vessel?.name !== undefined);
  fillSailing(page, { ...first, ship }, writing);
  fillCargo(page, aboard);
  const notes = others.map(
    ({ consignment }) => `Consignment ${consignment.reference} does not sail from ${sailing.from.name} to ${sailing.to.name} and is left out.`,
  );
  return finishDocument(
    {
      kind: 'manifest',
      titles: manifestTitles.of('page'),
      languages: manifestTitles.languages,
      pages: [page],
      records: aboard.map(({ record }) => record),
      number: undefined,
      notes,
    },
    writing,
  );
}

type Sailing = Aboard & { readonly ship: DocumentParticulars['vessel'] };

function fillSailing(page: PageDraft, { record, carriage, ship }: Sailing, { now }: Writing): void {
  const vessel: NonNullable<DocumentParticulars['vessel']> = ship ?? record.particulars.vessel ?? {};
  const service = carriage.legs.find((leg) => leg.service !== null)?.service?.name;
  const given = (value: string | undefined): string[] => (value === undefined ? [] : [value]);
  page.box('1.1', given(vessel.name), required('The name of the ship is not on record.', 'particulars.vessel.name'));
  page.box('1.2', given(vessel.imo), required('The IMO number of the ship is not on record.', 'particulars.vessel.imo'));
  page.box('1.4', given(vessel.voyage), wanted('The number of the voyage is not on record.', 'particulars.vessel.voyage'));
  page.box('3', given(vessel.flag), required('The flag of the ship is not on record.', 'particulars.vessel.flag'));
  page.box('4', given(vessel.master), wanted('The name of the master is not on record.', 'particulars.vessel.master'));
  page.box('5a', [placeWords(record, carriage.from, languages)], required('The port of loading is not on record.'));
  page.box('5b', [placeWords(record, carriage.to, languages)], required('The port of discharge is not on record.'));
  page.maybe('service', given(service));
  page.box('date', [dayAndHourOf(carriage.departsAt)], required('When she sails is not on record.'));
  page.byHand('10', [dayOf(now)]);
}

interface Row {
  readonly reference: string;
  readonly parties: string;
  readonly unit: string;
  readonly goods: string;
  readonly grossKg: string;
  readonly volumeM3: string;
}

function fillCargo(page: PageDraft, aboard: readonly Aboard[]): void {
  const rows = aboard.flatMap(listRows);
  const gross = aboard.flatMap(({ units }) => units).reduce((sum, { grossKg }) => sum + grossKg, 0);
  const noMass = aboard.some(({ units }) => units.some(({ grossKg }) => grossKg === 0));
  const count = aboard.reduce((sum, { units }) => sum + units.length, 0);
  page.table('cargo', [
    { number: 'no', cells: rows.map((_, i) => String(i + 1)) },
    {
      number: 'reference',
      cells: rows.map(({ reference }) => reference),
    },
    {
      number: 'parties',
      cells: rows.map(({ parties }) => parties),
    },
    {
      number: '6',
      cells: rows.map(({ unit }) => unit),
      total: `${count}`,
    },
    {
      number: '7',
      cells: rows.map(({ goods }) => goods),
    },
    {
      number: '8',
      cells: rows.map(({ grossKg }) => grossKg),
      total: figure(gross),
      need: noMass ? required('The gross mass of a load unit is not on record.', 'units.grossKg') : undefined,
    },
    { number: '9', cells: rows.map(({ volumeM3 }) => volumeM3) },
  ]);
}

/** A row for each load unit. Goods, packages and volume are known for the whole consignment, so only its first row has figures that are not the unit's. */
function listRows({ record, units }: Aboard): Row[] {
  const { consignment } = record;
  const isAll = units.length === consignment.units.length;
  const names = (role: 'shipper' | 'consignee'): string =>
    listPartiesOf(record, role)
      .map(({ name }) => name)
      .join(', ') || '—';
  const note = consignment.papers.find(({ kind }) => kind === 'CMR' || kind === 'SMGS' || kind === 'CIM/SMGS');
  const volumes = consignment.goods.map(({ volumeM3 }) => volumeM3);
  const volume = isAll && volumes.every((one) => one !== null) ? figure(volumes.reduce<number>((sum, one) => sum + (one ?? 0), 0)) : '';
  const lines = consignment.goods.map((goods) => {
    const packages = isAll && goods.packages !== null ? `${figure(goods.packages)} ${goods.packing ?? 'packages'} ` : '';
    return `${packages}${goodsWords(goods)}${goods.hs === null ? '' : ` (HS ${goods.hs})`}`;
  });
  return units.map((unit, i) => ({
    reference: note === undefined ? consignment.reference : `${note.kind} ${note.number}`,
    parties: `${names('shipper')} → ${names('consignee')}`,
    unit: [`${unit.id} ${unit.type}`, ...(unit.seals.length === 0 ? [] : [`seals ${unit.seals.join(', ')}`])].join(', '),
    goods: i === 0 ? lines.join('; ') : `as row of ${units[0]?.id}`,
    grossKg: unit.grossKg === 0 ? '' : figure(unit.grossKg),
    volumeM3: i === 0 ? volume : '',
  }));
}
