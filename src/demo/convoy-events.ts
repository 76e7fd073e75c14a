/** Events of all units of a convoy at once: the same thing, seconds apart, each with a name of its own. */
import type { Leg, PostedEvents } from '../client/index.js';
import type { EventCode } from '../contract/index.js';
import type { ConvoyKey } from './launch-facts.js';
import type { Stage } from './stage.js';

type NewEvents = PostedEvents['events'];

export interface Happening {
  readonly code: EventCode;
  readonly at: string;
  readonly place?: string;
  readonly mode: 'road' | 'rail' | 'ferry' | 'sea';
  readonly classifier?: 'ACT' | 'EST';
  readonly note?: string;
  readonly delayReason?: string;
  /** Between one unit and the next, seconds. */
  readonly apartS?: number;
}

export const unitsOf = ({ consignments }: Stage, convoy: ConvoyKey): readonly string[] => consignments[convoy].flatMap(({ units }) => units);

export function eventsOf(stage: Stage, convoy: ConvoyKey, happening: Happening): NewEvents {
  const { code, at, place = null, mode, classifier = 'ACT', note = null, delayReason = null, apartS = 0 } = happening;
  const named = new Map(stage.consignments[convoy].flatMap(({ id, units }) => units.map((unit) => [unit, id])));
  return unitsOf(stage, convoy).map((unit, i) => ({
    id: `${classifier}-${code}-${place ?? ''}-${at}-${unit}`,
    unit,
    code,
    classifier,
    at: later(at, -i * apartS),
    place,
    position: null,
    mode,
    vehicle: mode === 'road' ? unit : null,
    note,
    delayReason,
    // the ships and ports were only named in the consignments: they say of which they tell
    consignments: [named.get(unit) ?? ''],
  }));
}

/** Positions of a convoy in column: `shares` of the line, from its first point; each unit a little behind the one before. */
export function positionsOf(
  stage: Stage,
  convoy: ConvoyKey,
  { run, share, at, mode }: { readonly run: Leg | undefined; readonly share: number } & Pick<Happening, 'at' | 'mode'>,
): NewEvents {
  const line = run?.geometry ?? [];
  return unitsOf(stage, convoy).map((unit, i) => {
    const [lon, lat] = pointOf(line, Math.max(0, share - (mode === 'road' ? i * 0.0006 : 0)));
    const position = { lat: round(lat), lon: round(lon) };
    return {
      id: `POSI-${at}-${unit}`,
      unit,
      code: 'POSI',
      classifier: 'ACT',
      at,
      place: null,
      position,
      mode,
      vehicle: null,
      note: null,
      delayReason: null,
    };
  });
}

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** A point of a line by its share of the length, in degrees: near enough for a dot on a map. */
export function pointOf(line: readonly (readonly [number, number])[], share: number): readonly [number, number] {
  const steps = line.slice(1).map((to, i) => ({ from: line[i] ?? to, to }));
  const lengths = steps.map(({ from, to }) => Math.hypot((to[0] - from[0]) * Math.cos((from[1] * Math.PI) / 180), to[1] - from[1]));
  let left = share * lengths.reduce((sum, length) => sum + length, 0);
  for (const [i, { from, to }] of steps.entries()) {
    const length = lengths[i] ?? 0;
    if (left <= length && length > 0) return [from[0] + ((to[0] - from[0]) * left) / length, from[1] + ((to[1] - from[1]) * left) / length];
    left -= length;
  }
  return line.at(-1) ?? [0, 0];
}

/** The same offset from UTC, so many seconds later. */
export function later(moment: string, seconds: number): string {
  const offset = /(Z|[+-]\d\d:\d\d)$/.exec(moment)?.[1] ?? 'Z';
  const minutes = offset === 'Z' ? 0 : Number(`${offset[0]}1`) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)));
  const shifted = new Date(Date.parse(moment) + seconds * 1000 + minutes * 60_000);
  return `${shifted.toISOString().slice(0, 19)}${offset === 'Z' ? 'Z' : offset}`;
}
