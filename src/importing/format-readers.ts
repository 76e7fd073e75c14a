/** One reader for each format: a new format is a folder, and one line here. */
import type { ByteSource } from './byte-source.js';
import type { ImportFormat } from './detect-format.js';
import { type ImportDraft, mergeDrafts } from './draft/import-draft.js';
import type { IssueLog } from './issue-log.js';
import { readOsm } from './osm-pbf/read-osm.js';
import type { Inflate } from './osm-pbf/read-blobs.js';
import type { TruckSize } from './osm-pbf/truck-profile.js';

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

export const formatReaders: Readonly<Partial<Record<ImportFormat, FormatReader>>> = {
  'osm-pbf': eachAlone(readOsm),
};
