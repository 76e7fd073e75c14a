/** From the legs of a way to the program of the simulation. Draws are keyed by what happens and where, so two ways and two scenarios share their luck. */
import type { Network } from '../network/index.js';
import type { LegDraft } from './leg-draft.js';
import { varianceOf } from './pricing.js';
import { type SimProgram, type SimStep, simProgram } from './sim-program.js';
import { sourceOf } from './sources.js';
import type { Calendar } from './timed-arcs.js';
import type { PartEvent, RunEvent, WayEvent } from './way-events.js';

export const programOf = (network: Network, calendar: Calendar, legs: readonly LegDraft[]): SimProgram =>
  simProgram(legs.flatMap((leg, number) => legSteps(network, calendar, leg, number)));

/** Draws that come in a spell wait until it ends, whatever the mean of the way does. */
const shutSteps = (calendar: Calendar, event: WayEvent, leg: number): SimStep[] =>
  event.spells === undefined ? [] : [{ kind: 'SHUT', name: `shut/${event.from}`, leg, spellsS: calendar.spellSeconds(event.spells) }];

/** Steps of one leg, in order of happening. */
export const legSteps = (network: Network, calendar: Calendar, leg: LegDraft, number: number): SimStep[] => {
  const steps: SimStep[] = [];
  for (const event of joinRuns(leg.events)) {
    steps.push(...shutSteps(calendar, event, number));
    if (event.kind === 'part' && event.part.what === 'shut') continue;
    if (event.kind === 'run') steps.push(runStep(network, event, number));
    else steps.push(...partSteps(network, calendar, event, number));
  }
  return steps;
};

/** Neighbouring runs under the same rules and of the same spread are one draw: a haul is not the calmer for having more links. */
const joinRuns = (events: readonly WayEvent[]): WayEvent[] => {
  const joined: WayEvent[] = [];
  for (const event of events) {
    const last = joined.at(-1);
    if (
      event.kind === 'run' &&
      event.spells === undefined &&
      last?.kind === 'run' &&
      last.price.rules === event.price.rules &&
      last.run.country === event.run.country
    ) {
      joined[joined.length - 1] = { ...last, to: event.to, seconds: last.seconds + event.seconds, metres: last.metres + event.metres };
    } else joined.push(event);
  }
  return joined;
};

const runStep = (network: Network, event: RunEvent, leg: number): SimStep => {
  const name = `run/${event.layer}/${network.places[event.from]?.id}/${network.places[event.to]?.id}`;
  const variancePerS = varianceOf(event.layer);
  const { metres } = event;
  const { rules, movingSecondsPerM, secondsPerM } = event.price;
  if (rules === undefined) return { kind: 'RUN', name, leg, metres, runningS: event.seconds, variancePerS };
  return { kind: 'DRIVE', name, leg, metres, drivingS: (event.seconds * movingSecondsPerM) / secondsPerM, variancePerS, rules };
};

const partSteps = (network: Network, calendar: Calendar, event: PartEvent, leg: number): SimStep[] => {
  const { part, step } = event;
  const place = network.places[event.from]?.id ?? '';
  const name = `${part.table}/${sourceOf(network, part.table, part.row)[0]?.row ?? part.row}/${part.what}/${place}`;
  const gate: SimStep[] =
    part.opens === undefined || step === undefined
      ? []
      : [
          {
            kind: 'OPENING',
            name: `${name}/gate`,
            leg,
            opensS: part.opens.opensS,
            closesS: part.opens.closesS,
            zoneOffsetS: calendar.zoneOffsetAt(step.place),
          },
        ];
  return [...gate, ...drawStep(network, calendar, event, { name, leg, ...(event.metres === 0 ? {} : { metres: event.metres }) })];
};

const drawStep = (network: Network, calendar: Calendar, event: PartEvent, named: { name: string; leg: number; metres?: number }): SimStep[] => {
  const { part, step } = event;
  switch (part.time.kind) {
    case 'fixed':
      return part.seconds === 0 ? [] : [{ kind: 'FIXED', ...named, durationS: part.seconds }];
    case 'lognormal':
      return [{ kind: 'LOGNORMAL', ...named, p50S: part.time.p50S, p90S: part.time.p90S }];
    case 'uniform':
      return [{ kind: 'UNIFORM', ...named, widthS: part.time.widthS }];
    case 'weather':
      return [{ kind: 'WEATHER', ...named, closedShare: part.time.closedShare, meanClosureS: part.time.meanClosureS }];
    case 'timetable': {
      if (step?.kind !== 'board') return [];
      return [
        {
          kind: 'TIMETABLE',
          ...named,
          departuresS: calendar.departures(step),
          cutoffS: (network.tables.services[step.service]?.cutoff_h ?? 0) * 3600,
        },
      ];
    }
  }
};
