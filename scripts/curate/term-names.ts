// Names in Chinese and Russian for ports, airports, terminals and pipeline points. First data/curation/names.csv (country + English
// name); where it is silent, the name of the town with the usual word for a port or an airport.
import { type Row, readRows } from './sea-csv.js';

export interface LocalNames {
  readonly name_zh_hans: string;
  readonly name_zh_hant: string;
  readonly name_ru: string;
}
export type NameKind = 'port' | 'airport' | 'terminal' | 'town';

const none: LocalNames = { name_zh_hans: '', name_zh_hant: '', name_ru: '' };
const words: Record<'port' | 'airport', LocalNames> = {
  port: { name_zh_hans: '港', name_zh_hant: '港', name_ru: 'Порт' },
  airport: { name_zh_hans: '机场', name_zh_hant: '機場', name_ru: 'Аэропорт' },
};

const byKey = new Map<string, Row>();
for (const row of readRows('data/curation/names.csv', { optional: true })) {
  for (const kind of [row.kind, '*']) {
    const key = `${row.country} ${kind} ${row.name_en}`;
    if (!byKey.has(key)) byKey.set(key, row);
  }
}

/** Names of a place; `english` are its names to try, most particular first, `town` the names of the town it serves. */
export function localNames(country: string, kind: NameKind, english: readonly string[], town: readonly string[] = []): LocalNames {
  for (const name of english) {
    const row = byKey.get(`${country} ${kind} ${name}`) ?? (kind === 'town' ? byKey.get(`${country} * ${name}`) : undefined);
    if (row && (row.name_zh_hans || row.name_ru)) return pick(row);
  }
  if (kind !== 'port' && kind !== 'airport') return none;
  for (const name of town) {
    const row = byKey.get(`${country} town ${name}`) ?? byKey.get(`${country} station ${name}`);
    if (!row) continue;
    const [at, word] = [pick(row), words[kind]];
    return {
      name_zh_hans: at.name_zh_hans && `${at.name_zh_hans.replace(/站$/, '')}${word.name_zh_hans}`,
      name_zh_hant: at.name_zh_hant && `${at.name_zh_hant.replace(/站$/, '')}${word.name_zh_hant}`,
      name_ru: at.name_ru && `${word.name_ru} ${at.name_ru}`,
    };
  }
  return none;
}

const pick = (row: Row): LocalNames => ({
  name_zh_hans: row.name_zh_hans ?? '',
  name_zh_hant: row.name_zh_hant ?? '',
  name_ru: row.name_ru ?? '',
});
