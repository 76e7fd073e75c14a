// Where is water? A raster of Eurasia and the way around Africa, 0.02 degrees a cell, from Natural Earth 1:10m land (npm world-atlas).
// Channels narrower than a cell (Suez, Bosphorus, the Elbe) are carved from data/curation/sea-channels.csv. A raster, not polygon
// tests, because the port joins and lane repairs look at millions of points.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { readRows } from './sea-csv.js';
import { densify, greatCircleKm, type Point, parseGeometry } from './sea-geo.js';

export const cellDeg = 0.02;
const west = -26;
const south = -40;
const columns = Math.round((166 - west) / cellDeg);
const rows = Math.round((72 - south) / cellDeg);

export class WaterMask {
  /** 1 = land, 0 = water; row-major from the south-west corner. */
  readonly #land = new Uint8Array(columns * rows);
  /** 1 = within two cells of land; lanes keep off where they can. */
  readonly #shore = new Uint8Array(columns * rows);

  constructor() {
    const file = createRequire(import.meta.url).resolve('world-atlas/land-10m.json');
    const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology<{ land: GeometryCollection }>;
    const land = feature(topology, topology.objects.land);
    const polygons = land.features.flatMap((f) =>
      f.geometry.type === 'MultiPolygon' ? f.geometry.coordinates : f.geometry.type === 'Polygon' ? [f.geometry.coordinates] : [],
    );
    for (const polygon of polygons) this.#fill((polygon as unknown as Point[][]).map(unwrapped));
    for (const channel of readRows('data/curation/sea-channels.csv')) {
      const line = parseGeometry(channel.geometry);
      for (let i = 1; i < line.length; i++) this.#carve(line[i - 1], line[i], Number(channel.width_cells));
    }
    this.#markShore();
  }

  column(lon: number): number {
    return Math.min(columns - 1, Math.max(0, Math.floor((lon - west) / cellDeg)));
  }
  row(lat: number): number {
    return Math.min(rows - 1, Math.max(0, Math.floor((lat - south) / cellDeg)));
  }
  centre(column: number, row: number): Point {
    return [west + (column + 0.5) * cellDeg, south + (row + 0.5) * cellDeg];
  }
  isLand(column: number, row: number): boolean {
    return this.#land[row * columns + column] === 1;
  }
  isShore(column: number, row: number): boolean {
    return this.#shore[row * columns + column] === 1;
  }
  isLandAt(p: Point): boolean {
    if (p[0] < west || p[0] > 166 || p[1] < south || p[1] > 72) return false;
    return this.isLand(this.column(p[0]), this.row(p[1]));
  }

  /** Kilometres of the great circle a-b that lie on land cells, sampled every kilometre. */
  landKm(a: Point, b: Point): number {
    const points = densify(a, b, 1);
    let onLand = 0;
    for (const p of points) if (this.isLandAt(p)) onLand++;
    return (onLand / points.length) * greatCircleKm(a, b);
  }

  /** Cost of the straight way a-b in the router's terms: water 1, near the shore 1.15, land 8. */
  straightCost(a: Point, b: Point): number {
    const points = densify(a, b, 1);
    let sum = 0;
    for (const p of points) sum += cellCost(this, this.column(p[0]), this.row(p[1]));
    return (sum / points.length) * greatCircleKm(a, b);
  }

  #fill(rings: Point[][]): void {
    const crossings = new Map<number, number[]>();
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = ring[i - 1][1] < ring[i][1] ? [ring[i - 1], ring[i]] : [ring[i], ring[i - 1]];
        const first = Math.max(0, Math.ceil((a[1] - south) / cellDeg - 0.5));
        const last = Math.min(rows - 1, Math.ceil((b[1] - south) / cellDeg - 0.5) - 1);
        for (let row = first; row <= last; row++) {
          const lat = south + (row + 0.5) * cellDeg;
          const lon = a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]);
          const list = crossings.get(row);
          if (list) list.push(lon);
          else crossings.set(row, [lon]);
        }
      }
    }
    for (const [row, list] of crossings) {
      list.sort((x, y) => x - y);
      for (let i = 0; i + 1 < list.length; i += 2) {
        const from = Math.max(0, Math.ceil((list[i] - west) / cellDeg - 0.5));
        const to = Math.min(columns - 1, Math.ceil((list[i + 1] - west) / cellDeg - 0.5) - 1);
        if (to >= from) this.#land.fill(1, row * columns + from, row * columns + to + 1);
      }
    }
  }

  #carve(a: Point, b: Point, width: number): void {
    for (const p of densify(a, b, 0.5)) {
      for (let r = this.row(p[1]) - width; r <= this.row(p[1]) + width; r++) {
        for (let c = this.column(p[0]) - width; c <= this.column(p[0]) + width; c++) this.#land[r * columns + c] = 0;
      }
    }
  }

  #markShore(): void {
    for (let row = 2; row < rows - 2; row++) {
      for (let column = 2; column < columns - 2; column++) {
        if (this.#land[row * columns + column] === 0) continue;
        for (let r = row - 2; r <= row + 2; r++) this.#shore.fill(1, r * columns + column - 2, r * columns + column + 3);
      }
    }
  }
}

export const cellCost = (mask: WaterMask, column: number, row: number): number =>
  mask.isLand(column, row) ? 8 : mask.isShore(column, row) ? 1.15 : 1;

/** The package stitches rings across the date line; a jump from 180 to -180 is undone so that the scan line sees a plain polygon. */
function unwrapped(ring: readonly Point[]): Point[] {
  let shift = 0;
  const plain = ring.map((p, i): Point => {
    const step = i === 0 ? 0 : p[0] - ring[i - 1][0];
    if (step > 180) shift -= 360;
    if (step < -180) shift += 360;
    return [p[0] + shift, p[1]];
  });
  // A ring that starts east of the date line comes out a turn to the west.
  const middle = plain.reduce((sum, p) => sum + p[0], 0) / plain.length;
  return middle < -180 ? plain.map((p): Point => [p[0] + 360, p[1]]) : plain;
}
