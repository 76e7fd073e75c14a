/** What an assignment and a simulation found, in a sentence or two. */
import { useLanguage } from '../words/languages.js';
import { useStudyWords } from '../words/studies/study-words.js';
import { limitName } from './flow-names.js';
import { flowMeasures } from './study-question.js';
import { useBench } from './study-state.js';
import type { Of } from './table-row.js';
import { useNames } from './use-names.js';

export function FlowsSum({ answer }: Of<'assign'>) {
  const { figures } = useLanguage();
  const s = useStudyWords();
  const { nameOf } = useNames();
  const { measure, setMeasure } = useBench();
  const { tonnesPerWeek, carriageUsdPerWeek, co2eTPerWeek, objectiveUsdPerWeek, boundUsdPerWeek, capacities, prices } = answer.document;
  const [first] = capacities;
  const isFull = first !== undefined && first.shadowPriceUsdPerUnit > 0;
  return (
    <>
      <p className="finding">
        {s('flowsSum', {
          carried: figures.tonnes(Math.round(tonnesPerWeek.carried)),
          demand: figures.tonnes(Math.round(tonnesPerWeek.demand)),
          usd: figures.usd(Math.round(carriageUsdPerWeek)),
          co2: figures.tonnes(Math.round(co2eTPerWeek)),
        })}
      </p>
      {tonnesPerWeek.unmet > 0.05 && (
        <p className="finding">{s('flowsUnmet', { unmet: figures.tonnes(tonnesPerWeek.unmet), usd: figures.usd(prices.unmetUsdPerT) })}</p>
      )}
      <p className="finding">
        {isFull
          ? s('flowsBottleneck', {
              name: limitName(s, nameOf, first),
              unit: s(`one_${first.unit}`),
              usd: figures.usd(Math.round(first.shadowPriceUsdPerUnit)),
            })
          : s('flowsFree')}
      </p>
      <p className="small">
        {s('flowsCertified', { usd: figures.usd(Math.round(objectiveUsdPerWeek)), bound: figures.usd(Math.round(boundUsdPerWeek)) })}
      </p>
      <fieldset className="measure">
        <legend>{s('widthOf')}</legend>
        {flowMeasures.map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={measure === one} onClick={() => setMeasure(one)}>
            {s(`measure_${one}`)}
          </button>
        ))}
      </fieldset>
    </>
  );
}

export function QueuesSum({ answer }: Of<'simulate'>) {
  const { figures } = useLanguage();
  const s = useStudyWords();
  const { nameOf } = useNames();
  const { base, under, terms } = answer.document;
  const last = under ?? base;
  const [longest] = [...last.stations].sort((a, b) => (b.waitP90Hours ?? 0) - (a.waitP90Hours ?? 0));
  const was = under === null ? undefined : base.stations.find(({ name }) => name === longest?.name);
  const spilled = last.flows.filter(({ way }) => way === null).length;
  return (
    <>
      {longest !== undefined && (
        <p className="finding">
          {s(was === undefined ? 'queuesSum' : 'queuesSumTwo', {
            name: nameOf(longest.place.id, longest.place.name),
            what: longest.title,
            before: figures.span(was?.waitP90Hours ?? 0),
            after: figures.span(longest.waitP90Hours ?? 0),
            waiting: figures.number(longest.waitingAtEnd),
          })}
        </p>
      )}
      {spilled > 0 && <p className="finding">× {s('queuesNoWay', { n: spilled })}</p>}
      <p className="small">{s('queuesHistories', { n: terms.replications, days: terms.days, warmUp: terms.warmUpDays })}</p>
    </>
  );
}
