/**
 * Places of the UN/LOCODE list (UNECE, Recommendation 16): the CSV that UNECE publishes, without a header and with coordinates as `4230N 00131E`, or a
 * table with a header and decimal degrees. Rows without a usable position are listed and left out.
 */
import { isPosition, type Position } from '../../geo/index.js';
import { countryCodes, type Row } from '../../network/index.js';
import { type ByteSource, readWhole } from '../byte-source.js';
import { readCsv } from '../csv.js';
import { type DraftPlace, draftPlace, emptyDraft, type ImportDraft } from '../draft/import-draft.js';
import type { IssueLog } from '../issue-log.js';
import { decodeText } from '../lenient-text.js';

/** A place of the list is a town; its streets are this near. Metres. */
const REACH_M = 5_000;

/** Columns of the file that UNECE publishes, in order. */
const publishedColumns = [
  'change',
  'country',
  'location',
  'name',
  'namewodiacritics',
  'subdivision',
  'status',
  'function',
  'date',
  'iata',
  'coordinates',
  'remarks',
];

export async function readUnlocode(
  source: ByteSource,
  { namespace, onProgress }: { readonly namespace: string; readonly onProgress: (share: number) => void },
  log: IssueLog,
): Promise<ImportDraft | undefined> {
  const file = source.name;
  const text = decodeText(await readWhole(source, (bytes) => onProgress(bytes / Math.max(1, source.size))), file, log);
  const headed = /^\ufeff?[^\n]*\blocation\b/i.test(text);
  const csv = readCsv({ text: padRows(headed ? text : `${publishedColumns.join(',')}\n${text}`, file, log), file }, log);
  const columns = csv.header.map((name) => name.trim().toLowerCase());
  const cell = (record: readonly string[], name: string): string => record[columns.indexOf(name)]?.trim() ?? '';
  const places: DraftPlace[] = [];
  const aliases: Row<'aliases'>[] = [];
  const seen = new Set<string>();
  for (const [i, record] of csv.records.entries()) {
    const line = (csv.lines[i] ?? 0) - (headed ? 0 : 1);
    const [country, location] = [cell(record, 'country').toUpperCase(), cell(record, 'location').toUpperCase()];
    if (location === '') continue; // the heading row of a country
    const code = `${country}${location}`;
    const at = { file, line, entity: code };
    if (!countryCodes.has(country) || !/^[A-Z2-9]{3}$/.test(location)) {
      log.report('import/left-out', at, `'${code.slice(0, 20)}' is not a country code and three letters or digits; it is left out`);
      continue;
    }
    if (cell(record, 'status') === 'XX' || seen.has(code)) continue; // to be removed; or an alternative name of a place before
    seen.add(code);
    const position = readPosition(cell(record, 'lat'), cell(record, 'lon'), cell(record, 'coordinates'));
    if (position === undefined) {
      log.report('import/position', at, `${code} has no position on the earth; it is left out`);
      continue;
    }
    const name = cell(record, 'namewodiacritics') || cell(record, 'name') || code;
    places.push({
      ...draftPlace({
        id: `${namespace}:${code}`,
        name,
        ...position,
        roles: rolesOf(cell(record, 'function')),
        source: `UN/LOCODE (UNECE), ${file}`,
      }),
      country,
    });
    aliases.push({ place: `${namespace}:${code}`, alias: code, kind: 'locode', source: `UN/LOCODE (UNECE), ${file}`, basis: 'published' });
  }
  const attach = places.map(({ id }) => ({ place: id, mode: 'road', withinM: REACH_M }) as const);
  return { ...emptyDraft, places, aliases, attach };
}

/** The list drops empty cells at the end of a row; a row with a quote is left as it is. */
function padRows(text: string, file: string, log: IssueLog): string {
  const lines = text.split('\n');
  const columns = (lines[0] ?? '').split(',').length;
  let short = 0;
  const padded = lines.map((line) => {
    const cells = line.includes('"') || line.trim() === '' ? columns : line.split(',').length;
    if (cells >= columns) return line;
    short++;
    return `${line.replace(/\r$/, '')}${','.repeat(columns - cells)}`;
  });
  if (short > 0)
    log.report('import/assumed', { file }, `${short} rows end before their last column; the cells that are missing are taken to be empty`);
  return padded.join('\n');
}

/** Functions by position: 1 port, 2 rail terminal, 4 airport … ; every place of the list is a place where people trade. */
const rolesOf = (functions: string): Row<'places'>['roles'] => [
  'town',
  ...(functions.includes('1') ? (['port'] as const) : []),
  ...(functions.includes('2') ? (['station'] as const) : []),
];

function readPosition(lat: string, lon: string, coordinates: string): Position | undefined {
  if (lat !== '' && lon !== '') {
    const position = { lat: Number(lat), lon: Number(lon) };
    return isPosition(position) ? position : undefined;
  }
  const match = /^(\d{2})(\d{2})([NS])\s+(\d{3})(\d{2})([EW])$/.exec(coordinates);
  if (match === null) return undefined;
  const degrees = (whole: number, minutes: number) => Number(match[whole]) + Number(match[minutes]) / 60;
  const position = { lat: degrees(1, 2) * (match[3] === 'S' ? -1 : 1), lon: degrees(4, 5) * (match[6] === 'W' ? -1 : 1) };
  return Number(match[2]) < 60 && Number(match[5]) < 60 && isPosition(position) ? position : undefined;
}
