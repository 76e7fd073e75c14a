/** What is found now, laid beside the alarms there are: new ones are raised, what no longer holds is cleared, one thing has one alarm (AL7 to AL9). */
import type { Alarm, AlarmKind, Severity } from '../../contract/index.js';
import { instantOf, momentOf } from '../moment.js';
import { findLate } from './find-late.js';
import { findMissedConnection } from './find-missed-connection.js';
import { findOffRoute } from './find-off-route.js';
import { findPaperExpiring } from './find-paper-expiring.js';
import { findSilent } from './find-silent.js';
import { findStopped } from './find-stopped.js';
import { type Finding, keyOfFinding, type WatchAsked } from './finding.js';

export interface AlarmReview {
  readonly raised: readonly Omit<Alarm, 'id'>[];
  readonly changed: readonly Alarm[];
  readonly cleared: readonly Alarm[];
}

const finders: Readonly<Record<AlarmKind, (asked: WatchAsked) => Finding[]>> = {
  late: findLate,
  'missed-connection': findMissedConnection,
  stopped: findStopped,
  'off-route': findOffRoute,
  silent: findSilent,
  'paper-expiring': findPaperExpiring,
};

/** What cannot be looked for without a replay is neither raised nor cleared while there is none. */
const needsReplay: ReadonlySet<AlarmKind> = new Set(['late', 'missed-connection', 'stopped', 'off-route', 'silent']);

export const reviewAlarms = (asked: WatchAsked): AlarmReview => {
  const { consignment, alarms, now } = asked;
  const isOver = consignment.state !== 'booked' && consignment.state !== 'under-way';
  const findings = isOver ? [] : Object.values(finders).flatMap((find) => find(asked));
  const found = new Map(findings.map((finding) => [keyOfFinding(finding), finding]));
  const present = alarms.filter(({ clearedAt }) => clearedAt === null);
  const kept = new Map<string, Alarm>();
  const cleared: Alarm[] = [];
  for (const alarm of present) {
    const key = keyOfFinding(alarm);
    const holds = found.has(key) && !kept.has(key);
    const unknown = !isOver && asked.ahead === undefined && needsReplay.has(alarm.kind);
    if (holds || unknown) kept.set(key, alarm);
    else cleared.push({ ...alarm, state: 'cleared', clearedAt: momentOf(now) });
  }
  const raised = [...found].flatMap(([key, finding]) => (kept.has(key) ? [] : [{ ...finding, ...opened(consignment.id, momentOf(now)) }]));
  const changed = [...kept].flatMap(([key, alarm]) => changeOf(alarm, found.get(key), now));
  return { raised, changed, cleared };
};

const opened = (consignment: string, raisedAt: string): Omit<Alarm, 'id' | keyof Finding> => ({
  state: 'open',
  consignment,
  raisedAt,
  acknowledged: null,
  silencedUntil: null,
  clearedAt: null,
});

const rank: Readonly<Record<Severity, number>> = { notice: 0, warning: 1, critical: 2 };

/** Only what a dispatcher must see again: it became worse, it eased, or its silence is over. New numbers alone change nothing. */
const changeOf = (alarm: Alarm, finding: Finding | undefined, now: number): Alarm[] => {
  const isSilent = alarm.silencedUntil !== null && instantOf(alarm.silencedUntil) > now;
  const woken: Alarm =
    alarm.silencedUntil === null || isSilent
      ? alarm
      : { ...alarm, silencedUntil: null, state: alarm.acknowledged === null ? 'open' : 'acknowledged' };
  if (finding === undefined || finding.severity === alarm.severity) return woken === alarm ? [] : [woken];
  const told = { ...woken, severity: finding.severity, sentence: finding.sentence, facts: finding.facts };
  // worse than what was acknowledged: nobody has acknowledged that
  const worse = rank[finding.severity] > rank[alarm.severity];
  return [worse ? { ...told, acknowledged: null, state: isSilent ? 'silenced' : 'open' } : told];
};
