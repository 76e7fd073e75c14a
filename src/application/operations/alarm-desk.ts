/** Forecasts and alarms as they are read, and what people say to an alarm (SPEC FO, AL). What raises and clears one is operations/alarms. */
import type { Alarm } from '../../contract/index.js';
import { acknowledgeAlarm, done, instantOf, type Outcome, refuse, silenceAlarm } from '../../operations/index.js';
import type { Change } from './change-lane.js';
import { type DeskContext, findSeenConsignment, refuseUnknown } from './desk-context.js';
import type { OperationsDesk } from './operations-desk.js';
import type { StoreReading } from './operations-store.js';
import type { Actor } from './outcome.js';

type AlarmDesk = Pick<OperationsDesk, 'readForecast' | 'listForecasts' | 'listAlarms' | 'acknowledgeAlarm' | 'silenceAlarm'>;

async function findSeenAlarm(reading: StoreReading, actor: Actor, id: string): Promise<Alarm | undefined> {
  const alarm = await reading.alarm(id);
  return alarm !== undefined && (await findSeenConsignment(reading, actor, alarm.consignment)) !== undefined ? alarm : undefined;
}

async function put({ store, record }: Change, actor: Actor, kind: 'alarm.acknowledged' | 'alarm.silenced', alarm: Alarm): Promise<Outcome<Alarm>> {
  await store.putAlarms([alarm]);
  record(kind, actor.party ?? null, alarm.id, alarm);
  return done(alarm);
}

export function createAlarmDesk(context: DeskContext): AlarmDesk {
  const { parts, change, read } = context;
  const ofConsignment = <T>(actor: Actor, action: string, id: string, work: (reading: StoreReading) => Promise<T>): Promise<Outcome<T>> =>
    read({ actor, action, subject: id }, async (reading) => {
      const consignment = await findSeenConsignment(reading, actor, id);
      return consignment === undefined ? refuseUnknown('consignment', id) : done(await work(reading));
    });
  return {
    readForecast: (actor, id) => ofConsignment(actor, 'readForecast', id, (reading) => reading.lastForecast(id)),
    listForecasts: (actor, id) => ofConsignment(actor, 'listForecasts', id, (reading) => reading.forecasts(id)),
    listAlarms: (actor) => parts.store.read((reading) => reading.alarms({ party: actor.party })),
    acknowledgeAlarm: (actor, id, note) =>
      change({ actor, action: 'acknowledgeAlarm', subject: id }, async (inside) => {
        const alarm = await findSeenAlarm(inside.store, actor, id);
        if (alarm === undefined) return refuseUnknown('alarm', id);
        if (actor.party === undefined) return refuse('not-yours', 'An alarm is acknowledged by a party, by its own key.');
        const outcome = acknowledgeAlarm(alarm, actor.party, note, inside.now);
        return outcome.kind === 'refused' || outcome.value === alarm ? outcome : await put(inside, actor, 'alarm.acknowledged', outcome.value);
      }),
    silenceAlarm: (actor, id, until) =>
      change({ actor, action: 'silenceAlarm', subject: id }, async (inside) => {
        const alarm = await findSeenAlarm(inside.store, actor, id);
        if (alarm === undefined) return refuseUnknown('alarm', id);
        const outcome = silenceAlarm(alarm, instantOf(until), inside.now);
        // said already
        if (outcome.kind === 'refused' || (alarm.state === 'silenced' && alarm.silencedUntil === outcome.value.silencedUntil)) return outcome;
        inside.look(alarm.consignment);
        return await put(inside, actor, 'alarm.silenced', outcome.value);
      }),
  };
}
