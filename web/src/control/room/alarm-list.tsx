/** What needs somebody now: the gravest first, what was seen last. Weight and word say how grave; colour belongs to the modes. */
import { useMemo, useState } from 'react';
import type { Alarm } from '../../../../src/contract/index.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { lastForecastOf, listOpenAlarms } from '../board/board.js';
import { usePlaces } from '../board/use-places.js';
import { inReaderZone } from '../board/zoned.js';
import { useControl } from '../control-context.js';
import { alarmSentence } from './alarm-sentence.js';

const silences = [1, 8, 24] as const;

export function AlarmList() {
  const { board, now } = useControl();
  const c = useControlWords();
  const alarms = listOpenAlarms(board, now);
  return (
    <section className="alarms" aria-labelledby="alarms-head">
      <h2 id="alarms-head">
        {c('alarms')} {alarms.length > 0 && <span className="count">{alarms.length}</span>}
      </h2>
      {alarms.length === 0 && board.at !== '' && <p className="small">{c('noAlarms')}</p>}
      <ul>
        {alarms.map((alarm) => (
          <AlarmRow key={alarm.id} alarm={alarm} />
        ))}
      </ul>
    </section>
  );
}

function AlarmRow({ alarm }: { readonly alarm: Alarm }) {
  const { board, now, go, operations, take, me, replay } = useControl();
  const speech = useLanguage();
  const { figures } = speech;
  const c = useControlWords();
  const [refused, setRefused] = useState('');
  const consignment = board.consignments.get(alarm.consignment);
  const places = usePlaces(useMemo(() => (consignment === undefined ? [] : [consignment]), [consignment]));
  const nameOf = (party: string): string => board.parties.get(party)?.name ?? party;
  const act = async (asked: ReturnType<typeof operations.acknowledge>): Promise<void> => {
    const heard = await asked;
    if (heard.kind === 'answer') take({ alarms: [heard.value] });
    setRefused(heard.kind === 'refused' ? heard.sentence : heard.kind === 'gone' ? c('goneTitle') : '');
  };
  const mayAct = replay === undefined && me?.scopes.includes('alarms:write') === true;
  return (
    <li className="alarm" data-severity={alarm.severity} data-state={alarm.state} data-kind={alarm.kind}>
      <b className="severity">{c(`severity_${alarm.severity}`)}</b>
      <div>
        <p className="alarm-title">
          <b>{c(`alarm_${alarm.kind}`)}</b>{' '}
          <button type="button" className="link" onClick={() => go({ consignment: alarm.consignment })}>
            {consignment?.reference ?? alarm.consignment}
          </button>
        </p>
        <p>{alarmSentence(alarm, { say: c, speech, places, forecast: lastForecastOf(board, alarm.consignment) })}</p>
        <p className="small">
          {c('since', { when: figures.dayTime(inReaderZone(alarm.raisedAt)) })}
          {alarm.acknowledged !== null &&
            ` · ${c('acknowledgedBy', { party: nameOf(alarm.acknowledged.by), when: figures.dayTime(inReaderZone(alarm.acknowledged.at)) })}`}
        </p>
        {mayAct && (
          <div className="row-tools">
            {alarm.acknowledged === null && (
              <button type="button" onClick={() => act(operations.acknowledge(alarm.id, ''))}>
                {c('acknowledge')}
              </button>
            )}
            {alarm.kind === 'missed-connection' && (
              <button type="button" onClick={() => go({ consignment: alarm.consignment, tab: 'waysOn' })}>
                {c('waysOnShow')}
              </button>
            )}
            <select
              aria-label={c('silence')}
              value=""
              onChange={(event) => act(operations.silence(alarm.id, new Date(now + Number(event.target.value) * 3_600_000).toISOString()))}
            >
              <option value="">{c('silence')}</option>
              {silences.map((hours) => (
                <option key={hours} value={hours}>
                  {c('silenceFor', { span: figures.hours(hours) })}
                </option>
              ))}
            </select>
          </div>
        )}
        {refused !== '' && (
          <p className="refusal" role="alert">
            {c('refused', { sentence: refused })}
          </p>
        )}
      </div>
    </li>
  );
}
