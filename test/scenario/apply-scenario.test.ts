/** Scenarios over the tiny corridor (test/scenes/tiny-package.ts), whose numbers are round: expectations are worked out in the comments. */
import { describe, expect, it } from 'vitest';
import type { Scenario, ScenarioChange } from '../../src/contract/index.js';
import { compileNetwork, type Network } from '../../src/network/index.js';
import { type Itinerary, type PlanQuery, parseCargo, plan } from '../../src/planning/index.js';
import { applyScenario } from '../../src/scenario/index.js';
import { type Instant, instant } from '../../src/units/index.js';
import { tinyTables } from '../scenes/tiny-tables.js';

const network = compileNetwork(tinyTables(), { id: 'tiny', version: 'scene' });
const DAY_MS = 86_400_000;
const HOUR_S = 3600;
/** Friday, January would be stormy; 1 June 2027 has no weather on the tiny ro-ro. */
const june = instant(Date.UTC(2027, 5, 1));

const scenarioOf = (...changes: ScenarioChange[]): Scenario => ({ name: 'Test', changes });

const query = (from: string, to: string, load: string, more: Partial<PlanQuery> = {}): PlanQuery => {
  const { cargo } = parseCargo(load, { limits: network.tables.vehicles });
  if (cargo === undefined) throw new Error(`${load} is not a cargo`);
  const fixed = { via: [], whyNot: [], avoid: [], deadline: undefined, maxTransshipments: undefined, maxCost: undefined };
  return {
    from,
    to,
    cargo,
    ...fixed,
    by: ['time', 'cost'],
    departAt: june,
    tir: true,
    drivers: 1,
    top: 7,
    front: true,
    epsilon: 0,
    seed: 7,
    draws: 400,
    ...more,
  };
};

const waysOf = (over: Network, asked: PlanQuery): readonly Itinerary[] => {
  const outcome = plan(over, asked);
  if (outcome.kind === 'problems') throw new Error(outcome.problems.map(({ message }) => message).join(' '));
  return outcome.itineraries;
};

const under = (scenario: Scenario, departAt: Instant = june): Network => {
  const outcome = applyScenario(network, scenario);
  if (outcome.kind === 'refused') throw new Error(outcome.issues.map(({ message }) => message).join(' '));
  return outcome.networkAt(departAt);
};

const fastest = (over: Network, asked: PlanQuery): Itinerary => {
  const [first] = waysOf(over, asked);
  if (first === undefined) throw new Error('there is no way');
  return first;
};

describe('SC1: an empty scenario changes nothing', () => {
  it('gives the very network, so every answer is the same to the byte', () => {
    expect(under(scenarioOf())).toBe(network);
    const asked = query('CNALP', 'AZECH', 'truck:20t');
    expect(JSON.stringify(plan(under(scenarioOf()), asked))).toBe(JSON.stringify(plan(network, asked)));
  });

  it('so does one whose changes are all over, or not yet begun, at the departure', () => {
    const over = scenarioOf(
      { kind: 'slow', what: { mode: 'road' }, factor: 3, from: '2027-06-02' },
      { kind: 'close', what: { place: ['KZCHA'] }, to: '2027-05-31' },
    );
    expect(under(over)).toBe(network);
  });
});

describe('SC2: every problem is told at once, at its place, and nothing is applied', () => {
  const wrong: ScenarioChange[] = [
    { kind: 'close', what: { link: ['road-99'] } },
    { kind: 'slow', what: { place: ['KZCHB'] }, factor: 2 },
    { kind: 'close', what: { service: ['roro-2'] }, from: '2027-06-10', to: '2027-06-01' },
    { kind: 'procedure', what: { place: ['cn-kz-gate-road'] }, p50H: 4, p90H: 8, from: '2027-06-01', to: '2027-06-20' },
    { kind: 'procedure', what: { place: ['cn-kz-gate-road'] }, p50H: 5, p90H: 9, from: '2027-06-20', to: '2027-06-30' },
    { kind: 'capacity', what: { place: ['KZCHA'] }, factor: 0.5, utilisation: 0.6 },
    { kind: 'tariff', id: ['truck-km'], usd: 2, factor: 2 },
    { kind: 'add-link', link: { id: 'road-1', from: 'CNALP', to: 'KZBRA', mode: 'road', lengthKm: 5, speedClass: 'main', direction: 'both' } },
    { kind: 'close', what: {} },
    { kind: 'upgrade', what: { link: ['sea-1'] }, electrified: true },
  ];

  it('lists them by change and field', () => {
    const outcome = applyScenario(network, scenarioOf(...wrong));
    expect(outcome.kind).toBe('refused');
    if (outcome.kind !== 'refused') return;
    expect(outcome.issues.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'scenario/unknown changes.0.what.link',
      'scenario/unknown changes.1.what.place',
      'scenario/period changes.2.to',
      'scenario/unknown changes.2.what.service',
      'scenario/overload changes.5.utilisation',
      'scenario/values changes.6.factor',
      'scenario/values changes.7.link.speedClass',
      'scenario/values changes.7.link.lengthKm',
      'scenario/values changes.7.link.to',
      'scenario/duplicate changes.7.link.id',
      'scenario/target changes.8.what',
      'scenario/values changes.9.gaugeMm',
      'scenario/contradiction changes.4',
    ]);
    expect(outcome.issues[1]?.choices).toContainEqual({ id: 'KZCHA', label: 'Port of Charlie' });
    for (const { message } of outcome.issues) expect(message).toMatch(/^\S+ .*[.?]$/);
  });

  it('periods that only meet do not contradict each other, factors multiply', () => {
    const twice: ScenarioChange[] = [
      { kind: 'procedure', what: { place: ['cn-kz-gate-road'] }, p50H: 4, p90H: 8, to: '2027-06-19' },
      { kind: 'procedure', what: { place: ['cn-kz-gate-road'] }, p50H: 5, p90H: 9, from: '2027-06-20' },
      { kind: 'slow', what: { mode: 'road' }, factor: 2 },
      { kind: 'slow', what: { mode: 'road' }, factor: 1.5 },
    ];
    expect(applyScenario(network, scenarioOf(...twice)).kind).toBe('applied');
  });

  it('refuses a train that finds no rails', () => {
    const stops = [{ place: 'KZBRA' }, { place: 'KZCHA' }];
    const service = {
      id: 'train-9',
      name: 'Train nine',
      layer: 'rail1520',
      behaviour: 'frequency',
      perWeek: 7,
      cutoffH: 0,
      admits: ['container'],
      back: true,
      stops,
    } as const;
    const outcome = applyScenario(network, scenarioOf({ kind: 'add-service', service: { ...service, admits: ['container'], stops: [...stops] } }));
    expect(outcome.kind === 'refused' ? outcome.issues.map(({ code }) => code) : []).toEqual(['scenario/no-way']);
  });
});

describe('SC3: a closure for good is never used; the fast way equals the slow one', () => {
  const asked = query('CNALP', 'AZECH', '1x40HC:20t');

  it('a closed service leaves the others', () => {
    const ways = waysOf(under(scenarioOf({ kind: 'close', what: { service: ['roro-1'] } })), asked);
    expect(ways.length).toBeGreaterThan(0);
    expect(ways.flatMap(({ legs }) => legs).filter(({ service }) => service?.id === 'roro-1')).toEqual([]);
    expect(
      waysOf(network, asked)
        .flatMap(({ legs }) => legs)
        .some(({ service }) => service?.id === 'roro-1'),
    ).toBe(true);
  });

  it.each([
    ['country:AZ', { country: ['AZ'] }],
    ['mode:ferry', { mode: 'ferry' }],
    ['place:KZCHA', { place: ['KZCHA'] }],
    ['service:feeder-1', { service: ['feeder-1'] }],
  ] as const)('closing %s answers as avoiding it does', (text, what) => {
    const [kind = '', id = ''] = text.split(':');
    const avoiding = waysOf(network, { ...asked, avoid: [{ kind: kind as 'place', id }] });
    const closed = under(scenarioOf({ kind: 'close', what: JSON.parse(JSON.stringify(what)) as Extract<ScenarioChange, { kind: 'close' }>['what'] }));
    expect(waysOf(closed, asked)).toEqual(avoiding);
  });

  it('a closed road is one that was never in the tables, where its ends stay places of their layer', () => {
    const tables = tinyTables();
    const without = compileNetwork({ ...tables, links: tables.links.filter(({ id }) => id !== 'road-1') }, { id: 'tiny', version: 'scene' });
    const closed = under(scenarioOf({ kind: 'close', what: { link: ['road-1'] } }));
    const figures = (ways: readonly Itinerary[]) => ways.map(({ seconds, cents, gramsWtt, name }) => [seconds, cents, gramsWtt, name]);
    expect(figures(waysOf(closed, asked))).toEqual(figures(waysOf(without, asked)));
    expect(figures(waysOf(closed, asked))).not.toEqual(figures(waysOf(network, asked)));
  });
});

describe('SC4: a closure for a time is waited for by who comes in it', () => {
  // A truck drives 100 km from Charlie's far side: Delta to Echo takes 100 km at 50 km/h and its rests; the port shuts from day 0 to day 3.
  const asked = query('AZDEL', 'AZECH', 'truck:20t');

  it('waits at once to the second, and the legs say why', () => {
    const shut = under(scenarioOf({ kind: 'close', what: { link: ['road-4'] }, fromDay: 0, toDay: 3, why: 'snow' }));
    const before = fastest(network, asked);
    const way = fastest(shut, asked);
    expect(way.seconds.mean - before.seconds.mean).toBe(3 * 24 * HOUR_S);
    expect(way.seconds.p50 - before.seconds.p50).toBe(3 * 24 * HOUR_S);
    expect(way.legs[0]?.title).toBe('Shut: snow');
    expect(way.legs[0]?.seconds).toBe(3 * 24 * HOUR_S);
    expect(way.legs.flatMap(({ lines }) => lines).reduce((sum, { seconds }) => sum + seconds, 0)).toBe(way.seconds.mean);
  });

  it('dates are the same closure, and after it the network answers as ever', () => {
    const outcome = applyScenario(network, scenarioOf({ kind: 'close', what: { link: ['road-4'] }, from: '2027-06-01', to: '2027-06-03' }));
    if (outcome.kind === 'refused') throw new Error('refused');
    expect(fastest(outcome.networkAt(june), asked).seconds.mean - fastest(network, asked).seconds.mean).toBe(3 * 24 * HOUR_S);
    expect(outcome.networkAt(instant(june + 3 * DAY_MS))).toBe(network);
  });

  it('only the draws that come in it wait: a closure that begins a little after the mean comes moves p90, not the mean', () => {
    // Bravo to Charlie by truck: 1000 km, so the mean comes to the deck on some day; the deck shuts a day later
    const far = query('KZBRA', 'AZDEL', 'truck:20t', { draws: 2000 });
    const before = fastest(network, far);
    const boarding = before.legs.find(({ service }) => service !== undefined);
    const comes = ((boarding?.departsAt ?? june) - june) / DAY_MS;
    const shut = under(scenarioOf({ kind: 'close', what: { service: ['roro-1'] }, fromDay: comes + 1.5, toDay: comes + 30 }));
    const way = fastest(shut, far);
    expect(way.seconds.p90).toBeGreaterThan(before.seconds.p90 + 10 * 24 * HOUR_S);
    expect(way.seconds.p10).toBe(before.seconds.p10);
  });

  it('goes another way when that is sooner', () => {
    const container = query('KZBRA', 'AZECH', '1x40HC:20t');
    const shut = under(scenarioOf({ kind: 'close', what: { service: ['roro-1'] }, toDay: 90 }));
    expect(waysOf(shut, container).some(({ legs }) => legs.every(({ service }) => service?.id !== 'roro-1'))).toBe(true);
  });
});

describe('SC5: figures', () => {
  const road = query('AZDEL', 'AZECH', 'truck:20t');

  it('slow ×2 on a link doubles its driving and nothing else', () => {
    const drive = (over: Network) => fastest(over, road).legs.find(({ kind }) => kind === 'run')?.seconds ?? 0;
    expect(drive(under(scenarioOf({ kind: 'slow', what: { link: ['road-4'] }, factor: 2 })))).toBeCloseTo(2 * drive(network), -1);
    expect(drive(under(scenarioOf({ kind: 'slow', what: { link: ['road-3'] }, factor: 2 })))).toBe(drive(network));
  });

  it('a dearer tariff by factor costs so much more of its part', () => {
    const before = fastest(network, road);
    const after = fastest(under(scenarioOf({ kind: 'tariff', id: ['truck-km'], factor: 2 })), road);
    // 100 USD fixed and 1 USD/km over 100 km, both doubled
    expect(after.cents - before.cents).toBe(200_00);
  });

  it('an emission factor', () => {
    const before = fastest(network, road);
    const after = fastest(under(scenarioOf({ kind: 'emission', id: ['truck-40t'], factor: 0.5 })), road);
    expect(after.gramsWtt + after.gramsTtw).toBeCloseTo((before.gramsWtt + before.gramsTtw) / 2, -1);
  });

  it('a border without its queue takes its new time, in the direction said', () => {
    const asked = query('CNALP', 'KZBRA', 'truck:20t');
    const fixed = scenarioOf({ kind: 'procedure', what: { place: ['cn-kz-gate-road'] }, fromCountry: 'CN', p50H: 1, p90H: 1 });
    const border = (over: Network, ask: PlanQuery) => fastest(over, ask).legs.find(({ kind }) => kind === 'procedure')?.seconds;
    expect(border(under(fixed), asked)).toBe(HOUR_S);
    const back = query('KZBRA', 'CNALP', 'truck:20t');
    expect(border(under(fixed), back)).toBe(border(network, back));
  });

  it('a second ship: half the headway, half the mean wait', () => {
    const asked = query('KZCHA', 'AZDEL', '1x40HC:20t');
    const onFeeder = (over: Network) => waysOf(over, asked).find(({ legs }) => legs.some(({ service }) => service?.id === 'feeder-1'));
    const before = onFeeder(network)?.seconds.mean ?? 0;
    // twice a week: 84 h apart, a mean wait of 42 h; four a week 21 h
    expect(
      before - (onFeeder(under(scenarioOf({ kind: 'change-service', what: { service: ['feeder-1'] }, perWeekFactor: 2 })))?.seconds.mean ?? 0),
    ).toBe(21 * HOUR_S);
  });

  it('shares what it does not change', () => {
    const changed = under(scenarioOf({ kind: 'tariff', id: ['truck-km'], factor: 2 }));
    expect(changed.arcs).toBe(network.arcs);
    expect(changed.items).toBe(network.items);
    expect(changed.steps).toBe(network.steps);
    expect(changed.tables.links).toBe(network.tables.links);
    expect(changed.tables.tariffs).not.toBe(network.tables.tariffs);
  });
});

describe('SC7: the fast way equals the slow one', () => {
  it.each<[string, ScenarioChange]>([
    ['tariff', { kind: 'tariff', id: ['truck-km', 'roro-fare'], factor: 1.7 }],
    ['emission', { kind: 'emission', id: ['truck-40t'], wttG: 9, ttwG: 31 }],
    ['change-service', { kind: 'change-service', what: { service: ['roro-1'] }, waitP50H: 10, waitP90H: 20, cutoffH: 5 }],
    ['timetable', { kind: 'change-service', what: { service: ['train-1'] }, shiftH: 7 }],
    ['weather', { kind: 'weather', what: { service: ['roro-1'] }, closedShare: 0.6, months: [6] }],
  ])('%s: a copy answers as the changed tables do when they are compiled anew', (_, change) => {
    const copy = under(scenarioOf(change));
    const anew = compileNetwork(copy.tables, { id: copy.id, version: copy.version });
    for (const load of ['truck:20t', '1x40HC:20t']) {
      const asked = query('CNALP', 'AZECH', load, { departAt: instant(june + DAY_MS) });
      expect(waysOf(copy, asked)).toEqual(waysOf(anew, asked));
      expect(waysOf(copy, asked)).not.toEqual([]);
    }
    expect(JSON.stringify(copy.tables)).not.toBe(JSON.stringify(network.tables));
  });
});

describe('SC6: structure', () => {
  it('a new road is used, and what was planned before does not get worse', () => {
    // Charlie to Bravo by 820 km instead of 1000
    const link = {
      id: 'road-new',
      from: 'KZBRA',
      to: 'KZCHA',
      mode: 'road',
      lengthKm: 820,
      speedClass: 'I',
      direction: 'both',
      country: 'KZ',
    } as const;
    const asked = query('KZBRA', 'KZCHA', 'truck:20t');
    const after = fastest(under(scenarioOf({ kind: 'add-link', link })), asked);
    expect(after.metres).toBe(820_000);
    expect(after.seconds.mean).toBeLessThan(fastest(network, asked).seconds.mean);
  });

  it('figures are changed on what is added in the same scenario', () => {
    const link = {
      id: 'road-new',
      from: 'KZBRA',
      to: 'KZCHA',
      mode: 'road',
      lengthKm: 820,
      speedClass: 'I',
      direction: 'both',
      country: 'KZ',
    } as const;
    const both = scenarioOf({ kind: 'add-link', link }, { kind: 'slow', what: { link: ['road-new'] }, factor: 10 });
    expect(fastest(under(both), query('KZBRA', 'KZCHA', 'truck:20t')).metres).toBe(1_000_000);
  });
});
