/** A small OpenStreetMap as a PBF file, written by hand: what the reader reads, made by other code than the reader's. */
import { deflateSync } from 'node:zlib';
import type { ByteSource } from '../../src/importing/index.js';

type Tags = Readonly<Record<string, string>>;
export interface OsmScene {
  /** id → [lat, lon, tags]. */
  readonly nodes: Readonly<Record<number, readonly [number, number, Tags?]>>;
  readonly ways: readonly { readonly id: number; readonly refs: readonly number[]; readonly tags: Tags }[];
  readonly relations?: readonly {
    readonly id: number;
    readonly members: readonly { readonly type: 'node' | 'way' | 'relation'; readonly id: number; readonly role: string }[];
    readonly tags: Tags;
  }[];
}

const varint = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
};
const zigzag = (value: number): number[] => varint(value < 0 ? -2 * value - 1 : 2 * value);
const key = (field: number, type: number): number[] => varint(field * 8 + type);
const numeric = (field: number, value: number): number[] => [...key(field, 0), ...varint(value)];
const bytesField = (field: number, bytes: Iterable<number>): number[] => {
  const list = [...bytes];
  return [...key(field, 2), ...varint(list.length), ...list];
};
const packed = (field: number, values: readonly number[], one: (value: number) => number[]): number[] =>
  values.length === 0 ? [] : bytesField(field, values.flatMap(one));
const deltas = (values: readonly number[]): number[] => values.map((value, i) => value - (values[i - 1] ?? 0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function block(scene: OsmScene): number[] {
  const texts = [''];
  const text = (word: string): number => (texts.includes(word) ? texts.indexOf(word) : texts.push(word) - 1);
  const tagLists = (tags: Tags) => [Object.keys(tags).map(text), Object.values(tags).map(text)] as const;
  const nodes = Object.entries(scene.nodes).map(([id, [lat, lon, tags]]) => ({
    id: Number(id),
    lat: Math.round(lat * 1e7),
    lon: Math.round(lon * 1e7),
    tags: tags ?? {},
  }));
  const keysValues = nodes.flatMap(({ tags }) => [...Object.entries(tags).flatMap(([k, v]) => [text(k), text(v)]), 0]);
  const dense = [
    ...packed(1, deltas(nodes.map(({ id }) => id)), zigzag),
    ...packed(8, deltas(nodes.map(({ lat }) => lat)), zigzag),
    ...packed(9, deltas(nodes.map(({ lon }) => lon)), zigzag),
    ...packed(10, keysValues, varint),
  ];
  const ways = scene.ways.flatMap(({ id, refs, tags }) => {
    const [keys, values] = tagLists(tags);
    return bytesField(3, [...numeric(1, id), ...packed(2, keys, varint), ...packed(3, values, varint), ...packed(8, deltas(refs), zigzag)]);
  });
  const relations = (scene.relations ?? []).flatMap(({ id, members, tags }) => {
    const [keys, values] = tagLists(tags);
    return bytesField(4, [
      ...numeric(1, id),
      ...packed(2, keys, varint),
      ...packed(3, values, varint),
      ...packed(
        8,
        members.map(({ role }) => text(role)),
        varint,
      ),
      ...packed(9, deltas(members.map((member) => member.id)), zigzag),
      ...packed(
        10,
        members.map(({ type }) => ['node', 'way', 'relation'].indexOf(type)),
        varint,
      ),
    ]);
  });
  const group = [...bytesField(2, dense), ...ways, ...relations];
  const table = texts.flatMap((word) => bytesField(1, utf8(word)));
  return [...bytesField(1, table), ...bytesField(2, group)];
}

/** One blob with its header; packed by zlib unless `raw`. */
export function osmBlob(type: string, content: readonly number[], raw = false): number[] {
  const bytes = Uint8Array.from(content);
  const body = raw ? bytesField(1, bytes) : [...numeric(2, bytes.length), ...bytesField(3, deflateSync(bytes))];
  const header = [...bytesField(1, utf8(type)), ...numeric(3, body.length)];
  return [0, 0, header.length >> 8, header.length & 255, ...header, ...body];
}

export function osmPbf(scene: OsmScene, { raw = false, features = ['OsmSchema-V0.6', 'DenseNodes'] } = {}): Uint8Array {
  const head = features.flatMap((feature) => bytesField(4, utf8(feature)));
  return Uint8Array.from([...osmBlob('OSMHeader', head, raw), ...osmBlob('OSMData', block(scene), raw)]);
}

/** Bytes as a file that arrives in chunks of odd sizes. */
export function sourceOf(name: string, bytes: Uint8Array | string, chunk = 7919): ByteSource {
  const whole = typeof bytes === 'string' ? utf8(bytes) : bytes;
  return {
    name,
    size: whole.length,
    async *open(onRead) {
      for (let at = 0; at < whole.length; at += chunk) {
        onRead?.(Math.min(whole.length, at + chunk));
        yield whole.slice(at, at + chunk);
      }
    },
  };
}
