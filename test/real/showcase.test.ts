/**
 * What the planner must show on the default network (the acceptance lines of its issue), asked through the use case as a door asks.
 * Facts of geography and of the trade, not recorded figures: which carriers, which places, which order of magnitude.
 */
import { describe, expect, it } from 'vitest';
import { findPlace, planConsignment, presentPlan } from '../../src/application/index.js';
import { type ItineraryDocument, type LegDocument, type PlanDocument, planAnswerSchema } from '../../src/contract/index.js';
import { createGazetteer } from '../../src/network/index.js';
import { plan, readEnds } from '../../src/planning/index.js';
import { instant } from '../../src/units/index.js';
import { openDefaultNetwork } from '../setup/open-default-network.js';

const network = openDefaultNetwork();
const gazetteer = createGazetteer(network);
const parts = {
  network,
  plan,
  findPlace: (text: string) => findPlace(gazetteer, text),
  readEnds: (asked: Parameters<typeof readEnds>[1]) => readEnds(gazetteer, asked),
};
const now = instant(Date.UTC(2026, 10, 24));

const ask = (from: string, to: string, more: Readonly<Record<string, unknown>> = {}): PlanDocument => {
  const outcome = planConsignment(parts, { from, to, depart: '2026-12-01', ...more }, now);
  if (outcome.kind === 'problems') throw new Error(outcome.problems.map((problem) => problem.message).join(' '));
  return planAnswerSchema.parse(presentPlan(outcome, { explain: true, geometry: true }));
};

const runs = (way: ItineraryDocument): readonly LegDocument[] => way.legs.filter((leg) => leg.kind === 'run');
const layersOf = (way: ItineraryDocument): ReadonlySet<string> => new Set(runs(way).map((leg) => leg.layer));
const countriesOf = (way: ItineraryDocument): ReadonlySet<string> => new Set(way.legs.flatMap((leg) => [leg.from.country, leg.to.country]));
const passes = (way: ItineraryDocument, name: string): boolean =>
  way.legs.some((leg) => [leg.from, leg.to, ...leg.through].some((place) => place.name === name));
/** The mode of most kilometres. */
const mainMode = (way: ItineraryDocument): string => {
  const km = new Map<string, number>();
  for (const leg of runs(way)) km.set(leg.mode ?? '', (km.get(leg.mode ?? '') ?? 0) + leg.distanceKm);
  return [...km].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
};

describe('Khorgos to Baku by direct truck', () => {
  const answer = ask('Khorgos', 'Baku', { cargo: 'truck:20t', tir: true });
  const byKuryk = answer.itineraries.find((way) => runs(way).some((leg) => leg.layer === 'roro' && leg.from.id === 'KZKUR' && leg.to.id === 'AZALA'));

  it('PL1: goes by Almaty, Aralsk and Kulsary to Kuryk and by ro-ro to Alat', () => {
    expect(byKuryk).toBeDefined();
    for (const town of ['Almaty', 'Aralsk', 'Kulsary']) expect(passes(byKuryk as ItineraryDocument, town), town).toBe(true);
  });

  it('PL2: is the same truck all through: no transshipment, only road and deck', () => {
    for (const way of answer.itineraries) {
      expect(way.transshipments).toBe(0);
      for (const layer of layersOf(way)) expect(['truck', 'roro']).toContain(layer);
    }
    expect(byKuryk?.legs.find((leg) => leg.layer === 'roro' && leg.kind === 'run')?.title).toContain('the truck itself sails');
  });

  it('PL3: crosses borders under TIR', () => {
    const borders = (byKuryk as ItineraryDocument).legs.filter((leg) => leg.kind === 'procedure');
    expect(borders.length).toBeGreaterThanOrEqual(2);
    for (const border of borders) expect(border.title).toMatch(/, TIR$/);
  });
});

describe('Chongqing to Baku with a container', () => {
  const answer = ask('Chongqing', 'Baku', { cargo: '1x40HC:20t' });
  const middle = answer.itineraries.find((way) => layersOf(way).has('feeder') && mainMode(way) === 'rail');

  it('PL4: goes by rail through Khorgos or Dostyk, the gauge change a line of its own, by Aktau and feeder to Alat', () => {
    expect(middle).toBeDefined();
    const way = middle as ItineraryDocument;
    expect(way.legs.some((leg) => leg.kind === 'procedure' && leg.mode === 'rail' && /CN → KZ/.test(leg.title))).toBe(true);
    const change = way.legs.find((leg) => /Gauge change/.test(leg.title));
    expect(['Altynkol', 'Khorgos', 'Dostyk', 'Alashankou']).toContain(change?.from.name);
    const feeder = runs(way).find((leg) => leg.layer === 'feeder');
    expect([feeder?.from.id, feeder?.to.id]).toEqual(['KZAAU', 'AZALA']);
  });
});

describe('one pair, four ways to name it', () => {
  it.each([
    ['西安', '伊斯坦布尔'],
    ['Сиань', 'Стамбул'],
    ['34.34,108.94', '41.01,28.98'],
    ["xi'an", 'ISTANBUL'],
  ])('PL5: %s to %s', (from, to) => {
    const { query } = ask(from, to, { top: 1 });
    expect([query.from.id, query.to.id]).toEqual(['CNSIA', 'TRIST']);
  });
});

describe('Shanghai to Rotterdam', () => {
  const answer = ask('Shanghai', 'Rotterdam');
  const air = answer.itineraries.find((way) => mainMode(way) === 'air') as ItineraryDocument;
  const ocean = answer.itineraries.find((way) => layersOf(way).has('vessel')) as ItineraryDocument;
  const northern = answer.itineraries.find((way) => mainMode(way) === 'rail' && countriesOf(way).has('RU')) as ItineraryDocument;
  const middle = answer.itineraries.find((way) => mainMode(way) === 'rail' && countriesOf(way).has('AZ')) as ItineraryDocument;

  it('PL6: offers ocean, northern rail, Middle Corridor and air', () => {
    for (const [name, way] of Object.entries({ air, ocean, northern, middle })) expect(way, name).toBeDefined();
  });

  it('PL7: air is fastest, dearest by far and dirtiest; ocean cheapest and slower than air and northern rail', () => {
    const others = [ocean, northern, middle];
    for (const other of others) {
      expect(air.hours.p50).toBeLessThan(other.hours.p50 / 2);
      expect(air.costUsd).toBeGreaterThan(other.costUsd * 4);
      expect(air.co2eKg.wtw).toBeGreaterThan(other.co2eKg.wtw * 5);
    }
    for (const other of [air, northern, middle]) expect(ocean.costUsd).toBeLessThan(other.costUsd);
    expect(ocean.hours.p50).toBeGreaterThan(northern.hours.p50);
  });

  it('PL8: without Russia and Belarus the rail way moves to the Caspian', () => {
    const { itineraries } = ask('Shanghai', 'Rotterdam', { avoid: 'country:RU,BY' });
    for (const way of itineraries) for (const code of ['RU', 'BY']) expect(countriesOf(way).has(code)).toBe(false);
    const rail = itineraries.filter((way) => mainMode(way) === 'rail' && !layersOf(way).has('vessel') && !layersOf(way).has('aircraft'));
    const overTheCaspian = (way: ItineraryDocument) =>
      runs(way).some((leg) => ['feeder', 'roro', 'rail_ferry'].includes(leg.layer) && leg.to.country === 'AZ');
    expect(rail.filter(overTheCaspian).map((way) => way.name)).not.toEqual([]);
  });
});

describe('crude from Atyrau to Alashankou', () => {
  it('PL9: uses the pipeline; a container may not', () => {
    const piped = ask('Atyrau', 'Alashankou', { cargo: 'crude:5000t' }).itineraries.filter((way) => layersOf(way).has('pipe'));
    expect(piped.length).toBeGreaterThan(0);
    const boxed = ask('Atyrau', 'Alashankou', { cargo: '1x40HC:20t' }).itineraries;
    for (const way of boxed) expect(layersOf(way).has('pipe')).toBe(false);
  });
});

describe('every answer', () => {
  const answers = [
    ask("Xi'an", 'Baku'),
    ask('Khorgos', 'Baku', { cargo: 'truck:20t', tir: true }),
    ask('Almaty', 'Hamburg', { cargo: 'pallets:12:9t' }),
  ];

  it('PL10: totals are the sums of the legs, and legs the sums of their lines', () => {
    for (const way of answers.flatMap((answer) => answer.itineraries)) {
      const sum = (figure: (leg: LegDocument) => number) => way.legs.reduce((total, leg) => total + figure(leg), 0);
      expect(sum((leg) => leg.hours)).toBeCloseTo(way.hours.mean, 6);
      expect(sum((leg) => leg.costUsd)).toBeCloseTo(way.costUsd, 6);
      expect(sum((leg) => leg.co2eKg.wtw)).toBeCloseTo(way.co2eKg.wtw, 6);
      expect(sum((leg) => leg.distanceKm)).toBeCloseTo(way.distanceKm, 6);
      for (const leg of way.legs) {
        const lines = leg.lines ?? [];
        expect(lines.reduce((total, line) => total + line.hours, 0)).toBeCloseTo(leg.hours, 6);
        expect(lines.reduce((total, line) => total + line.costUsd, 0)).toBeCloseTo(leg.costUsd, 6);
        expect(lines.reduce((total, line) => total + line.co2eKg.wtw, 0)).toBeCloseTo(leg.co2eKg.wtw, 6);
      }
    }
  });

  it('PL11: names the source of every number', () => {
    for (const leg of answers.flatMap((answer) => answer.itineraries).flatMap((way) => way.legs)) {
      for (const line of leg.lines ?? []) {
        const has = (figure: string) => line.sources.some((source) => source.figure === figure && source.source !== '' && source.row !== '');
        if (line.hours > 0) expect(has('time'), `${leg.title}: ${line.what}`).toBe(true);
        if (line.costUsd > 0) expect(has('cost'), `${leg.title}: ${line.what}`).toBe(true);
        if (line.co2eKg.wtw > 0) expect(has('co2e'), `${leg.title}: ${line.what}`).toBe(true);
        if (line.distanceKm > 0) expect(has('distance'), `${leg.title}: ${line.what}`).toBe(true);
      }
    }
  });

  it('PL12: the same question twice is the same answer, to the byte', () => {
    expect(JSON.stringify(ask("Xi'an", 'Baku'))).toBe(JSON.stringify(answers[0]));
  });

  it('PL13: a deadline that cannot be met is an ordinary no that says what to lift', () => {
    const { itineraries, none } = ask("Xi'an", 'Baku', { deadline: '2026-12-02' });
    expect(itineraries).toEqual([]);
    expect(none?.because).toBe('deadline');
    expect(none?.lift.length).toBeGreaterThan(0);
  });

  it('PL15: a field that does not exist is a problem, dots in its name or not', () => {
    const outcome = planConsignment(parts, { from: "Xi'an", to: 'Baku', 'cargo.weight': 3, nonsense: 1 }, now);
    expect(outcome.kind === 'problems' && outcome.problems.map((problem) => problem.field).sort()).toEqual(['cargo.weight', 'nonsense']);
  });

  it('PL14: expected days agree with the simulation, which knows driver hours and spreads', () => {
    for (const way of answers.flatMap((answer) => answer.itineraries)) {
      expect(way.hours.p10).toBeLessThanOrEqual(way.hours.p50);
      expect(way.hours.p50).toBeLessThanOrEqual(way.hours.p90);
      expect(way.hours.mean).toBeGreaterThan(way.hours.p10);
      expect(way.hours.mean).toBeLessThan(way.hours.p90);
    }
  });
});
