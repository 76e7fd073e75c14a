/** The sentence of an alarm in the reader's language, made of its facts; where a fact is missing, the server's own sentence. */
import type { Alarm, Forecast } from '../../../../src/contract/index.js';
import type { SayControl } from '../../words/control/control-words.js';
import type { Speech } from '../../words/languages.js';
import { shortName } from '../../words/way-name.js';
import type { Places } from '../board/use-places.js';
import { inReaderZone } from '../board/zoned.js';

export interface AlarmSpeech {
  readonly say: SayControl;
  readonly speech: Speech;
  readonly places: Places;
  /** The last one of the consignment: an alarm stands while its figures alone change (AL10), and beside a newer arrival it would contradict it. */
  readonly forecast: Forecast | undefined;
}

export const alarmSentence = (alarm: Alarm, words: AlarmSpeech): string => makers[alarm.kind](alarm, words) ?? alarm.sentence;

type Maker = (alarm: Alarm, words: AlarmSpeech) => string | undefined;

const text = (fact: unknown): string | undefined => (typeof fact === 'string' ? fact : undefined);
const figure = (fact: unknown): number | undefined => (typeof fact === 'number' ? fact : undefined);
const local = (at: string, { speech }: AlarmSpeech): string => speech.figures.dayTime(inReaderZone(at));

const standing =
  (key: 'say_stopped' | 'say_silent'): Maker =>
  ({ facts, unit }, { say, speech }) => {
    const [hours, limit] = [figure(facts['hours']), figure(facts['limitHours'])];
    if (unit === null || hours === undefined || limit === undefined) return undefined;
    return say(key, { unit, span: speech.figures.span(hours), limit: speech.figures.span(limit) });
  };

const makers: Readonly<Record<Alarm['kind'], Maker>> = {
  late: ({ facts }, words) => {
    const { forecast } = words;
    const deadline = text(facts['deadline']);
    const p50 = forecast?.arrival.p50 ?? text(facts['p50']);
    const onTime = forecast?.onTime ?? figure(facts['onTime']);
    if (p50 === undefined || deadline === undefined || onTime === undefined) return undefined;
    const hours = (Date.parse(p50) - Date.parse(deadline)) / 3_600_000;
    const { figures } = words.speech;
    return words.say(hours > 0 ? 'say_late' : 'say_tight', {
      p50: local(p50, words),
      span: figures.span(Math.abs(hours)),
      share: figures.percent(onTime),
    });
  },
  'missed-connection': ({ facts }, words) => {
    const [planned, expected, place] = [text(facts['planned']), text(facts['expected']), text(facts['place'])];
    if (planned === undefined || expected === undefined || place === undefined) return undefined;
    return words.say(facts['past'] === 1 ? 'say_missed' : 'say_willMiss', {
      planned: local(planned, words),
      expected: local(expected, words),
      place: shortName(words.places.nameOfId(place)),
    });
  },
  stopped: standing('say_stopped'),
  silent: standing('say_silent'),
  'off-route': ({ facts, unit }, { say, speech }) => {
    const km = figure(facts['km']);
    return unit === null || km === undefined ? undefined : say('say_offRoute', { unit, km: speech.figures.km(Math.round(km)) });
  },
  'paper-expiring': ({ facts }, words) => {
    const [paper, expires, p50] = [text(facts['paper']), text(facts['expiresAt']), text(facts['p50'])];
    if (paper === undefined || expires === undefined || p50 === undefined) return undefined;
    return words.say('say_paper', { paper, expires: local(expires, words), p50: local(p50, words) });
  },
};
