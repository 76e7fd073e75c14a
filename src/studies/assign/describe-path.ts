/** A way in few words: each carrier with the place where it ends, as `truck to Khorgos, rail1520 to Aktau Port, Aktau - Baku feeder to Alat`. */
import { layers, type Network } from '../../network/index.js';
import { NONE } from '../../units/index.js';

export interface PathLeg {
  /** Layer, as `rail1520`. */
  readonly layer: string;
  /** Id of the service; undefined for a free run. */
  readonly service: string | undefined;
  /** What it is called. */
  readonly carrier: string;
  /** Place ids. */
  readonly from: string;
  readonly to: string;
  /** Name of the place where it ends. */
  readonly toName: string;
}

export function describePath(network: Network, path: readonly number[]): readonly PathLeg[] {
  const { arcs, nodes, places, tables } = network;
  const legs: PathLeg[] = [];
  for (const arc of path) {
    const tail = arcs.tail[arc] ?? 0;
    const head = arcs.head[arc] ?? 0;
    const from = places[nodes.place[tail] ?? 0];
    const to = places[nodes.place[head] ?? 0];
    if (from === undefined || to === undefined || from === to) continue; // handling, boarding, a border
    const layer = layers[nodes.layer[tail] ?? 0] ?? 'ground';
    const row = nodes.service[tail] === nodes.service[head] ? (nodes.service[tail] ?? NONE) : NONE;
    const service = row === NONE ? undefined : tables.services[row];
    const leg = { layer, service: service?.id, carrier: service?.name ?? layer, from: from.id, to: to.id, toName: to.names.en };
    const last = legs.at(-1);
    if (last !== undefined && last.carrier === leg.carrier) legs[legs.length - 1] = { ...leg, from: last.from };
    else legs.push(leg);
  }
  return legs;
}
