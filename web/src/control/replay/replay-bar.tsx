/** The tape's controls: play, speed, moment. The screen above shows what the log says was known then. */
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { type Replay, speeds } from '../board/use-replay.js';
import { inReaderZone } from '../board/zoned.js';
import { useControl } from '../control-context.js';

/** Of the slider; its end is rounded up, so that the last line can be reached. */
const stepMs = 1000;

export function ReplayBar({ replay }: { readonly replay: Replay }) {
  const { go } = useControl();
  const { figures } = useLanguage();
  const c = useControlWords();
  const { span, at, isPlaying, isReading, speed, trouble } = replay;
  const local = inReaderZone(at);
  const when = `${figures.dayTime(local)} ${figures.offset(local)}`;
  const nth = Math.max(0, speeds.indexOf(speed));
  return (
    <section className="replay-bar" aria-label={c('replayOf')}>
      <b>{c('replay')}</b>
      {trouble !== undefined && <p role="alert">{c('replayBroken', { sentence: trouble })}</p>}
      {span === undefined && trouble === undefined && <p role="status">{c(isReading ? 'replayReading' : 'replayNothing')}</p>}
      {span !== undefined && (
        <>
          <button type="button" aria-label={c('previous')} title={c('previous')} onClick={() => replay.step(-1)}>
            ‹
          </button>
          <button type="button" className="strong" onClick={() => (isPlaying || at < span.to ? replay.play(!isPlaying) : restart(replay, span.from))}>
            {c(isPlaying ? 'pause' : 'play')}
          </button>
          <button type="button" aria-label={c('next')} title={c('next')} onClick={() => replay.step(1)}>
            ›
          </button>
          <input
            className="tape"
            type="range"
            min={span.from}
            max={span.from + Math.ceil((span.to - span.from) / stepMs) * stepMs}
            step={stepMs}
            value={at}
            aria-label={c('moment')}
            aria-valuetext={when}
            onChange={(event) => replay.seek(Number(event.target.value))}
          />
          <output className="moment">{when}</output>
          <label>
            {c('speed')}
            <input
              type="range"
              min={0}
              max={speeds.length - 1}
              step={1}
              value={nth}
              aria-valuetext={c('speedOf', { n: figures.number(speed) })}
              onChange={(event) => replay.setSpeed(speeds[Number(event.target.value)] ?? 1)}
            />
          </label>
          <output className="speed">{c('speedOf', { n: figures.number(speed) })}</output>
        </>
      )}
      <button type="button" onClick={() => go({ isReplay: false })}>
        {c('backToNow')}
      </button>
    </section>
  );
}

function restart(replay: Replay, from: number): void {
  replay.seek(from);
  replay.play(true);
}
