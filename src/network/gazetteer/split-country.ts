/** `Alat, Azerbaijan`, `Alat AZ`, `Alat (AZ)`, `阿拉特 阿塞拜疆`: a name and the country that narrows it. */
import { countryCodes, countryName } from '../countries.js';
import { languages } from '../network.js';
import { normaliseName } from './normalise-name.js';

export interface NameInCountry {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** Names in use that the CLDR has otherwise. */
const otherNames: Readonly<Record<string, string>> = {
  turkey: 'TR',
  turkiye: 'TR',
  uk: 'GB',
  britain: 'GB',
  greatbritain: 'GB',
  usa: 'US',
  czechrepublic: 'CZ',
  prc: 'CN',
  uae: 'AE',
  holland: 'NL',
  korea: 'KR',
  belorussia: 'BY',
  kirghizia: 'KG',
  burma: 'MM',
  macedonia: 'MK',
  россиискаяфедерация: 'RU',
  киргизия: 'KG',
  белоруссия: 'BY',
};

let codeOfName: ReadonlyMap<string, string> | undefined;

/** Country names in four languages; made on first use, 5 ms. */
function countryByName(compact: string): string | undefined {
  codeOfName ??= new Map([
    ...[...countryCodes].flatMap((code) => languages.map((language): [string, string] => [normaliseName(countryName(code, language)).compact, code])),
    ...Object.entries(otherNames),
  ]);
  return codeOfName.get(compact);
}

/** After a comma or in brackets a code may be in small letters; after a blank only capitals, so that `Santa Fe` is not in a country `fe`. */
export function listCountrySplits(text: string): readonly NameInCountry[] {
  const marked = /^(.+?)\s*(?:[,，]\s*([^,，]+)|[(（]([^()（）]+)[)）])$/.exec(text);
  if (marked !== null) return toSplit(marked[1] ?? '', (marked[2] ?? marked[3] ?? '').trim(), 'any case');
  const words = text.split(/\s+/);
  const splits: NameInCountry[] = [];
  for (let count = 1; count <= Math.min(4, words.length - 1); count++) {
    splits.push(...toSplit(words.slice(0, -count).join(' '), words.slice(-count).join(' '), 'capitals'));
  }
  return splits;
}

function toSplit(name: string, country: string, codeIn: 'any case' | 'capitals'): readonly NameInCountry[] {
  const code = codeIn === 'any case' ? country.toUpperCase() : country;
  const found = countryCodes.has(code) ? code : countryByName(normaliseName(country).compact);
  return found === undefined ? [] : [{ name, country: found }];
}
