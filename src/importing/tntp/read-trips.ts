/** The trips file: after `Origin 3`, entries `7 : 500.0;` in any number of lines. */
import type { IssueLog } from '../issue-log.js';
import type { TntpTrips } from './tntp-instance.js';
import { readTntpLines } from './tntp-lines.js';

/** `zones` as the net file says; undefined when it could not. Trips of 0 are left out. */
export function readTrips(file: string, text: string, zones: number | undefined, log: IssueLog): readonly TntpTrips[] {
  const table = readTntpLines(file, text);
  const most = zones ?? Infinity;
  const trips: TntpTrips[] = [];
  const seen = new Set<string>();
  let origin: number | undefined;
  let anyOrigin = false;
  let entries = 0;
  for (const { line, text: row } of table.rows) {
    const opened = /^origin\b\s*(\S*)(.*)$/i.exec(row);
    if (opened !== null) {
      anyOrigin = true;
      origin = readZone(opened[1] ?? '', most);
      if (origin === undefined)
        log.report('tntp/range', { file, line, field: 'Origin' }, `Origin is '${opened[1]}'; expected a zone${zoneWords(most)}`);
    }
    for (const entry of (opened?.[2] ?? row).split(';')) {
      if (entry.trim() === '') continue;
      entries++;
      const at = { file, line };
      const [left = '', right = '', ...more] = entry.split(':').map((cell) => cell.trim());
      const destination = readZone(left, most);
      const amount = right === '' ? Number.NaN : Number(right);
      if (more.length > 0 || right === '') log.report('tntp/row', at, `'${entry.trim()}' is no entry; expected 'zone : trips;'`);
      else if (destination === undefined) log.report('tntp/range', { ...at, field: 'destination' }, `'${left}' is not a zone${zoneWords(most)}`);
      else if (!(amount >= 0 && amount < Infinity)) {
        const code = Number.isFinite(amount) ? 'tntp/range' : 'tntp/number';
        log.report(code, { ...at, field: 'trips' }, `trips to zone ${destination} are '${right}'; expected a number of at least 0`);
      } else if (origin === undefined) {
        if (!anyOrigin) log.report('tntp/row', at, 'trips stand before the first line “Origin …”');
      } else {
        if (seen.has(`${origin} ${destination}`)) {
          log.report('tntp/duplicate', at, `trips from zone ${origin} to zone ${destination} stand twice; they are added up`);
        }
        seen.add(`${origin} ${destination}`);
        if (amount > 0) trips.push({ origin, destination, amount });
      }
    }
  }
  if (entries === 0) log.report('tntp/row', { file }, 'the file has no trips; expected entries such as “Origin 1” and “2 : 100.0;”');
  checkTotal(table.metadata.get('TOTAL OD FLOW'), { file, trips }, log);
  return trips;
}

const readZone = (text: string, most: number): number | undefined => {
  const value = Number(text);
  return text !== '' && Number.isInteger(value) && value >= 1 && value <= most ? value : undefined;
};

const zoneWords = (most: number): string => (most === Infinity ? '' : ` from 1 to ${most}`);

/** Published files round their totals, so only a plain contradiction is told. */
function checkTotal(
  told: { line: number; text: string } | undefined,
  { file, trips }: { file: string; trips: readonly TntpTrips[] },
  log: IssueLog,
): void {
  const total = Number(told?.text.split(/\s+/)[0]);
  if (told === undefined || told.text === '' || !Number.isFinite(total)) return;
  const sum = trips.reduce((all, { amount }) => all + amount, 0);
  if (Math.abs(sum - total) > 0.01 * Math.max(sum, total)) {
    log.report('tntp/total', { file, line: told.line }, `<TOTAL OD FLOW> is ${total}, but the trips add up to ${sum}`);
  }
}
