import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCriteria, parseSelectors } from './parse-selectors.js';

describe('parseSelectors', () => {
  it('a bare word continues the last kind', () => {
    expect(parseSelectors('country:RU,ir,mode:air, place:Kuryk').selectors).toEqual([
      { kind: 'country', id: 'RU' },
      { kind: 'country', id: 'IR' },
      { kind: 'mode', id: 'air' },
      { kind: 'place', id: 'Kuryk' },
    ]);
  });
  it('an empty list avoids nothing', () => {
    expect(parseSelectors(' , ')).toEqual({ selectors: [], problems: [] });
  });
  it.each([
    ['RU', 'write country:RU?'],
    ['air', 'write mode:air?'],
    ['Russia', 'write country:RU?'],
    ['Kuryk', 'write place:Kuryk?'],
    ['planet:Mars', 'is not a kind of thing'],
    ['mode:teleport', 'use one of road, rail'],
    ['country:Kazakhstan', 'as country:KZ'],
    ['country:', 'names nothing'],
    ['constructor:x', 'is not a kind of thing'],
  ])('%s: %s', (text, part) => {
    const { selectors, problems } = parseSelectors(text);
    expect(selectors).toEqual([]);
    expect(problems.map((problem) => problem.message).join(' ')).toContain(part);
  });
  it('never throws for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void parseSelectors(text)),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void parseCriteria(text)),
      { numRuns: 500 },
    );
  });
});

describe('parseCriteria', () => {
  it('keeps the order and says each once', () => {
    expect(parseCriteria('cost, time,co2e,cost').by).toEqual(['cost', 'time', 'co2']);
  });
  it('names what there is when a word is wrong or none is given', () => {
    expect(parseCriteria('speed').problems[0]?.message).toContain('time, cost, co2, reliability');
    expect(parseCriteria(',').problems).toHaveLength(1);
  });
});
