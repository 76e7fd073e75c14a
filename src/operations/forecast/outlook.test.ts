import { describe, expect, it } from 'vitest';
import { followedScene, hour, type SceneOptions, sceneEvent, scenePosition, sceneStart } from '../../../test/scenes/followed-scene.js';
import type { TrackedEvent } from '../../contract/index.js';
import { locateUnits, lookAhead, type OutlookAsked } from './outlook.js';

const at = (place: string) => ({ place });
const hours = (moment: number): number => (moment - sceneStart) / 3_600_000;

interface Asked {
  readonly units?: readonly string[];
  readonly now: number;
  readonly deadlineH?: number;
  readonly scene?: SceneOptions;
}

const look = (events: readonly TrackedEvent[], { units = ['U'], now, deadlineH, scene }: Asked) => {
  const { followed } = followedScene(scene);
  const located = locateUnits(followed, { units, events, startsAt: sceneStart });
  const asked: OutlookAsked = { units: located, events, deadline: deadlineH === undefined ? undefined : hour(deadlineH), seed: 1, now: hour(now) };
  return { located, outlook: lookAhead(followed, asked) };
};

describe('FO2: where it is follows from its actual events', () => {
  it('in order of happening, whatever the order of telling', () => {
    const events = [sceneEvent('CUSR', 22, at('B')), sceneEvent('ARRI', 12, at('B')), sceneEvent('DEPA', 1, at('A'))];
    const { outlook } = look(events, { now: 23 });
    expect(outlook?.from).toMatchObject({ spot: { leg: 2, share: 0 }, since: hour(22) });
    // 5 h to P, then what is planned: 0 to 40 h of waiting, 24 h to Z
    expect(hours(outlook?.ahead[0]?.ends.p50 ?? 0)).toBe(27);
  });

  it('planned, estimated and retracted ones do not move it', () => {
    const events = [
      sceneEvent('DEPA', 1, at('A')),
      sceneEvent('ARRI', 9, { place: 'P', classifier: 'EST' }),
      sceneEvent('ARRI', 9, { place: 'P', classifier: 'PLN' }),
      sceneEvent('ARRI', 9, { place: 'P', retractedBy: 'r1' }),
    ];
    expect(look(events, { now: 10 }).outlook?.from.spot.leg).toBe(0);
  });

  it('a stretch is left from the newest position on', () => {
    const { outlook } = look([sceneEvent('DEPA', 0, at('A')), scenePosition(8, 2.5)], { now: 8 });
    expect(outlook?.from.spot.share).toBeCloseTo(0.5, 3);
    // half of 10 h, from 8 h on
    expect(hours(outlook?.ahead[0]?.ends.p50 ?? 0)).toBeCloseTo(13, 1);
  });
});

describe('FO6: the consignment waits for its last unit', () => {
  const events = [
    sceneEvent('ARRI', 12, { place: 'B', unit: 'U1' }),
    sceneEvent('ARRI', 30, { place: 'P', unit: 'U2' }),
    sceneEvent('ARRI', 14, { place: 'B', unit: 'U3' }),
  ];

  it('of those that report, the furthest behind; of equals the later', () => {
    expect(look(events, { units: ['U1', 'U2', 'U3', 'U4'], now: 31 }).outlook?.from.unit).toBe('U3');
  });

  it('one that never reports counts when all others have arrived, and it has arrived when every unit has', () => {
    const dropped = ['U1', 'U2'].map((unit) => sceneEvent('DROP', 90, { place: 'Z', unit }));
    // at Z the last run is behind it once it has arrived there
    const arrived = ['U1', 'U2'].map((unit) => sceneEvent('ARRI', 89, { place: 'Z', unit }));
    expect(look([...arrived, ...dropped], { units: ['U1', 'U2', 'U3'], now: 91 }).outlook?.from.unit).toBe('U3');
    expect(look([...arrived, ...dropped], { units: ['U1', 'U2'], now: 91 }).outlook).toBeUndefined();
  });
});

describe('FO9: estimates of carriers', () => {
  const sailed = sceneEvent('DEPA', 50, { place: 'P', mode: 'ferry' });
  const estimate = (told: number, says: number, more: Partial<TrackedEvent> = {}) =>
    sceneEvent('ARRI', says, { place: 'Q', classifier: 'EST', recordedAt: new Date(hour(told)).toISOString(), ...more });
  const endsAt = (...events: TrackedEvent[]) => hours(look([sailed, ...events], { now: 55 }).outlook?.ahead[0]?.ends.p50 ?? 0);

  it('replace the median of the leg that they are about', () => {
    expect(endsAt()).toBe(70);
    expect(endsAt(estimate(54, 80))).toBe(80);
  });

  it('the newest word counts, by when it was recorded', () => {
    expect(endsAt(estimate(54, 90), estimate(52, 80))).toBe(90);
  });

  it('one told before the last actual event did not know of it', () => {
    expect(endsAt(estimate(40, 80))).toBe(70);
  });

  it('a planned one, a retracted one, one that has passed: none counts', () => {
    expect(endsAt(estimate(54, 80, { classifier: 'PLN' }))).toBe(70);
    expect(endsAt(estimate(54, 80, { retractedBy: 'r' }))).toBe(70);
    expect(endsAt(estimate(51, 54))).toBe(70);
  });
});

describe('FO10: what is told holds together', () => {
  it('percentiles are in order and legs end one after the other', () => {
    const { outlook } = look([sceneEvent('ARRI', 12, at('B'))], { now: 20 });
    let before = 0;
    for (const { ends } of outlook?.ahead ?? []) {
      expect(ends.p10).toBeLessThanOrEqual(ends.p50);
      expect(ends.p50).toBeLessThanOrEqual(ends.p90);
      expect(ends.p50).toBeGreaterThanOrEqual(before);
      before = ends.p50;
    }
    expect(outlook?.ahead.map(({ leg }) => leg)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(outlook?.arrival).toEqual(outlook?.ahead.at(-1)?.ends);
  });

  it('the chance of a deadline is the share of histories that make it', () => {
    const arrived = [sceneEvent('ARRI', 40, at('P'))];
    // 0 to 40 h of waiting from 40 h on, then 24 h: half of them by 84 h
    const chance = (deadlineH: number) => look(arrived, { now: 40, deadlineH }).outlook?.onTime ?? Number.NaN;
    expect(Math.abs(chance(84) - 0.5)).toBeLessThan(0.05);
    expect(chance(64)).toBe(0);
    expect(chance(104)).toBe(1);
    expect(look(arrived, { now: 40 }).outlook?.onTime).toBeUndefined();
  });
});

describe('FO8, AL2: a departure by a timetable', () => {
  // planned: readiness at 26 h, the wait of the itinerary ends at 46 h
  const scene = { departuresH: [46, 94, 142] };

  it('is not missed while most histories make it', () => {
    expect(look([sceneEvent('CUSR', 22, at('B'))], { now: 23, scene }).outlook?.missed).toEqual([]);
  });

  it('is going to be missed when most do not, and has been missed when it left', () => {
    const late = [sceneEvent('CUSR', 43, at('B'))];
    expect(look(late, { now: 44, scene }).outlook?.missed).toEqual([{ leg: 3, planned: hour(46), expected: hour(94), past: false }]);
    const { outlook } = look([sceneEvent('ARRI', 40, at('P'))], { now: 51, scene });
    expect(outlook?.missed).toEqual([{ leg: 3, planned: hour(46), expected: hour(94), past: true }]);
    expect(hours(outlook?.arrival.p50 ?? 0)).toBe(94 + 24);
  });
});
