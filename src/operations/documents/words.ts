/** How places, days, parties, goods and papers are written into the boxes of a form. */
import type { Consignment, DocumentLanguage, Goods, LoadUnit, Paper, Party } from '../../contract/index.js';
import { countryName } from '../../network/index.js';
import type { ConsignmentRecord } from './record.js';

type Place = Consignment['itinerary']['legs'][number]['from'];

/** The day where it happened: the text keeps the offset of the place. */
export const dayOf = (moment: string): string => moment.slice(0, 10);
/** “2024-06-26 08:00 +08:00”. */
export const dayAndHourOf = (moment: string): string =>
  `${moment.slice(0, 10)} ${moment.slice(11, 16)} ${/(Z|[+-]\d\d:\d\d)$/.exec(moment)?.[1]?.replace('Z', '+00:00') ?? ''}`.trimEnd();

/** Grouped by thousands with no-break spaces, at most three decimals, without trailing zeros. */
export function figure(value: number): string {
  const [whole = '', decimals] = String(Math.round(value * 1000) / 1000).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** “Курык / 库雷克 / Kuryk, KZ”: its names in these languages, those that are known, each once. */
export function placeWords({ consignment }: ConsignmentRecord, place: Place, languages: readonly DocumentLanguage[]): string {
  const known = consignment.places.find(({ id }) => id === place.id)?.names;
  const nameIn = (language: DocumentLanguage): string => {
    if (language === 'ru') return known?.ru ?? '';
    if (language === 'zh') return known?.zhHans ?? '';
    return known?.en || place.name;
  };
  const names = languages.map(nameIn).filter((name, i, all) => name !== '' && all.indexOf(name) === i);
  return `${names.length === 0 ? place.name : names.join(' / ')}${place.country === '' ? '' : `, ${place.country}`}`;
}

/** The address that this consignment gives for the party, before the party's own, which is none without its town. */
export function addressOf({ particulars }: ConsignmentRecord, { id, address, city }: Party): readonly string[] | undefined {
  const own = address === undefined || city === undefined ? undefined : [...address, city];
  return particulars.addresses?.[id] ?? own;
}

/** Where an address that is missing is given. */
export const addressAt = ({ id }: Party): string => `address and city of party ${id}`;

/** Name, address, country, how to reach them, a line each. */
export const partyLines = (record: ConsignmentRecord, party: Party): string[] => [
  party.name,
  ...(addressOf(record, party) ?? []),
  `${countryName(party.country, 'en')} (${party.country})`,
  ...(party.contact === undefined ? [] : [party.contact]),
];

const paperWords: Readonly<Record<Paper['kind'], string>> = {
  CMR: 'CMR',
  SMGS: 'SMGS',
  'CIM/SMGS': 'CIM/SMGS',
  TIR: 'TIR carnet',
  INV: 'Invoice',
  PKL: 'Packing list',
  COO: 'Certificate of origin',
  DGD: 'Dangerous goods declaration',
  permit: 'Permit',
  other: 'Document',
};
export const paperLine = ({ kind, number, issuedAt }: Paper): string =>
  `${paperWords[kind]} ${number}${issuedAt === null ? '' : ` (${dayOf(issuedAt)})`}`;

/** As the rules for dangerous goods want it: UN number, class, packing group, after the name. */
export const goodsWords = ({ description, dangerous }: Goods): string =>
  dangerous === null
    ? description
    : `${description} — UN ${dangerous.un.replace(/^UN\s*/i, '')}, ${dangerous.class}${dangerous.packingGroup === null ? '' : `, PG ${dangerous.packingGroup}`}`;

export const unitWords = ({ type, seals }: LoadUnit): string => (seals.length === 0 ? type : `${type}, seals ${seals.join(', ')}`);
