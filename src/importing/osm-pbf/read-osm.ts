/**
 * OpenStreetMap PBF to rows of the network. Two passes over the file: ways first, then only the nodes they use; so memory goes with the roads
 * and railways and not with every house. Nothing is thrown: what is wrong is in the log, with the byte of its block.
 */
import type { ByteSource } from '../byte-source.js';
import type { ImportDraft } from '../draft/import-draft.js';
import type { IssueLog } from '../issue-log.js';
import { buildOsmDraft } from './build-draft.js';
import { createPointCollector } from './collect-points.js';
import { createWayCollector } from './collect-ways.js';
import { type Inflate, PbfFault, readBlobs } from './read-blobs.js';
import type { TruckSize } from './truck-profile.js';
import { Wire, WireFault } from './wire.kernel.js';

export interface OsmOptions {
  readonly inflate: Inflate;
  readonly truck: TruckSize;
  /** Begins every id, as `liechtenstein`. */
  readonly namespace: string;
  /** Share of the reading that is done, 0 … 1. */
  readonly onProgress?: (share: number) => void;
}

/** Undefined when an error is in the log. */
export async function readOsm(source: ByteSource, options: OsmOptions, log: IssueLog): Promise<ImportDraft | undefined> {
  const ways = createWayCollector(options.truck, log, source.name);
  if (!(await pass(source, options, log, { part: 0, addBlock: ways.addBlock }))) return undefined;
  const collected = ways.finish();
  const points = createPointCollector(collected.nodes, options.truck);
  if (!(await pass(source, options, log, { part: 1, addBlock: points.addBlock }))) return undefined;
  return buildOsmDraft(collected, points.finish(), { namespace: options.namespace, file: source.name }, log);
}

interface Pass {
  readonly part: 0 | 1;
  readonly addBlock: (bytes: Uint8Array) => void;
}

/** Whether it came to the end. */
async function pass(source: ByteSource, { inflate, onProgress }: OsmOptions, log: IssueLog, { part, addBlock }: Pass): Promise<boolean> {
  let blocks = 0;
  let damaged = false;
  const report = (code: PbfFault['code'] | 'pbf/feature', offset: number, sentence: string) => {
    damaged = true;
    // the second pass meets every fault of the first again
    if (part === 0) log.report(code, { file: source.name, entity: `byte ${offset}` }, sentence);
  };
  try {
    for await (const blob of readBlobs(source, inflate, (bytes) => onProgress?.((part + bytes / Math.max(1, source.size)) / 2))) {
      try {
        if (blob.type === 'OSMHeader') checkFeatures(blob.bytes, (sentence) => report('pbf/feature', blob.offset, sentence));
        else addBlock(blob.bytes);
        blocks++;
      } catch (error) {
        if (!(error instanceof WireFault)) throw error;
        report(
          'pbf/damaged',
          blob.offset,
          `the block at byte ${blob.offset} cannot be read: ${error.message} (byte ${error.at} of the unpacked block)`,
        );
      }
    }
  } catch (error) {
    if (!(error instanceof PbfFault)) throw error;
    report(error.code, error.offset, error.message);
  }
  if (blocks === 0 && !damaged) report('pbf/not-pbf', 0, 'the file has no blocks');
  return !damaged;
}

const known: ReadonlySet<string> = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/** Field 4 of HeaderBlock: features that a reader must understand to read the file at all. */
function checkFeatures(bytes: Uint8Array, report: (sentence: string) => void): void {
  const decoder = new TextDecoder('utf-8');
  const wire = new Wire(bytes);
  while (wire.next()) {
    if (wire.field !== 4) {
      wire.skip();
      continue;
    }
    const feature = decoder.decode(wire.slice());
    if (!known.has(feature))
      report(`the file needs '${feature.replaceAll(/[^ -~]/g, '?').slice(0, 40)}'; only current data (${[...known].join(', ')}) are read`);
  }
}
