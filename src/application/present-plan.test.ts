import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caspian, noWay, question, rotterdam, rotterdamQuestion } from '../../test/fixtures/plan-answer.js';
import { planAnswerSchema } from '../contract/index.js';
import { parseCargo } from '../planning/index.js';
import { instant, tonnes, usdCents } from '../units/index.js';
import { renderCargo } from './describe-cargo.js';
import { nextMidnight, renderInstant, toInstant } from './local-time.js';
import { presentGeojson, splitAt180 } from './present-geojson.js';
import { presentPlan } from './present-plan.js';

const network = { id: 'eurasia', version: '0123456789abcdef' };
const whole = { explain: true, geometry: true };
const caspianDocument = presentPlan({ answer: caspian, query: question, network, notes: [] }, whole);
const documents = [caspianDocument, presentPlan({ answer: rotterdam, query: rotterdamQuestion, network, notes: [] }, whole)];

describe('a plan on the wire', () => {
  it('keeps to the contract, with ways or without', () => {
    for (const document of [...documents, presentPlan({ answer: noWay, query: question, network, notes: [] }, whole)]) {
      expect(planAnswerSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
    }
  });
  it('has totals that are the sums of its legs, for a reader who adds doubles', () => {
    for (const way of documents.flatMap((document) => document.itineraries)) {
      const sum = (of: (leg: (typeof way.legs)[number]) => number) => way.legs.reduce((total, leg) => total + of(leg), 0);
      expect(Math.abs(sum((leg) => leg.hours) - way.hours.mean)).toBeLessThan(1e-6);
      expect(Math.abs(sum((leg) => leg.costUsd) - way.costUsd)).toBeLessThan(1e-6);
      expect(Math.abs(sum((leg) => leg.distanceKm) - way.distanceKm)).toBeLessThan(1e-6);
      for (const part of ['wtw', 'wtt', 'ttw'] as const) expect(Math.abs(sum((leg) => leg.co2eKg[part]) - way.co2eKg[part])).toBeLessThan(1e-6);
      for (const leg of way.legs) expect(leg.lines?.reduce((total, line) => total + line.costUsd, 0)).toBeCloseTo(leg.costUsd, 9);
    }
  });
  it('tells every time by the clock of the place where it happens', () => {
    const way = documents[0]?.itineraries[2];
    expect(way?.departsAt).toBe('2026-12-01T00:00:00+08:00');
    expect(way?.arrivesAt).toBe('2026-12-16T13:00:00+04:00');
    expect(way?.legs.find((leg) => leg.title === 'Feeder Aktau – Alat')?.departsAt).toMatch(/\+05:00$/);
  });
  it('leaves out geometry and ledger when they are not asked for', () => {
    const [way] = presentPlan({ answer: caspian, query: question, network, notes: [] }, { explain: false, geometry: false }).itineraries;
    expect(Object.keys(way?.legs[0] ?? {})).not.toContain('lines');
    expect(Object.keys(way?.legs[0] ?? {})).not.toContain('geometry');
  });
});

describe('a plan as GeoJSON', () => {
  it('is a line per run and a point per stop, which alternate', () => {
    const { features } = presentGeojson(caspianDocument);
    const kinds = features.filter((feature) => feature.properties['way'] === 2).map((feature) => feature.geometry.type);
    expect(kinds).toEqual(['Point', 'LineString', 'Point', 'LineString', 'Point', 'LineString', 'Point', 'LineString', 'Point']);
    expect(new Set(features.map((feature) => feature.id)).size).toBe(features.length);
  });
  it('is cut at the 180th meridian, both pieces ending on it', () => {
    expect(
      splitAt180([
        [170, 10],
        [-170, 20],
      ]),
    ).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [
          [170, 10],
          [180, 15],
        ],
        [
          [-180, 15],
          [-170, 20],
        ],
      ],
    });
    expect(
      splitAt180([
        [-170, 20],
        [170, 10],
      ]),
    ).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [
          [-170, 20],
          [-180, 15],
        ],
        [
          [180, 15],
          [170, 10],
        ],
      ],
    });
    expect(
      splitAt180([
        [10, 0],
        [20, 0],
      ]).type,
    ).toBe('LineString');
  });
});

describe('local time', () => {
  const date = { year: 2026, month: 12, day: 1, time: undefined, offsetMinutes: undefined };
  it('reads a date alone as its first moment, or for a deadline as its last second', () => {
    expect(renderInstant(toInstant(date, 'Asia/Shanghai', 'start'), 'UTC')).toBe('2026-11-30T16:00:00Z'.replace('Z', '+00:00'));
    expect(renderInstant(toInstant(date, 'Asia/Baku', 'end'), 'Asia/Baku')).toBe('2026-12-01T23:59:59+04:00');
  });
  it('honours an offset over the zone', () => {
    const when = { ...date, time: { hour: 8, minute: 0, second: 0 }, offsetMinutes: 300 };
    expect(toInstant(when, 'Asia/Shanghai', 'start')).toBe(Date.UTC(2026, 11, 1, 3, 0));
  });
  it('knows tomorrow by the clock of the place', () => {
    expect(renderInstant(nextMidnight(instant(Date.UTC(2026, 5, 10, 17, 0)), 'Asia/Shanghai'), 'Asia/Shanghai')).toBe('2026-06-12T00:00:00+08:00');
  });
});

it('a cargo written out is read back the same', () => {
  const amount = fc.integer({ min: 1, max: 20_000 }).map((kg) => tonnes(kg / 1000));
  const load = fc.oneof(
    fc.record({
      kind: fc.constant('containers' as const),
      type: fc.constantFrom('20RF' as const, '40RF' as const),
      count: fc.integer({ min: 1, max: 99 }),
      tonnesEach: amount,
    }),
    fc.record({ kind: fc.constant('trucks' as const), count: fc.integer({ min: 1, max: 99 }), tonnesEach: amount }),
    fc.record({
      kind: fc.constant('loose' as const),
      tonnes: amount,
      volumeM3: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
      pallets: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
    }),
  );
  const cargo = fc.record({
    load,
    temperatureC: fc.option(fc.integer({ min: -30, max: 20 }), { nil: undefined }),
    dangerousClass: fc.constantFrom(undefined, '3', '5.1'),
    oversize: fc.boolean(),
    value: fc.option(fc.integer({ min: 1, max: 1e9 }).map(usdCents), { nil: undefined }),
  });
  fc.assert(fc.property(cargo, (one) => void expect(parseCargo(renderCargo(one), { limits: [] }).cargo).toEqual(one)));
});
