import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoBounds, geoContains } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import { ALPHA2 } from './country-codes.js';
import { greatCircleKm, type Spot } from './great-circle.js';

type Shape = Polygon | MultiPolygon;
interface Part {
  readonly bounds: readonly [[number, number], [number, number]];
  readonly shape: Polygon;
}

/** Borders of Natural Earth at 1:50 million, cut into single polygons so that far islands cost no test. */
export class CountryShapes {
  readonly #parts = new Map<string, Part[]>();

  constructor() {
    const path = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
    const topology = JSON.parse(readFileSync(path, 'utf8'));
    const features = (feature(topology, topology.objects.countries) as unknown as { features: Feature<Shape>[] }).features;
    for (const item of features) {
      const code = ALPHA2[String(item.id)] ?? (item.properties?.['name'] === 'Kosovo' ? 'XK' : undefined);
      if (code === undefined) continue;
      const polygons = item.geometry.type === 'Polygon' ? [item.geometry.coordinates] : item.geometry.coordinates;
      this.#parts.set(
        code,
        polygons.map((coordinates) => {
          const shape: Polygon = { type: 'Polygon', coordinates };
          return { shape, bounds: geoBounds(shape) };
        }),
      );
    }
  }

  contains(country: string, spot: Spot): boolean {
    const within = ({ bounds: [[west, south], [east, north]], shape }: Part): boolean => {
      if (spot.lat < south || spot.lat > north) return false;
      // A part across the antimeridian has its west bound east of its east bound.
      if (west <= east && (spot.lon < west || spot.lon > east)) return false;
      return geoContains(shape, [spot.lon, spot.lat]);
    };
    return (this.#parts.get(country) ?? []).some(within);
  }

  /** Distance to the nearest corner of the country's outline; 0 inside. */
  distanceKm(country: string, spot: Spot): number {
    if (this.contains(country, spot)) return 0;
    let least = Number.POSITIVE_INFINITY;
    for (const part of this.#parts.get(country) ?? []) {
      for (const [lon = 0, lat = 0] of part.shape.coordinates.flat()) {
        if (Math.abs(lat - spot.lat) > 3) continue;
        least = Math.min(least, greatCircleKm(spot, { lat, lon }));
      }
    }
    return least;
  }
}
