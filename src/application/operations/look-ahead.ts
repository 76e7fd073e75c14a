/** Looks at one consignment: its forecast, its alarms, whether it has arrived; and writes what changed (SPEC FO, AL, CO4). */
import type { Alarm, Consignment, Severity } from '../../contract/index.js';
import type { Change } from './change-lane.js';
import { type DeskContext, putConsignment } from './desk-context.js';
import type { Look, LookAsked } from './forecaster.js';
import type { Looks } from './looks.js';
import type { StoreReading } from './operations-store.js';

async function readAsked(reading: StoreReading, id: string): Promise<Omit<LookAsked, 'now'> | undefined> {
  const consignment = await reading.consignment(id);
  if (consignment === undefined) return undefined;
  return {
    consignment,
    events: await reading.eventsOfConsignment(id),
    last: await reading.lastForecast(id),
    alarms: await reading.alarms({ party: undefined, consignment: id }),
  };
}

const hasNews = ({ forecast, alarms, arrivedAt }: Look, { state }: Consignment): boolean =>
  forecast.kind === 'issue' ||
  alarms.raised.length + alarms.changed.length + alarms.cleared.length > 0 ||
  (arrivedAt !== undefined && state === 'under-way');

/** Everything that the look was based on must still be so; else it is looked at anew. */
async function isStale({ store }: Change, { consignment, last, alarms }: Omit<LookAsked, 'now'>): Promise<boolean> {
  if ((await store.consignment(consignment.id))?.version !== consignment.version) return true;
  if ((await store.lastForecast(consignment.id))?.number !== last?.number) return true;
  const now = await store.alarms({ party: undefined, consignment: consignment.id });
  const mark = (alarm: Alarm): string => `${alarm.id} ${alarm.state} ${alarm.severity} ${alarm.silencedUntil}`;
  return now.map(mark).sort().join() !== alarms.map(mark).sort().join();
}

const gravity: Readonly<Record<Severity, number>> = { notice: 0, warning: 1, critical: 2 };
const isGraver = (alarm: Alarm, before: readonly Alarm[]): boolean =>
  gravity[alarm.severity] > gravity[before.find(({ id }) => id === alarm.id)?.severity ?? 'notice'];

async function writeLook(context: DeskContext, change: Change, asked: Omit<LookAsked, 'now'>, look: Look): Promise<void> {
  const { store, record } = change;
  const { consignment, alarms: before } = asked;
  if (look.forecast.kind === 'issue') {
    await store.putForecasts([look.forecast.forecast]);
    record('forecast.issued', null, consignment.id, look.forecast.forecast);
  }
  const raised: Alarm[] = look.alarms.raised.map((alarm) => ({ ...alarm, id: context.parts.createId('alm') }));
  const { changed, cleared } = look.alarms;
  if (raised.length + changed.length + cleared.length > 0) await store.putAlarms([...raised, ...changed, ...cleared]);
  for (const alarm of raised) record('alarm.raised', null, alarm.id, alarm);
  // every change has its line, so that the log rebuilds the alarm (LO1, LO4); only what is graver sounds again
  for (const alarm of changed) record(isGraver(alarm, before) ? 'alarm.raised' : 'alarm.changed', null, alarm.id, alarm);
  for (const alarm of cleared) record('alarm.cleared', null, alarm.id, alarm);
  if (look.arrivedAt !== undefined && consignment.state === 'under-way') {
    const arrived: Consignment = { ...consignment, state: 'arrived', version: consignment.version + 1 };
    await putConsignment(store, arrived);
    record('consignment.changed', null, consignment.id, arrived);
    change.look(consignment.id);
  }
}

/** Writes nothing when nothing changed, so that looking as often as one likes costs readings only. */
export async function lookAhead(context: DeskContext, looks: Looks, id: string): Promise<void> {
  const { parts, lane } = context;
  const asked = await parts.store.read((reading) => readAsked(reading, id));
  if (asked === undefined) return;
  const look = parts.forecaster.look({ ...asked, now: parts.now() });
  looks.plan(id, look.lookAgainAt);
  if (!hasNews(look, asked.consignment)) return;
  await lane.change(async (change) => {
    if (await isStale(change, asked)) looks.touch([id]);
    else await writeLook(context, change, asked, look);
  });
}
