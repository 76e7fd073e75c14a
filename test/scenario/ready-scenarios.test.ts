/**
 * Every ready scenario on the default network: the sign of its effect, worked out from what it does, and a size that a planner would believe.
 * Figures are not recorded: each bound follows from the comment beside it. docs/guide/scenarios.md prints them.
 */
import { describe, expect, it } from 'vitest';
import { readReadyScenarios } from '../../src/adapters/index.js';
import { compareScenario, listReadyScenarios, planConsignment, presentPlan } from '../../src/application/index.js';
import { composePlanner } from '../../src/compose-planner.js';
import type { ComparePairDocument } from '../../src/contract/index.js';
import { instant } from '../../src/units/index.js';
import { openDefaultNetwork } from '../setup/open-default-network.js';

const parts = composePlanner(openDefaultNetwork());
const now = instant(Date.UTC(2026, 10, 24));
const box = '1x40HC:20t';

const compare = (scenario: string, from: string, to: string, more: Readonly<Record<string, unknown>> = {}): ComparePairDocument => {
  const call = { scenario, pairs: [{ from, to }], cargo: box, depart: '2026-12-01', draws: 500, ...more };
  const outcome = compareScenario(parts, call, now);
  if (outcome.kind === 'problems') throw new Error(outcome.problems.map(({ message }) => message).join(' '));
  const [pair] = outcome.document.pairs;
  if (pair === undefined) throw new Error('no pair was compared');
  return pair;
};
const changeOf = (pair: ComparePairDocument): NonNullable<ComparePairDocument['change']> => {
  if (pair.change === null) throw new Error(`${pair.outcome}: ${pair.none}`);
  return pair.change;
};
const within = (value: number, least: number, most: number): void => {
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
};

describe('RS1: the scenarios that ship', () => {
  it('are those of the guide, each with a reason, a source and a basis', () => {
    const scenarios = listReadyScenarios(readReadyScenarios());
    expect(scenarios.map(({ id }) => id)).toEqual([
      'aktau-hub-doubled',
      'cku-railway-opened',
      'khorgos-half-capacity',
      'kuryk-closed-two-weeks',
      'red-bridge-without-queue',
      'russia-belarus-avoided',
      'second-caspian-roro',
      'suez-closed',
    ]);
    for (const { why, source, changes } of scenarios) {
      expect(why.length).toBeGreaterThan(40);
      expect(source.length).toBeGreaterThan(40);
      expect(changes).toBeGreaterThan(0);
    }
  });
});

describe('RS2: an empty scenario changes nothing', () => {
  it('the answer is the same to the byte', () => {
    const request = { from: "Xi'an", to: 'Baku', depart: '2026-12-01', draws: 200 };
    const answer = (more: object): string => {
      const outcome = planConsignment(parts, { ...request, ...more }, now);
      if (outcome.kind === 'problems') throw new Error(outcome.problems.map(({ message }) => message).join(' '));
      return JSON.stringify(presentPlan(outcome, { explain: true, geometry: true }));
    };
    expect(answer({ scenario: { name: 'Nothing', changes: [] } })).toBe(answer({}));
  });
});

describe('RS3: what each does', () => {
  it('Suez closed: Shanghai - Rotterdam sails 6,000 km more at 29 to 32 km/h, so 8 to 10 days, and burns more', () => {
    const pair = compare('suez-closed', 'CNSHA', 'NLRTM', { avoid: 'mode:air,rail' });
    within(changeOf(pair).meanDays, 7, 11);
    expect(changeOf(pair).costUsd).toBeGreaterThan(0);
    expect(changeOf(pair).co2eKg).toBeGreaterThan(0);
    // the railways do not feel it
    expect(compare('suez-closed', 'CNSIA', 'PLWAW', { avoid: 'mode:air,sea' }).outcome).toBe('same way');
  });

  it('Russia and Belarus avoided: trains to Europe go over the Caspian or not at all, two to four weeks longer; nothing touches either country', () => {
    const pair = compare('russia-belarus-avoided', 'CNSIA', 'PLWAW', { avoid: 'mode:air,sea' });
    within(changeOf(pair).meanDays, 7, 35);
    expect(changeOf(pair).generalisedUsd).toBeGreaterThan(1000);
    const outcome = planConsignment(parts, { from: "Xi'an", to: 'Warsaw', depart: '2026-12-01', draws: 50, scenario: 'russia-belarus-avoided' }, now);
    if (outcome.kind === 'problems') throw new Error('the plan was refused');
    const { itineraries } = presentPlan(outcome, { explain: false, geometry: false });
    expect(itineraries.length).toBeGreaterThan(0);
    expect(
      itineraries.flatMap(({ legs }) => legs).filter(({ from, to }) => ['RU', 'BY'].includes(from.country) || ['RU', 'BY'].includes(to.country)),
    ).toEqual([]);
  });

  it('Kuryk closed for two weeks: a truck that may use nothing else waits for it, at most the fortnight; another way is taken where it is worth less than that', () => {
    const bound = { cargo: 'truck:20t', tir: true, avoid: 'country:RU,IR,TM' };
    const pair = compare('kuryk-closed-two-weeks', 'CNHRS', 'AZBAK', bound);
    within(changeOf(pair).meanDays, 1, 14);
    within(changeOf(pair).generalisedUsd, 1, 14 * 5 * 20);
    const free = compare('kuryk-closed-two-weeks', 'CNHRS', 'AZBAK', { ...bound, avoid: '' });
    within(changeOf(free).generalisedUsd, 0, changeOf(pair).generalisedUsd);
    // a box by Aktau does not pass Kuryk
    expect(compare('kuryk-closed-two-weeks', 'CNSIA', 'AZBAK', { avoid: 'mode:air,country:RU' }).outcome).toBe('same way');
  });

  it('Aktau doubled: the wait in its yard falls from 2.2 days to hours, and by no more than itself', () => {
    const pair = compare('aktau-hub-doubled', 'CNSIA', 'AZBAK', { avoid: 'mode:air,country:RU' });
    within(changeOf(pair).meanDays, -2.5, -1);
    within(changeOf(pair).generalisedUsd, -2.5 * 100, -1 * 100);
  });

  it('China-Kyrgyzstan-Uzbekistan railway: Kashgar - Tashkent by rail is cheaper by hundreds of dollars and half as long as by Khorgos', () => {
    const pair = compare('cku-railway-opened', 'cn-kashgar', 'UZTAS', { avoid: 'mode:air' });
    expect(changeOf(pair).generalisedUsd).toBeLessThan(-100);
    expect(changeOf(pair).co2eKg).toBeLessThan(0);
    expect(pair.scenario?.name).toMatch(/^Rail to/);
  }, 120_000);

  it('Red Bridge without a queue: up to the two days of the queue eastbound, and never worse', () => {
    const pair = compare('red-bridge-without-queue', 'GETBS', 'AZBAK', { cargo: 'truck:20t' });
    within(changeOf(pair).generalisedUsd, -2.5 * 100, -1);
    within(changeOf(pair).meanDays, -2.5, 0);
  });

  it('second ro-ro vessel: half the wait for the deck, which is 34.7 hours in the mean', () => {
    const pair = compare('second-caspian-roro', 'CNHRS', 'AZBAK', { cargo: 'truck:20t', tir: true, avoid: 'country:RU,IR' });
    // lognormal of 24 and 72 h: mean 24 exp(ln(3)² / (2 × 1.2816²)) = 34.7 h; half of it is 0.72 days
    within(changeOf(pair).meanDays, -0.8, -0.65);
    expect(changeOf(pair).costUsd).toBe(0);
  });

  it('Khorgos at half capacity: its queue of 12 days is avoided by Dostyk; what is left is the detour', () => {
    const pair = compare('khorgos-half-capacity', 'CNSIA', 'AZBAK', { avoid: 'mode:air,country:RU' });
    within(changeOf(pair).generalisedUsd, 10, 12 * 100);
    within(changeOf(pair).meanDays, 0.2, 12);
    // who must pass Khorgos pays the queue
    const bound = compare('khorgos-half-capacity', 'CNSIA', 'AZBAK', { avoid: 'mode:air,country:RU,place:KZDOS,place:CNAKL' });
    within(changeOf(bound).generalisedUsd, changeOf(pair).generalisedUsd, 14 * 100);
  });
});
