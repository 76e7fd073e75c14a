/** WB: the board of the control room, folded from the log: what the desk itself lists, at every moment of a replay. No browser. */
import { describe, expect, test } from 'vitest';
import type { Alarm, Consignment, Forecast, LogLine, TrackedEvent } from '../../src/contract/index.js';
import { emptyBoard, foldLines, listOpenAlarms, mergeSnapshot } from '../../web/src/control/board/board.js';
import { ReplayTape } from '../../web/src/control/board/replay-tape.js';
import { stageTimes } from '../../web/src/control/board/stage-times.js';
import { partOf, pointAt, projectOn, trackOf } from '../../web/src/control/board/way-track.js';
import { findWhereabouts } from '../../web/src/control/board/whereabouts.js';
import { inZone } from '../../web/src/control/board/zoned.js';
import { type AlarmSpeech, alarmSentence } from '../../web/src/control/room/alarm-sentence.js';
import { readFrames } from '../../web/src/control/server/read-frames.js';
import { actorOf, createOperationsScene, doneOf, eventOf, hours, system } from '../scenes/operations-scene.js';

/** The launch on a desk of its own: offered, readied, signed by both, under way, one report taken back. */
async function playLaunch() {
  const scene = await createOperationsScene();
  const { desk, pass, signatureOf } = scene;
  const order = await scene.offer();
  await scene.makeReady(order);
  for (const party of ['henan', 'kazakh'] as const) {
    pass(hours(0.2));
    doneOf(await desk.signOrder(actorOf(party), order.id, signatureOf(party, order)));
  }
  pass(hours(1));
  const [unit = ''] = order.content.convoys[0]?.units ?? [];
  doneOf(
    await desk.postEvents(actorOf('henan'), [eventOf(unit, 'e1'), eventOf(unit, 'e2', { code: 'DEPA', at: new Date(scene.now()).toISOString() })]),
  );
  doneOf(await desk.postEvents(actorOf('henan'), [{ id: 'r1', retracts: 'e2', because: 'wrong truck' }]));
  return { ...scene, order, unit, lines: (await desk.readLog(system, 0, 10_000)).lines };
}
const byId = <T extends { readonly id: string }>(all: Iterable<T>): readonly T[] => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('WB1: the board folded from the log', () => {
  test('holds what the desk lists: parties, consignments, orders, events with what was taken back', async () => {
    const { desk, lines, order } = await playLaunch();
    const board = foldLines(emptyBoard, lines);
    expect(byId(board.parties.values())).toEqual(byId(await desk.listParties(system)));
    expect(byId(board.consignments.values())).toEqual(byId(await desk.listConsignments(system, { after: undefined, limit: 100 })));
    expect(byId(board.orders.values())).toEqual(byId(await desk.listOrders(system)));
    const [consignment = ''] = order.content.convoys[0]?.consignments ?? [];
    const told = doneOf(await desk.listEvents(system, consignment));
    expect(byId([...board.events.values()].flat().filter(({ consignments }) => consignments.includes(consignment)))).toEqual(byId(told));
    expect(told.find(({ id }) => id === 'e2')?.retractedBy).toBe('r1');
  });

  test('a line that comes twice, and a snapshot taken before it, change nothing', async () => {
    const { lines } = await playLaunch();
    const board = foldLines(emptyBoard, lines);
    expect(foldLines(board, lines.slice(-20))).toEqual(board);
    const half = foldLines(emptyBoard, lines.slice(0, 20));
    expect(foldLines(mergeSnapshot(half, {}), lines.slice(10))).toEqual(board);
  });
});

test('WB2: the tape shows at any moment what folding the lines up to it from the first one shows, however it is wound', async () => {
  const { lines: few } = await playLaunch();
  // the story again and again under other ids, so that it is longer than what lies between two kept boards
  const lines = Array.from({ length: 40 }, (_, round) =>
    few.map(
      (line, i): LogLine => ({
        ...line,
        seq: round * few.length + i + 1,
        at: new Date(Date.parse(few[0]?.at ?? '') + (round * few.length + i) * 60_000).toISOString(),
      }),
    ),
  ).flat();
  const tape = new ReplayTape();
  for (let i = 0; i < lines.length; i += 300) tape.add(lines.slice(Math.max(0, i - 5), i + 300));
  expect(lines.length).toBeGreaterThan(900);
  const { from, to } = tape.span ?? { from: 0, to: 0 };
  expect([from, to]).toEqual([Date.parse(lines[0]?.at ?? ''), Date.parse(lines.at(-1)?.at ?? '')]);
  for (const share of [0.5, 0.52, 0.1, 1, 0.97, 0, 0.3]) {
    const at = from + (to - from) * share;
    expect(tape.boardAt(at)).toEqual(
      foldLines(
        emptyBoard,
        lines.filter((line) => Date.parse(line.at) <= at),
      ),
    );
  }
  expect(tape.neighbour(from, 1)).toBe(from + 60_000);
  expect(tape.neighbour(from, -1)).toBeUndefined();
});

test('WB3: alarms that are over or silenced are not shown; the gravest stands first, what was acknowledged last', () => {
  const alarm = (id: string, change: object) => ({ ...plainAlarm, id, ...change });
  const board = mergeSnapshot(emptyBoard, {
    alarms: [
      alarm('notice', { severity: 'notice' }),
      alarm('seen', { severity: 'critical', state: 'acknowledged' }),
      alarm('over', { severity: 'critical', state: 'cleared' }),
      alarm('quiet', { severity: 'critical', state: 'silenced', silencedUntil: '2024-07-03T10:00:00Z' }),
      alarm('critical', { severity: 'critical' }),
    ],
  });
  const shown = (now: string): readonly string[] => listOpenAlarms(board, Date.parse(now)).map(({ id }) => id);
  expect(shown('2024-07-03T09:00:00Z')).toEqual(['critical', 'notice', 'seen']);
  expect(shown('2024-07-03T11:00:00Z')).toContain('quiet');
});
const plainAlarm = {
  kind: 'late' as const,
  severity: 'warning' as const,
  state: 'open' as const,
  consignment: 'c',
  unit: null,
  raisedAt: '2024-07-03T08:00:00Z',
  sentence: '',
  facts: {},
  acknowledged: null,
  silencedUntil: null,
  clearedAt: null,
};

/**
 * A (0, 0) – 10 h by road along the equator – B (10, 0), where it stands 5 h – 10 h by ferry – C (20, 0). A degree of the equator is
 * 111.195 km, so the way is 2,223.9 km long and each run goes one degree an hour.
 */
const spot = (id: string, lon: number) => ({ id, name: id, country: 'KZ', lat: 0, lon });
const leg = (kind: 'run' | 'wait', mode: string | null, from: ReturnType<typeof spot>, to: ReturnType<typeof spot>, start: number, took: number) => ({
  kind,
  mode,
  layer: mode === 'ferry' ? 'roro' : 'truck',
  title: '',
  from,
  to,
  departsAt: momentAt(start),
  arrivesAt: momentAt(start + took),
  hours: took,
  distanceKm: 0,
  costUsd: 0,
  co2eKg: { wtw: 0, wtt: 0, ttw: 0 },
  through: [],
  vehicle: '',
  service: null,
  sources: [],
});
const dawn = Date.parse('2024-07-01T00:00:00Z');
function momentAt(hour: number): string {
  return new Date(dawn + hours(hour)).toISOString();
}
const [a, b, c] = [spot('A', 0), spot('B', 10), spot('C', 20)];
const itinerary = {
  id: 'w',
  name: '',
  labels: [],
  departsAt: momentAt(0),
  arrivesAt: momentAt(25),
  hours: { mean: 25, p10: 24, p50: 25, p90: 30 },
  onTime: null,
  costUsd: 0,
  co2eKg: { wtw: 0, wtt: 0, ttw: 0 },
  distanceKm: 0,
  transshipments: 0,
  legs: [leg('run', 'road', a, b, 0, 10), leg('wait', null, b, b, 10, 5), leg('run', 'ferry', b, c, 15, 10)],
} satisfies Consignment['itinerary'];
const report = (code: TrackedEvent['code'], hour: number, change: Partial<TrackedEvent> = {}): TrackedEvent => ({
  ...eventOf('u1', `${code}${hour}`, { code, at: momentAt(hour), place: null }),
  consignments: [],
  recordedAt: momentAt(hour),
  reportedBy: 'henan',
  retractedBy: null,
  retractedAt: null,
  warnings: [],
  ...change,
});
const where = (events: readonly TrackedEvent[], hour: number) => findWhereabouts(events, { itinerary }, dawn + hours(hour));

describe('WB4: where a unit is', () => {
  const km = 111.195;
  test('a way is a line with a measure: a point and its distance find each other', () => {
    const track = trackOf(itinerary);
    expect(track.lengthKm).toBeCloseTo(20 * km, 0);
    expect(pointAt(track, 5 * km)?.[0]).toBeCloseTo(5, 2);
    expect(projectOn(track, [7, 0.1])).toMatchObject({ leg: 0 });
    expect(projectOn(track, [7, 0.1])?.km).toBeCloseTo(7 * km, 0);
    const ahead = partOf(track, 8 * km, 20 * km).map((part) => [part.leg, part.points.map(([lon]) => Math.round(lon))]);
    expect(ahead).toEqual([
      [0, [8, 10]],
      [2, [10, 20]],
    ]);
  });

  test('nothing is known before the first report, and an estimate is none', () => {
    expect(where([], 3)).toBeUndefined();
    expect(where([report('DEPA', 1, { place: 'A', classifier: 'EST' })], 3)).toBeUndefined();
  });

  test('having left, it is moved on by the plan’s speed and says so; at the end of the run it waits to be told', () => {
    const left = [report('DEPA', 0, { place: 'A' })];
    expect(where(left, 4)).toMatchObject({ isMoving: true, isReckoned: true, leg: 0, ink: 'road' });
    expect(where(left, 4)?.at[0]).toBeCloseTo(4, 2);
    expect(where(left, 40)?.at[0]).toBeCloseTo(10, 2);
  });

  test('nothing is reckoned for longer than half a day', () => {
    const seen = [report('DEPA', 0, { place: 'B' })];
    const slow = { ...itinerary, legs: itinerary.legs.map((one) => ({ ...one, hours: one.hours * 4 })) };
    expect(findWhereabouts(seen, { itinerary: slow }, dawn + hours(30))?.at[0]).toBeCloseTo(13, 2);
  });

  test('at a stop it stands, in the ink of what comes next, until it leaves', () => {
    const come = [report('DEPA', 0, { place: 'A' }), report('ARRI', 11, { place: 'B' })];
    expect(where(come, 20)).toMatchObject({ isMoving: false, isReckoned: false, at: [10, 0], ink: 'ferry' });
    expect(where([...come, report('LOAD', 14, { place: 'B' })], 20)?.isMoving).toBe(false);
    expect(where([...come, report('DEPA', 16, { place: 'B' })], 18)?.at[0]).toBeCloseTo(12, 2);
  });

  test('what was taken back is as if it had never been said', () => {
    const events = [report('DEPA', 0, { place: 'A' }), report('ARRI', 9, { place: 'B', retractedBy: 'r' })];
    expect(where(events, 9)?.isMoving).toBe(true);
  });

  test('far off its way it is drawn where it was reported, and on no way', () => {
    expect(where([report('POSI', 5, { position: { lat: 9, lon: 5 } })], 6)).toMatchObject({ at: [5, 9], km: undefined, isReckoned: false });
  });
});

describe('WB5: stages on three clocks', () => {
  const stages = (events: readonly TrackedEvent[], now = 30) => stageTimes(itinerary, events, undefined, dawn + hours(now));

  test('before anything is reported only the plan is told', () => {
    expect(stages([]).map(({ planned, actual, isNow }) => [planned.from, planned.to, actual, isNow])).toEqual([
      [momentAt(0), momentAt(0), undefined, false],
      [momentAt(0), momentAt(10), undefined, false],
      [momentAt(10), momentAt(15), undefined, false],
      [momentAt(15), momentAt(25), undefined, false],
      [momentAt(25), momentAt(25), undefined, false],
    ]);
  });

  test('a run lasts from leaving to coming; then it stands at the stop until it leaves', () => {
    const told = stages([report('DEPA', 1, { place: 'A' }), report('ARRI', 12, { place: 'B' })]);
    expect(told[1]).toMatchObject({ actual: { from: momentAt(1), to: momentAt(12) }, isPassed: true });
    expect(told[2]).toMatchObject({ actual: { from: momentAt(12), to: undefined }, isNow: true });
    expect(told[3]?.actual).toBeUndefined();
  });

  test('of two units the last to come ends the stage', () => {
    const one = [report('DEPA', 1, { place: 'A' }), report('DEPA', 2, { place: 'A', unit: 'u2' }), report('ARRI', 12, { place: 'B' })];
    expect(stages(one)[1]).toMatchObject({ actual: { from: momentAt(1), to: undefined } });
    const both = [...one, report('ARRI', 14, { place: 'B', unit: 'u2' })];
    expect(stages(both)[1]).toMatchObject({ actual: { from: momentAt(1), to: momentAt(14) }, isPassed: true });
  });

  test('what nobody reported has passed all the same once a later stage is reported', () => {
    const told = stages([report('ARRI', 26, { place: 'C' })]);
    expect(told.map(({ isPassed }) => isPassed)).toEqual([true, true, true, true, false]);
    expect(told[1]?.actual).toEqual({ from: undefined, to: undefined });
  });

  test('the forecast of a stage ahead begins where the one before it is likely to end', () => {
    const spread = (hour: number) => ({ p10: momentAt(hour - 1), p50: momentAt(hour), p90: momentAt(hour + 3) });
    const forecast = {
      ahead: [
        { leg: 1, ends: spread(17) },
        { leg: 2, ends: spread(28) },
      ],
    } as unknown as Parameters<typeof stageTimes>[2];
    const told = stageTimes(itinerary, [report('DEPA', 1, { place: 'A' }), report('ARRI', 12, { place: 'B' })], forecast, dawn + hours(13));
    expect(told[1]?.forecast).toBeUndefined();
    expect(told[2]?.forecast).toEqual({ from: momentAt(12), ends: spread(17) });
    expect(told[3]?.forecast).toEqual({ from: momentAt(17), ends: spread(28) });
  });
});

test('WB6: a moment on the clock of a place, over the change of clocks too', () => {
  expect(inZone('2024-07-03T07:00:00Z', 'Asia/Aqtau')).toBe('2024-07-03T12:00:00+05:00');
  expect(inZone('2024-03-31T00:59:59Z', 'Europe/Berlin')).toBe('2024-03-31T01:59:59+01:00');
  expect(inZone('2024-03-31T01:00:00Z', 'Europe/Berlin')).toBe('2024-03-31T03:00:00+02:00');
  expect(inZone('2024-07-03T07:00:00.900Z', undefined)).toBe('2024-07-03T07:00:00+00:00');
  expect(inZone('2024-07-03T07:00:00Z', 'Asia/Kolkata')).toBe('2024-07-03T12:30:00+05:30');
});

test('WB7: frames of the stream, however they are cut; comments and other events are passed over', () => {
  const line = (seq: number) => ({ seq, kind: 'order.signed', body: { note: 'a: b\n' } });
  const text = `retry: 2000\n\nid: 1\nevent: line\ndata: ${JSON.stringify(line(1))}\n\n: still here\n\nevent: other\ndata: {}\n\nid: 2\r\nevent: line\r\ndata: ${JSON.stringify(line(2))}\r\n\r\n`;
  for (const cut of [1, 7, 30, text.length]) {
    let rest = '';
    const seen: unknown[] = [];
    for (let i = 0; i < text.length; i += cut) {
      const { lines, left } = readFrames(rest + text.slice(i, i + cut));
      seen.push(...lines);
      rest = left;
    }
    expect(seen).toEqual([line(1), line(2)]);
  }
});

test('WB8: that a consignment is late is said with the arrival that is forecast now, not with that of when the alarm was raised', () => {
  const alarm = { kind: 'late', unit: null, sentence: '', facts: { p50: momentAt(40), deadline: momentAt(10), onTime: 0.1 } } as unknown as Alarm;
  const forecast = { arrival: { p10: momentAt(12), p50: momentAt(16), p90: momentAt(20) }, onTime: 0.02 } as unknown as Forecast;
  const figures = { dayTime: (at: string) => String(Date.parse(at)), span: (hours: number) => `${hours} h`, percent: String };
  const say = (key: string, slots: object): string => `${key} ${JSON.stringify(slots)}`;
  const words = { say, speech: { figures }, places: {} } as unknown as Omit<AlarmSpeech, 'forecast'>;
  const told = (p50: string, span: string, share: string): string => say('say_late', { p50: String(Date.parse(p50)), span, share });
  expect(alarmSentence(alarm, { ...words, forecast })).toBe(told(momentAt(16), '6 h', '0.02'));
  expect(alarmSentence(alarm, { ...words, forecast: undefined })).toBe(told(momentAt(40), '30 h', '0.1'));
});
