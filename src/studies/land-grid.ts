/** Land as a grid of cells, so that what spreads over it stops at the shore. Rings are filled by the even-odd rule, row by row. */

/** Cell (x, y) is the square of `stepDeg` whose south-west corner is at `west + x · stepDeg`, `south + y · stepDeg`. */
export interface GridFrame {
  readonly west: number;
  readonly south: number;
  readonly stepDeg: number;
  readonly columns: number;
  readonly rows: number;
}

export interface LandGrid extends GridFrame {
  /** 1 where the middle of the cell lies on land. Rows: columns × rows, south-west first, west to east. */
  readonly land: Uint8Array;
}

/** Closed or open; `[lon, lat]` in degrees, cut at the antimeridian. */
export type Ring = readonly (readonly [number, number])[];

/** `rings`: all of all land, holes among them, none overlapping; one inside another turns land to water and back. */
export const computeLandGrid = (frame: GridFrame, rings: readonly Ring[]): LandGrid => {
  const { west, south, stepDeg, columns, rows } = frame;
  const crossings = Array.from({ length: rows }, (): number[] => []);
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i++) {
      const [aLon, aLat] = ring[i] ?? [0, 0];
      const [bLon, bLat] = ring[(i + 1) % ring.length] ?? [0, 0];
      // rows whose middle lies in [low, high)
      const first = Math.max(0, Math.ceil((Math.min(aLat, bLat) - south) / stepDeg - 0.5));
      const last = Math.min(rows - 1, Math.ceil((Math.max(aLat, bLat) - south) / stepDeg - 0.5) - 1);
      for (let y = first; y <= last; y++) {
        const lat = south + (y + 0.5) * stepDeg;
        crossings[y]?.push(aLon + ((lat - aLat) / (bLat - aLat)) * (bLon - aLon));
      }
    }
  }
  const land = new Uint8Array(columns * rows);
  for (const [y, found] of crossings.entries()) {
    found.sort((a, b) => a - b);
    for (let i = 0; i + 1 < found.length; i += 2) {
      const from = Math.max(0, Math.ceil(((found[i] ?? 0) - west) / stepDeg - 0.5));
      const to = Math.min(columns, Math.ceil(((found[i + 1] ?? 0) - west) / stepDeg - 0.5));
      if (to > from) land.fill(1, y * columns + from, y * columns + to);
    }
  }
  return { ...frame, land };
};

export interface LandCover extends LandGrid {
  /** How much of a cell is land, 0 … 1; `land` where it is half or more. Rows: as `land`. */
  readonly share: Float32Array;
}

/** The same from `parts` × `parts` looks into each cell: a coast is then known to a fraction of a cell. */
export const computeLandCover = (frame: GridFrame, rings: readonly Ring[], parts: number): LandCover => {
  const { columns, rows, stepDeg } = frame;
  const fine = computeLandGrid({ ...frame, stepDeg: stepDeg / parts, columns: columns * parts, rows: rows * parts }, rings);
  const share = new Float32Array(columns * rows);
  for (let y = 0; y < rows * parts; y++) {
    const row = Math.floor(y / parts) * columns;
    for (let x = 0; x < columns * parts; x++) {
      if (fine.land[y * columns * parts + x] === 1) share[row + Math.floor(x / parts)] = (share[row + Math.floor(x / parts)] ?? 0) + 1;
    }
  }
  const land = new Uint8Array(columns * rows);
  for (let cell = 0; cell < land.length; cell++) {
    share[cell] = (share[cell] ?? 0) / (parts * parts);
    land[cell] = (share[cell] ?? 0) >= 0.5 ? 1 : 0;
  }
  return { ...frame, land, share };
};
