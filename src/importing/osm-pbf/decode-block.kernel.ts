/**
 * From the bytes of one OSMData block to nodes, ways and relations (OpenStreetMap wiki, "PBF Format", osmformat.proto). Only what the visitor
 * asks for is decoded: a pass over ways does not look at a node.
 *
 * Bounds: indexes into the string table are checked against its length, lists that belong together against each other; a fault throws `WireFault`.
 */
import { Wire, WireFault } from './wire.kernel.js';

export type Tags = ReadonlyMap<string, string>;

export type MemberType = 'node' | 'way' | 'relation';
export interface Member {
  readonly type: MemberType;
  readonly id: number;
  readonly role: string;
}

export interface BlockVisitor {
  readonly node?: (id: number, lat: number, lon: number, tags: Tags) => void;
  readonly way?: (id: number, refs: readonly number[], tags: Tags) => void;
  readonly relation?: (id: number, members: readonly Member[], tags: Tags) => void;
}

interface Frame {
  readonly text: (index: number) => string;
  readonly lat: (units: number) => number;
  readonly lon: (units: number) => number;
}

const decoder = new TextDecoder('utf-8');
const noTags: Tags = new Map();
const memberTypes: readonly MemberType[] = ['node', 'way', 'relation'];

export function decodeBlock(bytes: Uint8Array, visitor: BlockVisitor): void {
  const wire = new Wire(bytes);
  const groups: Wire[] = [];
  let strings: Uint8Array[] = [];
  let granularity = 100;
  let latOffset = 0;
  let lonOffset = 0;
  while (wire.next()) {
    if (wire.field === 1) strings = readStrings(wire.message());
    else if (wire.field === 2) groups.push(wire.message());
    else if (wire.field === 17) granularity = wire.number();
    else if (wire.field === 19) latOffset = wire.number();
    else if (wire.field === 20) lonOffset = wire.number();
    else wire.skip();
  }
  const known: string[] = [];
  const frame: Frame = {
    text(index) {
      const raw = strings[index];
      if (raw === undefined) throw new WireFault(`text ${index} is asked for, the block has ${strings.length}`, wire.at);
      known[index] ??= decoder.decode(raw);
      return known[index];
    },
    lat: (units) => (latOffset + granularity * units) / 1e9,
    lon: (units) => (lonOffset + granularity * units) / 1e9,
  };
  for (const group of groups) readGroup(group, frame, visitor);
}

function readStrings(wire: Wire): Uint8Array[] {
  const strings: Uint8Array[] = [];
  while (wire.next()) {
    if (wire.field === 1) strings.push(wire.slice());
    else wire.skip();
  }
  return strings;
}

function readGroup(wire: Wire, frame: Frame, visitor: BlockVisitor): void {
  while (wire.next()) {
    if (wire.field === 1 && visitor.node !== undefined) readNode(wire.message(), frame, visitor.node);
    else if (wire.field === 2 && visitor.node !== undefined) readDense(wire.message(), frame, visitor.node);
    else if (wire.field === 3 && visitor.way !== undefined) readWay(wire.message(), frame, visitor.way);
    else if (wire.field === 4 && visitor.relation !== undefined) readRelation(wire.message(), frame, visitor.relation);
    else wire.skip();
  }
}

/** A packed list of unsigned numbers; some writers put each in a field of its own. */
function readList(wire: Wire, into: number[]): void {
  if (wire.type === 0) {
    into.push(wire.varint());
    return;
  }
  const list = wire.message();
  while (list.at < list.end) into.push(list.varint());
}

function readDeltas(wire: Wire, into: number[]): void {
  if (wire.type === 0) {
    into.push((into.at(-1) ?? 0) + wire.signed());
    return;
  }
  const list = wire.message();
  let value = into.at(-1) ?? 0;
  while (list.at < list.end) {
    value += list.signed();
    into.push(value);
  }
}

function toTags(keys: readonly number[], values: readonly number[], frame: Frame, at: number): Tags {
  if (keys.length !== values.length) throw new WireFault(`${keys.length} keys of tags stand beside ${values.length} values`, at);
  if (keys.length === 0) return noTags;
  const tags = new Map<string, string>();
  for (let i = 0; i < keys.length; i++) tags.set(frame.text(keys[i]!), frame.text(values[i]!));
  return tags;
}

function readNode(wire: Wire, frame: Frame, visit: NonNullable<BlockVisitor['node']>): void {
  const keys: number[] = [];
  const values: number[] = [];
  let id = 0;
  let lat = 0;
  let lon = 0;
  while (wire.next()) {
    if (wire.field === 1) id = wire.signed();
    else if (wire.field === 2) readList(wire, keys);
    else if (wire.field === 3) readList(wire, values);
    else if (wire.field === 8) lat = wire.signed();
    else if (wire.field === 9) lon = wire.signed();
    else wire.skip();
  }
  visit(id, frame.lat(lat), frame.lon(lon), toTags(keys, values, frame, wire.at));
}

function readDense(wire: Wire, frame: Frame, visit: NonNullable<BlockVisitor['node']>): void {
  const ids: number[] = [];
  const lats: number[] = [];
  const lons: number[] = [];
  const keysValues: number[] = [];
  while (wire.next()) {
    if (wire.field === 1) readDeltas(wire, ids);
    else if (wire.field === 8) readDeltas(wire, lats);
    else if (wire.field === 9) readDeltas(wire, lons);
    else if (wire.field === 10) readList(wire, keysValues);
    else wire.skip();
  }
  if (lats.length !== ids.length || lons.length !== ids.length)
    throw new WireFault(`${ids.length} nodes have ${lats.length} latitudes and ${lons.length} longitudes`, wire.at);
  let at = 0;
  for (let i = 0; i < ids.length; i++) {
    let tags = noTags;
    if (at < keysValues.length && keysValues[at] !== 0) {
      const found = new Map<string, string>();
      while (at < keysValues.length && keysValues[at] !== 0) {
        if (at + 1 >= keysValues.length) throw new WireFault('the tags of a node are cut off', wire.at);
        found.set(frame.text(keysValues[at]!), frame.text(keysValues[at + 1]!));
        at += 2;
      }
      tags = found;
    }
    at++;
    visit(ids[i]!, frame.lat(lats[i]!), frame.lon(lons[i]!), tags);
  }
}

function readWay(wire: Wire, frame: Frame, visit: NonNullable<BlockVisitor['way']>): void {
  const keys: number[] = [];
  const values: number[] = [];
  const refs: number[] = [];
  let id = 0;
  while (wire.next()) {
    if (wire.field === 1) id = wire.number();
    else if (wire.field === 2) readList(wire, keys);
    else if (wire.field === 3) readList(wire, values);
    else if (wire.field === 8) readDeltas(wire, refs);
    else wire.skip();
  }
  visit(id, refs, toTags(keys, values, frame, wire.at));
}

function readRelation(wire: Wire, frame: Frame, visit: NonNullable<BlockVisitor['relation']>): void {
  const keys: number[] = [];
  const values: number[] = [];
  const roles: number[] = [];
  const ids: number[] = [];
  const types: number[] = [];
  let id = 0;
  while (wire.next()) {
    if (wire.field === 1) id = wire.number();
    else if (wire.field === 2) readList(wire, keys);
    else if (wire.field === 3) readList(wire, values);
    else if (wire.field === 8) readList(wire, roles);
    else if (wire.field === 9) readDeltas(wire, ids);
    else if (wire.field === 10) readList(wire, types);
    else wire.skip();
  }
  if (roles.length !== ids.length || types.length !== ids.length)
    throw new WireFault(`relation ${id} has ${ids.length} members, ${roles.length} roles and ${types.length} types`, wire.at);
  const members = ids.map((member, i): Member => {
    const type = memberTypes[types[i]!];
    if (type === undefined) throw new WireFault(`relation ${id} has a member of type ${types[i]}`, wire.at);
    return { type, id: member, role: frame.text(roles[i]!) };
  });
  visit(id, members, toTags(keys, values, frame, wire.at));
}
