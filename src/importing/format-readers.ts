/** One reader for each format: a new format is a folder, and one line here. */
import type { ByteSource } from './byte-source.js';
import type { ImportFormat } from './detect-format.js';
import { type ImportDraft, mergeDrafts } from './draft/import-draft.js';
import { readGmns } from './gmns/read-gmns.js';
import type { IssueLog } from './issue-log.js';
import { readLines } from './lines/read-lines.js';
import type { Inflate } from './osm-pbf/read-blobs.js';
import { readOsm } from './osm-pbf/read-osm.js';
import type { TruckSize } from './osm-pbf/truck-profile.js';
import { readDimacs } from './read-dimacs.js';
import { readShapefile } from './shapefile/read-shapefile.js';
import { readTimetable } from './timetable/read-timetable.js';
import { readTntpDraft } from './tntp/read-tntp-draft.js';
import { readUnlocode } from './unlocode/read-unlocode.js';

export interface ReaderOptions {
  readonly namespace: string;
  readonly truck: TruckSize;
  readonly snapM: number;
  readonly inflate: Inflate;
  readonly onProgress: (share: number) => void;
}

/** Undefined when an error is in the log. May throw `DamagedSource`. */
export type FormatReader = (sources: readonly ByteSource[], options: ReaderOptions, log: IssueLog) => Promise<ImportDraft | undefined>;

/** Files that are each a network of their own. */
const eachAlone =
  (read: (source: ByteSource, options: ReaderOptions, log: IssueLog) => Promise<ImportDraft | undefined>): FormatReader =>
  async (sources, options, log) => {
    const drafts: ImportDraft[] = [];
    for (const source of sources) {
      const draft = await read(source, options, log);
      if (draft !== undefined) drafts.push(draft);
    }
    return mergeDrafts(drafts);
  };

export const formatReaders: Readonly<Record<ImportFormat, FormatReader>> = {
  'osm-pbf': eachAlone(readOsm),
  lines: eachAlone(readLines),
  shapefile: readShapefile,
  unlocode: eachAlone(readUnlocode),
  timetable: readTimetable,
  tntp: readTntpDraft,
  gmns: readGmns,
  dimacs: readDimacs,
};
