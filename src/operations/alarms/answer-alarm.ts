/** What a dispatcher does with an alarm. Neither clears it: it clears when what it says no longer holds (AL8, AL9). */
import type { Alarm } from '../../contract/index.js';
import type { Instant } from '../../units/index.js';
import { momentOf } from '../moment.js';
import type { Done, Outcome, Refused } from '../outcome.js';

const done = (alarm: Alarm): Done<Alarm> => ({ kind: 'done', value: alarm });
const no = (because: 'not-now' | 'invalid', sentence: string): Refused => ({ kind: 'refused', because, sentence, problems: [] });

/** The first acknowledgement stays; another by anyone changes nothing. */
export const acknowledgeAlarm = (alarm: Alarm, by: string, note: string, now: Instant): Outcome<Alarm> => {
  if (alarm.clearedAt !== null) return no('not-now', `The alarm was cleared at ${alarm.clearedAt}: there is nothing left to acknowledge.`);
  if (alarm.acknowledged !== null) return done(alarm);
  const state = alarm.state === 'silenced' ? 'silenced' : 'acknowledged';
  return done({ ...alarm, state, acknowledged: { by, at: momentOf(now), note } });
};

/** Longest silence, days: an alarm that nobody wants to hear for longer is to be dealt with. */
const MOST_SILENT_DAYS = 30;

export const silenceAlarm = (alarm: Alarm, until: Instant, now: Instant): Outcome<Alarm> => {
  if (alarm.clearedAt !== null) return no('not-now', `The alarm was cleared at ${alarm.clearedAt}: there is nothing left to silence.`);
  if (until <= now) return no('invalid', 'The silence would end before it begins: name a moment ahead.');
  if (until - now > MOST_SILENT_DAYS * 24 * 3_600_000) return no('invalid', `An alarm can be silenced for ${MOST_SILENT_DAYS} days at most.`);
  return done({ ...alarm, state: 'silenced', silencedUntil: momentOf(until) });
};
