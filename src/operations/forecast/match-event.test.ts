import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followedScene, sceneEvent, scenePosition } from '../../../test/scenes/followed-scene.js';
import { eventCodes, type TrackedEvent } from '../../contract/index.js';
import { isAhead, type Match, matchEvent, type Spot } from './match-event.js';

// 0 run A-B, 1 border B, 2 run B-P, 3 wait P, 4 ship P-Q, 5 handling Q, 6 run Q-Z
const { followed } = followedScene();
const start: Spot = { leg: 0, share: 0 };
const match = (event: TrackedEvent, here: Spot = start): Match => matchEvent(followed, here, event);
const spotOf = (event: TrackedEvent, here: Spot = start): Spot | string => {
  const found = match(event, here);
  return found.kind === 'at' ? found.spot : found.kind;
};
const at = (place: string) => ({ place });
const leg = (row: number): Spot => ({ leg: row, share: 0 });

describe('FO3: an event is matched by place, code and mode', () => {
  it.each([
    ['arrival ends the run', sceneEvent('ARRI', 10, at('B')), start, 1],
    ['gate-in too', sceneEvent('GTIN', 10, at('P')), leg(2), 3],
    ['departure begins the run', sceneEvent('DEPA', 30, at('B')), leg(1), 2],
    ['gate-out too', sceneEvent('GTOT', 30, at('Q')), leg(4), 6],
    ['loading at a port: the ship is about to leave', sceneEvent('LOAD', 50, at('P')), leg(3), 4],
    ['discharge ends the next handling', sceneEvent('DISC', 60, at('Q')), leg(4), 6],
    ['customs selection begins the border', sceneEvent('CUSS', 12, at('B')), start, 1],
    ['release ends it', sceneEvent('CUSR', 20, at('B')), leg(1), 2],
    ['crossing ends it, arrival unheard', sceneEvent('CROS', 20, at('B')), start, 2],
    ['a drop elsewhere is a handling', sceneEvent('DROP', 60, at('Q')), leg(4), 6],
    ['a drop at the end ends all', sceneEvent('DROP', 70, at('Z')), leg(6), 7],
    ['an inspection says that it is there', sceneEvent('INSP', 40, at('P')), leg(2), 3],
    ['several legs at once: what went unheard is behind it', sceneEvent('ARRI', 60, at('Q')), leg(1), 5],
  ] as const)('%s', (_, event, here, expected) => {
    expect(spotOf(event, here)).toEqual(leg(expected));
  });

  it('a departure of another mode is not this run', () => {
    expect(spotOf(sceneEvent('DEPA', 50, { place: 'P', mode: 'road' }), leg(3))).toEqual(leg(3));
    // a ferry sails: sea and ferry are one to who reports
    expect(spotOf(sceneEvent('DEPA', 50, { place: 'P', mode: 'sea' }), leg(3))).toEqual(leg(4));
  });

  it('a place within 10 km of an end of a leg is that end; another is a position', () => {
    expect(spotOf(sceneEvent('ARRI', 10, at('near')))).toEqual(leg(1));
    const passed = spotOf(sceneEvent('ARRI', 5, at('town')));
    expect(passed).toEqual({ leg: 0, share: expect.closeTo(0.5, 2) });
  });

  it('on rails loading ends the lifting', () => {
    const byRail = followedScene({ mode: 'rail' }).followed;
    expect(matchEvent(byRail, leg(5), sceneEvent('LOAD', 62, at('Q')))).toEqual({ kind: 'at', spot: leg(6) });
  });

  it('a place that nobody knows, without a position, says nothing about where', () => {
    expect(match(sceneEvent('ARRI', 10, at('Atlantis'))).kind).toBe('nowhere');
  });
});

describe('FO4: a position is measured along the way', () => {
  it.each([
    ['a quarter along', scenePosition(3, 1.25), start, { leg: 0, share: expect.closeTo(0.25, 3) }],
    ['beside it within 5 % of its length (27.8 km)', scenePosition(3, 1.25, 0.24), start, { leg: 0, share: expect.closeTo(0.25, 3) }],
    ['within 5 km of the end: it has arrived', scenePosition(10, 4.97), { leg: 0, share: 0.8 }, leg(1)],
    ['10 km about the place where it stands', scenePosition(20, 5.08), leg(1), leg(1)],
    ['12 km on: a port is wide', scenePosition(20, 8.11), leg(3), leg(3)],
    ['20 km on: it is on its way', scenePosition(50, 8.2), leg(3), { leg: 4, share: expect.closeTo(0.0667, 3) }],
    ['back where it was: it does not go backwards', scenePosition(6, 1), { leg: 0, share: 0.5 }, { leg: 0, share: 0.5 }],
  ])('%s', (_, event, here, expected) => {
    expect(spotOf(event, here)).toEqual(expected);
  });

  it('AL4: on no leg ahead it is off, by as much as it is beside the nearest', () => {
    // 1° of latitude beside A-B
    const found = match(scenePosition(5, 2.5, 1), { leg: 0, share: 0.2 });
    expect(found).toEqual({ kind: 'off', offM: expect.closeTo(111_195, -2) });
  });
});

it('FO2: no event of any code, anywhere, takes a unit back', () => {
  const event = fc.record({ code: fc.constantFrom(...eventCodes), place: fc.constantFrom(null, 'A', 'B', 'P', 'Q', 'Z', 'near', 'far', '?') });
  const position = fc.option(fc.record({ lat: fc.double({ min: -2, max: 2, noNaN: true }), lon: fc.double({ min: -1, max: 13, noNaN: true }) }), {
    nil: null,
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(event, position), { maxLength: 30 }), (list) => {
      let here = start;
      for (const [{ code, place }, where] of list) {
        const found = match(sceneEvent(code, 1, { place, position: where }), here);
        if (found.kind !== 'at') continue;
        expect(isAhead(here, found.spot)).toBe(false);
        expect(found.spot.leg).toBeLessThanOrEqual(7);
        expect(found.spot.share).toBeGreaterThanOrEqual(0);
        expect(found.spot.share).toBeLessThanOrEqual(1);
        here = found.spot;
      }
    }),
    { seed: 20260703, numRuns: 300 },
  );
});
