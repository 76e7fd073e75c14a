/** The table below the map: one a kind. A row that is under the pointer or holds the focus is the thing that the map brings out. */
import { type ReactNode, useState } from 'react';
import { useLanguage } from '../words/languages.js';
import { useStudyWords } from '../words/studies/study-words.js';
import { wayName } from '../words/way-name.js';
import { FlowTables } from './flow-tables.js';
import { largestReached } from './map-content.js';
import { QueueTables } from './queue-tables.js';
import type { StudyAnswer } from './run-study.js';
import { rowsShown } from './shown.js';
import { limitWords, outcomeWords, thingName } from './study-figures.js';
import { useBench } from './study-state.js';
import { type Of, Row } from './table-row.js';
import { useNames } from './use-names.js';

export function StudyTable({ answer }: { readonly answer: StudyAnswer }) {
  switch (answer.kind) {
    case 'compare':
      return <CompareTable answer={answer} />;
    case 'reach':
      return <ReachTable answer={answer} />;
    case 'critical':
      return <CriticalTable answer={answer} />;
    case 'matrix':
      return <MatrixTable answer={answer} />;
    case 'assign':
      return <FlowTables answer={answer} />;
    case 'simulate':
      return <QueueTables answer={answer} />;
  }
}

function CompareTable({ answer }: Of<'compare'>) {
  const speech = useLanguage();
  const { figures } = speech;
  const s = useStudyWords();
  const { nameOf, namer } = useNames();
  type Side = (typeof answer.document.pairs)[number]['base'];
  const way = (side: Side): string => {
    if (side === null) return s('noWay');
    const legs = (side.legs ?? []) as unknown as Parameters<typeof wayName>[2]['legs'];
    return legs.length === 0 ? side.name : wayName(speech, namer, { legs });
  };
  const cell = (before: number | undefined, after: number | undefined, digits: number): ReactNode => {
    const told = (value: number | undefined): string => (value === undefined ? '–' : figures.number(value, digits));
    const same = before !== undefined && after !== undefined && told(before) === told(after);
    return (
      <td className="number">
        {same ? (
          told(after)
        ) : (
          <>
            <span className="was">{told(before)}</span> <span aria-hidden="true">→</span> <b>{told(after)}</b>
          </>
        )}
      </td>
    );
  };
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{s('pair')}</th>
          <th scope="col">{s('outcome')}</th>
          <th scope="col" className="number">
            {s('days50')}
          </th>
          <th scope="col" className="number">
            {s('days90')}
          </th>
          <th scope="col" className="number">
            {s('usd')}
          </th>
          <th scope="col" className="number">
            {s('co2e')}
          </th>
        </tr>
      </thead>
      <tbody>
        {answer.document.pairs.map(({ from, to, outcome, base, scenario }, i) => (
          <Row key={i} id={String(i)}>
            <th scope="row">
              <span className="disc">{i + 1}</span> {nameOf(from.id, from.name)} – {nameOf(to.id, to.name)}
            </th>
            <td>
              <b data-outcome={outcome}>
                <span aria-hidden="true">{outcome === 'same way' ? '=' : outcome === 'lost' ? '×' : outcome === 'gained' ? '+' : '→'}</span>{' '}
                {outcomeWords(s, outcome)}
              </b>
              <small className="block">{outcome === 'same way' ? way(scenario) : s('wayBefore', { way: way(base) })}</small>
              {outcome !== 'same way' && <small className="block">{s('wayAfter', { way: way(scenario) })}</small>}
            </td>
            {cell(base?.p50Days, scenario?.p50Days, 1)}
            {cell(base?.p90Days, scenario?.p90Days, 1)}
            {cell(base?.costUsd, scenario?.costUsd, 0)}
            {cell(base?.co2eKg, scenario?.co2eKg, 0)}
          </Row>
        ))}
      </tbody>
    </table>
  );
}

function ReachTable({ answer }: Of<'reach'>) {
  const speech = useLanguage();
  const { figures } = speech;
  const s = useStudyWords();
  const { nameOf } = useNames();
  const shown = largestReached(answer);
  return (
    <table>
      <caption>{s('largest', { n: shown.length, all: figures.number(answer.document.reached.length) })}</caption>
      <thead>
        <tr>
          <th scope="col">{s('place')}</th>
          <th scope="col">{s('country')}</th>
          <th scope="col" className="number">
            {s('people')}
          </th>
          <th scope="col" className="number">
            {s('reached')}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ id, name, country, population, value }) => (
          <Row key={id} id={id}>
            <th scope="row">{nameOf(id, name)}</th>
            <td>{figures.country(country)}</td>
            <td className="number">{figures.number(population)}</td>
            <td className="number">{limitWords(speech, answer, value)}</td>
          </Row>
        ))}
      </tbody>
    </table>
  );
}

function CriticalTable({ answer }: Of<'critical'>) {
  const { t, figures } = useLanguage();
  const s = useStudyWords();
  const { nameOf } = useNames();
  const { things, baseUsdPerYear } = answer.document;
  const cut = things.filter(({ cutTonnesPerYear }) => cutTonnesPerYear > 0).sort((a, b) => b.cutTonnesPerYear - a.cutTonnesPerYear);
  const added = things.filter(({ addedUsdPerYear }) => addedUsdPerYear > 0);
  const most = added[0]?.addedUsdPerYear ?? 1;
  const named = (thing: (typeof things)[number]): string => thingName(t, nameOf, thing);
  const head = (last: string): ReactNode => (
    <thead>
      <tr>
        <th scope="col" className="number">
          {s('rank')}
        </th>
        <th scope="col">{s('thing')}</th>
        <th scope="col">{s('kind')}</th>
        <th scope="col" className="number">
          {s('flowsUsing')}
        </th>
        <th scope="col" className="number">
          {last}
        </th>
      </tr>
    </thead>
  );
  const row = (thing: (typeof things)[number], i: number, last: ReactNode): ReactNode => (
    <Row key={`${thing.kind} ${thing.id}`} id={`${thing.kind} ${thing.id}`}>
      <td className="number">{i + 1}</td>
      <th scope="row">{named(thing)}</th>
      <td>{s(`thing_${thing.kind}`)}</td>
      <td className="number">{thing.flows.length}</td>
      <td className="number">{last}</td>
    </Row>
  );
  return (
    <div className="two-tables">
      <table data-table="added">
        <caption>
          <b>{s('addedTitle')}</b> {added.length > rowsShown && s('mostShown', { n: rowsShown, all: figures.number(added.length) })}
        </caption>
        {head(s('added'))}
        <tbody>
          {added.slice(0, rowsShown).map((thing, i) =>
            row(
              thing,
              i,
              <>
                <i className="bar" style={{ width: `${Math.round((70 * thing.addedUsdPerYear) / most)}px` }} />
                {figures.number(thing.addedUsdPerYear)}{' '}
                <small>{figures.number((100 * thing.addedUsdPerYear) / Math.max(1, baseUsdPerYear), 1)} %</small>
              </>,
            ),
          )}
        </tbody>
      </table>
      {cut.length > 0 && (
        <table data-table="cut">
          <caption>
            <b>× {s('cutTitle')}</b> {cut.length > rowsShown && s('mostShown', { n: rowsShown, all: figures.number(cut.length) })}
          </caption>
          {head(s('cut'))}
          <tbody>{cut.slice(0, rowsShown).map((thing, i) => row(thing, i, figures.number(thing.cutTonnesPerYear)))}</tbody>
        </table>
      )}
    </div>
  );
}

const columnsShown = 20;
const measures = ['fastest', 'p90', 'cheapest', 'cleanest'] as const;
type Measure = (typeof measures)[number];

function MatrixTable({ answer }: Of<'matrix'>) {
  const { figures } = useLanguage();
  const s = useStudyWords();
  const { hover, setHover } = useBench();
  const { nameOf } = useNames();
  const [by, setBy] = useState<Measure>('fastest');
  const { pairs } = answer.document;
  const origins = answer.document.origins.slice(0, rowsShown);
  const destinations = answer.document.destinations.slice(0, columnsShown);
  const all = answer.document.origins.length * answer.document.destinations.length;
  const found = new Map(pairs.map((pair) => [`${pair.from}>${pair.to}`, pair.ways]));
  const cell = (from: string, to: string): string => {
    const ways = found.get(`${from}>${to}`);
    if (ways === null || ways === undefined) return from === to ? s('samePlace') : s('noWay');
    switch (by) {
      case 'fastest':
        return figures.number(ways.fastest.days.p50, 1);
      case 'p90':
        return figures.number(ways.fastest.days.p90, 1);
      case 'cheapest':
        return figures.number(ways.cheapest.usd);
      case 'cleanest':
        return figures.number(ways.cleanest.co2eKg);
    }
  };
  return (
    <>
      <label className="inline">
        {s('matrixBy')}{' '}
        <select value={by} onChange={(event) => setBy(event.target.value as Measure)}>
          {measures.map((one) => (
            <option key={one} value={one}>
              {s(`by_${one}`)}
            </option>
          ))}
        </select>
      </label>
      <table className="matrix">
        {all > origins.length * destinations.length && (
          <caption>{s('mostShown', { n: origins.length * destinations.length, all: figures.number(all) })}</caption>
        )}
        <thead>
          <tr>
            <td />
            {destinations.map(({ id, name }) => (
              <th key={id} scope="col" className="number">
                {nameOf(id, name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {origins.map((from) => (
            <tr key={from.id}>
              <th scope="row">{nameOf(from.id, from.name)}</th>
              {destinations.map(({ id }) => (
                <td
                  key={id}
                  className="number"
                  // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard brings a pair out on the map as the pointer does
                  tabIndex={0}
                  data-hover={hover === `${from.id}>${id}`}
                  onMouseEnter={() => setHover(`${from.id}>${id}`)}
                  onMouseLeave={() => setHover(undefined)}
                  onFocus={() => setHover(`${from.id}>${id}`)}
                  onBlur={() => setHover(undefined)}
                >
                  {cell(from.id, id)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
