/** A simulated corridor as text: stations, the longest waits first, and flows; with a scenario, what each was before. */
import type { SimulateDocument, SimulatedSide } from '../contract/index.js';
import { wrap } from './display-width.js';
import { grouped } from './figures.js';
import type { Terminal } from './terminal.js';
import { type Column, renderTable } from './text-table.js';

const left = (title: string, most?: number): Column => ({ title, align: 'left', ...(most === undefined ? {} : { most }) });
const right = (title: string): Column => ({ title, align: 'right' });

export function renderSimulation(document: SimulateDocument, { width, ink }: Pick<Terminal, 'width' | 'ink'>): string {
  const { scenario, terms, base, under, notes } = document;
  const style = { indent: 0, head: ink.dim };
  const side = under ?? base;
  const stations = [...side.stations].sort((a, b) => (b.waitP90Hours ?? 0) - (a.waitP90Hours ?? 0) || (a.name < b.name ? -1 : 1));
  const stationOf = (name: string) => (under === null ? undefined : base.stations.find((one) => one.name === name));
  const flowOf = (name: string) => (under === null ? undefined : base.flows.find((one) => one.name === name));
  const lines = [
    ink.bold(scenario === null ? 'The corridor as it is' : `${scenario.name}: before → after`),
    `${terms.replications} histories of ${terms.days} days after ${terms.warmUpDays} that fill the corridor; day 0 is ${terms.departAt}; seed ${terms.seed}.`,
    ...notes.flatMap((note) => wrap(note, width)),
    '',
    ...renderTable(
      [
        left('queue', 46),
        right('come/week'),
        right('served/week'),
        right('wait p50 h'),
        right('wait p90 h'),
        right('waiting at end'),
        right('spilled'),
      ],
      stations.map((one) => {
        const was = stationOf(one.name);
        return [
          `${one.place.name}\n${doing[one.kind]}: ${one.title}`,
          arrow(was?.arrivedPerWeek, one.arrivedPerWeek, 1),
          arrow(was?.servedPerWeek, one.servedPerWeek, 1),
          arrow(was?.waitP50Hours, one.waitP50Hours, 1),
          arrow(was?.waitP90Hours, one.waitP90Hours, 1),
          arrow(was?.waitingAtEnd, one.waitingAtEnd, 1),
          arrow(was?.spilled, one.spilled, 1),
        ];
      }),
      style,
    ),
    '',
    ...renderTable(
      [left('flow', 46), right('come/week'), right('arrive/week'), right('p50 days'), right('p90 days'), right('under way'), right('spilled')],
      side.flows.map((one) => {
        const was = flowOf(one.name);
        return [
          `${one.name}\n${one.way ?? 'no way'}`,
          arrow(was?.startedPerWeek, one.startedPerWeek, 1),
          arrow(was?.deliveredPerWeek, one.deliveredPerWeek, 1),
          arrow(was?.p50Days, one.p50Days, 1),
          arrow(was?.p90Days, one.p90Days, 1),
          arrow(was?.underWay, one.underWay, 1),
          arrow(was?.spilled, one.spilled, 1),
        ];
      }),
      style,
    ),
    '',
    ...gone(base, under),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const doing: Record<SimulatedSide['stations'][number]['kind'], string> = { sailing: 'boarding', handling: 'handling', border: 'border' };

const figure = (value: number | null, digits: number): string => (value === null ? '–' : grouped(value, digits));
const arrow = (before: number | null | undefined, after: number | null, digits: number): string => {
  const text = figure(after, digits);
  return before === undefined || figure(before, digits) === text ? text : `${figure(before, digits)} → ${text}`;
};

/** Queues of the base that nothing comes to any more. */
const gone = (base: SimulatedSide, under: SimulatedSide | null): string[] =>
  under === null
    ? []
    : base.stations
        .filter(({ name }) => !under.stations.some((one) => one.name === name))
        .map(({ place, kind, title }) => `${place.name}, ${doing[kind]}: ${title}: nothing comes under the scenario.`);
