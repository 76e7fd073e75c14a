/** The formats that are text or simple tables, each in a file small enough to read, with what must come of it; and what is wrong with it. */
import { describe, expect, it } from 'vitest';
import { importOptions } from '../../test/scenes/import-options.js';
import { sourceOf } from '../../test/scenes/osm-scene.js';
import { type ImportOptions, importFiles } from './index.js';

type Files = Readonly<Record<string, string | Uint8Array>>;
const run = (files: Files, changes: Partial<ImportOptions> = {}) =>
  importFiles(
    Object.entries(files).map(([name, bytes]) => sourceOf(name, bytes, 97)),
    importOptions(changes),
  );
async function tables(files: Files, changes: Partial<ImportOptions> = {}) {
  const outcome = await run(files, changes);
  if (outcome.kind === 'wrong') throw new Error(JSON.stringify(outcome.issues));
  return { ...outcome.tables, formats: outcome.formats, issues: outcome.issues };
}
const problems = async (files: Files) => {
  const outcome = await run(files);
  expect(outcome.kind).toBe('wrong');
  return outcome.issues.filter(({ severity }) => severity === 'error').map(({ code, at }) => [code, at.file, at.line ?? at.entity]);
};

const railway = (coordinates: readonly (readonly [number, number])[], electric = 0) => ({
  type: 'Feature',
  properties: { featurecla: 'Railroad', electric, mult_track: 0 },
  geometry: { type: 'LineString', coordinates },
});
const collection = (features: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

describe('IM1: lines of a map', () => {
  it('meet where their ends are within the tolerance, also in the middle of another', async () => {
    // 0.0005 degrees are 56 m: the second line ends beside a bend of the first, the third begins beside the end of the first
    const lines = collection([
      railway([
        [0, 0],
        [1, 0],
        [2, 0],
      ]),
      railway([
        [1, 0.0005],
        [1, 1],
      ]),
      railway([
        [2.0005, 0],
        [3, 0],
      ]),
      railway([
        [5, 5],
        [6, 5],
      ]),
    ]);
    const near = await tables({ 'rail.geojson': lines });
    expect(near.formats).toEqual(['lines']);
    const ends = near.links.flatMap(({ from, to }) => [from, to]);
    // 0–1, 1–3 (2 is a bend), 1–north, and the far line
    expect(near.links).toHaveLength(4);
    expect(ends.filter((id) => ends.filter((other) => other === id).length === 3)).toHaveLength(3);
    const apart = await tables({ 'rail.geojson': lines }, { snapM: 10 });
    expect(new Set(apart.links.flatMap(({ from, to }) => [from, to])).size).toBe(8);
  });
  it('get the usual gauge of their country, which is told', async () => {
    const { links, issues } = await tables({
      'rail.geojson': collection([
        railway(
          [
            [0, 0],
            [1, 0],
          ],
          1,
        ),
      ]),
    });
    expect(links).toMatchObject([{ gauge_mm: ['1520'], electrified: true, mode: 'rail' }]);
    expect(issues.map(({ message }) => message)).toContainEqual(expect.stringContaining('1520 mm for 1'));
  });
  it('of the sea keep their passage', async () => {
    const lane = (passage: string | undefined, coordinates: number[][]) => ({
      type: 'Feature',
      properties: passage === undefined ? {} : { passage },
      geometry: { type: 'LineString', coordinates },
    });
    const { links, places } = await tables({
      'sea.geojson': collection([
        lane('babalmandab', [
          [43, 12],
          [44, 12],
        ]),
        lane(undefined, [
          [44, 12],
          [50, 12],
        ]),
      ]),
    });
    expect(links.map(({ mode, passage }) => [mode, passage])).toEqual([
      ['sea', 'bab_el_mandeb'],
      ['sea', undefined],
    ]);
    expect(places.every(({ roles, country }) => roles[0] === 'waypoint' && country === undefined)).toBe(true);
  });
  it('IM1b: are what the values of their attributes say, an empty one counting as absent', async () => {
    const street = (properties: Readonly<Record<string, unknown>>, lat: number) => ({
      type: 'Feature',
      properties,
      geometry: {
        type: 'LineString',
        coordinates: [
          [0, lat],
          [1, lat],
        ],
      },
    });
    const { links, places, issues } = await tables({
      'map.geojson': collection([
        street({ highway: 'primary', railway: null, passage: null, name: 'P' }, 0),
        street({ highway: 'trunk', railway: '', oneway: 'yes', name: 'T' }, 10),
        street({ highway: 'motorway', oneway: '-1', name: 'M' }, 20),
        street({ highway: 'footway', name: 'F' }, 30),
        street({ highway: null, railway: 'abandoned' }, 40),
        street({ railway: 'tram', gauge: 1000 }, 50),
        street({ railway: 'rail', gauge: 1435, usage: 'branch', electrified: 'contact_line', tracks: 2 }, 60),
        street({ passage: null }, 70),
        { type: 'Feature', properties: {}, geometry: null },
      ]),
    });
    const told = links.map(({ mode, line, speed_class, direction, gauge_mm }) => [mode, line, speed_class, direction, gauge_mm]);
    expect(told).toHaveLength(5);
    expect(told).toEqual(
      expect.arrayContaining([
        ['road', 'P', 'II', 'both', undefined],
        ['road', 'T', 'I', 'one', undefined],
        ['road', 'M', 'motorway', 'one', undefined],
        ['rail', undefined, 'branch', 'both', ['1435']],
        ['sea', undefined, 'ocean', 'both', undefined],
      ]),
    );
    expect(links.find(({ mode }) => mode === 'rail')).toMatchObject({ electrified: true, tracks: 2 });
    // -1: driven against the order in which it is drawn
    const beginsAt = (name: string) => places.find(({ id }) => id === links.find(({ line }) => line === name)?.from)?.lon;
    expect([beginsAt('T'), beginsAt('M')]).toEqual([0, 1]);
    const out = issues.filter(({ code }) => code === 'import/left-out').map(({ message }) => message);
    expect(out).toHaveLength(2);
    expect(out).toContainEqual(expect.stringContaining('no road for trucks 1, railway=abandoned 1, railway=tram 1'));
    expect(out).toContainEqual('feature 9 is without a place: its geometry is null');
  });
  it('that cross a border are cut there, and the procedure is asked for', async () => {
    const countryAt = ({ lon }: { lon: number }) => (lon < 0.6 ? 'CN' : 'KZ');
    const { links, places } = await tables(
      {
        'rail.geojson': collection([
          railway([
            [0, 0],
            [1, 0],
          ]),
        ]),
      },
      { country: undefined, countryAt },
    );
    expect(links.map(({ country }) => country)).toEqual(['CN', 'KZ']);
    expect(places.find(({ roles }) => roles.includes('border'))).toMatchObject({ country: 'CN', country2: 'KZ', lon: expect.closeTo(0.6, 3) });
  });
  it('that cannot be read are told by line or number', async () => {
    expect(await problems({ 'a.geojson': '{"type": "FeatureCollection",\n "features": [ {]}' })).toEqual([
      ['import/structure', 'a.geojson', expect.anything()],
    ]);
    expect(
      await problems({
        'a.geojson': collection([
          railway([
            [0, 0],
            [1, 0],
          ]),
          railway([
            [0, 91],
            [1, 0],
          ]),
          {},
        ]),
      }),
    ).toEqual([
      ['import/structure', 'a.geojson', 'feature 2'],
      ['import/structure', 'a.geojson', 'feature 3'],
    ]);
  });
});

describe('IM2: shapefiles', () => {
  const shp = (): Uint8Array => {
    const bytes = new Uint8Array(100 + 8 + 48 + 32);
    const view = new DataView(bytes.buffer);
    view.setInt32(0, 9994);
    view.setInt32(24, bytes.length / 2);
    view.setInt32(32, 3, true);
    view.setInt32(100, 1);
    view.setInt32(104, (48 + 32) / 2);
    view.setInt32(108, 3, true);
    view.setInt32(108 + 36, 1, true);
    view.setInt32(108 + 40, 2, true);
    [70, 44, 71, 44].forEach((value, i) => view.setFloat64(108 + 48 + i * 8, value, true));
    return bytes;
  };
  const shx = (): Uint8Array => new Uint8Array(108);
  const dbf = (rows = 1): Uint8Array => {
    const bytes = new Uint8Array(65 + rows * 9);
    const view = new DataView(bytes.buffer);
    view.setUint32(4, rows, true);
    view.setUint16(8, 65, true);
    view.setUint16(10, 9, true);
    bytes.set(new TextEncoder().encode('FEATURECLA'), 32);
    bytes.set([67], 43);
    bytes.set([8], 48);
    bytes.set([0x0d], 64);
    for (let row = 0; row < rows; row++) bytes.set(new TextEncoder().encode(' Railroad'), 65 + row * 9);
    return bytes;
  };
  it('of lines with their attributes', async () => {
    const { links } = await tables({ 'r.shp': shp(), 'r.shx': shx(), 'r.dbf': dbf() });
    expect(links).toMatchObject([{ mode: 'rail', length_km: expect.closeTo(79.99, 1) }]);
  });
  it('need all their parts, whole, in degrees', async () => {
    expect(await problems({ 'r.shp': shp(), 'r.shx': shx() })).toEqual([['import/missing-part', 'r.shp', undefined]]);
    expect(await problems({ 'r.shp': shp().slice(0, 130), 'r.shx': shx(), 'r.dbf': dbf() })).toEqual([['import/structure', 'r.shp', 'byte 24']]);
    expect(await problems({ 'r.shp': shp(), 'r.shx': shx(), 'r.dbf': dbf(2) })).toEqual([['import/count', 'r.dbf', undefined]]);
    expect(await problems({ 'r.shp': shp(), 'r.shx': shx(), 'r.dbf': dbf(), 'r.prj': 'PROJCS["UTM"]' })).toEqual([
      ['import/format', 'r.prj', undefined],
    ]);
  });
});

describe('IM3: UN/LOCODE', () => {
  it('gives places with their code; bad positions are listed, bytes that are no UTF-8 read as Windows-1252', async () => {
    const text =
      'country,location,name,nameWoDiacritics,subdivision,status,function,iata,lat,lon\nKZ,ALA,Almaty,Almaty,,AI,-2-45---,,43.25,76.95\nKZ,XXX,Nowhere,Nowhere,,RL,--3-----,,,\nKZ,ABC,Caf\u00e9,,,RL,1-3-----,,50,70\n';
    const { places, aliases, issues } = await tables({ 'codes.csv': Uint8Array.from(text, (letter) => letter.charCodeAt(0)) });
    expect(places.map(({ name_en, roles, country }) => [name_en, roles.join(), country])).toEqual([
      ['Almaty', 'town,station', 'KZ'],
      ['Café', 'town,port', 'KZ'],
    ]);
    expect(aliases.map(({ alias, kind }) => [alias, kind])).toEqual([
      ['KZALA', 'locode'],
      ['KZABC', 'locode'],
    ]);
    expect(issues.map(({ code, at }) => [code, at.line])).toEqual(
      expect.arrayContaining([
        ['import/position', 3],
        ['import/encoding', 4],
      ]),
    );
  });
  it('reads the list that UNECE publishes', async () => {
    const { places } = await tables(
      { 'list.csv': ',"LI",,".LIECHTENSTEIN",,,,,,,,\n,"LI","VDZ","Vaduz","Vaduz",,"RL","--3-----","0401",,"4709N 00931E",\n' },
      { format: 'unlocode' },
    );
    expect(places).toMatchObject([{ id: 'scene:LIVDZ', lat: 47.15, lon: expect.closeTo(9.5167, 3) }]);
  });
});

describe('IM4: plain graphs', () => {
  // one degree of longitude on the equator: 111.195 km; lengths in miles, a tenth longer
  const node = 'node_id,x_coord,y_coord\n1,0,0\n2,1,0\n3,2,0\n';
  const link =
    'link_id,from_node_id,to_node_id,directed,length,facility_type,allowed_uses\na,1,2,false,76,freeway,auto\nb,2,3,true,76,local,\nc,3,1,true,1,path,walk\n';
  it('GMNS: the unit of the lengths is the one that fits', async () => {
    const { links, issues } = await tables({ 'node.csv': node, 'link.csv': link });
    expect(links.map(({ length_km, direction, speed_class }) => [Math.round(length_km), direction, speed_class])).toEqual([
      [122, 'both', 'motorway'],
      [122, 'one', 'access'],
    ]);
    expect(issues.map(({ message }) => message)).toContainEqual(expect.stringContaining('in miles'));
  });
  it('GMNS: every wrong row is told', async () => {
    const wrong = 'link_id,from_node_id,to_node_id,directed,length\na,1,9,true,5\na,1,2,true,5\nc,1,2,true,far\n';
    expect(await problems({ 'node.csv': `${node}3,0,0\n4,200,0\n`, 'link.csv': wrong })).toEqual([
      ['import/reference', 'link.csv', 2],
      ['import/duplicate', 'link.csv', 3],
      ['import/value', 'link.csv', 4],
      ['import/duplicate', 'node.csv', 5],
      ['import/value', 'node.csv', 6],
    ]);
    expect(await problems({ 'link.csv': link })).toEqual([['import/missing-part', 'link.csv', undefined]]);
  });
  const net =
    '<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 2\n<NUMBER OF LINKS> 2\n<END OF METADATA>\n~ init term capacity length ;\n1 2 1000 120 6 0.15 4 0 0 1 ;\n2 1 1000 120 6 0.15 4 0 0 1 ;\n';
  it('TNTP: links with positions; without them nothing', async () => {
    const { links } = await tables({ 'x_net.tntp': net, 'x_node.tntp': 'Node X Y ;\n1 0 0 ;\n2 1 0 ;\n' });
    expect(links).toMatchObject([{ direction: 'both', length_km: 120 }]);
    expect(await problems({ 'x_net.tntp': net })).toEqual([['import/missing-part', 'x_net.tntp', undefined]]);
    expect(await problems({ 'x_net.tntp': net.replace('LINKS> 2', 'LINKS> 3'), 'x_node.tntp': 'Node X Y ;\n1 0 0 ;\n2 500 0 ;\n' })).toEqual([
      ['tntp/count', 'x_net.tntp', 3],
      ['import/reference', 'x_net.tntp', 6],
      ['import/reference', 'x_net.tntp', 7],
      ['import/value', 'x_node.tntp', 3],
    ]);
  });
  const gr = 'c two nodes\np sp 2 2\na 1 2 1200000\na 2 1 1200000\n';
  const co = 'p aux sp co 2\nv 1 0 0\nv 2 1000000 0\n';
  it('DIMACS: a graph and its coordinates; a wrong count of arcs is told', async () => {
    const { links } = await tables({ 'x.gr': gr, 'x.co': co });
    expect(links).toMatchObject([{ direction: 'both', length_km: 120, mode: 'road' }]);
    expect(await problems({ 'x.gr': gr.replace('sp 2 2', 'sp 2 3'), 'x.co': co })).toEqual([['dimacs/count', 'x.gr', expect.anything()]]);
    expect(await problems({ 'x.gr': gr })).toEqual([['import/missing-part', 'x.gr', undefined]]);
  });
  it('DIMACS: an arc shorter than its straight line is as long as that, and this is told; roundings of positions are not', async () => {
    // 1 degree of the equator is 111,195 m
    const { links, issues } = await tables({ 'x.gr': 'p sp 2 3\na 1 2 1200000\na 2 1 1110000\na 1 2 0\n', 'x.co': co });
    expect(links.map(({ length_km }) => length_km)).toEqual([120, 111.195]); // the last two are one road both ways
    expect(issues.filter(({ message }) => message.includes('shorter than the straight line')).map(({ message }) => message)).toEqual([
      'arcs shorter than the straight line between their ends are taken to be as long as that: 1',
    ]);
  });
});

describe('IM5: timetables', () => {
  const feed = {
    'agency.txt': 'agency_id,agency_name\nL,Lake Lines\n',
    'stops.txt': 'stop_id,stop_name,stop_lat,stop_lon\nA,North Quay,44,68\nB,South Quay,43,68\n',
    'routes.txt':
      'route_id,agency_id,route_long_name,route_type,admits,cutoff_h,capacity,capacity_unit,tariff,emission\nF,L,Lake ferry,4,truck;container,2,40,trucks,roro-fare,roro-deck\n',
    'trips.txt': 'route_id,service_id,trip_id\nF,W,F1\nF,W,F2\n',
    'stop_times.txt':
      'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nF1,08:00:00,08:00:00,A,1\nF1,14:00:00,14:00:00,B,2\nF2,26:30:00,26:30:00,A,1\nF2,32:30:00,32:30:00,B,2\n',
    'calendar.txt': 'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nW,1,0,0,0,0,0,1,20260101,20261231\n',
  };
  it('trips of one pattern are departures of one service, with the columns for freight', async () => {
    const { services, service_stops, departures, terminals } = await tables(feed);
    expect(services).toMatchObject([
      {
        name: 'Lake ferry',
        operator: 'Lake Lines',
        layer: 'roro',
        behaviour: 'timetable',
        admits: ['truck', 'container'],
        cutoff_h: 2,
        capacity: 40,
        tariff: ['roro-fare'],
      },
    ]);
    expect(service_stops.map(({ place, ride_p50_h }) => [place, ride_p50_h])).toEqual([
      ['scene:A', undefined],
      ['scene:B', 6],
    ]);
    // 26:30 on Monday and Sunday is 02:30 on Tuesday and Monday; the first Sunday of 2026 is 4 January
    expect(departures.map(({ weekdays, local_time, valid_from }) => [weekdays.join(), local_time, valid_from])).toEqual([
      ['1,7', '08:00', '2026-01-04'],
      ['1,2', '02:30', '2026-01-05'],
    ]);
    expect(terminals).toMatchObject([{ place: 'scene:A', handles: ['truck', 'container'] }, { place: 'scene:B' }]);
  });
  it('a frequency is runs a week; missing parts and dangling names are told', async () => {
    const { 'calendar.txt': _none, ...rest } = feed;
    const { services } = await tables({
      ...rest,
      'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nF1,06:00:00,18:00:00,14400\nF2,06:00:00,18:00:00,14400\n',
    });
    // both trips three times a day, every day
    expect(services).toMatchObject([{ behaviour: 'frequency', per_week: 42 }]);
    // a trip on the five weekdays once a day, another of the same calls at weekends twice a day: 5 + 4
    const weekend = await tables({
      ...feed,
      'calendar.txt':
        'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nW,1,1,1,1,1,0,0,20260101,20261231\nE,0,0,0,0,0,1,1,20260101,20261231\n',
      'trips.txt': 'route_id,service_id,trip_id\nF,W,F1\nF,E,F2\n',
      'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nF1,06:00:00,18:00:00,43200\nF2,06:00:00,18:00:00,21600\n',
    });
    expect(weekend.services.map(({ per_week }) => per_week)).toEqual([9]);
    expect(await problems(rest)).toEqual([['import/missing-part', 'agency.txt', undefined]]);
    expect(await problems({ ...feed, 'trips.txt': 'route_id,service_id,trip_id\nG,W,F1\nF,V,F2\n' })).toEqual([
      ['import/reference', 'trips.txt', 2],
      ['import/reference', 'trips.txt', 3],
    ]);
  });
});

it('IM6: what is of no known format is refused by name, all files at once', async () => {
  expect(await problems({ 'letter.txt': 'Dear Sir', 'empty.bin': '', 'x.json': '{"a": 1}' })).toEqual([
    ['import/unknown-format', 'empty.bin', undefined],
    ['import/unknown-format', 'letter.txt', undefined],
    ['import/unknown-format', 'x.json', undefined],
  ]);
});
