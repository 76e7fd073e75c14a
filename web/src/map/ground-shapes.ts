/** The shapes of the ground as the build writes them (web/build/ground.ts) and the page reads them. */
type Line = [number, number][];

/** Rings and lines as steps in hundredths of a degree. */
export interface PackedGround {
  readonly land: readonly (readonly (readonly number[])[])[];
  readonly borders: readonly (readonly number[])[];
}

export interface GroundShapes {
  readonly land: GeoJSON.MultiPolygon;
  readonly coast: GeoJSON.MultiLineString;
  readonly borders: GeoJSON.MultiLineString;
  readonly grid: GeoJSON.MultiLineString;
}

export function unpackGround({ land, borders }: PackedGround): GroundShapes {
  const polygons = land.map((polygon) => polygon.map(unpack));
  return {
    land: { type: 'MultiPolygon', coordinates: polygons },
    coast: { type: 'MultiLineString', coordinates: polygons.flat().flatMap(outlineOf) },
    borders: { type: 'MultiLineString', coordinates: borders.map(unpack) },
    grid: { type: 'MultiLineString', coordinates: graticule() },
  };
}

function unpack(steps: readonly number[]): Line {
  const line: Line = [];
  let [x, y] = [0, 0];
  for (let i = 0; i + 1 < steps.length; i += 2) {
    x += steps[i] ?? 0;
    y += steps[i + 1] ?? 0;
    line.push([x / 100, y / 100]);
  }
  return line;
}

/** A ring without what the cut along the 180th meridian and the south pole added. */
function outlineOf(ring: Line): Line[] {
  const isSeam = ([lon, lat]: readonly [number, number]) => Math.abs(lon) >= 179.99 || lat < -89;
  const lines: Line[] = [];
  let line: Line = [];
  for (const point of ring) {
    const last = line.at(-1);
    if (last !== undefined && isSeam(last) && isSeam(point)) {
      if (line.length > 1) lines.push(line);
      line = [];
    }
    line.push(point);
  }
  return line.length > 1 ? [...lines, line] : lines;
}

function graticule(): Line[] {
  const every10 = (from: number, to: number) => Array.from({ length: (to - from) / 10 + 1 }, (_, i) => from + i * 10);
  return [
    ...every10(-180, 180).map(
      (lon): Line => [
        [lon, -80],
        [lon, 84],
      ],
    ),
    ...every10(-80, 80).map(
      (lat): Line => [
        [-180, lat],
        [180, lat],
      ],
    ),
  ];
}

/** Where the name of a country may stand, the best seat first. `size` is about the side of the country in per cent of the earth's radius. */
export interface CountrySeat {
  readonly code: string;
  readonly size: number;
  readonly at: readonly (readonly [number, number])[];
}

/** A town that helps to find one's way: in the order of its population. */
export interface Town {
  readonly at: readonly [number, number];
  /** English, simplified and traditional Chinese, Russian. */
  readonly names: readonly [string, string, string, string];
  /** Millions. */
  readonly size: number;
}
