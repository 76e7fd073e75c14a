/** The tables of an assignment: what is limited, the most valuable first; the flows with their ways. */
import { useLanguage } from '../words/languages.js';
import { useStudyWords } from '../words/studies/study-words.js';
import { cargoWords, carrierOf } from '../words/way-name.js';
import { limitName } from './flow-names.js';
import { limitKey } from './flows-content.js';
import { rowsShown, waysShown } from './shown.js';
import type { BenchCapacity } from './study-question.js';
import { useBench } from './study-state.js';
import { type Of, Row } from './table-row.js';
import { useNames } from './use-names.js';

export function FlowTables({ answer }: Of<'assign'>) {
  return (
    <div className="two-tables">
      <LimitsTable answer={answer} />
      <WaysTable answer={answer} />
    </div>
  );
}

function LimitsTable({ answer }: Of<'assign'>) {
  const { figures } = useLanguage();
  const s = useStudyWords();
  const { nameOf } = useNames();
  const { question, set } = useBench();
  const { capacities } = answer.document;
  const most = capacities[0]?.shadowPriceUsdPerUnit ?? 0;
  const top = Math.max(most, ...capacities.slice(0, rowsShown).map(({ shadowPriceUsdPerUnit }) => shadowPriceUsdPerUnit));
  const double = ({ kind, id, perWeek, unit }: (typeof capacities)[number]): void => {
    const others = question.capacities.filter((one) => one.kind !== kind || one.id !== id);
    set({ capacities: [...others, { kind: kind as BenchCapacity['kind'], id, perWeek: 2 * perWeek, unit }] });
  };
  return (
    <table data-table="limits">
      <caption>
        <b>{s('limitsTitle')}</b> {capacities.length > rowsShown && s('mostShown', { n: rowsShown, all: figures.number(capacities.length) })}
      </caption>
      <thead>
        <tr>
          <th scope="col" className="number">
            {s('rank')}
          </th>
          <th scope="col">{s('limited')}</th>
          <th scope="col" className="number">
            {s('usedOf')}
          </th>
          <th scope="col" className="number">
            {s('shadowPrice')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {capacities.slice(0, rowsShown).map((limit, i) => (
          <Row key={i} id={limitKey(i + 1)}>
            <td className="number">{i + 1}</td>
            <th scope="row">
              {limitName(s, nameOf, limit)}
              <small className="block">{s(`limit_${limit.kind}`)}</small>
            </th>
            <td className="number">
              {figures.number(limit.usedPerWeek)} / {figures.number(limit.perWeek)} {s(`unit_${limit.unit}`)}
              <small className="block">{limit.perWeek > 0 ? figures.percent(limit.usedPerWeek / limit.perWeek) : ''}</small>
            </td>
            <td className="number">
              {limit.shadowPriceUsdPerUnit > 0 ? (
                <>
                  <i className="bar" style={{ width: `${Math.round((50 * limit.shadowPriceUsdPerUnit) / Math.max(top, 1e-9))}px` }} />
                  {figures.usd(
                    limit.shadowPriceUsdPerUnit < 10 ? Math.round(limit.shadowPriceUsdPerUnit * 100) / 100 : Math.round(limit.shadowPriceUsdPerUnit),
                  )}
                  <small className="block">{s('perUnit', { unit: s(`unit_${limit.unit}`) })}</small>
                </>
              ) : (
                '–'
              )}
            </td>
            <td>
              {(limit.kind === 'service' || limit.kind === 'terminal') && limit.shadowPriceUsdPerUnit > 0 && (
                <button type="button" className="chip" title={s('doubleIt', { name: limitName(s, nameOf, limit) })} onClick={() => double(limit)}>
                  × 2
                </button>
              )}
            </td>
          </Row>
        ))}
      </tbody>
    </table>
  );
}

function WaysTable({ answer }: Of<'assign'>) {
  const speech = useLanguage();
  const { figures } = speech;
  const s = useStudyWords();
  const { nameOf } = useNames();
  const { flows } = answer.document;
  const legWords = ({ carrier, service, layer, to, toName }: (typeof flows)[number]['ways'][number]['legs'][number]): string => {
    const place = nameOf(to, toName);
    return service === null ? speech.t(carrierOf[layer] ?? 'carry_rail', { place }) : s('onService', { service: carrier, place });
  };
  return (
    <table data-table="ways">
      <caption>
        <b>{s('waysTitle')}</b> {flows.length > rowsShown && s('mostShown', { n: rowsShown, all: figures.number(flows.length) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{s('flow')}</th>
          <th scope="col">{s('way')}</th>
          <th scope="col" className="number">
            {s('tPerWeek')}
          </th>
          <th scope="col" className="number">
            {s('usdPerT')}
          </th>
          <th scope="col" className="number">
            {s('daysWord')}
          </th>
          <th scope="col" className="number">
            {s('kgPerT')}
          </th>
        </tr>
      </thead>
      {flows.slice(0, rowsShown).map((flow, i) => {
        const ways = [...flow.ways].sort((a, b) => b.tonnesPerWeek - a.tonnesPerWeek);
        const shown = ways.slice(0, waysShown);
        const rest = ways.slice(waysShown);
        const isShort = flow.unmetTPerWeek > 0.05;
        const rows = shown.length + (rest.length > 0 ? 1 : 0) + (isShort ? 1 : 0);
        const ends = (
          <th scope="rowgroup" rowSpan={rows}>
            {nameOf(flow.origin.id, flow.origin.name)} – {nameOf(flow.destination.id, flow.destination.name)}
            <small className="block">
              {cargoWords(speech, flow.cargo)}; {s('lastTonne', { usd: figures.usd(Math.round(flow.marginalUsdPerT)) })}
            </small>
          </th>
        );
        return (
          <tbody key={i} data-flow={`${flow.origin.id}>${flow.destination.id}`}>
            {shown.map((way, k) => (
              <tr key={k}>
                {k === 0 && ends}
                <td>{way.legs.map(legWords).join(speech.t('listComma'))}</td>
                <td className="number">{figures.number(way.tonnesPerWeek)}</td>
                <td className="number">{figures.number(way.usdPerT)}</td>
                <td className="number">{figures.number(way.days, 1)}</td>
                <td className="number">{figures.number(way.co2eKgPerT)}</td>
              </tr>
            ))}
            {rest.length > 0 && (
              <tr>
                <td>{s('moreWays', { n: rest.length })}</td>
                <td className="number">{figures.number(rest.reduce((sum, way) => sum + way.tonnesPerWeek, 0))}</td>
                <td colSpan={3} />
              </tr>
            )}
            {isShort && (
              <tr data-unmet="true">
                {shown.length === 0 && ends}
                <td>× {s(flow.connected ? 'stays' : 'staysNoWay')}</td>
                <td className="number">
                  <b>{figures.number(flow.unmetTPerWeek)}</b>
                </td>
                <td colSpan={3} />
              </tr>
            )}
          </tbody>
        );
      })}
    </table>
  );
}
