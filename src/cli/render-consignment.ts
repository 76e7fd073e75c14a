/** A consignment as a dispatcher asks after it: state, legs, what happened, when it arrives. Times as they were told, with their offsets. */
import type { Consignment, Forecast, TrackedEvent } from '../contract/index.js';
import { toShown } from './shown-text.js';
import type { Terminal } from './terminal.js';
import { plainStyle, renderTable } from './text-table.js';

export interface ShownConsignment {
  readonly consignment: Consignment;
  readonly events: readonly TrackedEvent[];
  readonly forecast: Forecast | undefined;
}

export function renderConsignment(asked: ShownConsignment, { ink }: Pick<Terminal, 'ink'>): string {
  const { consignment, events, forecast } = toShown(asked);
  const { id, reference, state, itinerary, deadline, units } = consignment;
  const style = { ...plainStyle, indent: 2, head: ink.dim };
  const left = (title: string, most?: number) => ({ title, align: 'left' as const, ...(most === undefined ? {} : { most }) });
  const told = events.filter(({ retractedBy }) => retractedBy === null);
  return `${[
    `${ink.bold(reference)}  ${id}, ${state}; ${units.map((unit) => unit.id).join(', ')}`,
    `${itinerary.name}${deadline === null ? '' : `; to arrive by ${deadline}`}`,
    forecast === undefined ? 'No forecast yet.' : forecastLine(forecast),
    ...renderTable(
      [left('Planned'), left('Leg', 60), left('To')],
      itinerary.legs.map((leg) => [leg.arrivesAt, leg.title, leg.to.name]),
      style,
    ),
    ...(told.length === 0
      ? ['Nothing is told of it yet.']
      : renderTable(
          [left('At'), left('Event'), left('Unit'), left('Where'), left('By')],
          told.map((event) => [event.at, `${event.code} ${event.classifier}`, event.unit, whereOf(event), event.reportedBy]),
          style,
        )),
  ].join('\n')}\n`;
}

const forecastLine = ({ arrival, onTime, cause }: Forecast): string => {
  const chance = onTime === null ? '' : `; in time with ${Math.round(onTime * 100)} %`;
  return `Arrives ${arrival.p50} (80 % between ${arrival.p10} and ${arrival.p90})${chance}. ${cause.sentence}`;
};

const whereOf = ({ place, position }: TrackedEvent): string => place ?? (position === null ? '' : `${position.lat}, ${position.lon}`);
