/** The two tables of studies with flows: demand, and the capacities that an analyst adds to an assignment. */
import { type Located, readAmount, readFlatTable } from './read-flat-table.js';

export interface DemandRow {
  readonly origin: string;
  readonly destination: string;
  readonly tonnesPerYear: number;
  readonly cargo: string;
}

/** `origin,destination,tonnes_per_year,cargo`, and any other columns for people, as source and basis. */
export function readDemandTable(file: string, bytes: Uint8Array): Located<DemandRow> {
  const { rows, log } = readFlatTable(file, bytes, ['origin', 'destination', 'tonnes_per_year', 'cargo']);
  const read = rows.map(({ line, cells: { origin, destination, tonnes_per_year: text, cargo } }) => {
    const tonnesPerYear = readAmount({ file, line, field: 'tonnes_per_year', text, least: 0, most: 1e10 }, log);
    return { line, origin, destination, tonnesPerYear, cargo };
  });
  if (read.length === 0 && !log.hasErrors()) log.report('csv/no-header', { file }, 'the demand table has no rows below its header');
  return { rows: read, issues: log.listIssues() };
}

export interface CapacityRow {
  readonly kind: string;
  readonly id: string;
  readonly perWeek: number;
  readonly unit: string;
}

const kinds = ['service', 'terminal', 'border', 'link'];
const units = ['t', 'teu', 'trucks', 'wagons', 'units'];

/** `kind,id,per_week,unit`, and any other columns for people. */
export function readCapacityTable(file: string, bytes: Uint8Array): Located<CapacityRow> {
  const { rows, log } = readFlatTable(file, bytes, ['kind', 'id', 'per_week', 'unit']);
  const seen = new Map<string, number>();
  const read = rows.map(({ line, cells: { kind, id, per_week: text, unit } }) => {
    const perWeek = readAmount({ file, line, field: 'per_week', text, least: 0, most: 1e10 }, log);
    for (const [field, cell, words] of [['kind', kind, kinds] as const, ['unit', unit, units] as const]) {
      if (cell !== '' && !words.includes(cell)) log.report('cell/word', { file, line, field }, `'${cell}' is not one of ${words.join(', ')}`);
    }
    const before = seen.get(`${kind} ${id}`);
    if (before !== undefined) log.report('id/duplicate', { file, line, entity: id }, `${kind} ${id} has a capacity already, on line ${before}`);
    seen.set(`${kind} ${id}`, line);
    return { line, kind, id, perWeek, unit };
  });
  return { rows: read, issues: log.listIssues() };
}
