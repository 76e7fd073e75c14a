import type { Network } from '../network/index.js';
import type { Instant } from '../units/index.js';
import { renderInstant } from './local-time.js';

/** Which season an answer is of that has no date of its own; nothing where no timetable of the network knows a season. */
export const seasonNotes = ({ tables }: Network, departAt: Instant): readonly string[] =>
  tables.departures.some((row) => row.valid_from !== undefined || row.valid_to !== undefined)
    ? [`Services by timetable run as in the six weeks from ${renderInstant(departAt, 'UTC').slice(0, 10)}, with the departures of that season.`]
    : [];
