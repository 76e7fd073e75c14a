import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network, Place } from '../network.js';
import { createGazetteer } from './gazetteer.js';

/** `id | en | zh-Hans | ru | country(-country2) | roles | population | lat lon` */
const rows = `
CNHRS | Khorgos | 霍尔果斯 | Хоргос | CN | town;station | | 44.22 80.40
KZHOR | Khorgos Gateway | | | KZ | station;dry_port;terminal | | 44.185 80.28
cn-kz-khorgos-road | Khorgos/Nur Zholy | 霍尔果斯—努尔饶尔口岸 | Хоргос — Нур Жолы | CN-KZ | border | | 44.2158 80.3673
kz-altynkol | Altynkol | 阿腾科里 | Алтынколь | KZ | station | | 44.165 80.295
hu-rs-horgos-road | Horgos/Roszke | | Хоргош — Рёске | HU-RS | border | | 46.16 19.98
AZBAK | Baku | 巴库 | Баку | AZ | town;station | 1116513 | 40.378 49.892
azbak-port | Port of Baku (old port) | 巴库港（老港） | Порт Баку (старый порт) | AZ | port;oil | | 40.37 49.86
AZALA | Port of Alat (Baku International Sea Trade Port) | 阿拉特港 | Порт Алят | AZ | port | | 39.95 49.41
az-alat | Alat | 阿拉特 | Алят | AZ | junction | | 39.94 49.40
uz-olot | Olot | | Алат | UZ | town | 30000 | 39.41 63.80
az-gyd | Baku Heydar Aliyev International Airport | | | AZ | airport | | 40.467 50.047
CNSIA | Xi'an | 西安 | Сиань | CN | town;station | 6501190 | 34.258 108.929
CNUFA | Ufa | | Уфа | RU | town | 1000000 | 54.7 56
cn-ufa | Ufa Airport | | | RU | airport | | 54.6 55.9
IRAST | Astara | | Астара | IR | town | 20000 | 38.43 48.87
AZAST | Astara | 阿斯塔拉 | Астара | AZ | town | 15190 | 38.456 48.875
EGALY | Alexandria | | Александрия | EG | town;station | 3811516 | 31.2 29.9
ro-alexandria | Alexandria | | Александрия | RO | town | 45434 | 43.97 25.33
RUPET | Petr’ovka | | Пётровка | RU | station | | 50 50
CNPEK | Beijing | 北京 | Пекин | CN | town;station | 18960744 | 39.9 116.4
GEPTI | Poti | 波季 | Поти | GE | town;station | 41465 | 42.14 41.67
gepti-port | Port of Poti | 波季港 | Порт Поти | GE | port | | 42.15 41.65
sea-1 | Baku roads | | | | waypoint | | 40.3 50
DEFFO | Frankfurt (Oder) | | | DE | town | 58000 | 52.3 14.5
DEFRA | Frankfurt am Main | | | DE | town | 750000 | 50.1 8.7
cn-shanghai-y | Port of Shanghai (Yangshan) | 上海港（洋山） | | CN | port | | 30.62 122.07
cn-shanghai-w | Port of Shanghai (Waigaoqiao) | 上海港（外高桥） | | CN | port | | 31.36 121.58`;

const places: Place[] = rows
  .trim()
  .split('\n')
  .map((row, index) => {
    const [id = '', en = '', zhHans = '', ru = '', countries = '', roles = '', population = '', position = ''] = row
      .split('|')
      .map((cell) => cell.trim());
    const [country = '', country2 = ''] = countries.split('-');
    const [lat = 0, lon = 0] = position.split(' ').map(Number);
    return {
      index,
      id,
      names: { en, zhHans, zhHant: zhHans, ru },
      country,
      country2,
      lat,
      lon,
      zone: 'UTC',
      roles: roles.split(';'),
      population: Number(population),
      status: 'open',
    };
  });
const alias = (place: string, text: string, kind: string) => ({ place, alias: text, kind, source: 's', basis: 'assumed' });
const aliases = [
  alias('AZALA', 'Alat port', 'name'),
  alias('azbak-port', 'AZBAK', 'locode'),
  alias('az-gyd', 'GYD', 'iata'),
  alias('az-gyd', 'UBBB', 'icao'),
  alias('cn-ufa', 'UFA', 'iata'),
  alias('CNHRS', 'CN:Khorgos', 'seed'),
  alias('uz-olot', 'Alat (Khodzhadavlet)', 'name'),
  alias('KZHOR', 'KZHGT', 'locode'),
];
const gazetteer = createGazetteer({ places, tables: { aliases } } as unknown as Network);

/** `take ID (others)`, `choose IDs`, `unknown (near)` or `at lat,lon`. */
const resolved = (text: string): string => {
  const result = gazetteer.resolve(text);
  const ids = (list: readonly Place[]) => list.map((place) => place.id).join(' ');
  if (result.kind === 'place') return `take ${result.place.id}${result.others.length > 0 ? ` (${ids(result.others)})` : ''}`;
  if (result.kind === 'choices') return `choose ${ids(result.choices)}`;
  return result.kind === 'unknown' ? `unknown (${ids(result.near)})` : `at ${result.lat},${result.lon}`;
};
const reading = (text: string): string => {
  const result = gazetteer.resolve(text);
  return result.kind === 'place' ? result.reading : result.kind;
};

describe('one clear reading is taken and said', () => {
  it('Khorgos is the town, and the crossing and the dry port are named', () => {
    expect(resolved('Khorgos')).toBe('take CNHRS (cn-kz-khorgos-road KZHOR)');
    expect(reading('Khorgos')).toBe(
      "Read 'Khorgos' as Khorgos (CN, town, CNHRS); also: Khorgos/Nur Zholy (CN-KZ, border, cn-kz-khorgos-road), Khorgos Gateway (KZ, dry port, KZHOR).",
    );
    expect(resolved('霍尔果斯')).toMatch(/^take CNHRS/);
    expect(resolved('Хоргос')).toMatch(/^take CNHRS/);
    expect(resolved('Nur Zholy')).toBe('take cn-kz-khorgos-road');
    expect(resolved('Altynkol')).toBe('take kz-altynkol');
  });

  it('Baku is the city, and its port and airport are named', () => {
    expect(resolved('Baku')).toBe('take AZBAK (azbak-port az-gyd)');
    expect(resolved('巴库')).toMatch(/^take AZBAK/);
  });

  it('a role word leaves the places of that role', () => {
    expect(resolved('Baku port')).toBe('take azbak-port');
    expect(resolved('Port of Baku')).toBe('take azbak-port');
    expect(resolved('порт Баку')).toBe('take azbak-port');
    expect(resolved('Poti')).toBe('take GEPTI (gepti-port)');
    expect(resolved('Poti Port')).toBe('take gepti-port');
    expect(resolved('波季港')).toBe('take gepti-port');
    expect(resolved('北京市')).toBe('take CNPEK');
    expect(resolved('Beijing city')).toBe('take CNPEK');
    expect(resolved('Beijing airport')).toBe('unknown ()');
  });

  it('what stands in brackets is a name too, unless it is a description', () => {
    expect(resolved('Yangshan')).toBe('take cn-shanghai-y');
    expect(resolved('old port')).not.toMatch(/^take/);
  });

  it('the town with five times the people of its namesake is taken, the other named', () => {
    expect(resolved('Alexandria')).toBe('take EGALY (ro-alexandria)');
  });

  it('nothing is said when the text is the id or the only and exact name', () => {
    expect(reading('AZBAK')).toBe(''); // also the UN/LOCODE of the port, but whoever writes the id means the place
    expect(reading('GYD')).toBe("Read 'GYD' as Baku Heydar Aliyev International Airport (AZ, airport, az-gyd).");
    expect(reading('Altynkol')).toBe('');
    expect(reading('kz-altynkol')).toBe('');
    expect(reading('altynkol')).toBe("Read 'altynkol' as Altynkol (KZ, station, kz-altynkol).");
  });
});

describe('without a clear reading the choices are listed', () => {
  it('Alat is a junction by name, a port by role, and a town in Uzbekistan', () => {
    expect(resolved('Alat')).toBe('choose az-alat uz-olot AZALA');
    expect(resolved('Алат')).toMatch(/^take uz-olot/);
  });

  it('Frankfurt is the one on the Oder without its bracket, but a far larger one begins so', () => {
    expect(resolved('Frankfurt')).toBe('choose DEFFO DEFRA');
    expect(resolved('Frankfurt (Oder)')).toBe('take DEFFO');
    expect(resolved('Frankfurt am Main')).toBe('take DEFRA');
  });

  it('two towns of like size', () => {
    expect(resolved('Astara')).toBe('choose IRAST AZAST');
  });

  it('two ports of one city', () => {
    expect(resolved('Port of Shanghai')).toBe('choose cn-shanghai-w cn-shanghai-y');
  });

  it('a beginning that several names share', () => {
    expect(resolved('Khorg')).toBe('choose CNHRS KZHOR cn-kz-khorgos-road');
    expect(resolved('Beij')).toBe('take CNPEK');
  });
});

describe('a country narrows', () => {
  it.each([
    'Astara, AZ',
    'Astara,az',
    'Astara AZ',
    'Astara (AZ)',
    'Astara, Azerbaijan',
    'Astara Azerbaijan',
    'Астара, Азербайджан',
    '阿斯塔拉, 阿塞拜疆',
  ])('%s', (text) => {
    expect(resolved(text)).toBe('take AZAST');
  });

  it('and never widens: no such name in the country is unknown, with the name elsewhere as a suggestion', () => {
    expect(resolved('Baku, KZ')).toBe('unknown (AZBAK azbak-port az-gyd AZALA)');
  });
});

describe('codes', () => {
  it.each([
    ['AZBAK', 'take AZBAK (azbak-port)'],
    ['AZ BAK', 'take AZBAK (azbak-port)'],
    ['GYD', 'take az-gyd'],
    ['UBBB', 'take az-gyd'],
    ['CN:Khorgos', 'take CNHRS'],
    ['KZ HGT', 'take KZHOR'],
    ['kzhgt', 'take KZHOR'],
    ['gyd', 'take az-gyd'],
  ])('%s: %s', (text, expected) => expect(resolved(text)).toBe(expected));

  it('three capitals are an airport before they are a town, small letters the other way round', () => {
    expect(resolved('UFA')).toMatch(/^take cn-ufa/);
    expect(resolved('Ufa')).toBe('take CNUFA (cn-ufa)');
    expect(resolved('ufa')).toBe('take CNUFA (cn-ufa)');
  });
});

describe('spelling', () => {
  it('case, diacritics, apostrophes, hyphens and ё do not matter', () => {
    for (const text of ["Xi'an", 'Xian', 'XI’AN', 'xi`an', 'Xī’ān', 'XI-AN']) expect(resolved(text)).toBe('take CNSIA');
    expect(resolved('петровка')).toBe('take RUPET');
    expect(resolved('khorgos-gateway')).toBe('take KZHOR');
  });

  it('near spellings are suggested, never taken', () => {
    expect(resolved('Altinkol')).toBe('unknown (kz-altynkol)');
    expect(resolved('Bejing')).toBe('unknown (CNPEK)');
    expect(resolved('Nowhereville')).toBe('unknown ()');
    expect(resolved('')).toBe('unknown ()');
  });

  it('a sea waypoint has no name', () => {
    expect(resolved('Baku roads')).not.toContain('sea-1');
  });
});

describe('positions', () => {
  it('are read in degrees, latitude first, and only in range', () => {
    expect(resolved('44.2,80.4')).toBe('at 44.2,80.4');
    expect(resolved(' -33.9, 18.4 ')).toBe('at -33.9,18.4');
    expect(resolved('44.2 80.4')).toBe('at 44.2,80.4');
    expect(resolved('94.2,80.4')).toBe('unknown ()');
  });

  it('the nearest place of a role is found, never a waypoint', () => {
    const ids = (list: readonly Place[]) => list.map((place) => place.id);
    expect(ids(gazetteer.nearest(40.31, 49.99))).toEqual(['AZBAK']);
    expect(ids(gazetteer.nearest(40.31, 49.99, { roles: ['port'], count: 2 }))).toEqual(['azbak-port', 'AZALA']);
    expect(gazetteer.nearest(Number.NaN, 0)).toEqual([]);
  });
});

describe('find', () => {
  it('gives what fits best first, with how it fits', () => {
    expect(gazetteer.find('Baku', 5).map(({ place, how }) => `${place.id} ${how}`)).toEqual([
      'AZBAK name',
      'azbak-port part',
      'az-gyd prefix',
      'AZALA word',
    ]);
    expect(gazetteer.find('astarra', 5).map(({ how }) => how)).toEqual(['spelling', 'spelling']);
    expect(gazetteer.find('Baku', 1)).toHaveLength(1);
    expect(gazetteer.find('', 5)).toEqual([]);
  });
});

it('any text is resolved without an exception, the same way each time', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...places.flatMap((place) => Object.values(place.names)), ' AZ', ', ', '(', ')', '港', "'"),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join('')),
      (text) => {
        expect(resolved(text)).toBe(resolved(text));
        for (const { place } of gazetteer.find(text, 5)) expect(place.roles).not.toContain('waypoint');
      },
    ),
    { numRuns: 500 },
  );
});

it('every place that is no waypoint is found by its id', () => {
  for (const place of places) if (!place.roles.includes('waypoint')) expect(resolved(place.id)).toMatch(new RegExp(`^take ${place.id}\\b`));
});
