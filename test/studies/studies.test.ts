/** SD: matrix and reach on the default network, and what all studies promise: the same bytes wherever they run, and going on after a stop. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { geoContains } from 'd3-geo';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openStudyFolder, readReadyScenarios } from '../../src/adapters/index.js';
import { readLandRings } from '../../src/adapters/land-rings.js';
import { readStudy, runOnThisThread, runStudy, type StudyRunner } from '../../src/application/index.js';
import { scenarioSchema } from '../../src/contract/index.js';
import { type PlanQuery, plan } from '../../src/planning/index.js';
import { computeReachContours, type MatrixResult, networkOfStudy, type ReachResult, type Study, studyKeyOf } from '../../src/studies/index.js';
import { computeLandGrid } from '../../src/studies/land-grid.js';
import { instant } from '../../src/units/index.js';
import { compileProgram, startProgram } from '../http/built-program.js';
import { openDefaultNetwork } from '../setup/open-default-network.js';
import { sampleMatrix, sampleReach, sampleTerms, wholeStudy } from './sample-studies.js';

const network = openDefaultNetwork();
const whole = (study: Study): Promise<unknown> => wholeStudy(network, study);
const folder = mkdtempSync(join(tmpdir(), 'qiyun-studies-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const never = new AbortController().signal;
const quiet = { signal: never, onProgress: () => {} };

describe('SD1: a matrix', () => {
  test.each([
    ['CNSIA', 'AZBAK'],
    ['KZALA', 'TRIST'],
    ['CNSHA', 'DEHAM'],
  ])('%s to %s: best by each criterion as plan() finds it, with the percentiles plan() gives that way', async (from, to) => {
    const terms = sampleTerms(network);
    const matrix: Study = { kind: 'matrix', question: { ...terms, origins: [from], destinations: [to], seed: 3, draws: 400 } };
    const cell = ((await whole(matrix)) as MatrixResult).cells[0];
    const alike: boolean[] = [];
    for (const by of ['time', 'cost', 'co2'] as const) {
      const query: PlanQuery = {
        ...terms,
        from,
        to,
        by: [by],
        via: [],
        whyNot: [],
        deadline: undefined,
        maxTransshipments: undefined,
        maxCost: undefined,
        top: 1,
        front: true,
        epsilon: 0,
        seed: 3,
        draws: 400,
      };
      const outcome = plan(network, query);
      if (outcome.kind === 'problems') throw new Error('not understood');
      const [best] = outcome.itineraries;
      const grams = (best?.gramsWtt ?? 0) + (best?.gramsTtw ?? 0);
      const figure = { time: best?.seconds.mean, cost: best?.cents, co2: grams }[by];
      const found = cell?.[by];
      expect([by, { time: found?.mean, cost: found?.cents, co2: found?.grams }[by]]).toEqual([by, figure]);
      // of ways that are equal in every figure the two searches may take different ones, whose draws fall apart differently
      const isEqual = found?.mean === best?.seconds.mean && found?.cents === best?.cents && found?.grams === grams;
      if (isEqual) alike.push([found?.p10, found?.p50, found?.p90].join() === [best?.seconds.p10, best?.seconds.p50, best?.seconds.p90].join());
    }
    expect(alike).toContain(true);
  });

  test('a place to itself, and a place without a way, have no cell', async () => {
    const terms = sampleTerms(network, 'wagon:60t');
    const matrix: Study = {
      kind: 'matrix',
      question: { ...terms, origins: ['CNSIA', 'kz-tengiz'], destinations: ['CNSIA', 'KZALA'], seed: 1, draws: 10 },
    };
    expect(((await whole(matrix)) as MatrixResult).cells.map((cell) => cell === null)).toEqual([true, false, true, true]);
  });
});

describe('SD2: reach', () => {
  const almaty = sampleReach(network, 'KZALA', [3, 6, 9], 'truck:20t');
  let result: ReachResult;
  beforeAll(async () => {
    result = (await whole(almaty)) as ReachResult;
  });

  test('more time reaches more, nearest first, every band within the next', () => {
    const places = result.bands.map(({ places: count }) => count);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(places).size).toBe(3);
    expect(result.reached[0]).toEqual({ id: 'KZALA', value: 0 });
    for (const [i, { value }] of result.reached.entries()) expect(value).toBeGreaterThanOrEqual(result.reached[i - 1]?.value ?? 0);
    expect(result.bands.map(({ people }) => people)).toEqual([...result.bands].map(({ people }) => people).sort((a, b) => a - b));
  });

  test('contours respect the coast: both shores of the Caspian, not the water between', () => {
    const contours = computeReachContours(network, result, readLandRings());
    const inside = (band: number, lon: number, lat: number): boolean => {
      // d3-geo takes the side of a ring by its winding, clockwise inside
      const coordinates = (contours[band] ?? []).map((rings) => rings.map((ring) => [...ring].reverse()));
      return geoContains({ type: 'MultiPolygon', coordinates }, [lon, lat]);
    };
    const at = (id: string): [number, number] => {
      const place = network.places.find((one) => one.id === id);
      return [place?.lon ?? 0, place?.lat ?? 0];
    };
    expect(inside(0, ...at('KZALA'))).toBe(true);
    expect(inside(2, ...at('KZALA'))).toBe(true);
    expect(result.reached.some(({ id }) => id === 'kz-aktau')).toBe(true);
    expect(result.reached.some(({ id }) => id === 'RUMCX')).toBe(true);
    expect(inside(2, 51.5, 43.7)).toBe(true); // Mangystau, east of Aktau
    for (const water of [
      [50.5, 41.5],
      [50.4, 42.5],
      [51, 39.5],
      [49.3, 43.2],
    ] as const)
      expect([water, inside(2, water[0], water[1])]).toEqual([water, false]);
  });

  test('land is land at the latitude of Chukotka, too, where its ring crosses the 180th meridian', () => {
    const frame = { west: -180, south: 60, stepDeg: 1, columns: 360, rows: 12 };
    const { land } = computeLandGrid(frame, readLandRings());
    const at = (lon: number, lat: number): number | undefined => land[Math.floor(lat - 60) * 360 + Math.floor(lon + 180)];
    // Lapland, the Urals, Chukotka on both sides; the Norwegian Sea and the Bering Strait
    expect([at(26, 66.5), at(66, 66.5), at(178, 67), at(-178, 67)]).toEqual([1, 1, 1, 1]);
    expect([at(2, 66.5), at(-168.6, 66.5), at(-178, 61)]).toEqual([0, 0, 0]);
  });

  test('contours hold every place in reach and no town that is out of it, to a cell', () => {
    const contours = computeReachContours(network, result, readLandRings());
    const isTown = ({ roles }: (typeof network.places)[number]): boolean => roles.includes('town');
    for (const [band, { limit }] of result.bands.entries()) {
      const within = new Set(result.reached.filter(({ value }) => value <= limit).map(({ id }) => id));
      const places = network.places.filter(({ id }) => within.has(id));
      const isIn = (lon: number, lat: number): boolean =>
        (contours[band] ?? []).filter((rings) => rings.filter((ring) => isInRing(ring, lon, lat)).length % 2 === 1).length > 0;
      // the coast is followed to a part of a cell: what stands at the water may stand beside its own area
      const isInOrBy = (lon: number, lat: number): boolean => [0, 0.1, -0.1].some((dx) => [0, 0.1, -0.1].some((dy) => isIn(lon + dx, lat + dy)));
      expect(places.filter(({ lon, lat }) => !isInOrBy(lon, lat)).map(({ id }) => id)).toEqual([]);
      expect(places.filter(({ lon, lat }) => !isIn(lon, lat)).length).toBeLessThan(places.length * 0.05);
      const isApart = ({ lon, lat }: { lon: number; lat: number }): boolean =>
        places.every((place) => Math.abs(place.lon - lon) > 0.25 || Math.abs(place.lat - lat) > 0.25);
      const outside = network.places.filter((place) => isTown(place) && !within.has(place.id) && isApart(place));
      expect(outside.length).toBeGreaterThan(100);
      expect(outside.filter(({ lon, lat }) => isIn(lon, lat)).map(({ id }) => id)).toEqual([]);
    }
  });
});

const isInRing = (ring: readonly (readonly [number, number])[], lon: number, lat: number): boolean => {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i] ?? [0, 0], ring[i + 1] ?? [0, 0]];
    if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
};

describe('SD3: the same wherever it runs', () => {
  const image = (): string => {
    const given = inject('defaultImage');
    if ('problem' in given) throw new Error(given.problem);
    return given.file;
  };
  test('one thread and two give the same bytes, for every kind', async () => {
    compileProgram();
    const run = async (args: readonly string[], workers: string): Promise<string> => {
      const end = await startProgram(['study', ...args, '--network', image(), '--depart', '2026-12-01', '--json', '--workers', workers]).finished;
      expect([end.code, end.err]).toEqual([0, expect.stringMatching(/^\d+\.\d s on/)]);
      return end.out;
    };
    for (const args of [
      ['matrix', '--origins', 'towns:6', '--destinations', 'towns:9', '--draws', '100'],
      ['reach', '--from', 'Khorgos', '--within', '2000usd,4000usd'],
      ['critical', '--remove', 'link,service'],
      ['assign', '--demand', join(import.meta.dirname, '../../data/demand/caspian-flows.csv'), '--time-price', '5'],
      ['simulate', '--scenario', 'second-caspian-roro', '--tir', '--replications', '2', '--days', '30', '--warm-up-days', '10'],
    ]) {
      expect((await run(args, '2')) === (await run(args, '1'))).toBe(true);
    }
  }, 600_000);

  test('a study that was stopped goes on from the parts in its folder', async () => {
    const study = sampleMatrix(network, { origins: 5, destinations: 4, draws: 50 });
    const key = studyKeyOf(network, study);
    const stop = new AbortController();
    const here = runOnThisThread(async () => {});
    const store = openStudyFolder(folder, '1.2');
    const stopped = await runStudy({ network, runner: here, store }, study, {
      signal: stop.signal,
      onProgress: (finished) => {
        if (finished === 2) stop.abort();
      },
    });
    expect(stopped).toEqual({ kind: 'cancelled' });
    expect(readdirSync(join(folder, `${key}-1.2`)).sort()).toEqual(['0.json', '1.json']);
    // what a crash leaves of a file that was being written is not a part
    writeFileSync(join(folder, `${key}-1.2`, '.3.json.abc.part'), '[');
    const asked: number[] = [];
    const counting: StudyRunner = {
      where: 'here',
      run: (work, options) => {
        asked.push(...work.jobs.map(({ index }) => index));
        return here.run(work, options);
      },
    };
    const resumed = await runStudy({ network, runner: counting, store }, study, quiet);
    expect(asked).toEqual([2, 3, 4]);
    expect(resumed).toEqual({ kind: 'done', kept: 2, result: await whole(study) });
    // parts of another version of the program are not its own
    expect(openStudyFolder(folder, '1.3').readParts(key).size).toBe(0);
  });

  test('a job that takes long tells how far it is: shares rise from 0 to 1, and half the jobs are half the work', async () => {
    const { study } = readStudy(
      {
        kind: 'simulate',
        pairs: [{ from: 'KZALA', to: 'AZBAK', cargo: 'truck:20t', tonnesPerYear: 65_000 }],
        scenario: 'second-caspian-roro',
        depart: '2026-12-01',
        replications: 4,
        days: 14,
        warmUpDays: 7,
      },
      {
        network,
        findPlace: () => ({ kind: 'unclear', message: 'no', choices: [] }),
        now: instant(Date.UTC(2026, 10, 1)),
        readyScenarios: readReadyScenarios(),
        defaultFlows: () => [],
        defaultPairs: () => [],
      },
    );
    if (study === undefined) throw new Error('not understood');
    const told: (readonly [number, number])[] = [];
    const onProgress = (finished: number, _jobs: number, share: number) => void told.push([finished, share]);
    const end = await runStudy({ network, runner: runOnThisThread(async () => {}), store: undefined }, study, { signal: never, onProgress });
    expect(end.kind).toBe('done');
    expect(told[0]).toEqual([0, 0]);
    expect(told.at(-1)).toEqual([2, 1]);
    for (const [i, [finished, share]] of told.entries()) {
      expect(share).toBeGreaterThanOrEqual(told[i - 1]?.[1] ?? 0);
      expect(share).toBeGreaterThanOrEqual(finished / 2);
    }
    expect(told.some(([finished, share]) => finished === 0 && share > 0.1 && share < 0.5)).toBe(true);
  });

  test('another question, another network or another kind has another key', () => {
    const study = sampleMatrix(network, { origins: 1, destinations: 1, draws: 50 });
    const keys = [
      studyKeyOf(network, study),
      studyKeyOf(network, { ...study, kind: 'reach' }),
      studyKeyOf(network, { ...study, question: { ...(study.question as object), draws: 51 } }),
      studyKeyOf({ id: network.id, version: 'other' }, study),
    ];
    expect(new Set(keys).size).toBe(4);
  });
});

describe('SD4: under a scenario', () => {
  const name = 'a test';
  const withScenario = (study: Study, changes: readonly object[]): Study => ({
    ...study,
    scenario: scenarioSchema.parse({ name, changes }),
  });
  const trucks = sampleReach(network, 'KZALA', [9], 'truck:20t');

  test('an empty one changes nothing but the key', async () => {
    const empty = withScenario(trucks, []);
    expect(await whole(empty)).toEqual(await whole(trucks));
    expect(studyKeyOf(network, empty)).not.toBe(studyKeyOf(network, trucks));
  });

  test('what is closed for good is reached another way or not at all', async () => {
    const closed = (await whole(withScenario(trucks, [{ kind: 'close', what: { country: 'UZ' } }]))) as ReachResult;
    const open = (await whole(trucks)) as ReachResult;
    const at = (result: ReachResult, id: string): number | undefined => result.reached.find((place) => place.id === id)?.value;
    expect(at(open, 'UZTAS')).toBeGreaterThan(0);
    expect(at(closed, 'UZTAS')).toBeUndefined();
    expect(at(closed, 'KGFRU')).toBe(at(open, 'KGFRU'));
    for (const { id, value } of closed.reached) expect(value).toBeGreaterThanOrEqual(at(open, id) ?? Infinity);
  });

  test('what is closed for a time is waited for or gone around, whichever is sooner, as plan() does', async () => {
    const terms = sampleTerms(network, 'truck:20t');
    const matrix: Study = { kind: 'matrix', question: { ...terms, origins: ['kz-kuryk'], destinations: ['AZALA'], seed: 1, draws: 100 } };
    const shut = withScenario(matrix, [{ kind: 'close', what: { place: 'KZKUR' }, from: '2026-11-25', to: '2027-01-20' }]);
    const [open, closed] = (await Promise.all([whole(matrix), whole(shut)])).map((result) => (result as MatrixResult).cells[0]?.time.mean ?? 0);
    expect(closed).toBeGreaterThan(open ?? Infinity);
    const query: PlanQuery = {
      ...terms,
      from: 'kz-kuryk',
      to: 'AZALA',
      by: ['time'],
      via: [],
      whyNot: [],
      deadline: undefined,
      maxTransshipments: undefined,
      maxCost: undefined,
      top: 1,
      front: true,
      epsilon: 0,
      seed: 1,
      draws: 100,
    };
    const outcome = plan(networkOfStudy(network, shut), query);
    expect(outcome.kind === 'problems' ? undefined : outcome.itineraries[0]?.seconds.mean).toBe(closed);
  });
});
