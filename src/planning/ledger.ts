/** The lines under a leg: each figure with the formula that made it and the rows it comes from. Lines add up to the leg exactly. */
import { seconds as asSeconds, usdCents } from '../units/index.js';
import { partFormulas, runFormulas } from './formulas.js';
import type { LegDraft } from './leg-draft.js';
import type { LedgerLine } from './outcome.js';
import { isRefused, type Pricing } from './pricing.js';
import { driverSources, sourceOf, sourcesOfAll } from './sources.js';
import type { PartEvent, RunEvent, WayEvent } from './way-events.js';
import { partWords, runWords } from './way-words.js';

export const ledgerOf = (pricing: Pricing, draft: LegDraft, drivers: 1 | 2): readonly LedgerLine[] =>
  groupRuns(draft.events).map((group) => (group[0].kind === 'run' ? runLine(pricing, group as RunEvent[], drivers) : partLine(pricing, group[0])));

/** Runs of one class in a leg make one line; every part makes its own. */
const groupRuns = (events: readonly WayEvent[]): [WayEvent, ...WayEvent[]][] => {
  const groups: [WayEvent, ...WayEvent[]][] = [];
  const runs = new Map<object, [WayEvent, ...WayEvent[]]>();
  for (const event of events) {
    const known = event.kind === 'run' ? runs.get(event.run) : undefined;
    if (known !== undefined) {
      known.push(event);
      continue;
    }
    const group: [WayEvent] = [event];
    if (event.kind === 'run') runs.set(event.run, group);
    groups.push(group);
  }
  return groups;
};

const figuresOf = (events: readonly WayEvent[]) => {
  const sum = (figure: (event: WayEvent) => number): number => events.reduce((total, event) => total + figure(event), 0);
  return {
    seconds: asSeconds(sum((event) => event.seconds)),
    cents: usdCents(sum((event) => event.cents)),
    gramsWtt: sum((event) => event.gramsWtt),
    gramsTtw: sum((event) => event.gramsTtw),
    metres: sum((event) => event.metres),
  };
};

const runLine = (pricing: Pricing, events: readonly RunEvent[], drivers: 1 | 2): LedgerLine => {
  const { network, load } = pricing;
  const { run } = events[0] as RunEvent;
  const price = pricing.runPrice(run);
  if (isRefused(price)) throw new Error(`a run of ${run.layer} was searched but is refused: ${price.refused}`);
  const figures = figuresOf(events);
  return {
    what: runWords(pricing, run),
    ...figures,
    how: runFormulas(pricing, run, price, figures.metres / 1000),
    sources: {
      distance: sourcesOfAll(
        network,
        'links',
        events.flatMap((event) => event.links.map((entry) => entry >> 1)),
      ),
      time: [...sourceOf(network, 'speeds', run.speedRow), ...(price.rules === undefined ? [] : driverSources(network, run.country, drivers))],
      cost: sourceOf(network, 'tariffs', run.tariffRow[load.classIndex] ?? 0),
      co2e: sourceOf(network, 'emission_factors', run.factorRow[load.classIndex] ?? 0),
    },
  };
};

const partLine = (pricing: Pricing, event: WayEvent): LedgerLine => {
  const { network } = pricing;
  const { part, waited } = event as PartEvent;
  const own = sourceOf(network, part.table, part.row);
  const formulas = partFormulas(network, pricing, part, event.layer, event.metres / 1000);
  const clock = waited > 0 ? ` + ${(waited / 3600).toFixed(1)} h until it opens or leaves` : '';
  return {
    what: partWords(event as PartEvent),
    ...figuresOf([event]),
    how: {
      ...formulas,
      time: `${formulas.time}${clock}`,
      co2e: event.activityM === event.metres ? formulas.co2e : partFormulas(network, pricing, part, event.layer, event.activityM / 1000).co2e,
    },
    sources: {
      distance: event.metres > 0 ? own : [],
      time: own,
      cost: part.cents === 0 ? [] : part.what === 'ride' ? sourceOf(network, 'tariffs', part.tariffRow) : own,
      co2e: part.gramsWtt + part.gramsTtw === 0 ? [] : part.what === 'ride' ? sourceOf(network, 'emission_factors', part.factorRow) : own,
    },
  };
};
