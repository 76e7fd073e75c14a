/**
 * What must hold whatever the numbers: one more service never makes the front worse, a closed link is never used, a dearer tariff never
 * makes a way cheaper, and a way's figures are those the search promised. On the tiny corridor, varied at random; the seed is in the message.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPackage } from '../../src/importing/index.js';
import { compileNetwork, createGazetteer, type Network } from '../../src/network/index.js';
import { createClosures } from '../../src/planning/closures.js';
import { type Itinerary, type PlanQuery, parseCargo, plan, readEnds, type Selector } from '../../src/planning/index.js';
import { repriceMetric } from '../../src/planning/metric.kernel.js';
import { computePriced, pricedFor } from '../../src/planning/metric-cache.js';
import { searchPrepared } from '../../src/planning/plan.js';
import { type Prepared, preparePlan } from '../../src/planning/prepare.js';
import { Pricing } from '../../src/planning/pricing.js';
import { instant } from '../../src/units/index.js';
import { editPackage, type PackageFiles, tinyPackage } from '../scenes/tiny-package.js';

const networkOf = (files: PackageFiles): Network => {
  const { tables, issues } = readPackage(files);
  if (tables === undefined) throw new Error(issues.map((issue) => `${issue.at.file}:${issue.at.line} ${issue.message}`).join('\n'));
  return compileNetwork(tables, { id: 'tiny', version: 'scene' });
};

const towns = ['CNALP', 'KZBRA', 'KZCHA', 'AZDEL', 'AZECH'] as const;
const loads = ['1x40HC:20t', '2x20DC:10t', 'truck:20t', 'loose:9t:40m3'] as const;

const queryOf = (network: Network, from: string, to: string, load: string, more: Partial<PlanQuery> = {}): PlanQuery => {
  const { cargo } = parseCargo(load, { limits: network.tables.vehicles });
  if (cargo === undefined) throw new Error(`${load} is not a cargo`);
  return {
    from,
    to,
    cargo,
    via: [],
    whyNot: [],
    avoid: [],
    by: ['time', 'cost', 'co2'],
    departAt: instant(Date.UTC(2026, 11, 1)),
    deadline: undefined,
    tir: true,
    drivers: 1,
    maxTransshipments: undefined,
    maxCost: undefined,
    top: 7,
    front: true,
    epsilon: 0,
    seed: 1,
    draws: 10,
    ...more,
  };
};

const frontOf = (network: Network, from: string, to: string, load: string): readonly Itinerary[] => {
  const outcome = plan(network, queryOf(network, from, to, load));
  if (outcome.kind === 'problems') throw new Error(outcome.problems.map((problem) => problem.message).join(' '));
  return outcome.itineraries;
};

const figures = (way: Itinerary): readonly number[] => [way.seconds.mean, way.cents, way.gramsWtt + way.gramsTtw];
const covers = (front: readonly Itinerary[], way: Itinerary): boolean =>
  front.some((other) => figures(other).every((figure, k) => figure <= (figures(way)[k] ?? 0)));

const pair = fc
  .record({ from: fc.constantFrom(...towns), to: fc.constantFrom(...towns), load: fc.constantFrom(...loads) })
  .filter(({ from, to }) => from !== to);
const append = (file: string, rows: string, files: PackageFiles): PackageFiles => editPackage(file, (text) => `${text}${rows}\n`, files);
const tiny = networkOf(tinyPackage());

describe('planner invariants', () => {
  it('IN1: one more service never makes the front worse', () => {
    const service = fc.record({
      hours: fc.integer({ min: 5, max: 60 }),
      perWeek: fc.integer({ min: 1, max: 14 }),
      usd: fc.integer({ min: 100, max: 3000 }),
    });
    fc.assert(
      fc.property(pair, service, ({ from, to, load }, { hours, perWeek, usd }) => {
        let files = append(
          'services.csv',
          `roro-2,Second ro-ro,ferry,roro,,frequency,${perWeek},,,1,,,truck;container;reefer;loose,50,truck,fare-2,roro-deck,open,,scene,assumed`,
          tinyPackage(),
        );
        files = append('tariffs.csv', `fare-2,roro,*,,,truck;container;reefer;loose,,unit,${usd},,,,2024,scene,assumed`, files);
        files = append('service_stops.csv', `roro-2,out,1,KZCHA,,,,,scene,assumed\nroro-2,out,2,AZDEL,${hours},${hours},450,,scene,assumed`, files);
        const before = frontOf(tiny, from, to, load);
        const after = frontOf(networkOf(files), from, to, load);
        for (const way of before) expect(covers(after, way)).toBe(true);
      }),
      { numRuns: 25, seed: 20261201 },
    );
  });

  it('IN2: a closed link is never used, and closing it never makes the front better', () => {
    const linkFiles = { 'road-1': 'links-road.csv', 'road-3': 'links-road.csv', 'rail-1': 'links-rail.csv', 'rail-3': 'links-rail.csv' } as const;
    fc.assert(
      fc.property(pair, fc.constantFrom(...(Object.keys(linkFiles) as (keyof typeof linkFiles)[])), ({ from, to, load }, link) => {
        const files = editPackage(linkFiles[link], (text) => text.replace(new RegExp(`^(${link},.*),open,,`, 'm'), '$1,closed,2024-01-01,'));
        const closed = networkOf(files);
        const before = frontOf(tiny, from, to, load);
        const after = frontOf(closed, from, to, load);
        for (const way of after) {
          expect(covers(before, way)).toBe(true);
          const sources = way.legs.flatMap((leg) => leg.lines.flatMap((line) => line.sources.distance.map((source) => source.row)));
          expect(sources.filter((row) => row.startsWith(`${link} `) || row === link)).toEqual([]);
        }
      }),
      { numRuns: 25, seed: 20261202 },
    );
  });

  it('IN3: the front is what it says: no way is as good as another in everything', () => {
    fc.assert(
      fc.property(pair, ({ from, to, load }) => {
        const front = frontOf(tiny, from, to, load);
        for (const way of front)
          expect(front.filter((other) => other !== way && figures(other).every((figure, k) => figure <= (figures(way)[k] ?? 0)))).toEqual([]);
      }),
      { numRuns: 40, seed: 20261203 },
    );
  });

  it('IN4: what is avoided is not used; what must be passed is', () => {
    const ways = frontOf(tiny, 'CNALP', 'AZECH', '1x40HC:20t');
    expect(ways.some((way) => way.legs.some((leg) => leg.mode === 'rail'))).toBe(true);
    const without = plan(tiny, queryOf(tiny, 'CNALP', 'AZECH', '1x40HC:20t', { avoid: [{ kind: 'mode', id: 'rail' }] }));
    const through = plan(tiny, queryOf(tiny, 'CNALP', 'AZECH', '1x40HC:20t', { via: ['kz-bravo-yard'] }));
    if (without.kind === 'problems' || through.kind === 'problems') throw new Error('the scene is understood');
    for (const way of without.itineraries) expect(way.legs.filter((leg) => leg.kind === 'run' && leg.mode === 'rail')).toEqual([]);
    expect(through.itineraries.length).toBeGreaterThan(0);
    for (const way of through.itineraries)
      expect(
        way.legs.some(
          (leg) => leg.to.id === 'kz-bravo-yard' || leg.from.id === 'kz-bravo-yard' || leg.lines.some((line) => line.sources.distance.length > 0),
        ),
      ).toBe(true);
  });

  it('IN5: a search that would outgrow its memory answers to within 5 % and says so; with room enough it is exact and silent', () => {
    const query = queryOf(tiny, 'CNALP', 'AZECH', '1x40HC:20t');
    const capped = plan(tiny, query, { maxLabels: 40 });
    const whole = plan(tiny, query);
    if (capped.kind === 'problems' || whole.kind === 'problems') throw new Error('both ends are places of the scene');
    expect(whole.front.exact).toBe(true);
    expect(whole.notes.join(' ')).not.toMatch(/keeps at a time|memory limit/);
    expect(capped.front).toMatchObject({ exact: false, epsilon: 0.05 });
    expect(capped.notes).toContain(
      'There are more ways than the planner keeps at a time, so these are within 5 % of the best: fewer criteria give an exact answer.',
    );
  });

  it('IN6: what is avoided closes arcs of the metric at hand, which then equals one priced anew', () => {
    const { cargo } = queryOf(tiny, 'CNALP', 'AZECH', '1x40HC:20t');
    const options = { tir: true, drivers: 1 as const, month: 11 };
    const places = tiny.places.map((place): Selector => ({ kind: 'place', id: place.id }));
    const kinds: Selector[] = [
      { kind: 'mode', id: 'rail' },
      { kind: 'mode', id: 'road' },
      { kind: 'layer', id: 'ferry' },
      { kind: 'country', id: 'KZ' },
      ...tiny.tables.services.map((service): Selector => ({ kind: 'service', id: service.id })),
      ...places,
    ];
    let closed = 0;
    for (const selector of kinds) {
      const anew = computePriced(tiny, cargo, options, [selector]).metric;
      const derived = pricedFor(tiny, cargo, options, [selector]).metric;
      expect(derived.seconds, selector.id).toEqual(anew.seconds);
      for (let arc = 0; arc < tiny.arcs.count; arc++) {
        if (anew.seconds[arc] === Infinity) closed++;
        else {
          for (const column of ['cents', 'grams', 'varianceH2', 'lifts', 'timed'] as const) {
            expect(derived[column][arc], `${column} of arc ${arc} without ${selector.id}`).toBe(anew[column][arc]);
          }
        }
      }
    }
    expect(closed).toBeGreaterThan(kinds.length);
  });

  it('IN7: a changed border wait reprices the arcs it touches, and the metric then equals one priced anew', () => {
    const { cargo } = queryOf(tiny, 'CNALP', 'AZECH', '1x40HC:20t');
    const options = { tir: true, drivers: 1 as const, month: 11 };
    const { pricing, metric } = computePriced(tiny, cargo, options, []);
    const closures = createClosures(tiny, []);
    let moved = 0;
    tiny.tables.procedures.forEach((_, row) => {
      const procedures = tiny.tables.procedures.map((cells, i) => (i === row ? { ...cells, p50_h: cells.p50_h + 5, p90_h: cells.p90_h + 9 } : cells));
      const changed: Network = { ...tiny, tables: { ...tiny.tables, procedures } };
      const uses = tiny.recipes.procedures.map((rows) => rows.includes(row));
      const steps = Uint8Array.from(tiny.steps, (step) =>
        step.kind === 'procedure' && step.recipe.some((of) => of.some((recipe) => uses[recipe])) ? 1 : 0,
      );
      const repriced = repriceMetric(metric, new Pricing(changed, pricing.load, options), closures, { ...closures, steps });
      const anew = computePriced(changed, cargo, options, []).metric;
      for (const column of ['seconds', 'cents', 'grams', 'varianceH2', 'lifts', 'timed', 'timedArcs'] as const) {
        expect(repriced[column], `${column} after row ${row}`).toEqual(anew[column]);
      }
      moved += repriced.seconds.filter((seconds, arc) => seconds !== metric.seconds[arc]).length;
    });
    expect(moved).toBeGreaterThan(0);
  });

  it('IN8: over a metric made from another, with the leaps and sums of that one, the front is that of a metric priced anew', () => {
    const query = { ...queryOf(tiny, 'CNALP', 'AZECH', '1x40HC:20t'), by: ['time', 'cost', 'co2'] as const };
    const ends = readEnds(createGazetteer(tiny), query);
    if (ends.kind === 'problems') throw new Error('the places of the scene are not found');
    // by the clock leaps are each metric's own, so without it
    const waysOf = (prepared: Prepared) => {
      const { ways } = searchPrepared({ ...prepared, question: { ...prepared.question, timed: undefined } });
      return ways.map(({ origin, destination, ...figures }) => ({ ...figures, ends: [origin.node, destination.node] }));
    };
    const base = preparePlan(tiny, query, ends);
    const front = waysOf(base); // its leaps and sums are there to be taken over
    let moved = 0;
    for (const { id } of tiny.places) {
      const avoid: Selector[] = [{ kind: 'place', id }];
      const closed = preparePlan(tiny, { ...query, avoid }, ends);
      expect(closed.metric.change?.of).toBe(base.metric);
      const anew = waysOf({ ...closed, metric: computePriced(tiny, query.cargo, closed.pricing.options, avoid).metric });
      expect(waysOf(closed), `without ${id}`).toEqual(anew);
      if (JSON.stringify(anew) !== JSON.stringify(front)) moved++;
    }
    tiny.tables.procedures.forEach((_, row) => {
      const procedures = tiny.tables.procedures.map((cells, i) =>
        i === row ? { ...cells, p50_h: cells.p50_h + 30, p90_h: cells.p90_h + 60 } : cells,
      );
      const changed: Network = { ...tiny, tables: { ...tiny.tables, procedures } };
      const pricing = new Pricing(changed, base.pricing.load, base.pricing.options);
      const closures = createClosures(tiny, []);
      const metric = repriceMetric(base.metric, pricing, closures, { ...closures, steps: new Uint8Array(tiny.steps.length).fill(1) });
      const anew = waysOf({ ...base, pricing, metric: computePriced(changed, query.cargo, base.pricing.options, []).metric });
      expect(waysOf({ ...base, pricing, metric }), `after row ${row}`).toEqual(anew);
      if (JSON.stringify(anew) !== JSON.stringify(front)) moved++;
    });
    expect(moved).toBeGreaterThan(1);
  });
});
