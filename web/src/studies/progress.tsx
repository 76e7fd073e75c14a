/** Where the study stands, in words, with a way to stop it and to let it go on; what it found, in one sentence; its files. */

import { useLanguage } from '../words/languages.js';
import { useStudyWords } from '../words/studies/study-words.js';
import { downloadComparison } from './download-comparison.js';
import { FlowsSum, QueuesSum } from './flow-sums.js';
import { resultAddress, type StudyAnswer } from './run-study.js';
import { changeWords, limitWords, thingName } from './study-figures.js';
import { isAskable } from './study-question.js';
import { useBench } from './study-state.js';
import { useNames } from './use-names.js';

export function Progress() {
  const { kind, question, run, stop, again } = useBench();
  const { t, figures } = useLanguage();
  const s = useStudyWords();
  if (!isAskable(kind, question)) return <p className="notice">{s('incomplete')}</p>;
  if (run === undefined) return null;
  const { phase, status, trouble, answer } = run;
  const old = answer !== undefined && phase !== 'done' ? <small className="block">{s('keepsOld')}</small> : null;
  switch (phase) {
    case 'at work': {
      const words =
        kind === 'compare'
          ? s('atWork_compare')
          : status === undefined
            ? s('starting')
            : status.state === 'waiting'
              ? s('waiting')
              : status.jobs > 2
                ? s('atWork', { n: status.jobs, finished: status.finished })
                : s('atWorkShare', { share: figures.percent(status.share) });
      return (
        <div className="notice" role="status" data-phase="work">
          <p>{words}</p>
          {status !== undefined && status.jobs > 0 && <progress max={1} value={status.share} aria-label={words} />}
          {old}
          <button type="button" onClick={stop}>
            {s('stop')}
          </button>
        </div>
      );
    }
    case 'stopped':
      return (
        <div className="notice" role="status" data-phase="stopped">
          <p>{s('stopped')}</p>
          {old}
          <button type="button" onClick={again}>
            {s(status === undefined ? 'again' : 'goOn')}
          </button>
        </div>
      );
    case 'trouble':
      return (
        <div className="notice" role="alert" data-phase="trouble">
          {trouble?.kind === 'problems' ? (
            <>
              <p>
                <b>{t('problemsTitle')}</b>
              </p>
              <ul lang="en">
                {trouble.problems.map(({ field, message }) => (
                  <li key={`${field} ${message}`}>
                    {field}: {message}
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <p data-trouble={trouble?.kind}>
              <b>{trouble?.kind === 'gone' ? t('goneTitle') : trouble?.kind === 'busy' ? t('busyTitle') : s('failed')}</b>{' '}
              {trouble?.kind === 'fault' && <span lang="en">{trouble.detail}</span>}
              {trouble?.kind === 'busy' && t('busyLine')}
              {trouble?.kind === 'gone' &&
                (answer === undefined ? t('goneWithoutAnswer') : t('goneWithAnswer', { time: figures.clock(run.answeredAt ?? run.since) }))}
            </p>
          )}
          {trouble?.kind !== 'gone' && old}
          <button type="button" onClick={again}>
            {trouble?.kind === 'gone' ? t('tryNow') : s('again')}
          </button>
        </div>
      );
    case 'done':
      return answer === undefined ? null : <Found answer={answer} id={status?.id} />;
  }
}

function Found({ answer, id }: { readonly answer: StudyAnswer; readonly id: string | undefined }) {
  const s = useStudyWords();
  const { notes } = answer.document;
  return (
    <section className="found" data-phase="done">
      <Sum answer={answer} />
      <p className="small files">
        {s('downloads')}{' '}
        {id === undefined
          ? answer.kind === 'compare' && (
              <>
                <button type="button" className="link" onClick={() => downloadComparison(answer.document, 'csv')}>
                  CSV
                </button>
                <button type="button" className="link" onClick={() => downloadComparison(answer.document, 'geojson')}>
                  GeoJSON
                </button>
                <button type="button" className="link" onClick={() => downloadComparison(answer.document, 'json')}>
                  JSON
                </button>
              </>
            )
          : filesOf(answer.kind).map(({ format, table }) => (
              <a
                key={`${format} ${table}`}
                href={resultAddress(id, format, table)}
                download={`${[answer.kind, ...(table === undefined ? [] : [table])].join('-')}.${format}`}
              >
                {formatNames[format]}
                {table !== undefined && `, ${s(`table_${table}`)}`}
              </a>
            ))}
      </p>
      {notes.length > 0 && (
        <details className="small">
          <summary>{s('notes')}</summary>
          <ul lang="en">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const formatNames = { csv: 'CSV', geojson: 'GeoJSON', parquet: 'Parquet', json: 'JSON' } as const;
type Format = keyof typeof formatNames;
const tablesOf = { assign: ['ways', 'limits'], simulate: ['queues', 'flows'] } as const;
type TableName = (typeof tablesOf)[keyof typeof tablesOf][number];

/** Tables of an answer that has several are files of their own. */
function filesOf(kind: StudyAnswer['kind']): readonly { readonly format: Format; readonly table?: TableName }[] {
  const tables = kind === 'assign' || kind === 'simulate' ? tablesOf[kind] : [undefined];
  const each = (format: Format) => tables.map((table) => (table === undefined ? { format } : { format, table }));
  return [...each('csv'), { format: 'geojson' }, ...each('parquet'), { format: 'json' }];
}

function Sum({ answer }: { readonly answer: StudyAnswer }) {
  const speech = useLanguage();
  const { figures } = speech;
  const s = useStudyWords();
  const { nameOf } = useNames();
  switch (answer.kind) {
    case 'compare': {
      const { pairs, changed, lost, change } = answer.document.all;
      return (
        <p className="finding">
          {s('compareSum', {
            pairs,
            changed,
            lost,
            days: changeWords(s, 'sameDays', change?.p50Days ?? 0, (days) => figures.days(days * 24)),
            usd: changeWords(s, 'sameUsd', Math.round(change?.costUsd ?? 0), figures.usd),
          })}
        </p>
      );
    }
    case 'reach':
      return (
        <ul className="finding">
          {answer.document.bands.map(({ within, places, people }) => (
            <li key={within}>
              {s('reachSum', { n: figures.number(places), count: places, people: figures.number(people), limit: limitWords(speech, answer, within) })}
            </li>
          ))}
        </ul>
      );
    case 'critical': {
      const { things, baseUsdPerYear } = answer.document;
      const [first] = things;
      const cut = things.filter(({ cutTonnesPerYear }) => cutTonnesPerYear > 0).length;
      return (
        <>
          {first !== undefined && (
            <p className="finding">
              {s('criticalSum', {
                name: thingName(speech.t, nameOf, first),
                usd: figures.usd(first.addedUsdPerYear),
                share: figures.percent(first.addedUsdPerYear / Math.max(1, baseUsdPerYear)),
              })}
            </p>
          )}
          {cut > 0 && <p className="finding">× {s('criticalCut', { n: cut })}</p>}
        </>
      );
    }
    case 'matrix':
      return null;
    case 'assign':
      return <FlowsSum answer={answer} />;
    case 'simulate':
      return <QueuesSum answer={answer} />;
  }
}
