/** What both rail notes say of stations, wagons, carrying railways and payers. */
import type { Consignment, DocumentLanguage, DocumentParticulars, LoadUnit } from '../../contract/index.js';
import type { Carriage } from './carriage.js';
import { type ConsignmentRecord, listPartiesOf } from './record.js';
import { placeWords } from './words.js';

type Place = Consignment['itinerary']['legs'][number]['from'];
export type Wagon = NonNullable<NonNullable<DocumentParticulars['rail']>['wagons']>[number];

/** “691008 Алтынколь / 阿腾科里 / Altynkol, KZ”, with its code where one is on record. */
export const stationWords = (record: ConsignmentRecord, place: Place, languages: readonly DocumentLanguage[]): string =>
  [record.particulars.rail?.stations?.[place.id], placeWords(record, place, languages)].filter((part) => part !== undefined).join(' ');

/** Wagons that are load units themselves, then those that the units stand on, each once; with what is on record of each. */
export function listWagons(record: ConsignmentRecord, units: readonly LoadUnit[]): readonly Wagon[] {
  const own = units.filter(({ kind }) => kind === 'wagon').map(({ id }) => id);
  const under = units.flatMap(({ id }) => record.particulars.vehicles?.find(({ unit }) => unit === id)?.wagon ?? []);
  return [...new Set([...own, ...under])].map((number) => record.particulars.rail?.wagons?.find((wagon) => wagon.number === number) ?? { number });
}

/** The railways of the contract with their sections; where no sections are on record, the one railway that the consignment names has all of it. */
export function listCarrierLines(record: ConsignmentRecord, carriage: Carriage, languages: readonly DocumentLanguage[]): string[] {
  const sections = record.particulars.rail?.carriers;
  if (sections !== undefined) return sections.map(({ name, from, to, code }) => `${name}${code === undefined ? '' : ` (${code})`}: ${from} – ${to}`);
  const railways = listPartiesOf(record, 'railway');
  if (railways.length !== 1) return railways.map(({ name, country }) => `${name} (${country})`);
  return railways.map(({ name }) => `${name}: ${placeWords(record, carriage.from, languages)} – ${placeWords(record, carriage.to, languages)}`);
}

export const listPayerLines = ({ particulars }: ConsignmentRecord): string[] =>
  (particulars.rail?.payers ?? []).map(({ railway, payer, basis }) => `${railway}: ${payer}${basis === undefined ? '' : `, ${basis}`}`);
