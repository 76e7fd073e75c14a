/** The second pass: where the points of the ways are, which of them bar a truck, and the settlements and stations that people know by name. */
import { isPosition, type Position } from '../../geo/index.js';
import { decodeBlock, type Tags } from './decode-block.kernel.js';
import type { IdIndex } from './id-index.js';
import { isBarred, type TruckSize } from './truck-profile.js';

export interface NamedPoint extends Position {
  readonly id: number;
  readonly kind: 'settlement' | 'station';
  readonly name: string;
  readonly zhHans: string | undefined;
  readonly zhHant: string | undefined;
  readonly ru: string | undefined;
  readonly population: number | undefined;
}

export interface CollectedPoints {
  /** NaN where the file does not have the node. Rows: nodes of the ways. */
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** 1 = a truck cannot pass. Rows: nodes of the ways. */
  readonly barred: Uint8Array;
  readonly named: readonly NamedPoint[];
  /** Nodes left out because their position is not on the earth. */
  readonly offEarth: number;
}

export interface PointCollector {
  /** Throws WireFault. */
  addBlock(bytes: Uint8Array): void;
  finish(): CollectedPoints;
}

const settlements: ReadonlySet<string> = new Set(['city', 'town', 'village', 'hamlet', 'suburb']);
const stations: ReadonlySet<string> = new Set(['station', 'yard', 'halt']);

export function createPointCollector(nodes: IdIndex, truck: TruckSize): PointCollector {
  const lat = new Float64Array(nodes.count).fill(Number.NaN);
  const lon = new Float64Array(nodes.count).fill(Number.NaN);
  const barred = new Uint8Array(nodes.count);
  const named: NamedPoint[] = [];
  let offEarth = 0;
  return {
    addBlock: (bytes) =>
      decodeBlock(bytes, {
        node: (id, nodeLat, nodeLon, tags) => {
          const row = nodes.rowOf(id);
          const kind = kindOf(tags);
          if (row === undefined && kind === undefined) return;
          if (!isPosition({ lat: nodeLat, lon: nodeLon })) {
            if (row !== undefined) offEarth++;
            return;
          }
          if (row !== undefined) {
            lat[row] = nodeLat;
            lon[row] = nodeLon;
            if (tags.size > 0 && isBarred(tags, truck)) barred[row] = 1;
          }
          if (kind !== undefined) named.push(readNamed(id, { lat: nodeLat, lon: nodeLon }, tags, kind));
        },
      }),
    finish: () => ({ lat, lon, barred, named, offEarth }),
  };
}

function kindOf(tags: Tags): NamedPoint['kind'] | undefined {
  if (tags.size === 0 || !tags.has('name')) return undefined;
  if (settlements.has(tags.get('place') ?? '')) return 'settlement';
  return stations.has(tags.get('railway') ?? '') ? 'station' : undefined;
}

function readNamed(id: number, at: Position, tags: Tags, kind: NamedPoint['kind']): NamedPoint {
  const population = Number(tags.get('population'));
  return {
    id,
    ...at,
    kind,
    name: tags.get('name:en') ?? tags.get('int_name') ?? tags.get('name') ?? '',
    zhHans: tags.get('name:zh-Hans') ?? tags.get('name:zh'),
    zhHant: tags.get('name:zh-Hant'),
    ru: tags.get('name:ru'),
    population: Number.isFinite(population) && population > 0 ? population : undefined,
  };
}
