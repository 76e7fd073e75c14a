import { describe, expect, it } from 'vitest';
import { followedScene, hour, type SceneOptions, sceneEvent, scenePosition, sceneStart } from '../../../test/scenes/followed-scene.js';
import type { Alarm, Consignment, TrackedEvent } from '../../contract/index.js';
import { locateUnits, lookAhead } from '../forecast/index.js';
import { momentOf } from '../moment.js';
import { acknowledgeAlarm, silenceAlarm } from './answer-alarm.js';
import { type AlarmReview, reviewAlarms } from './review-alarms.js';

interface Asked {
  readonly events?: readonly TrackedEvent[];
  readonly alarms?: readonly Alarm[];
  readonly now: number;
  readonly scene?: SceneOptions;
  readonly deadlineH?: number;
  readonly papers?: Consignment['papers'];
  readonly state?: Consignment['state'];
  readonly drivers?: 1 | 2;
  readonly replayed?: boolean;
}

const review = ({
  events = [],
  alarms = [],
  now,
  scene = {},
  deadlineH,
  papers = [],
  state = 'under-way',
  drivers = 1,
  replayed = true,
}: Asked): AlarmReview => {
  const { followed, itinerary } = followedScene(scene);
  const deadline = deadlineH === undefined ? null : momentOf(hour(deadlineH));
  const consignment: Consignment = {
    id: 'con',
    version: 1,
    state,
    reference: 'con',
    parties: [],
    cargo: 'truck:20t',
    goods: [],
    units: [],
    itinerary,
    places: [],
    replay: null,
    deadline,
    papers,
    itineraryVersion: 1,
    proposal: null,
    order: null,
    createdAt: momentOf(sceneStart),
    createdBy: 'forwarder',
  };
  const units = locateUnits(followed, { units: ['U'], events, startsAt: sceneStart });
  const outlook = lookAhead(followed, { units, events, deadline: deadlineH === undefined ? undefined : hour(deadlineH), seed: 1, now: hour(now) });
  return reviewAlarms({ consignment, ahead: replayed ? { followed, outlook, units } : undefined, drivers, alarms, now: hour(now) });
};

const only = (asked: Asked, kind: Alarm['kind']) => review(asked).raised.filter((alarm) => alarm.kind === kind);
const at = (place: string) => ({ place });
/** The alarms that a review raised, with ids. */
const kept = ({ raised }: AlarmReview): Alarm[] => raised.map((alarm, n) => ({ ...alarm, id: `alarm-${n}` }));
// at P at 40 h: 0 to 40 h of waiting, 24 h to Z, half of them by 84 h
const atP = [sceneEvent('ARRI', 40, at('P'))];

describe('AL1: late', () => {
  it.each([
    [102, undefined],
    [96, 'warning'],
    [80, 'critical'],
  ])('a deadline at %d h: %s', (deadlineH, severity) => {
    expect(only({ events: atP, now: 40, deadlineH }, 'late')[0]?.severity).toBe(severity);
  });

  it('says by how much and how sure', () => {
    const [alarm] = only({ events: atP, now: 40, deadlineH: 80 }, 'late');
    expect(alarm?.sentence).toMatch(/^It arrives most likely at 2026-06-04T\d\d:\d\d:.*, \d h after its deadline; the chance to make it is 39 %\.$/);
    expect(alarm?.facts['lateHours']).toBeGreaterThan(3);
  });

  it('without a deadline nothing is late', () => {
    expect(only({ events: atP, now: 40 }, 'late')).toEqual([]);
  });

  it('eases only when the chance is 3 % better than what raised it', () => {
    const open = kept(review({ events: atP, now: 40, deadlineH: 96 }));
    const chanceAt = (deadlineH: number) => review({ events: atP, now: 40, deadlineH, alarms: open });
    // 36 of 40 h make it by 100 h: 90 %; by 101.5 h 94 %
    expect(chanceAt(100.4).cleared).toEqual([]);
    expect(chanceAt(101.8).cleared.map(({ kind }) => kind)).toEqual(['late']);
  });
});

describe('AL2: missed connection', () => {
  const scene = { departuresH: [46, 94] };
  it('that will most likely be missed is a warning, one that has left is critical, and ways on can be asked for', () => {
    const late = [sceneEvent('CUSR', 43, at('B'))];
    expect(only({ events: late, now: 44, scene }, 'missed-connection')).toMatchObject([
      { severity: 'warning', facts: { leg: 3, service: 'ferry', ask: 'ways-on' } },
    ]);
    const [alarm] = only({ events: atP, now: 51, scene }, 'missed-connection');
    expect(alarm).toMatchObject({ severity: 'critical', unit: 'U' });
    expect(alarm?.sentence).toContain('Other ways on from here can be asked for');
  });

  it('clears when the departure is made after all, or the leg is over', () => {
    const open = kept(review({ events: [sceneEvent('CUSR', 43, at('B'))], now: 44, scene }));
    const sailed = [sceneEvent('DEPA', 46, { place: 'P', mode: 'ferry' })];
    expect(review({ events: sailed, now: 47, scene, alarms: open }).cleared.map(({ kind }) => kind)).toEqual(['missed-connection']);
  });
});

describe('AL3: stopped', () => {
  it('a border that takes longer than 99 of 100', () => {
    const events = [sceneEvent('ARRI', 10, at('B'))];
    // σ = 0.5409: the 99th percentile is 10 h · e^(2.326 σ) = 35 h
    expect(only({ events, now: 43 }, 'stopped')).toEqual([]);
    expect(only({ events, now: 47 }, 'stopped')).toMatchObject([{ severity: 'warning', unit: 'U', facts: { leg: 1 } }]);
    expect(only({ events, now: 85 }, 'stopped')).toMatchObject([{ severity: 'critical' }]);
  });

  const standing = (hours: number) => [
    sceneEvent('DEPA', 0, at('A')),
    scenePosition(2, 1),
    ...Array.from({ length: hours + 1 }, (_, n) => scenePosition(3 + n, 1.5)),
  ];

  it('a truck that stands longer than its driver rests', () => {
    // one driver rests 11 h, two 12 h in every 30 (driver-hours.ts); and an hour
    expect(only({ events: standing(11), now: 14.5 }, 'stopped')).toEqual([]);
    expect(only({ events: standing(12), now: 15.5 }, 'stopped')).toMatchObject([{ severity: 'warning', facts: { hours: 12, limitHours: 12 } }]);
    expect(only({ events: standing(12), now: 15.5, drivers: 2 }, 'stopped')).toEqual([]);
  });

  it('a moving one, or one that fell silent, does not stand', () => {
    const moving = [sceneEvent('DEPA', 0, at('A')), ...Array.from({ length: 9 }, (_, n) => scenePosition(n, 0.4 * n))];
    expect(only({ events: moving, now: 9 }, 'stopped')).toEqual([]);
    expect(only({ events: standing(12), now: 40 }, 'stopped')).toEqual([]);
  });

  it('a ship stands sooner than a train', () => {
    const ship = [
      sceneEvent('DEPA', 30, { place: 'P', mode: 'ferry' }),
      scenePosition(31, 8.3),
      ...Array.from({ length: 8 }, (_, n) => scenePosition(32 + n, 9)),
    ];
    expect(only({ events: ship, now: 39 }, 'stopped')).toMatchObject([{ facts: { limitHours: 6 } }]);
    const train = standing(8);
    expect(only({ events: train, now: 11.5, scene: { mode: 'rail' } }, 'stopped')).toEqual([]);
  });
});

describe('AL4: off route', () => {
  const events = (lat: number) => [sceneEvent('DEPA', 0, at('A')), scenePosition(5, 2.5, lat)];
  it.each([
    [0.2, undefined], // 22 km beside 556 km of way, of which 5 % are 27.8 km
    [0.5, 'warning'],
    [1.5, 'critical'],
  ])('%f° beside the way: %s', (lat, severity) => {
    expect(only({ events: events(lat), now: 5 }, 'off-route')[0]?.severity).toBe(severity);
  });

  it('clears when a position is on the way again', () => {
    const open = kept(review({ events: events(0.5), now: 5 }));
    expect(review({ events: [...events(0.5), scenePosition(6, 3)], now: 6, alarms: open }).cleared.map(({ kind }) => kind)).toEqual(['off-route']);
  });
});

describe('AL5: silent', () => {
  it('three times the usual gap between positions, and a day at least', () => {
    const every = (gap: number) => [
      sceneEvent('DEPA', 0, at('A')),
      ...Array.from({ length: 5 }, (_, n) => scenePosition(gap * (n + 1), 0.2 * (n + 1))),
    ];
    expect(only({ events: every(1), now: 5 + 23 }, 'silent')).toEqual([]);
    expect(only({ events: every(1), now: 5 + 25 }, 'silent')).toMatchObject([{ severity: 'warning', facts: { limitHours: 24 } }]);
    expect(only({ events: every(12), now: 60 + 35 }, 'silent')).toEqual([]);
    expect(only({ events: every(12), now: 60 + 37 }, 'silent')).toMatchObject([{ facts: { limitHours: 36 } }]);
  });

  // by the road to the border at B at 10 h, a position each hour of it
  const toTheBorder = [
    sceneEvent('DEPA', 0, at('A')),
    ...Array.from({ length: 9 }, (_, n) => scenePosition(n + 1, 0.5 * (n + 1))),
    sceneEvent('ARRI', 10, at('B')),
  ];

  it('a truck that told its positions on the road is expected to say nothing in a queue or at a quay: how long that lasts is AL3', () => {
    // 99 of 100 are through the border within 35 h
    expect(review({ events: toTheBorder, now: 10 + 33 }).raised).toEqual([]);
    expect(review({ events: toTheBorder, now: 10 + 37 }).raised.map(({ kind }) => kind)).toEqual(['stopped']);
    // 40 h at most until a ferry sails
    const atTheQuay = [...toTheBorder, sceneEvent('CUSR', 20, at('B')), sceneEvent('ARRI', 25, at('P'))];
    expect(review({ events: atTheQuay, now: 25 + 39 }).raised).toEqual([]);
  });

  it('at sea without a sender it is as long under way as 99 of 100: one alarm, which says so', () => {
    const sailed = [
      ...toTheBorder,
      sceneEvent('CUSR', 20, at('B')),
      sceneEvent('ARRI', 25, at('P')),
      sceneEvent('DEPA', 30, { place: 'P', mode: 'ferry' }),
    ];
    // 20 h at sea
    expect(review({ events: sailed, now: 30 + 19 }).raised).toEqual([]);
    const [alarm, ...others] = review({ events: sailed, now: 30 + 30 }).raised;
    expect(others).toEqual([]);
    expect(alarm).toMatchObject({ kind: 'stopped', sentence: expect.stringContaining('has been on the way to Q') });
  });

  it('on the road again its positions are due again', () => {
    const onTheRoad = [...toTheBorder, sceneEvent('CUSR', 20, at('B'))];
    expect(only({ events: onTheRoad, now: 20 + 23 }, 'silent')).toEqual([]);
    expect(only({ events: onTheRoad, now: 20 + 25 }, 'silent')).toMatchObject([{ facts: { hours: 25, limitHours: 24 } }]);
  });

  it('one that was never heard of counts from its departure, by three times what the plan gives its first run and a day; one that is not released is expected nowhere', () => {
    // ten hours by road to B
    expect(only({ now: 29 }, 'silent')).toEqual([]);
    expect(only({ now: 31 }, 'silent')).toMatchObject([{ sentence: expect.stringContaining('since it was to start'), facts: { heardAt: null } }]);
    expect(only({ now: 31, state: 'booked' }, 'silent')).toEqual([]);
  });
});

describe('AL6: a paper expires', () => {
  const carnet = (expiresH: number) => [{ kind: 'TIR' as const, number: 'XQ1', issuedAt: null, expiresAt: momentOf(hour(expiresH)) }];
  // p50 about 84 h, p90 about 100 h, and two days: 148 h
  it.each([
    [160, undefined],
    [120, 'warning'],
    [70, 'critical'],
  ])('at %d h: %s', (expiresH, severity) => {
    expect(only({ events: atP, now: 40, papers: carnet(expiresH) }, 'paper-expiring')[0]?.severity).toBe(severity);
  });

  it('two papers are two alarms', () => {
    const papers = [...carnet(70), { ...carnet(70)[0], number: 'XQ2' } as Consignment['papers'][number]];
    expect(only({ events: atP, now: 40, papers }, 'paper-expiring')).toHaveLength(2);
  });

  it('without a replay it is held against the plan', () => {
    // the plan of the scene: p50 69 h, p90 90 h
    expect(only({ now: 40, papers: carnet(120), replayed: false }, 'paper-expiring')).toMatchObject([{ severity: 'warning' }]);
  });
});

describe('AL7 to AL11: one thing has one alarm', () => {
  const late: Asked = { events: atP, now: 40, deadlineH: 80 };

  it('AL7: it is raised once, cleared when it no longer holds, and raised anew', () => {
    const open = kept(review(late));
    expect(review({ ...late, alarms: open })).toEqual({ raised: [], changed: [], cleared: [] });
    const over = review({ ...late, deadlineH: 200, alarms: open });
    expect(over.cleared).toMatchObject([{ id: 'alarm-0', state: 'cleared', clearedAt: momentOf(hour(40)) }]);
    expect(review({ ...late, alarms: over.cleared }).raised).toHaveLength(1);
  });

  it('AL8: acknowledging does not clear, the first stays, and what becomes worse is open again', () => {
    const [warning] = kept(review({ ...late, deadlineH: 96 }));
    if (warning === undefined) throw new Error('a chance of 80 % is a warning');
    const first = acknowledgeAlarm(warning, 'forwarder', 'told the consignee', hour(41));
    if (first.kind !== 'done') throw new Error(first.sentence);
    expect(first.value).toMatchObject({ state: 'acknowledged', clearedAt: null, acknowledged: { by: 'forwarder', note: 'told the consignee' } });
    expect(acknowledgeAlarm(first.value, 'carrier', 'me too', hour(42))).toEqual(first);
    expect(review({ ...late, deadlineH: 96, alarms: [first.value] })).toEqual({ raised: [], changed: [], cleared: [] });
    expect(review({ ...late, deadlineH: 70, alarms: [first.value] }).changed).toMatchObject([
      { severity: 'critical', state: 'open', acknowledged: null },
    ]);
  });

  it('AL9: a silence ends at its moment; the alarm is then what it was', () => {
    const [alarm] = kept(review(late));
    if (alarm === undefined) throw new Error('a chance of 40 % is an alarm');
    const silent = silenceAlarm(alarm, hour(48), hour(41));
    if (silent.kind !== 'done') throw new Error(silent.sentence);
    expect(silent.value.state).toBe('silenced');
    const held = { ...late, deadlineH: 70, alarms: [silent.value] };
    expect(review({ ...held, now: 47 }).changed).toEqual([]);
    expect(review({ ...held, now: 49 }).changed).toMatchObject([{ state: 'open', silencedUntil: null }]);
    const both = acknowledgeAlarm(silent.value, 'forwarder', '', hour(42));
    if (both.kind !== 'done') throw new Error(both.sentence);
    expect(both.value.state).toBe('silenced');
    expect(review({ ...held, alarms: [both.value], now: 49 }).changed).toMatchObject([{ state: 'acknowledged' }]);
    expect(review({ ...late, deadlineH: 200, alarms: [silent.value], now: 42 }).cleared).toHaveLength(1);
  });

  it('AL9: neither a cleared one nor an endless or past silence', () => {
    const [alarm] = kept(review(late));
    if (alarm === undefined) throw new Error('a chance of 40 % is an alarm');
    const cleared: Alarm = { ...alarm, state: 'cleared', clearedAt: momentOf(hour(41)) };
    expect(acknowledgeAlarm(cleared, 'forwarder', '', hour(42))).toMatchObject({ kind: 'refused', because: 'not-now' });
    expect(silenceAlarm(cleared, hour(50), hour(42))).toMatchObject({ kind: 'refused', because: 'not-now' });
    expect(silenceAlarm(alarm, hour(41), hour(42))).toMatchObject({ kind: 'refused', because: 'invalid' });
    expect(silenceAlarm(alarm, hour(42 + 31 * 24), hour(42))).toMatchObject({ kind: 'refused', because: 'invalid' });
  });

  it('AL10: other numbers alone change nothing; another severity does', () => {
    const open = kept(review(late));
    expect(review({ ...late, deadlineH: 78, alarms: open }).changed).toEqual([]);
    expect(review({ ...late, deadlineH: 96, alarms: open }).changed).toMatchObject([{ severity: 'warning', id: 'alarm-0' }]);
  });

  it('AL11: without a replay nothing that needs one changes; when it is over everything clears', () => {
    const open = kept(review({ ...late, deadlineH: 80 }));
    expect(review({ ...late, alarms: open, replayed: false })).toEqual({ raised: [], changed: [], cleared: [] });
    expect(review({ ...late, alarms: open, state: 'arrived' }).cleared).toHaveLength(1);
  });
});
