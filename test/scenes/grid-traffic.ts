/**
 * A town of a wanted size as a TNTP instance, drawn from a seed: a grid of streets, some diagonals, zone centroids that hang on it by
 * connectors without cost (and may not be passed), gravity trips. With `trips` per zone the town is as congested as one likes.
 */
import type { TntpInstance, TntpLink, TntpTrips } from '../../src/importing/index.js';

export interface TownSize {
  readonly zones: number;
  readonly rows: number;
  readonly columns: number;
  /** Links wanted in all: what grid and connectors leave becomes diagonals. */
  readonly links: number;
  readonly tripsPerZone: number;
  readonly seed: number;
}

/** Mulberry32 (T. Ettinger, 2017): 0 ≤ value < 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function gridTraffic({ zones, rows, columns, links: wanted, tripsPerZone, seed }: TownSize): TntpInstance {
  const random = seededRandom(seed);
  const streets = rows * columns;
  const links: TntpLink[] = [];
  const at = (row: number, column: number): number => zones + 1 + row * columns + column;
  const street = (from: number, to: number, length: number): void => {
    const fast = random() < 0.2;
    const capacity = fast ? 4000 + Math.round(random() * 2000) : 800 + Math.round(random() * 1200);
    links.push({ from, to, capacity, length, freeFlowTime: (length * 60) / (fast ? 60 : 30), b: 0.15, power: 4, speed: 0, toll: 0, type: 1 });
  };
  const connector = (from: number, to: number): void => {
    links.push({ from, to, capacity: 50_000, length: 0, freeFlowTime: 0, b: 0.15, power: 4, speed: 0, toll: 0, type: 3 });
  };
  const both = (from: number, to: number, length: number): void => {
    street(from, to, length);
    street(to, from, length);
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (column + 1 < columns) both(at(row, column), at(row, column + 1), 0.5 + random());
      if (row + 1 < rows) both(at(row, column), at(row + 1, column), 0.5 + random());
    }
  }
  const homes = Array.from({ length: zones }, (_, zone) => Math.floor(((zone + random()) * streets) / zones));
  for (const [zone, home] of homes.entries()) {
    connector(zone + 1, zones + 1 + home);
    connector(zones + 1 + home, zone + 1);
  }
  while (links.length < wanted) {
    const row = Math.floor(random() * (rows - 1));
    const column = Math.floor(random() * (columns - 1));
    street(at(row, column), at(row + 1, column + 1), 1 + random());
  }
  const trips = gravityTrips(homes, { columns, tripsPerZone, random });
  return {
    name: `town-${zones}`,
    zones,
    nodes: zones + streets,
    firstThru: zones + 1,
    tollFactor: 0,
    distanceFactor: 0,
    links,
    trips,
    flows: [],
    coordinates: [],
  };
}

function gravityTrips(
  homes: readonly number[],
  { columns, tripsPerZone, random }: { columns: number; tripsPerZone: number; random: () => number },
): TntpTrips[] {
  const size = homes.map(() => 0.3 + random() * random() * 3);
  return homes.flatMap((home, o) => {
    const pulls = homes.map((other, d) => {
      const apart = Math.abs((home % columns) - (other % columns)) + Math.abs(Math.floor(home / columns) - Math.floor(other / columns));
      return o === d ? 0 : (size[d] ?? 0) / (1 + apart);
    });
    const all = pulls.reduce((sum, pull) => sum + pull, 0);
    return pulls.flatMap((pull, d) =>
      pull === 0 ? [] : [{ origin: o + 1, destination: d + 1, amount: Math.round((tripsPerZone * (size[o] ?? 0) * pull * 100) / all) / 100 }],
    );
  });
}
