/**
 * A village drawn in ways, read back as links. All nodes on a grid of 0.001 degrees at the equator: 111.2 m a step.
 *
 *        11      12      13          ways: 100 main road 1-2-3-4 (two-way)      200 one-way 2→12     201 one-way -1, drawn 3→13, driven 13→3
 *         |       |       |                300 hgv=no 1-11, motor_vehicle first  400 bridge maxheight 3.5 between 4-5
 *    1 ───2───────3───────4 ══ 5           500 roundabout 12-13-22                600 rail 31-32-33, 1520, wires
 */
import { describe, expect, it } from 'vitest';
import { importOptions } from '../../../test/scenes/import-options.js';
import { type OsmScene, osmBlob, osmPbf, sourceOf } from '../../../test/scenes/osm-scene.js';
import { compileNetwork, type Network } from '../../network/index.js';
import { type ImportOptions, type ImportOutcome, importFiles } from '../index.js';

const at = (id: number, lat: number, lon: number, tags = {}) => ({ [id]: [lat / 1000, lon / 1000, tags] as const });
const scene: OsmScene = {
  nodes: {
    ...at(1, 0, 1),
    ...at(2, 0, 2),
    ...at(3, 0, 3),
    ...at(4, 0, 4),
    ...at(5, 0, 5),
    ...at(11, 1, 1),
    ...at(12, 1, 2),
    ...at(13, 1, 3),
    ...at(22, 2, 2.5),
    ...at(31, 5, 1),
    ...at(32, 5, 2),
    ...at(33, 5, 3),
    ...at(41, 0.4, 3.2, { place: 'village', name: 'Дворики', 'name:en': 'Dvoriki', population: '250' }),
  },
  ways: [
    { id: 100, refs: [1, 2, 3, 4], tags: { highway: 'primary', name: 'Main' } },
    { id: 200, refs: [2, 12], tags: { highway: 'residential', oneway: 'yes' } },
    { id: 201, refs: [3, 13], tags: { highway: 'residential', oneway: '-1' } },
    { id: 300, refs: [1, 11], tags: { highway: 'unclassified', motor_vehicle: 'yes', hgv: 'no' } },
    { id: 400, refs: [4, 5], tags: { highway: 'primary', maxheight: '3.5' } },
    { id: 500, refs: [12, 13, 22, 12], tags: { highway: 'tertiary', junction: 'roundabout' } },
    { id: 600, refs: [31, 32, 33], tags: { railway: 'rail', gauge: '1520', electrified: 'contact_line' } },
    { id: 700, refs: [1, 11], tags: { highway: 'footway' } },
  ],
};

const read = (bytes: Uint8Array, changes: Partial<ImportOptions> = {}): Promise<ImportOutcome> =>
  importFiles([sourceOf('village.osm.pbf', bytes)], importOptions(changes));
async function readTables(of: OsmScene, changes: Partial<ImportOptions> = {}) {
  const outcome = await read(osmPbf(of), changes);
  if (outcome.kind === 'wrong') throw new Error(JSON.stringify(outcome.issues));
  return outcome;
}
const codes = (outcome: ImportOutcome) => outcome.issues.map(({ code }) => code);

/** `from>to` of every arc of the trucks, by node ids of OpenStreetMap. */
function truckArcs(network: Network): string[] {
  const name = (node: number | undefined) => network.places[network.nodes.place[node ?? 0] ?? 0]?.id.replace('scene:n', '') ?? '';
  return Array.from({ length: network.arcs.count }, (_, arc) => [network.arcs.tail[arc], network.arcs.head[arc]] as const)
    .filter(([tail]) => network.nodes.layer[tail ?? 0] === 0)
    .map(([tail, head]) => `${name(tail)}>${name(head)}`)
    .filter((pair) => /^\d+>\d+$/.test(pair))
    .sort();
}

describe('OSM1: ways become links that trucks may use', () => {
  it('respects one-ways, drawn either way, and roundabouts', async () => {
    const { tables } = await readTables(scene);
    const arcs = truckArcs(compileNetwork(tables, { id: 'scene', version: '0' }));
    expect(arcs).toContain('2>12');
    expect(arcs).not.toContain('12>2');
    expect(arcs).toContain('13>3');
    expect(arcs).not.toContain('3>13');
    // back to 12 only by the bend at 22
    const ring = tables.links.filter(({ from, to }) => [from, to].every((id) => id === 'scene:n12' || id === 'scene:n13'));
    expect(ring.map(({ from, direction, geometry }) => [from, direction, geometry])).toEqual([
      ['scene:n12', 'one', undefined],
      ['scene:n13', 'one', '0.0025 0.002'],
    ]);
  });

  it('compresses the chain between two junctions into one link with its bends', async () => {
    const { tables } = await readTables(scene);
    // 13 → 22 → 12: the point 22 is only a bend; two steps of sqrt(1² + 0.5²) x 111.2 m
    const round = tables.links.find(({ from, to }) => from === 'scene:n13' && to === 'scene:n12');
    expect(round).toMatchObject({ direction: 'one', geometry: '0.0025 0.002', mode: 'road' });
    expect(round?.length_km).toBeCloseTo(2 * Math.hypot(1, 0.5) * 0.11119, 3);
  });

  it('keeps trucks off hgv=no and under no bridge that is too low, and tells both', async () => {
    const { tables, issues } = await readTables(scene);
    expect(tables.places.map(({ id }) => id)).not.toContain('scene:n11');
    expect(tables.places.map(({ id }) => id)).not.toContain('scene:n5');
    expect(issues.find(({ code }) => code === 'import/left-out')?.message).toMatch(/3 ways .*hgv=no 1, maxheight 1, no road for trucks 1/);
    const low = await readTables(scene, { truck: { heightM: 3.4, widthM: 2, lengthM: 8, weightT: 7, axleT: 5 } });
    expect(low.tables.places.map(({ id }) => id)).toContain('scene:n5');
  });

  it('reads railways with gauge and wires', async () => {
    const { tables } = await readTables(scene);
    expect(tables.links.filter(({ mode }) => mode === 'rail')).toMatchObject([{ gauge_mm: ['1520'], electrified: true, speed_class: 'main' }]);
  });

  it('joins a village to its nearest street, under its names', async () => {
    const { tables } = await readTables(scene);
    const village = tables.places.find(({ name_en, roles }) => name_en === 'Dvoriki' && roles.includes('town'));
    expect(village).toMatchObject({ roles: ['town'], population: 250, country: 'KZ', zone: 'Asia/Almaty' });
    expect(tables.links.find(({ from }) => from === village?.id)).toMatchObject({ to: 'scene:n3', basis: 'assumed', speed_class: 'access' });
  });

  it('makes a link slower where the posted limit is below the speed of its class', async () => {
    const slow = { ...scene, ways: scene.ways.map((way) => (way.id === 100 ? { ...way, tags: { ...way.tags, maxspeed: '20 mph' } } : way)) };
    // 20 mph = 32 km/h, below the 50 km/h of class I in the tiny package: class II has no speed there, so the limit holds too
    const { tables } = await readTables(slow);
    expect(new Set(tables.links.filter(({ line }) => line === 'Main').map(({ speed_class }) => speed_class))).toEqual(new Set(['limit_30']));
    expect(tables.speeds.at(-1)).toMatchObject({ speed_class: 'limit_30', speed_kmh: 30 });
  });
});

describe('OSM2: turns', () => {
  const cross: OsmScene = {
    // 1 ── 2 ── 3 with 4 south and 5 north of 2
    nodes: { ...at(1, 0, 1), ...at(2, 0, 2), ...at(3, 0, 3), ...at(4, -1, 2), ...at(5, 1, 2) },
    ways: [
      { id: 10, refs: [1, 2], tags: { highway: 'primary', name: 'West' } },
      { id: 20, refs: [2, 3], tags: { highway: 'primary', name: 'East' } },
      { id: 30, refs: [2, 4], tags: { highway: 'primary', name: 'South' } },
      { id: 40, refs: [2, 5], tags: { highway: 'primary', name: 'North' } },
    ],
  };
  const turn = (kind: string, extra = {}): OsmScene => ({
    ...cross,
    relations: [
      {
        id: 7,
        members: [
          { type: 'way', id: 10, role: 'from' },
          { type: 'node', id: 2, role: 'via' },
          { type: 'way', id: 30, role: 'to' },
        ],
        tags: { type: 'restriction', restriction: kind, ...extra },
      },
    ],
  });
  /** Places that one comes to from 1 without turning back, one link after the crossing. */
  const reached = (network: Network): string[] => {
    const nodeOf = (id: string) => network.places.findIndex((place) => place.id === `scene:n${id}`);
    const arcs = Array.from({ length: network.arcs.count }, (_, arc) => [network.arcs.tail[arc] ?? 0, network.arcs.head[arc] ?? 0] as const);
    const start = arcs.filter(([tail]) => network.nodes.place[tail] === nodeOf('1')).map(([, head]) => head);
    return arcs
      .filter(([tail]) => start.includes(tail))
      .map(([, head]) => network.places[network.nodes.place[head] ?? 0]?.id.replace('scene:n', '') ?? '')
      .sort();
  };
  const compile = async (of: OsmScene) => compileNetwork((await readTables(of)).tables, { id: 'scene', version: '0' });

  it('a forbidden turn is not taken, and only that one', async () => {
    expect(reached(await compile(cross))).toEqual(['1', '3', '4', '5']);
    expect(reached(await compile(turn('no_right_turn')))).toEqual(['1', '3', '5']);
    expect(reached(await compile(turn('only_right_turn')))).toEqual(['1', '4']);
  });

  it('binds trucks only when it is theirs', async () => {
    expect(reached(await compile(turn('no_right_turn', { except: 'hgv;psv' })))).toEqual(['1', '3', '4', '5']);
    const { issues } = await readTables({
      ...cross,
      relations: [{ id: 8, members: [{ type: 'way', id: 10, role: 'from' }], tags: { type: 'restriction', restriction: 'no_left_turn' } }],
    });
    expect(issues).toContainEqual(expect.objectContaining({ code: 'osm/turn', at: { file: 'village.osm.pbf', entity: 'relation 8' } }));
  });

  it('whoever ends at the crossing may have come by any way', async () => {
    const network = await compile(turn('no_right_turn'));
    const row = network.places.findIndex((place) => place.id === 'scene:n2');
    expect((network.firstPlaceNode[row + 1] ?? 0) - (network.firstPlaceNode[row] ?? 0)).toBe(2);
  });
});

describe('OSM3: ferries that take trucks are services', () => {
  it('with their duration; a ferry for people is none', async () => {
    const ferry: OsmScene = {
      nodes: { ...at(1, 0, 1), ...at(2, 0, 2), ...at(3, 0, 9), ...at(4, 0, 10) },
      ways: [
        { id: 10, refs: [1, 2], tags: { highway: 'primary' } },
        { id: 20, refs: [3, 4], tags: { highway: 'primary' } },
        { id: 30, refs: [2, 3], tags: { route: 'ferry', motor_vehicle: 'yes', duration: '0:45', name: 'Lake ferry' } },
        { id: 31, refs: [1, 4], tags: { route: 'ferry', foot: 'yes' } },
      ],
    };
    const { tables } = await readTables(ferry);
    expect(tables.services).toMatchObject([{ name: 'Lake ferry', layer: 'roro', behaviour: 'frequency', basis: 'assumed' }]);
    expect(tables.service_stops.map(({ place, ride_p50_h }) => [place, ride_p50_h])).toEqual([
      ['scene:n2', undefined],
      ['scene:n3', 0.75],
      ['scene:n3', undefined],
      ['scene:n2', 0.75],
    ]);
  });
});

describe('OSM4: what is no OpenStreetMap file gets a located error', () => {
  const bytes = osmPbf(scene);
  it('cut off anywhere', async () => {
    for (const length of [0, 2, 10, 60, bytes.length - 1]) {
      const outcome = await importFiles([sourceOf('cut.osm.pbf', bytes.slice(0, length), 16)], importOptions());
      expect(outcome.kind).toBe('wrong');
      expect(outcome.issues[0]?.at.file).toBe('cut.osm.pbf');
      expect(outcome.issues[0]?.at.entity).toMatch(/^byte \d+$/);
    }
  });
  it('a PBF of another kind, another packing, another feature', async () => {
    const tile = Uint8Array.from([0x1a, 0x20, ...new TextEncoder().encode('a vector tile, also protobuf')]);
    expect(codes(await importFiles([sourceOf('tile.pbf', tile)], importOptions()))).toEqual(['pbf/not-pbf']);
    expect(codes(await read(Uint8Array.from(osmBlob('OSMData', []))))).toContain('pbf/not-pbf');
    expect(codes(await read(osmPbf(scene, { features: ['OsmSchema-V0.6', 'HistoricalInformation'] })))).toEqual(['pbf/feature']);
  });
  it('a lying length is refused before anything is made of it', async () => {
    const lie = bytes.slice();
    lie.set([0x7f, 0xff, 0xff, 0xff]);
    expect((await read(lie)).issues).toMatchObject([{ code: 'pbf/not-pbf', at: { entity: 'byte 0' } }]);
  });
  it('is read the same in chunks of any size', async () => {
    const outcomes = await Promise.all([1, 3, 64, 1e6].map((chunk) => importFiles([sourceOf('village.osm.pbf', bytes, chunk)], importOptions())));
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
    expect(outcomes[0]?.kind).toBe('imported');
  });
});

describe('OSM5: changed bytes give an answer or located problems', () => {
  // raw blobs, so that a change reaches the decoder and is not caught by zlib alone
  it.each([
    ['unpacked', true, ['imported', 'wrong']],
    ['packed', false, ['wrong']], // the checksum of zlib lets nearly nothing pass
  ] as const)('%s blocks, 1,500 files', async (_, raw, expected) => {
    const sound = osmPbf(scene, { raw });
    let state = 0x1234_5678;
    const next = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const kinds = new Set<string>();
    for (let file = 0; file < 1500; file++) {
      const bytes = sound.slice();
      for (let change = 0; change <= next(4); change++) bytes[next(bytes.length)] = [0, 0x7f, 0x80, 0xff, next(256)][next(5)] ?? 0;
      const outcome = await read(next(6) === 0 ? bytes.slice(0, next(bytes.length)) : bytes, { format: 'osm-pbf' });
      kinds.add(outcome.kind);
      if (outcome.kind === 'wrong') expect(outcome.issues.every(({ at: where }) => where.file === 'village.osm.pbf')).toBe(true);
    }
    for (const kind of expected) expect(kinds).toContain(kind);
  });
});
