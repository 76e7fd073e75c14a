/** The tables of a simulation: every queue, the longest wait first; every flow from door to door; before and after where there are two sides. */
import type { ReactNode } from 'react';
import { useLanguage } from '../words/languages.js';
import { useStudyWords } from '../words/studies/study-words.js';
import { cargoWords } from '../words/way-name.js';
import { type Of, Row } from './table-row.js';
import { useNames } from './use-names.js';

type Side = Of<'simulate'>['answer']['document']['base'];
type Station = Side['stations'][number];

export function QueueTables({ answer }: Of<'simulate'>) {
  return (
    <div className="two-tables">
      <QueuesTable answer={answer} />
      <DoorsTable answer={answer} />
    </div>
  );
}

/** A figure, or what it was and is. */
function Cell({
  before,
  after,
  digits = 0,
}: {
  readonly before: number | null | undefined;
  readonly after: number | null | undefined;
  readonly digits?: number;
}) {
  const { figures } = useLanguage();
  const told = (value: number | null | undefined): string => (value === null || value === undefined ? '–' : figures.number(value, digits));
  return (
    <td className="number">
      {before === undefined || told(before) === told(after) ? (
        told(after)
      ) : (
        <>
          <span className="was">{told(before)}</span> <span aria-hidden="true">→</span> <b>{told(after)}</b>
        </>
      )}
    </td>
  );
}

const Head = ({ words }: { readonly words: readonly string[] }): ReactNode => (
  <thead>
    <tr>
      {words.map((word, i) => (
        <th key={word} scope="col" className={i === 0 ? undefined : 'number'}>
          {word}
        </th>
      ))}
    </tr>
  </thead>
);

function QueuesTable({ answer }: Of<'simulate'>) {
  const s = useStudyWords();
  const { nameOf } = useNames();
  const { base, under } = answer.document;
  const isTwo = under !== null;
  const names = [...new Set([...base.stations, ...(under?.stations ?? [])].map(({ name }) => name))];
  const of = (side: Side | null, name: string) => side?.stations.find((one) => one.name === name);
  const wait = (name: string): number => (of(under ?? base, name) ?? of(base, name))?.waitP90Hours ?? 0;
  return (
    <table data-table="queues">
      <caption>
        <b>{s('queuesTitle')}</b>
      </caption>
      <Head words={[s('queue'), s('comePerWeek'), s('servedPerWeek'), s('wait50'), s('wait90'), s('waitingAtEnd'), s('spilled')]} />
      <tbody>
        {names
          .sort((a, b) => wait(b) - wait(a) || (a < b ? -1 : 1))
          .map((name) => {
            const first = of(base, name);
            const last = isTwo ? of(under, name) : first;
            const either = last ?? first;
            if (either === undefined) return null;
            const before = (value: (one: Station) => number | null): number | null | undefined =>
              isTwo ? (first === undefined ? null : value(first)) : undefined;
            const after = (value: (one: Station) => number | null): number | null => (last === undefined ? null : value(last));
            const cell = (value: (one: Station) => number | null, digits = 0) => <Cell before={before(value)} after={after(value)} digits={digits} />;
            return (
              <Row key={name} id={name}>
                <th scope="row">
                  {nameOf(either.place.id, either.place.name)}
                  <small className="block">
                    {s(`queue_${either.kind}`)}: <span lang="en">{either.title}</span>
                    {last === undefined && ` · ${s('nothingComes')}`}
                  </small>
                </th>
                {cell(({ arrivedPerWeek }) => arrivedPerWeek)}
                {cell(({ servedPerWeek }) => servedPerWeek)}
                {cell(({ waitP50Hours }) => waitP50Hours, 1)}
                {cell(({ waitP90Hours }) => waitP90Hours, 1)}
                {cell(({ waitingAtEnd }) => waitingAtEnd)}
                {cell(({ spilled }) => spilled)}
              </Row>
            );
          })}
      </tbody>
    </table>
  );
}

function DoorsTable({ answer }: Of<'simulate'>) {
  const speech = useLanguage();
  const s = useStudyWords();
  const { nameOf } = useNames();
  const { base, under } = answer.document;
  return (
    <table data-table="doors">
      <caption>
        <b>{s('doorsTitle')}</b>
      </caption>
      <Head words={[s('flow'), s('comePerWeek'), s('arrivePerWeek'), s('days50'), s('days90'), s('underWay'), s('spilled')]} />
      <tbody>
        {base.flows.map((first, i) => {
          const last = under === null ? first : (under.flows[i] ?? first);
          const cell = (value: (one: typeof first) => number | null, digits = 0) => (
            <Cell before={under === null ? undefined : value(first)} after={value(last)} digits={digits} />
          );
          const way = (one: typeof first): ReactNode => (one.way === null ? s('noWay') : <span lang="en">{one.way}</span>);
          return (
            <tr key={first.name}>
              <th scope="row">
                {nameOf(first.from.id, first.from.name)} – {nameOf(first.to.id, first.to.name)}
                <small className="block">{cargoWords(speech, first.cargo)}</small>
                <small className="block">
                  {first.way !== last.way && (
                    <>
                      <span className="was">{way(first)}</span> <span aria-hidden="true">→</span>{' '}
                    </>
                  )}
                  {way(last)}
                </small>
              </th>
              {cell(({ startedPerWeek }) => startedPerWeek)}
              {cell(({ deliveredPerWeek }) => deliveredPerWeek)}
              {cell(({ p50Days }) => p50Days, 1)}
              {cell(({ p90Days }) => p90Days, 1)}
              {cell(({ underWay }) => underWay)}
              {cell(({ spilled }) => spilled)}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
