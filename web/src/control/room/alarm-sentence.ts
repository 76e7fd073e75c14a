/** The sentence of an alarm: the server's own, in English; other languages have the kind and what the facts say beside it. */
import type { Alarm } from '../../../../src/contract/index.js';
import type { SayControl } from '../../words/control/control-words.js';
import type { Speech } from '../../words/languages.js';

export function alarmSentence(alarm: Alarm, _speech: Speech, _say: SayControl): string {
  return alarm.sentence;
}
