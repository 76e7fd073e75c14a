import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caspian, question, rotterdam, rotterdamQuestion } from '../../test/fixtures/plan-answer.js';
import { presentPlan } from '../application/index.js';
import { axisTop, ticks, traceWay } from './chart-trace.js';
import { drawPicture } from './pictures.js';
import { type Labelled, seatLabels } from './place-labels.js';
import { overlap } from './svg.js';

const network = { id: 'eurasia', version: '0123456789abcdef' };
const options = { explain: false, geometry: true };
const documents = [
  presentPlan({ answer: caspian, query: question, network, notes: [] }, options),
  presentPlan({ answer: rotterdam, query: rotterdamQuestion, network, notes: [] }, options),
];
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('a map', () => {
  it('is well-formed, names both ends and every mode, and is the same twice', () => {
    for (const document of documents) {
      const svg = textOf(drawPicture('map', document, 'svg').bytes);
      expect(textOf(drawPicture('map', document, 'svg').bytes)).toBe(svg);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      for (const word of [document.query.from.name, document.query.to.name, 'road', 'air', 'Natural Earth', ' km']) expect(svg).toContain(word);
      expect(svg.match(/<g\b/g)?.length).toBe(svg.match(/<\/g>/g)?.length);
    }
  }, 30_000);
});

describe('a chart', () => {
  it('is well-formed and hatches the stops', () => {
    for (const document of documents) {
      const svg = textOf(drawPicture('chart', document, 'svg').bytes);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      expect(svg).toContain('url(#waiting)');
    }
  });
  it('reaches the totals of the way, and a stop moves up and not across', () => {
    for (const way of documents.flatMap((document) => document.itineraries)) {
      const days = traceWay(way, 'days');
      expect(days.at(-1)?.to).toBeCloseTo(way.hours.mean / 24, 9);
      expect(days.at(-1)?.toKm).toBeCloseTo(way.distanceKm, 9);
      for (const stop of days.filter((segment) => segment.kind === 'stop')) expect(stop.toKm).toBe(stop.fromKm);
      expect(traceWay(way, 'usd').at(-1)?.to).toBeCloseTo(way.costUsd, 9);
    }
  });
  it('lets a way three times as dear as the next leave the panel, but never cuts time', () => {
    expect(axisTop([60_000, 9_000, 4_000], 'usd')).toBe(9_000 * 1.25);
    expect(axisTop([10_000, 9_000, 4_000], 'usd')).toBeCloseTo(10_600, 9);
    expect(axisTop([60, 9, 4], 'days')).toBeCloseTo(63.6, 9);
    expect(ticks(63.6)).toEqual([0, 20, 40, 60]);
  });
});

it('names never cover one another, unless both must stand', () => {
  const label = fc.record({
    text: fc.constantFrom('Aktau', 'Port of Turkmenbashi', '霍尔果斯', 'Baku'),
    x: fc.integer({ min: 0, max: 400 }),
    y: fc.integer({ min: 0, max: 300 }),
    size: fc.constant(14),
    bold: fc.boolean(),
    radius: fc.constant(4),
    must: fc.constant(false),
  });
  fc.assert(
    fc.property(fc.array(label, { maxLength: 40 }), (labels: Labelled[]) => {
      const seated = seatLabels(labels, { frame: { x0: 0, y0: 0, x1: 400, y1: 300 }, taken: [], linePoints: [], crossingCost: 1 });
      seated.forEach((a, i) => expect(seated.slice(i + 1).filter((b) => overlap(a.box, b.box))).toEqual([]));
      for (const { box } of seated) expect(box.x0 >= 0 && box.x1 <= 400 && box.y0 >= 0 && box.y1 <= 300).toBe(true);
    }),
  );
});
