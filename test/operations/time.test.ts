/** What time and events bring by themselves: forecasts, alarms, arrivals; each written once, whoever asks how often. */
import { describe, expect, test } from 'vitest';
import { createMemoryStore, type Forecaster, type Look, type LookAsked, StoreGone } from '../../src/application/index.js';
import type { Alarm, Forecast } from '../../src/contract/index.js';
import { instant } from '../../src/units/index.js';
import { actorOf, createOperationsScene, doneOf, eventOf, hours, momentAfter, silentForecaster, system } from '../scenes/operations-scene.js';

const forecastOf = ({ consignment, last, now }: LookAsked, p50: string): Forecast => ({
  consignment: consignment.id,
  itineraryVersion: consignment.itineraryVersion,
  number: (last?.number ?? 0) + 1,
  issuedAt: new Date(now).toISOString(),
  from: { leg: 0, place: null, at: new Date(now).toISOString(), event: null },
  arrival: { p10: p50, p50, p90: p50 },
  onTime: null,
  ahead: [],
  cause: { kind: 'first', movedHours: 0, leg: null, sentence: 'The first.' },
});
const alarmOf = ({ consignment, now }: LookAsked): Omit<Alarm, 'id'> => ({
  kind: 'late',
  severity: 'warning',
  state: 'open',
  consignment: consignment.id,
  unit: null,
  raisedAt: new Date(now).toISOString(),
  sentence: 'It will be late.',
  facts: {},
  acknowledged: null,
  silencedUntil: null,
  clearedAt: null,
});

/** Asked and answered as the test says; counts how often. */
const createSaid = () => {
  const asked: LookAsked[] = [];
  let say: (given: LookAsked) => Partial<Look> = () => ({});
  const says = (next: typeof say): void => {
    say = next;
  };
  const forecaster: Forecaster = {
    ...silentForecaster,
    look: (given) => {
      asked.push(given);
      return { ...silentForecaster.look(given), ...say(given) };
    },
  };
  return { forecaster, asked, says };
};

describe('looking ahead', () => {
  test('an event is looked at once; then nothing until the moment that the last look named', async () => {
    const { forecaster, asked } = createSaid();
    const { desk, openBooked, pass } = await createOperationsScene(undefined, { forecaster });
    const { id } = await openBooked(['T1']);
    await desk.passTime();
    asked.splice(0);
    await desk.passTime();
    expect(asked).toHaveLength(0);
    doneOf(await desk.postEvents(actorOf('henan'), [eventOf('T1', 'a'), eventOf('T1', 'b')]));
    await desk.passTime();
    expect(asked.map(({ consignment, events }) => [consignment.id, events.length])).toEqual([[id, 2]]);
    pass(hours(1) - 1);
    await desk.passTime();
    expect(asked).toHaveLength(1);
    pass(1);
    await desk.passTime();
    expect(asked).toHaveLength(2);
  });

  test('after a start everything that is booked or under way is looked at once, and nothing that is over', async () => {
    const store = createMemoryStore();
    const before = await createOperationsScene(store);
    const kept = await before.openBooked(['T1']);
    const over = await before.openBooked(['T2']);
    doneOf(await before.desk.changeConsignment(actorOf('henan'), over.id, { version: over.version, state: 'cancelled' }));
    const { forecaster, asked } = createSaid();
    // the parties are there already and adding them again changes nothing, but for keys of their own
    const { desk } = await createOperationsScene(store, { forecaster });
    await desk.passTime();
    expect(asked.map(({ consignment }) => consignment.id)).toEqual([kept.id]);
  });

  test('FO: what is issued is stored and told in the log, once, however many passes run at once', async () => {
    const { forecaster, says } = createSaid();
    const { desk, openBooked } = await createOperationsScene(undefined, { forecaster });
    const { id } = await openBooked(['T1']);
    says((asked) => (asked.last === undefined ? { forecast: { kind: 'issue', forecast: forecastOf(asked, momentAfter(hours(20))) } } : {}));
    await Promise.all([desk.passTime(), desk.passTime()]);
    await desk.passTime();
    expect(doneOf(await desk.listForecasts(actorOf('buyer'), id)).map(({ number }) => number)).toEqual([1]);
    expect(doneOf(await desk.readForecast(actorOf('buyer'), id))?.number).toBe(1);
    expect((await desk.readLog(actorOf('buyer'), 0, 100)).lines.filter(({ kind }) => kind === 'forecast.issued')).toMatchObject([
      { party: null, subject: id },
    ]);
  });

  test('FO: two servers on one store issue each forecast once', async () => {
    const store = createMemoryStore();
    const { forecaster, says } = createSaid();
    says((asked) => (asked.last === undefined ? { forecast: { kind: 'issue', forecast: forecastOf(asked, momentAfter(hours(20))) } } : {}));
    const one = await createOperationsScene(store, { forecaster });
    const { id } = await one.openBooked(['T1']);
    const two = await createOperationsScene(store, { forecaster });
    await Promise.all([one.desk.passTime(), two.desk.passTime()]);
    for (const { desk } of [one, two]) await desk.passTime();
    expect(doneOf(await one.desk.listForecasts(system, id))).toHaveLength(1);
  });

  test('what a look was based on has changed before it is written: it is looked at anew, and the old answer is dropped', async () => {
    const { forecaster, says, asked } = createSaid();
    const { desk, openBooked } = await createOperationsScene(undefined, { forecaster });
    const { id, version } = await openBooked(['T1']);
    let change: Promise<unknown> | undefined;
    says((given) => {
      // while it is being looked at, somebody changes the deadline
      change ??= desk.changeConsignment(actorOf('henan'), id, { version, deadline: momentAfter(hours(30)) });
      return { forecast: { kind: 'issue', forecast: forecastOf(given, given.consignment.deadline ?? momentAfter(hours(10))) } };
    });
    await desk.passTime();
    await change;
    await desk.passTime();
    expect(asked.map(({ consignment }) => consignment.deadline)).toEqual([null, momentAfter(hours(30))]);
    expect(doneOf(await desk.listForecasts(system, id)).map(({ arrival }) => arrival.p50)).toEqual([momentAfter(hours(30))]);
  });

  test('CO4: the last unit at the end, by events, sets it arrived, once', async () => {
    const { forecaster, says } = createSaid();
    const { desk, offer, makeReady, signatureOf, now } = await createOperationsScene(undefined, { forecaster });
    const order = await offer();
    await makeReady(order);
    for (const party of ['henan', 'kazakh'] as const) doneOf(await desk.signOrder(actorOf(party), order.id, signatureOf(party, order)));
    says(() => ({ arrivedAt: now() }));
    await desk.passTime();
    await desk.passTime();
    const states = (await desk.listConsignments(system, { after: undefined, limit: 10 })).map(({ state }) => state);
    expect(states).toEqual(['arrived', 'arrived']);
    const arrivals = (await desk.readLog(system, 0, 1000)).lines.filter(({ body }) => (body as { state?: string } | null)?.state === 'arrived');
    expect(arrivals).toHaveLength(2);
  });

  test('one consignment that cannot be looked at keeps none of the others from their forecast, and is tried again', async () => {
    const { forecaster, says } = createSaid();
    const { desk, openBooked, pass } = await createOperationsScene(undefined, { forecaster });
    const bad = await openBooked(['T1']);
    const good = await openBooked(['T2']);
    let isBroken = true;
    says((asked) => {
      if (isBroken && asked.consignment.id === bad.id) throw new Error('a bug');
      return asked.last === undefined ? { forecast: { kind: 'issue', forecast: forecastOf(asked, momentAfter(hours(9))) } } : {};
    });
    await expect(desk.passTime()).rejects.toThrow('a bug');
    expect(doneOf(await desk.listForecasts(system, good.id))).toHaveLength(1);
    isBroken = false;
    pass(60_000);
    await desk.passTime();
    expect(doneOf(await desk.listForecasts(system, bad.id))).toHaveLength(1);
  });

  test('a pass that fails loses nothing: what was due is looked at by the next', async () => {
    const { forecaster, asked, says } = createSaid();
    const under = createMemoryStore();
    let isGone = false;
    const store = { ...under, write: ((work) => (isGone ? Promise.reject(new StoreGone('away')) : under.write(work))) as typeof under.write };
    const { desk, openBooked } = await createOperationsScene(store, { forecaster });
    const { id } = await openBooked(['T1']);
    says((given) => ({
      forecast: given.last === undefined ? { kind: 'issue', forecast: forecastOf(given, momentAfter(hours(9))) } : { kind: 'none', sentence: '' },
    }));
    isGone = true;
    await expect(desk.passTime()).rejects.toThrow(StoreGone);
    isGone = false;
    await desk.passTime();
    expect(asked).toHaveLength(2);
    expect(doneOf(await desk.listForecasts(system, id))).toHaveLength(1);
  });
});

describe('alarms', () => {
  const raisedOnce = async () => {
    const { forecaster, says } = createSaid();
    const scene = await createOperationsScene(undefined, { forecaster });
    await scene.openBooked(['T1']);
    says((asked) => (asked.alarms.length === 0 ? { alarms: { raised: [alarmOf(asked)], changed: [], cleared: [] } } : {}));
    await scene.desk.passTime();
    await scene.desk.passTime();
    const [alarm] = (await scene.desk.listAlarms(actorOf('buyer'))) as [Alarm];
    return { ...scene, says, alarm };
  };

  test('raised once, seen by who sees the consignment, acknowledged by the first who takes it', async () => {
    const { desk, alarm } = await raisedOnce();
    expect(await desk.listAlarms(actorOf('stranger'))).toEqual([]);
    expect(await desk.acknowledgeAlarm(actorOf('stranger'), alarm.id, '')).toMatchObject({ because: 'unknown' });
    const taken = doneOf(await desk.acknowledgeAlarm(actorOf('henan'), alarm.id, 'We call the port.'));
    expect(taken).toMatchObject({ state: 'acknowledged', acknowledged: { by: 'henan', note: 'We call the port.' } });
    expect(doneOf(await desk.acknowledgeAlarm(actorOf('buyer'), alarm.id, 'Me too.'))).toEqual(taken);
    expect(await desk.listAlarms(actorOf('buyer'))).toEqual([taken]);
  });

  test('silenced until a later moment; cleared it is listed no more and nothing is said to it', async () => {
    const { desk, alarm, says } = await raisedOnce();
    expect(await desk.silenceAlarm(actorOf('henan'), alarm.id, momentAfter(0))).toMatchObject({ because: 'invalid' });
    expect(doneOf(await desk.silenceAlarm(actorOf('henan'), alarm.id, momentAfter(hours(2))))).toMatchObject({ state: 'silenced' });
    says(({ alarms, now }) => ({
      alarms: {
        raised: [],
        changed: [],
        cleared: alarms.map((one) => ({ ...one, state: 'cleared' as const, clearedAt: new Date(now).toISOString() })),
      },
      lookAgainAt: instant(now + 1),
    }));
    await desk.passTime();
    await desk.passTime();
    expect(await desk.listAlarms(system)).toEqual([]);
    expect(await desk.acknowledgeAlarm(actorOf('henan'), alarm.id, '')).toMatchObject({ because: 'not-now' });
    const kinds = (await desk.readLog(actorOf('buyer'), 0, 1000)).lines.map(({ kind }) => kind).filter((kind) => kind.startsWith('alarm'));
    expect(kinds).toEqual(['alarm.raised', 'alarm.silenced', 'alarm.cleared']);
  });

  test('LO1, LO4: one that became graver sounds again; one that eased, or whose silence is over, has a line that does not', async () => {
    const { desk, alarm, says, pass } = await raisedOnce();
    const changes: readonly Partial<Alarm>[] = [{ severity: 'critical' }, { severity: 'notice' }, { state: 'open', silencedUntil: null }];
    for (const change of changes) {
      says(({ alarms }) => ({ alarms: { raised: [], changed: alarms.map((one) => ({ ...one, ...change })), cleared: [] } }));
      pass(hours(1));
      await desk.passTime();
    }
    const lines = (await desk.readLog(system, 0, 1000)).lines.filter(({ subject }) => subject === alarm.id);
    expect(lines.map(({ kind }) => kind)).toEqual(['alarm.raised', 'alarm.raised', 'alarm.changed', 'alarm.changed']);
    expect(lines.at(-1)?.body).toEqual((await desk.listAlarms(system))[0]);
  });
});
