/** The first pass over an OpenStreetMap file: the ways that freight may use and the turns that are forbidden, as the file has them. */
import type { IssueLog } from '../issue-log.js';
import { decodeBlock, type Member, type Tags } from './decode-block.kernel.js';
import { createIdIndex, type IdIndex } from './id-index.js';
import { parseDuration } from './measures.js';
import { type RailRule, readRail } from './rail-profile.js';
import { type RoadRule, readRoad, type TruckSize } from './truck-profile.js';

export type WayAttribute =
  | { readonly mode: 'road'; readonly speedClass: RoadRule['speedClass']; readonly limitKmh: number | undefined; readonly line: string }
  | ({ readonly mode: 'rail'; readonly line: string } & RailRule);

export interface CollectedWay {
  readonly id: number;
  /** Node ids, turned so that a one-way is driven from first to last. */
  readonly refs: readonly number[];
  /** Row in `attributes`. */
  readonly attribute: number;
  readonly twoWay: boolean;
}

export interface CollectedFerry {
  readonly id: number;
  readonly refs: readonly number[];
  readonly name: string;
  readonly minutes: number | undefined;
  readonly twoWay: boolean;
}

export interface CollectedTurn {
  readonly relation: number;
  readonly via: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** True: every way on but these is forbidden. */
  readonly only: boolean;
}

export interface CollectedWays {
  readonly ways: readonly CollectedWay[];
  readonly ferries: readonly CollectedFerry[];
  readonly turns: readonly CollectedTurn[];
  readonly attributes: readonly WayAttribute[];
  readonly nodes: IdIndex;
  /** How many ways were left out, by why. */
  readonly leftOut: ReadonlyMap<string, number>;
}

export interface WayCollector {
  /** Throws WireFault. */
  addBlock(bytes: Uint8Array): void;
  finish(): CollectedWays;
}

export function createWayCollector(truck: TruckSize, log: IssueLog, file: string): WayCollector {
  const ways: CollectedWay[] = [];
  const ferries: CollectedFerry[] = [];
  const turns: CollectedTurn[] = [];
  const attributes: WayAttribute[] = [];
  const attributeRow = new Map<string, number>();
  const leftOut = new Map<string, number>();
  const nodes = createIdIndex();
  const rowOf = (attribute: WayAttribute): number => {
    const key = JSON.stringify(attribute);
    const row = attributeRow.get(key) ?? attributes.push(attribute) - 1;
    attributeRow.set(key, row);
    return row;
  };
  const keep = (refs: readonly number[]): void => {
    for (const ref of refs) nodes.add(ref);
  };
  const addWay = (id: number, refs: readonly number[], tags: Tags): void => {
    if (refs.length < 2) return;
    const line = tags.get('ref') ?? tags.get('name') ?? '';
    const drop = (why: string) => leftOut.set(why, (leftOut.get(why) ?? 0) + 1);
    if (tags.has('highway')) {
      const reading = readRoad(tags, truck);
      if (reading.kind === 'left out') {
        drop(reading.why);
        return;
      }
      const { speedClass, limitKmh, forward, backward, doubtful } = reading.rule;
      if (doubtful)
        log.report('osm/access', { file, entity: `way ${id}` }, 'motor_vehicle=no stands beside motorcar=yes on a main road; it is read as open');
      const driven = forward ? refs : [...refs].reverse();
      ways.push({ id, refs: driven, attribute: rowOf({ mode: 'road', speedClass, limitKmh, line }), twoWay: forward && backward });
    } else if (tags.get('route') === 'ferry') {
      if (!takesTrucks(tags)) {
        drop('ferry without trucks');
        return;
      }
      const twoWay = tags.get('oneway') !== 'yes';
      ferries.push({ id, refs, name: tags.get('name') ?? `Ferry ${id}`, minutes: parseDuration(tags.get('duration') ?? ''), twoWay });
    } else if (tags.has('railway')) {
      const reading = readRail(tags);
      if (reading.kind === 'left out') {
        drop(reading.why);
        return;
      }
      ways.push({ id, refs, attribute: rowOf({ mode: 'rail', line, ...reading.rule }), twoWay: true });
    } else return;
    keep(refs);
  };
  return {
    addBlock: (bytes) =>
      decodeBlock(bytes, {
        way: addWay,
        relation: (id, members, tags) => {
          const turn = readTurn(id, members, tags, log, file);
          if (turn !== undefined) turns.push(turn);
        },
      }),
    finish: () => ({ ways, ferries, turns, attributes, nodes: nodes.finish(), leftOut }),
  };
}

const says = (tags: Tags, key: string, values: readonly string[]): boolean => values.includes(tags.get(key) ?? '');

/** A ferry that says nothing of vehicles carries people. */
function takesTrucks(tags: Tags): boolean {
  if (says(tags, 'hgv', ['no', 'private']) || says(tags, 'access', ['no', 'private'])) return false;
  const yes = ['yes', 'designated', 'permissive', 'destination'];
  return says(tags, 'hgv', yes) || says(tags, 'motor_vehicle', yes) || says(tags, 'motorcar', yes);
}

/** A restriction that binds trucks, through one node. Those through ways, and those by the hour, are told and left out. */
function readTurn(id: number, members: readonly Member[], tags: Tags, log: IssueLog, file: string): CollectedTurn | undefined {
  if (tags.get('type') !== 'restriction') return undefined;
  const kind = tags.get('restriction:hgv') ?? tags.get('restriction');
  const at = { file, entity: `relation ${id}` };
  if (kind === undefined) return undefined;
  if ((tags.get('except') ?? '').split(';').some((vehicle) => vehicle.trim() === 'hgv')) return undefined;
  const via = members.filter(({ role }) => role === 'via');
  const waysOf = (role: string): number[] => members.filter((member) => member.role === role && member.type === 'way').map((member) => member.id);
  const [node] = via;
  if (via.length !== 1 || node?.type !== 'node') {
    log.report('osm/turn', at, 'the restriction goes through a way or names no node; it is not used');
    return undefined;
  }
  const [from, to] = [waysOf('from'), waysOf('to')];
  if (!/^(no|only)_/.test(kind) || from.length === 0 || to.length === 0) {
    log.report('osm/turn', at, `the restriction '${kind.slice(0, 40)}' cannot be understood; it is not used`);
    return undefined;
  }
  return { relation: id, via: node.id, from, to, only: kind.startsWith('only_') };
}
