/** Planned, actual, forecast: three rows a stage to one scale of time, and the hours beside them on the clock of the place. */
import { useMemo } from 'react';
import type { Consignment, Forecast, TrackedEvent } from '../../../../src/contract/index.js';
import { inkOf } from '../../state/stages.js';
import { Glyph } from '../../ways/glyphs.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { legTitle, shortName } from '../../words/way-name.js';
import { type StageTimes, stageTimes } from '../board/stage-times.js';
import type { Places } from '../board/use-places.js';
import { inReaderZone, inZone } from '../board/zoned.js';
import { useControl } from '../control-context.js';

interface Props {
  readonly consignment: Consignment;
  readonly events: readonly TrackedEvent[];
  readonly forecast: Forecast | undefined;
  readonly places: Places;
}

interface Scale {
  readonly from: number;
  readonly to: number;
  readonly days: readonly number[];
}

const dayMs = 86_400_000;

function scaleOf(stages: readonly StageTimes[], now: number, deadline: string | null): Scale {
  const times = stages.flatMap(({ planned, actual, forecast }) =>
    [planned.from, planned.to, actual?.from, actual?.to, forecast?.ends.p90].flatMap((at) => (at === undefined || at === '' ? [] : [Date.parse(at)])),
  );
  const from = Math.min(...times, now);
  const to = Math.max(...times, ...(deadline === null ? [] : [Date.parse(deadline)]));
  const count = Math.max(1, Math.ceil((to - from) / dayMs));
  const step = Math.max(1, Math.ceil(count / 6));
  const first = Math.ceil(from / dayMs);
  return { from, to, days: Array.from({ length: Math.floor((to / dayMs - first) / step) + 1 }, (_, i) => (first + i * step) * dayMs) };
}

export function StageTimeline({ consignment, events, forecast, places }: Props) {
  const { now } = useControl();
  const { figures } = useLanguage();
  const c = useControlWords();
  const { itinerary, deadline } = consignment;
  const minute = Math.floor(now / 60_000) * 60_000;
  const stages = useMemo(() => stageTimes(itinerary, events, forecast, minute), [itinerary, events, forecast, minute]);
  const scale = useMemo(() => scaleOf(stages, minute, deadline), [stages, minute, deadline]);
  const x = (at: number): number => (100 * (at - scale.from)) / Math.max(1, scale.to - scale.from);
  return (
    <table className="stages">
      <caption>
        {c('localTime')}
        {forecast !== undefined && <ForecastLine forecast={forecast} />}
      </caption>
      <thead>
        <tr>
          <th scope="col">{c('stage')}</th>
          <th scope="col" className="axis">
            <span className="unseen">{c('timeline')}</span>
            {scale.days
              .filter((day) => x(day) < 90)
              .map((day) => (
                <span key={day} style={{ left: `${x(day)}%` }}>
                  {figures.day(new Date(day).toISOString())}
                </span>
              ))}
          </th>
          <th scope="col">{c('planned')}</th>
          <th scope="col">{c('actual')}</th>
          <th scope="col">{c('forecast')}</th>
        </tr>
      </thead>
      <tbody>
        {stages.map((times, i) => (
          <StageRow key={i} times={times} x={x} now={minute} scale={scale} deadline={deadline} places={places} />
        ))}
      </tbody>
    </table>
  );
}

function ForecastLine({ forecast }: { readonly forecast: Forecast }) {
  const { figures } = useLanguage();
  const c = useControlWords();
  const { movedHours, kind } = forecast.cause;
  const moved = Math.abs(movedHours) < 0.5 ? '' : c(movedHours > 0 ? 'movedLater' : 'movedEarlier', { span: figures.span(Math.abs(movedHours)) });
  return (
    <span className="forecast-line" title={forecast.cause.sentence}>
      {c('forecastNo', { n: forecast.number, when: figures.dayTime(inReaderZone(forecast.issuedAt)), cause: c(`cause_${kind}`) })}
      {moved !== '' && ` (${moved})`}
    </span>
  );
}

interface RowProps {
  readonly times: StageTimes;
  readonly x: (at: number) => number;
  readonly now: number;
  readonly scale: Scale;
  readonly deadline: string | null;
  readonly places: Places;
}

function StageRow({ times, x, now, scale, deadline, places }: RowProps) {
  const speech = useLanguage();
  const { figures } = speech;
  const c = useControlWords();
  const { stage, planned, actual, forecast, isNow, isPassed } = times;
  const ink = stage.kind === 'run' ? inkOf(stage.leg) : 'handling';
  const place = stage.kind === 'run' ? stage.leg.to : stage.place;
  const zone = places.zoneOf(place.id);
  const local = (at: string): string => figures.dayTime(inZone(at, zone));
  const name = shortName(places.nameOf(place));
  const bar = (from: string, to: string) => ({ left: `${x(Date.parse(from))}%`, width: `max(2px, ${x(Date.parse(to)) - x(Date.parse(from))}%)` });
  const ended = actual?.to ?? (isNow ? new Date(now).toISOString() : undefined);
  const title = stage.kind === 'run' ? legTitle(speech, stage.leg) : stage.legs.map((leg) => legTitle(speech, leg)).join(', ');
  return (
    <tr data-now={isNow} data-passed={isPassed} data-kind={stage.kind}>
      <th scope="row" title={title}>
        {stage.kind === 'run' ? (
          <span className="run-name">
            <i className={`swatch fill-${ink}`}>
              <Glyph ink={ink} size={12} />
            </i>
            {c('runTo', { place: name })}
          </span>
        ) : (
          name
        )}
      </th>
      <td className="bars">
        <i className="day-lines" aria-hidden="true">
          {scale.days.map((day) => (
            <i key={day} style={{ left: `${x(day)}%` }} />
          ))}
          <i className="now-line" style={{ left: `${x(now)}%` }} />
          {deadline !== null && <i className="deadline-line" style={{ left: `${x(Date.parse(deadline))}%` }} />}
        </i>
        {planned.to !== planned.from && <i className={`bar bar-planned edge-${ink}`} style={bar(planned.from, planned.to)} />}
        {actual?.from !== undefined && ended !== undefined && <i className={`bar bar-actual fill-${ink}`} style={bar(actual.from, ended)} />}
        {forecast !== undefined && (
          <>
            <i className={`bar bar-forecast edge-${ink}`} style={bar(laterOf(forecast.from, forecast.ends.p50), forecast.ends.p50)} />
            <i className="bar-spread" style={bar(forecast.ends.p10, forecast.ends.p90)} />
          </>
        )}
      </td>
      <td className="time">{local(planned.to)}</td>
      <td className="time">{isPassed ? (actual?.to === undefined ? c('notSaid') : local(actual.to)) : isNow ? c('now') : ''}</td>
      <td className="time">
        {forecast !== undefined && (
          <span title={c('fourInFive', { from: local(forecast.ends.p10), to: local(forecast.ends.p90) })}>{local(forecast.ends.p50)}</span>
        )}
      </td>
    </tr>
  );
}

/** A stage cannot be drawn as beginning after it ends. */
const laterOf = (from: string, to: string): string => (Date.parse(from) <= Date.parse(to) ? from : to);
