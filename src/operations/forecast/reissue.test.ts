import { describe, expect, it } from 'vitest';
import { followedScene, hour, sceneEvent } from '../../../test/scenes/followed-scene.js';
import type { Forecast, TrackedEvent } from '../../contract/index.js';
import { momentOf } from '../moment.js';
import type { Outlook, Spread } from './outlook.js';
import { reissueDefaults, weighOutlook } from './reissue.js';

const { followed } = followedScene();
const spread = (p10: number, p50: number, p90: number): Spread => ({ p10: hour(p10), p50: hour(p50), p90: hour(p90) });
const told = (arrival: readonly [number, number, number], more: Partial<Forecast> = {}): Forecast => {
  const [p10, p50, p90] = arrival.map((hours) => momentOf(hour(hours))) as [string, string, string];
  return {
    consignment: 'con',
    itineraryVersion: 1,
    number: 1,
    issuedAt: momentOf(hour(0)),
    from: { leg: 0, place: 'A', at: momentOf(hour(0)), event: 'before' },
    arrival: { p10, p50, p90 },
    onTime: null,
    ahead: [{ leg: 1, ends: { p10, p50: momentOf(hour(20)), p90 } }],
    cause: { kind: 'first', movedHours: 0, leg: null, sentence: '' },
    ...more,
  };
};
const event = (id: string): TrackedEvent => sceneEvent('CUSR', 25, { id, place: 'B' });
const seen = (arrival: Spread, more: Partial<Outlook> = {}): Outlook => ({
  from: {
    unit: 'U',
    spot: { leg: 2, share: 0 },
    since: hour(25),
    event: event('now'),
    heardAt: hour(25),
    off: undefined,
    track: { stillSince: undefined, lastAt: undefined, gapS: undefined },
    positioned: new Set(),
  },
  arrival,
  onTime: undefined,
  ahead: [],
  missed: [],
  estimates: new Map(),
  presentS: { p50: 0, p99: 0 },
  ...more,
});
const weigh = (last: Forecast | undefined, outlook: Outlook, more: Partial<Parameters<typeof weighOutlook>[0]> = {}) =>
  weighOutlook({ followed, outlook, last, itineraryVersion: 1, events: [], now: hour(25), ...more });

describe('FO11: a forecast is issued when it moved enough, and at no other time', () => {
  it('the first is', () => {
    expect(weigh(undefined, seen(spread(80, 90, 100)))).toMatchObject({ isEnough: true, cause: { kind: 'first', movedHours: 0 } });
  });

  it.each([
    ['the same again', [80, 90, 100], [80, 90, 100], false],
    // what remains at 25 h is 73 h: 7.3 h are asked for
    ['7 h of 72 that remain, outside what was told', [89, 90, 91], [96, 97, 98], false],
    ['8 h of 73, outside what was told', [89, 90, 91], [97, 98, 99], true],
    ['8 h later, inside what was told', [80, 90, 100], [88, 98, 108], false],
    ['12 h later, beyond it', [80, 90, 100], [92, 102, 112], true],
    ['12 h earlier, before it', [80, 90, 100], [68, 78, 88], true],
    // 1.5 h of 5 that remain: less than 2 h
    ['near the end, less than two hours', [29.9, 30, 30.1], [31.4, 31.5, 31.6], false],
    ['near the end, more than two', [29.9, 30, 30.1], [32.1, 32.2, 32.3], true],
    ['half as wide', [70, 90, 110], [80, 90, 100], true],
    ['three quarters as wide', [70, 90, 110], [75, 90, 105], false],
    ['half as wide, but by an hour', [29, 30, 31], [29.5, 30, 30.5], false],
  ] as const)('%s', (_, before, now, expected) => {
    expect(weigh(told(before), seen(spread(now[0], now[1], now[2]))).isEnough).toBe(expected);
  });

  it.each([
    [0.95, 0.85, true],
    [0.85, 0.95, true],
    [0.55, 0.45, true],
    [0.91, 0.89, false], // it trembles
    [0.89, 0.6, false], // it falls, and is what it was: in danger
  ])('a chance that goes from %f to %f: %s', (before, now, expected) => {
    const same = spread(80, 90, 100);
    expect(weigh(told([80, 90, 100], { onTime: before }), seen(same, { onTime: now })).isEnough).toBe(expected);
  });

  it('a deadline that was set is an answer that was not told', () => {
    expect(weigh(told([80, 90, 100]), seen(spread(80, 90, 100), { onTime: 0.7 })).isEnough).toBe(true);
  });

  it('a new itinerary is told however little it moves', () => {
    const { cause, isEnough } = weigh(told([80, 90, 100]), seen(spread(80, 90, 100)), { itineraryVersion: 2 });
    expect([cause.kind, isEnough]).toEqual(['new-itinerary', true]);
  });

  it('a connection that is newly missed is told, once', () => {
    const missed = { leg: 3, planned: hour(46), expected: hour(94), past: true };
    const outlook = seen(spread(80, 90, 100), { missed: [missed] });
    expect(weigh(told([80, 90, 100]), outlook)).toMatchObject({ isEnough: true, cause: { kind: 'missed-connection', leg: 3 } });
    const known = told([80, 90, 100], { ahead: [{ leg: 3, ends: { p10: momentOf(hour(94)), p50: momentOf(hour(94)), p90: momentOf(hour(94)) } }] });
    expect(weigh(known, outlook)).toMatchObject({ isEnough: false });
  });
});

describe('FO12: each says what moved it', () => {
  const later = spread(100, 110, 120);

  it('a leg that ended late, by its hours', () => {
    const { cause } = weigh(told([80, 90, 100]), seen(later));
    expect(cause).toMatchObject({ kind: 'late', leg: 1, movedHours: 20 });
    expect(cause.sentence).toBe('procedure B-B (B) ended 5 h later than forecast: the arrival moves 20 h later.');
  });

  it('a leg that goes on, with nothing heard', () => {
    const last = told([80, 90, 100], { from: { leg: 2, place: 'B', at: momentOf(hour(25)), event: 'now' } });
    expect(weigh(last, seen(later)).cause).toMatchObject({
      kind: 'waiting',
      leg: 2,
      sentence: 'run B-P (P) is not over yet: the arrival moves 20 h later.',
    });
  });

  it('earlier', () => {
    expect(weigh(told([100, 110, 120]), seen(spread(80, 90, 100))).cause).toMatchObject({ kind: 'early', movedHours: -20 });
  });

  it('a carrier’s word', () => {
    const { cause } = weigh(
      told([80, 90, 100], { ahead: [{ leg: 4, ends: told([60, 70, 80]).arrival }] }),
      seen(later, { estimates: new Map([[4, hour(90)]]) }),
    );
    expect(cause).toMatchObject({ kind: 'late', leg: 4 });
    expect(cause.sentence).toContain('The carrier now expects the end of run P-Q (Q) at 2026-06-04T18:00');
  });

  it('an event that was taken back', () => {
    const events = [sceneEvent('ARRI', 12, { id: 'before', retractedBy: 'r' })];
    expect(weigh(told([80, 90, 100]), seen(later), { events }).cause.kind).toBe('retraction');
  });

  it('that it is surer now', () => {
    const { cause } = weigh(told([70, 90, 110]), seen(spread(80, 91, 100)));
    expect(cause.kind).toBe('surer');
    expect(cause.sentence).toContain('eight of ten within 20 h instead of 40 h');
  });

  it('a missed departure names the service, the place and the moment', () => {
    const { cause } = weigh(told([80, 90, 100]), seen(later, { missed: [{ leg: 3, planned: hour(46), expected: hour(94), past: true }] }));
    expect(cause.sentence).toBe('Ferry P-Q, planned to leave P at 2026-06-02T22:00:00.000Z, left without it: the arrival moves 20 h later.');
  });
});

it('FO11: the thresholds are those of the guide', () => {
  expect(reissueDefaults).toEqual({ leastHours: 2, shareOfRest: 0.1, narrower: 0.6, sure: 0.9, even: 0.5, leastChance: 0.03 });
});
