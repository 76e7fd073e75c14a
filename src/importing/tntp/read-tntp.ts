/**
 * A folder of TNTP files to one instance, or to every reason why not. A file is known by the words of its name, for folders are named in
 * many styles: `SiouxFalls_net.tntp`, `siouxfalls_net.txt`, `GoldCoast_network_2016_01.tntp`, `net.tntp`; `trips`, `trip`, `od`, `demand`;
 * `flow`, `flows`; `node`, `nodes`. Compressed files are decompressed before they come here.
 */
import type { Issue } from '../../network/index.js';
import { createIssueLog, type IssueLog } from '../issue-log.js';
import { decodeUtf8 } from '../utf8.js';
import { readNet } from './read-net.js';
import { readNodes } from './read-nodes.js';
import { readTrips } from './read-trips.js';
import type { TntpFlow, TntpInstance } from './tntp-instance.js';
import { isTitle, readNumbers, readTntpLines, type TntpColumn } from './tntp-lines.js';

export interface ReadTntp {
  /** Absent when any issue is an error. */
  readonly instance?: TntpInstance;
  readonly issues: readonly Issue[];
}

const kinds = {
  net: ['net', 'network', 'links', 'link'],
  trips: ['trips', 'trip', 'od', 'demand'],
  flow: ['flow', 'flows'],
  node: ['node', 'nodes'],
} as const;
type Kind = keyof typeof kinds;

/** File name to bytes, names without `.gz`. */
export function readTntp(files: ReadonlyMap<string, Uint8Array>): ReadTntp {
  const log = createIssueLog();
  const text = (file: string): string => decodeUtf8(files.get(file) ?? new Uint8Array(0), file, log);
  const netFile = choose('net', [...files.keys()], log);
  const tripsFile = choose('trips', [...files.keys()], log);
  const flowFile = choose('flow', [...files.keys()], log);
  const nodeFile = choose('node', [...files.keys()], log);
  const net = netFile === undefined ? undefined : readNet(netFile, text(netFile), log);
  const trips = tripsFile === undefined ? [] : readTrips(tripsFile, text(tripsFile), net?.zones, log);
  const optional = <T>(file: string | undefined, read: (name: string, text: string, own: IssueLog) => readonly T[]): readonly T[] =>
    file === undefined ? [] : readOptional({ file, bytes: files.get(file) ?? new Uint8Array(0), read }, log);
  const flows = optional(flowFile, readFlows);
  const coordinates = optional(nodeFile, readNodes).map(({ line: _, ...node }) => node);
  const issues = log.listIssues();
  if (log.hasErrors() || net === undefined || netFile === undefined) return { issues };
  return { instance: { name: nameOf(netFile), ...net, links: net.links.map(({ line: _, ...link }) => link), trips, flows, coordinates }, issues };
}

/** Known flows and positions only accompany an instance: a table of them with a fault is told and left out, whole. */
function readOptional<T>(
  { file, bytes, read }: { file: string; bytes: Uint8Array; read: (name: string, text: string, own: IssueLog) => readonly T[] },
  log: IssueLog,
): readonly T[] {
  const own = createIssueLog();
  const rows = read(file, decodeUtf8(bytes, file, own), own);
  if (!own.hasErrors()) return rows;
  for (const { at, message } of own.listIssues()) log.report('tntp/left-out', at, `${message}; the table ${file} is left out`);
  return [];
}

/** The words of a file name: split at what is no letter or digit, and where capitals begin. */
const wordsOf = (file: string): readonly string[] =>
  file
    .replace(/\.[a-z]+$/i, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);

function choose(kind: Kind, files: readonly string[], log: IssueLog): string | undefined {
  const words: readonly string[] = kinds[kind];
  const found = files.filter((file) => wordsOf(file).some((word) => words.includes(word))).sort();
  // a folder that says `_net` means that file, whatever else the words of other names are
  const strict = found.filter((file) => wordsOf(file).includes(words[0] ?? ''));
  const chosen = strict.length > 0 ? strict : found;
  const [first, second] = chosen;
  const optional = kind === 'flow' || kind === 'node';
  if (first === undefined && !optional) {
    const seen = files.length === 0 ? 'the folder has no .tntp or .txt file' : `the folder has ${files.join(', ')}`;
    log.report('tntp/no-file', { file: '' }, `no file is the ${kind} table; expected a name such as Town_${kind}.tntp, but ${seen}`);
  }
  if (second !== undefined && !optional) {
    log.report(
      'tntp/several-files',
      { file: first ?? '' },
      `${chosen.length} files can be the ${kind} table: ${chosen.join(', ')}; leave one of them in the folder`,
    );
  }
  return second !== undefined && optional ? undefined : first;
}

/** As `SiouxFalls` of `SiouxFalls_net.tntp`. */
const nameOf = (file: string): string => {
  const base = file.replace(/\.[a-z]+$/i, '');
  const rest = base.replace(/[_\-. ]*(network|net|links?)(?![a-z])/i, '');
  return rest === '' ? base : rest;
};

const flowColumns: readonly TntpColumn[] = [
  { name: 'From', least: 1, whole: true },
  { name: 'To', least: 1, whole: true },
  { name: 'Volume', least: 0 },
  { name: 'Cost', least: 0 },
];

function readFlows(file: string, text: string, log: IssueLog): TntpFlow[] {
  const rows = readTntpLines(file, text).rows.filter((row) => !isTitle(row.text));
  return rows.flatMap((row) => {
    const values = readNumbers({ file, row, columns: flowColumns, needed: 3 }, log);
    if (values === undefined) return [];
    const [from = 0, to = 0, volume = 0, cost = 0] = values;
    return [{ from, to, volume, cost }];
  });
}
