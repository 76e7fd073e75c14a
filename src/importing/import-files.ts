/** From the files of other people's formats to the tables of a network, or to every reason why not. Nothing is thrown and nothing is written. */
import type { Position } from '../geo/index.js';
import type { Issue, TableSet } from '../network/index.js';
import { type ByteSource, DamagedSource } from './byte-source.js';
import { type FormatGroup, groupByFormat, type ImportFormat } from './detect-format.js';
import type { StreetCounts } from './draft/classify-streets.js';
import { finishImport } from './draft/finish-import.js';
import { type ImportDraft, mergeDrafts } from './draft/import-draft.js';
import { formatReaders } from './format-readers.js';
import { createIssueLog, type IssueLog } from './issue-log.js';
import type { Inflate } from './osm-pbf/read-blobs.js';
import type { TruckSize } from './osm-pbf/truck-profile.js';

export interface ImportOptions {
  /** `auto` = told by the content of each file. */
  readonly format: ImportFormat | 'auto';
  /** Name of the network; begins every id. Letters, digits, `-`, `_`, `.`. */
  readonly namespace: string;
  readonly truck: TruckSize;
  readonly country: string | undefined;
  readonly zone: string | undefined;
  /** Ends of lines no farther apart than this are one point, metres. */
  readonly snapM: number;
  /** Tables of the default network: where speeds, prices, emissions and procedures come from. */
  readonly parameters: TableSet;
  readonly countryAt: (at: Position) => string | undefined;
  readonly inflate: Inflate;
  readonly onProgress?: (share: number, what: string) => void;
}

export type ImportOutcome =
  | {
      readonly kind: 'imported';
      readonly tables: TableSet;
      readonly formats: readonly ImportFormat[];
      readonly streets: StreetCounts;
      readonly issues: readonly Issue[];
    }
  | { readonly kind: 'wrong'; readonly issues: readonly Issue[] };

export async function importFiles(sources: readonly ByteSource[], options: ImportOptions): Promise<ImportOutcome> {
  const log = createIssueLog();
  const groups = await reading(log, sources, () => groupByFormat(sources, options.format, log));
  const drafts: ImportDraft[] = [];
  for (const [i, group] of (groups ?? []).entries()) {
    const report = (share: number) => options.onProgress?.(((i + share) / (groups?.length ?? 1)) * 0.6, `reading ${group.sources[0]?.name ?? ''}`);
    const draft = await reading(log, group.sources, () => formatReaders[group.format](group.sources, { ...options, onProgress: report }, log));
    if (draft !== undefined) drafts.push(draft);
  }
  if (log.hasErrors()) return { kind: 'wrong', issues: log.listIssues() };
  const draft = mergeDrafts(drafts);
  const file = sources.map(({ name }) => name).join(', ');
  if (draft.links.length + draft.places.length === 0) {
    log.report('import/empty', { file }, 'there is no road, railway, sea lane, service or place in it that freight can use');
    return { kind: 'wrong', issues: log.listIssues() };
  }
  options.onProgress?.(0.6, 'joining streets');
  const { tables, streets } = finishImport(draft, { ...options, file, oneCountry: isLocal(groups ?? []) }, log);
  return log.hasErrors()
    ? { kind: 'wrong', issues: log.listIssues() }
    : { kind: 'imported', tables, streets, formats: [...new Set((groups ?? []).map(({ format }) => format))], issues: log.listIssues() };
}

/** Street networks lie in one country; lines across a continent do not. */
const isLocal = (groups: readonly FormatGroup[]): boolean => groups.some(({ format }) => ['osm-pbf', 'gmns', 'tntp', 'dimacs'].includes(format));

/** Bytes that cannot be had are an issue of their file. */
async function reading<T>(log: IssueLog, sources: readonly ByteSource[], read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof DamagedSource)) throw error;
    log.report('import/unreadable', { file: sources.map(({ name }) => name).join(', ') }, error.message);
    return undefined;
  }
}
