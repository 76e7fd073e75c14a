import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editPackage, requireFile, tinyPackage } from '../../test/scenes/tiny-package.js';
import { readPackage } from './read-package.js';

/** `code@file:line:field` of every issue after an edit. */
const issuesAfter = (file: string, edit: (text: string) => string) => listed(editPackage(file, edit));
const listed = (files: Map<string, Uint8Array>) =>
  readPackage(files).issues.map(({ code, at }) => `${code}@${at.file}:${at.line ?? ''}:${at.field ?? ''}`);
const replace = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
const append = (row: string) => (text: string) => `${text}${row},a source,assumed\n`;

describe('the tiny package', () => {
  it('is read without an issue, every row typed', () => {
    const read = readPackage(tinyPackage());
    expect(read.issues).toEqual([]);
    expect(read).toMatchObject({ id: 'tiny', name: 'A network of eight places in round numbers' });
    expect(read.tables?.places).toHaveLength(8);
    expect(read.tables?.links).toHaveLength(10);
    expect(read.tables?.links[6]).toMatchObject({
      id: 'rail-2',
      gauge_mm: ['1435', '1520'],
      electrified: false,
      line: 'T1',
      passage: undefined,
      geometry: undefined,
    });
    expect(read.tables?.links[0]?.gauge_mm).toEqual([]);
    expect(read.tables?.services[0]?.weather_closed).toHaveLength(12);
  });

  it('does not depend on the order of the files', () => {
    const reversed = new Map([...tinyPackage()].reverse());
    expect(readPackage(reversed).tables).toEqual(readPackage(tinyPackage()).tables);
  });
});

describe('the files of a package', () => {
  it('needs datapackage.json, of the right form, with a name and every table', () => {
    expect(listed(new Map())).toEqual(['package/no-datapackage@datapackage.json::']);
    expect(issuesAfter('datapackage.json', () => '{"name": ')).toContain('package/malformed@datapackage.json::');
    expect(issuesAfter('datapackage.json', () => '[]')).toContain('package/malformed@datapackage.json::');
    expect(issuesAfter('datapackage.json', replace('"name": "tiny"', '"name": "Tiny network"'))).toEqual([
      'package/malformed@datapackage.json::name',
    ]);
    expect(issuesAfter('datapackage.json', replace('"qiyun:table": "regions"', '"qiyun:table": "areas"'))).toEqual([
      'package/unknown-table@datapackage.json::resources[17]',
      'package/missing-table@datapackage.json::',
      'package/unlisted-file@regions.csv::',
    ]);
  });

  it('a file that is named but missing is an error, a CSV file that is not named a warning', () => {
    const files = tinyPackage();
    files.delete('speeds.csv');
    files.set('more.csv', new Uint8Array());
    expect(listed(files)).toEqual(['package/unlisted-file@more.csv::', 'package/missing-file@speeds.csv::']);
  });

  it('bytes that are not UTF-8 are located', () => {
    const files = tinyPackage();
    const bytes = requireFile(files, 'regions.csv').slice();
    bytes[bytes.length - 30] = 0xff;
    expect(listed(files.set('regions.csv', bytes))).toEqual(['file/not-utf8@regions.csv:3:']);
  });
});

describe('cells', () => {
  it('every bad cell of a row is reported, with the id of the row', () => {
    const edit = replace(
      'road-1,CNALP,cn-kz-gate-road,road,R1,100,I,,,,CN,both,open',
      'road-1,CNALP,cn-kz-gate-road,raod,R1,"1,000",I,,x,0.5,CN,both,',
    );
    const { issues, tables } = readPackage(editPackage('links-road.csv', edit));
    expect(tables).toBeUndefined();
    expect(issues.map((issue) => [issue.code, issue.at])).toEqual([
      ['cell/word', { file: 'links-road.csv', line: 2, field: 'mode', entity: 'road-1' }],
      ['cell/number', { file: 'links-road.csv', line: 2, field: 'length_km', entity: 'road-1' }],
      ['cell/flag', { file: 'links-road.csv', line: 2, field: 'electrified', entity: 'road-1' }],
      ['cell/range', { file: 'links-road.csv', line: 2, field: 'tracks', entity: 'road-1' }],
      ['cell/empty', { file: 'links-road.csv', line: 2, field: 'status', entity: 'road-1' }],
    ]);
    expect(issues[1]?.message).toBe("'1,000' is not a number; write it like -12.5, without thousands separators or units");
  });

  it.each([
    [
      'places.csv',
      'Echo,戊市,戊市,Эхо,AZ,,44,62,Asia/Baku,town;station,1000000,open,,scene in round numbers',
      'Echo,戊市,戊市,Эхо,AZ,,44,62,Asia/Baku,town;station,1000000,open,,',
      'provenance/missing@places.csv:9:source',
    ],
    ['places.csv', 'town;station,500000', 'town;town,500000', 'cell/list-duplicate@places.csv:2:roles'],
    ['places.csv', 'open,,scene', 'open,2023-02-29,scene', 'cell/date@places.csv:2:status_date'],
    ['services.csv', '0.3;0.25;', '0.25;', 'cell/list-length@services.csv:2:weather_closed'],
    ['departures.csv', '20:00', '24:00', 'cell/time@departures.csv:2:local_time'],
    ['departures.csv', '1;3;5', '1;8', 'cell/word@departures.csv:2:weekdays'],
    ['links-road.csv', '73 44.1', '73 44.1;x', 'cell/geometry@links-road.csv:4:geometry'],
  ])('%s: %s -> %s', (file, from, to, expected) => {
    expect(issuesAfter(file, replace(from, to))).toEqual([expected]);
  });

  it('blanks at the edges are dropped with a warning, and the package is still read', () => {
    const read = readPackage(editPackage('regions.csv', replace('EAEU,KZ', 'EAEU, KZ ')));
    expect(read.issues.map((issue) => issue.code)).toEqual(['cell/blank-edges']);
    expect(read.tables?.regions[0]?.country).toBe('KZ');
  });
});

describe('one mistake is one issue', () => {
  it('a row with a bad cell, a cell too many or a broken file is not also reported by everything that refers to it', () => {
    expect(issuesAfter('places.csv', replace('CNALP,Alpha', 'CNALP,Alpha,'))).toEqual(['csv/cell-count@places.csv:2:']);
    expect(issuesAfter('places.csv', replace('id,name_en', 'name_en'))).toContain('csv/missing-column@places.csv:1:id');
    expect(issuesAfter('places.csv', () => '')).toEqual(['csv/no-header@places.csv::']);
    const files = tinyPackage();
    files.delete('places.csv');
    expect(listed(files)).toEqual(['package/missing-file@places.csv::']);
  });
});

describe('between tables', () => {
  it('a reference to nothing names the near spellings', () => {
    const { issues } = readPackage(editPackage('links-road.csv', replace('road-4,AZDEL,AZECH', 'road-4,AZDEL,AZECO')));
    expect(issues.map((issue) => issue.message)).toEqual(["to 'AZECO' is in no row of places; near spellings: AZECH"]);
  });

  it('a duplicate id names both files and lines', () => {
    const { issues } = readPackage(editPackage('links-rail.csv', replace('rail-1,', 'road-4,')));
    expect(issues[0]).toMatchObject({
      code: 'id/duplicate',
      at: { file: 'links-rail.csv', line: 2 },
      message: "id 'road-4' stands already in links-road.csv, line 5",
    });
  });

  it.each([
    [
      'an airport code of two places',
      'aliases.csv',
      (text: string) => append('CNALP,ALP,iata')(append('KZBRA,ALP,iata')(text)),
      ['id/duplicate@aliases.csv:5:alias'],
    ],
    ['an id with a blank', 'tariffs.csv', replace('rail1435-block', 'rail1435 block'), ['id/form@tariffs.csv:3:id']],
    ['an unknown scope', 'procedures.csv', replace('place:cn-kz-gate-rail', 'place:cn-kz-gate'), ['reference/scope@procedures.csv:5:scope']],
    ['a scope of no known kind', 'speeds.csv', replace('truck,*', 'truck,KZ'), ['reference/scope@speeds.csv:2:scope']],
    [
      'an unknown region of a procedure',
      'procedures.csv',
      replace('country:KZ,ferry,KZ,*', 'country:KZ,ferry,KZ,region:EU'),
      ['reference/scope@procedures.csv:7:to_country'],
    ],
    ['an unknown tariff', 'services.csv', replace('roro-fare', 'roro-fair'), ['reference/unknown@services.csv:2:tariff']],
    ['the second of two tariffs', 'services.csv', replace('roro-fare', 'roro-fare;roro-fair'), ['reference/unknown@services.csv:2:tariff']],
    ['a country that is not in ISO 3166-1', 'regions.csv', replace('EAEU,RU', 'EAEU,UK'), ['country/unknown@regions.csv:3:country']],
    [
      'p90 below p50',
      'operations.csv',
      replace('gauge-west,*,rail1435,rail1520,transload,container;reefer,6,18', 'gauge-west,*,rail1435,rail1520,transload,container;reefer,6,5'),
      ['value/order@operations.csv:13:p90_h'],
    ],
    ['a speed without a value', 'speeds.csv', replace('truck,*,I,,50,', 'truck,*,I,,,'), ['speed/missing@speeds.csv:2:speed_kmh']],
  ])('%s is an error', (_, file, edit, expected) => {
    expect(issuesAfter(file, edit)).toEqual(expected);
  });
});

describe('places', () => {
  it.each([
    ['an unknown zone', replace('Asia/Aqtau', 'Asia/Aktau'), 'place/zone@places.csv:7:zone'],
    ['an abbreviation as zone', replace('Asia/Aqtau', 'CET'), 'place/zone@places.csv:7:zone'],
    ['no zone', replace('Asia/Aqtau', ''), 'place/zone-missing@places.csv:7:zone'],
    ['border countries out of order', replace('(авто),CN,KZ', '(авто),KZ,CN'), 'place/country-order@places.csv:3:country2'],
    ['a border place with one country', replace('(авто),CN,KZ', '(авто),CN,'), 'place/country@places.csv:3:country'],
    ['a town with two countries', replace('Эхо,AZ,,', 'Эхо,AZ,GE,'), 'place/country@places.csv:9:country'],
    ['a waypoint on land', append('sea-1,Sea,,,,AZ,,40,50,,waypoint,,open,'), 'place/country@places.csv:10:country'],
  ])('%s', (_, edit, expected) => {
    expect(issuesAfter('places.csv', edit)).toContain(expected);
  });

  it('a sea waypoint needs neither country nor zone', () => {
    expect(issuesAfter('places.csv', append('sea-1,Sea,,,,,,40,50,,waypoint,,open,'))).toEqual([]);
  });
});

describe('links', () => {
  // one degree of longitude on 44 N is 79.99 km
  it.each([
    [
      '78 km are 98 % of the great circle less a little',
      replace('road-1,CNALP,cn-kz-gate-road,road,R1,100', 'road-1,CNALP,cn-kz-gate-road,road,R1,78'),
      'link/too-short@links-road.csv:2:length_km',
    ],
    [
      '271 km are more than three great circles and 30 km',
      replace('road-1,CNALP,cn-kz-gate-road,road,R1,100', 'road-1,CNALP,cn-kz-gate-road,road,R1,271'),
      'link/long@links-road.csv:2:length_km',
    ],
    ['a loop', replace('road-4,AZDEL,AZECH', 'road-4,AZECH,AZECH'), 'link/loop@links-road.csv:5:to'],
    ['two countries without a border place', append('road-9,CNALP,KZBRA,road,,200,I,,,,KZ,both,open,,,'), 'link/border@links-road.csv:7:country'],
    ['the country of neither end', replace('I,,,,CN,both', 'I,,,,AZ,both'), 'link/country@links-road.csv:2:country'],
    ['no country', replace('I,,,,CN,both', 'I,,,,,both'), 'link/country@links-road.csv:2:country'],
    ['a road with a gauge', replace('I,,,,CN', 'I,1435,,,CN'), 'link/gauge@links-road.csv:2:gauge_mm'],
    ['the speed class of another mode', replace('100,I,,,,CN', '100,ocean,,,,CN'), 'link/speed-class@links-road.csv:2:speed_class'],
    [
      'a pipeline link without its pipeline',
      append('p-1,CNALP,KZBRA,pipeline,,200,crude,,,,KZ,both,open,,,'),
      'reference/unknown@links-road.csv:7:line',
    ],
  ])('%s', (_, edit, expected) => {
    expect(issuesAfter('links-road.csv', edit)).toEqual([expected]);
  });

  it('rail without a gauge, and with an unknown one', () => {
    expect(issuesAfter('links-rail.csv', replace('main,1435,y', 'main,,y'))).toEqual(['link/gauge@links-rail.csv:2:gauge_mm']);
    expect(issuesAfter('links-rail.csv', replace('main,1435,y', 'main,1453,y'))).toEqual(['link/gauge@links-rail.csv:2:gauge_mm']);
  });
});

describe('services', () => {
  it.each([
    [
      'no stops back but one',
      'service_stops.csv',
      replace('roro-1,back,2,KZCHA,20,30,450', 'roro-1,out,3,KZCHA,20,30,450'),
      ['service/stops@services.csv:2:id'],
    ],
    ['no stops at all', 'service_stops.csv', (text: string) => text.replaceAll(/train-1.*\n/g, ''), ['service/stops@services.csv:4:id']],
    [
      'a ride with half a distribution',
      'service_stops.csv',
      replace('train-1,out,2,KZCHA,,', 'train-1,out,2,KZCHA,40,'),
      ['service/ride-half@service_stops.csv:11:ride_p90_h'],
    ],
    [
      'a timetable without departures',
      'departures.csv',
      (text: string) => `${text.split('\n')[0]}\n`,
      ['service/no-departures@services.csv:4:behaviour'],
    ],
    [
      'departures of a service that leaves when full',
      'departures.csv',
      append('roro-1,out,1,10:00,,'),
      ['service/unused-departures@services.csv:2:behaviour'],
    ],
    [
      'a departure in a direction without stops',
      'departures.csv',
      append('train-1,back,1,10:00,,'),
      ['service/no-departures@departures.csv:3:direction'],
    ],
    ['when full without a wait', 'services.csv', replace('when_full,,24,96', 'when_full,,24,'), ['service/no-wait@services.csv:2:wait_p90_h']],
    ['frequency without one', 'services.csv', replace('frequency,2', 'frequency,'), ['service/no-frequency@services.csv:3:per_week']],
  ])('%s', (_, file, edit, expected) => {
    const found = issuesAfter(file, edit);
    for (const issue of expected) expect(found).toContain(issue);
    expect(found).toHaveLength(expected.length);
  });
});

it('a ride to be computed needs a speed of its layer', () => {
  const files = editPackage('speeds.csv', (text) => text.replaceAll('roro,', 'vessel,'));
  expect(listed(editPackage('service_stops.csv', (text) => text.replaceAll('AZDEL,20,30', 'AZDEL,,'), files))).toEqual([
    'service/no-speed@service_stops.csv:3:ride_p50_h',
  ]);
});

describe('many problems', () => {
  it('two hundred of one code are listed, the rest is counted in one line', () => {
    const { issues } = readPackage(
      editPackage(
        'regions.csv',
        (text) => text + 'EU,XX,a source,assumed\n'.repeat(1) + Array.from({ length: 299 }, (_, i) => `R${i},XX,a source,assumed\n`).join(''),
      ),
    );
    expect(issues).toHaveLength(201);
    expect(issues.at(-1)?.message).toBe('and 100 more: A country is not an ISO 3166-1 alpha-2 code.');
  });
});

describe('any mutation of a valid package', () => {
  const names = [...tinyPackage().keys()];
  const edit = fc.record({
    file: fc.constantFrom(...names),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.integer({ min: 0, max: 40 }),
    insert: fc.oneof(fc.constantFrom('"', ',', '\n', ';', '\u0000', '__proto__', 'null', '1e999', '{}'), fc.string({ maxLength: 8 })),
  });

  it('is read or refused with located issues, never an exception; tables exist exactly when nothing is an error', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const files = tinyPackage();
        for (const { file, at, cut, insert } of edits) {
          editPackage(
            file,
            (text) => {
              const start = Math.floor(at * text.length);
              return text.slice(0, start) + insert + text.slice(start + cut);
            },
            files,
          );
        }
        const read = readPackage(files);
        expect(read.tables === undefined).toBe(read.issues.some((issue) => issue.severity === 'error'));
        for (const issue of read.issues) expect(issue.at.file.length + issue.message.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  it('random bytes in place of any file do no harm', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.uint8Array({ maxLength: 200 }), (file, bytes) => {
        readPackage(tinyPackage().set(file, bytes));
      }),
      { numRuns: 200 },
    );
  });
});
