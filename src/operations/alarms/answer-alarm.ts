/** What a dispatcher does with an alarm. Neither clears it: it clears when what it says no longer holds (AL8, AL9). */
import type { Alarm } from '../../contract/index.js';
import type { Instant } from '../../units/index.js';
import { momentOf } from '../moment.js';

/** The alarm as it is then, or in a sentence why not. */
export type AnsweredAlarm = { readonly kind: 'done'; readonly alarm: Alarm } | { readonly kind: 'no'; readonly sentence: string };

/** The first acknowledgement stays; another by anyone changes nothing. */
export const acknowledgeAlarm = (alarm: Alarm, by: string, note: string, now: Instant): AnsweredAlarm => {
  if (alarm.clearedAt !== null) return { kind: 'no', sentence: `The alarm was cleared at ${alarm.clearedAt}: there is nothing left to acknowledge.` };
  if (alarm.acknowledged !== null) return { kind: 'done', alarm };
  const state = alarm.state === 'silenced' ? 'silenced' : 'acknowledged';
  return { kind: 'done', alarm: { ...alarm, state, acknowledged: { by, at: momentOf(now), note } } };
};

/** Longest silence, days: an alarm that nobody wants to hear for longer is to be dealt with. */
export const MOST_SILENT_DAYS = 30;

export const silenceAlarm = (alarm: Alarm, until: Instant, now: Instant): AnsweredAlarm => {
  if (alarm.clearedAt !== null) return { kind: 'no', sentence: `The alarm was cleared at ${alarm.clearedAt}: there is nothing left to silence.` };
  if (until <= now) return { kind: 'no', sentence: 'The silence would end before it begins: name a moment ahead.' };
  if (until - now > MOST_SILENT_DAYS * 24 * 3_600_000)
    return { kind: 'no', sentence: `An alarm can be silenced for ${MOST_SILENT_DAYS} days at most.` };
  return { kind: 'done', alarm: { ...alarm, state: 'silenced', silencedUntil: momentOf(until) } };
};
