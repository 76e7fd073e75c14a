/**
 * All words on the map, drawn on a canvas over it at every frame. MapLibre sets text from glyph files that a server hands out, and
 * makes its own only for CJK; we have no such server and want four scripts with one face, the reader's own. So: a canvas, the system's
 * sans, a paper halo, and greedy seating in a stated order (ends, stops, discs, towns, countries, seas). The map is never turned or tilted, so what
 * fits at a zoom fits while it is moved, and nothing flickers. The canvas can also be copied into a picture or printed.
 */
import type { Map as ChartMap } from 'maplibre-gl';
import type { MapColours } from './map-inks.js';

export interface MapLabel {
  readonly text: string;
  readonly at: readonly [number, number];
  readonly kind: 'end' | 'stop' | 'disc' | 'chosenDisc' | 'town' | 'country' | 'sea';
  /** From this zoom on. */
  readonly zoom: number;
}

interface Face {
  readonly size: number;
  readonly weight: number;
  readonly spacing: number;
  readonly italic?: boolean;
  /** Of ink: 1 is full. */
  readonly strength: number;
}

const faces: Readonly<Record<Exclude<MapLabel['kind'], 'disc' | 'chosenDisc'>, Face>> = {
  end: { size: 15, weight: 650, spacing: 0, strength: 1 },
  stop: { size: 12.5, weight: 500, spacing: 0, strength: 1 },
  town: { size: 11, weight: 400, spacing: 0, strength: 0.62 },
  country: { size: 11.5, weight: 400, spacing: 2, strength: 0.5 },
  sea: { size: 11.5, weight: 400, spacing: 0.8, italic: true, strength: 0.5 },
};

export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

interface Room {
  readonly taken: Box[];
  readonly track: readonly (readonly [number, number])[];
  readonly width: number;
}

export class LabelCanvas {
  readonly canvas = document.createElement('canvas');
  /** What else stands on the map, in pixels, and must not be written over. */
  obstacles: () => readonly Box[] = () => [];
  #map: ChartMap;
  #labels: readonly MapLabel[] = [];
  #colours: MapColours;
  #family: string;
  #widths = new Map<string, number>();
  /** Lines that names of the ground keep off. */
  #lines: readonly (readonly (readonly [number, number])[])[] = [];
  /** Where the discs were drawn, for clicks. */
  #discs: { readonly text: string; readonly x: number; readonly y: number }[] = [];

  constructor(map: ChartMap, colours: MapColours) {
    this.#map = map;
    this.#colours = colours;
    this.#family = getComputedStyle(document.body).fontFamily;
    this.canvas.className = 'map-labels';
    map.getCanvasContainer().append(this.canvas);
    map.on('render', () => this.draw());
  }

  set(labels: readonly MapLabel[], lines: readonly (readonly (readonly [number, number])[])[], colours: MapColours): void {
    this.#labels = labels;
    this.#lines = lines;
    this.#colours = colours;
    this.#family = getComputedStyle(document.body).fontFamily;
    this.#widths.clear();
    this.draw();
  }

  /** The number of the disc at a point of the map, in pixels. */
  discAt(x: number, y: number): string | undefined {
    return this.#discs.find((disc) => Math.hypot(disc.x - x, disc.y - y) < 14)?.text;
  }

  draw(): void {
    const { width, height } = this.#map.getContainer().getBoundingClientRect();
    const scale = window.devicePixelRatio || 1;
    const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
    if (this.canvas.width !== w || this.canvas.height !== h) [this.canvas.width, this.canvas.height] = [w, h];
    const pen = this.canvas.getContext('2d');
    if (pen === null) return;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
    this.#discs = [];
    // the scale and the credit at the bottom, the tools at the top left
    const taken: Box[] = [{ x0: 0, y0: height - 24, x1: width, y1: height }, { x0: 0, y0: 0, x1: 50, y1: 120 }, ...this.obstacles(), ...this.#dots()];
    const track = this.#track();
    const zoom = this.#map.getZoom();
    const named = new Set<string>();
    for (const label of this.#labels) {
      if (zoom < label.zoom || (label.kind === 'country' && named.has(label.text))) continue;
      const { x, y } = this.#map.project([label.at[0], label.at[1]]);
      if (x < -80 || y < -30 || x > width + 80 || y > height + 30) continue;
      if (label.kind === 'disc' || label.kind === 'chosenDisc') this.#drawDisc(pen, label, x, y, taken);
      else if (this.#drawText(pen, label, faces[label.kind], x, y, { taken, track, width }) && label.kind === 'country') named.add(label.text);
    }
  }

  /** Points along the lines on the screen, close enough that no name fits between two. */
  #track(): (readonly [number, number])[] {
    return this.#lines.flatMap((line) => {
      const seen = line.map(([lon, lat]) => this.#map.project([lon, lat]));
      return seen.flatMap((to, i) => {
        const from = seen[i - 1] ?? to;
        const steps = Math.min(60, Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 12)));
        return Array.from(
          { length: steps },
          (_, k) => [from.x + ((to.x - from.x) * (k + 1)) / steps, from.y + ((to.y - from.y) * (k + 1)) / steps] as const,
        );
      });
    });
  }

  /** Dots of ends and stops: no other name may cover them. */
  #dots(): Box[] {
    return this.#labels.flatMap(({ kind, at }) => {
      if (kind !== 'end' && kind !== 'stop') return [];
      const { x, y } = this.#map.project([at[0], at[1]]);
      const radius = kind === 'end' ? 6 : 3.5;
      return [{ x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius }];
    });
  }

  #drawDisc(pen: CanvasRenderingContext2D, label: MapLabel, x: number, y: number, taken: Box[]): void {
    const { paper, ink } = this.#colours;
    const chosen = label.kind === 'chosenDisc';
    const radius = chosen ? 11.5 : 9.5;
    taken.push({ x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius });
    this.#discs.push({ text: label.text, x, y });
    pen.beginPath();
    pen.arc(x, y, radius, 0, Math.PI * 2);
    pen.fillStyle = chosen ? ink : paper;
    pen.fill();
    pen.lineWidth = 1.3;
    pen.strokeStyle = chosen ? paper : ink;
    pen.stroke();
    pen.font = `650 ${chosen ? 13 : 11.5}px ${this.#family}`;
    pen.textAlign = 'center';
    pen.textBaseline = 'alphabetic';
    pen.letterSpacing = '0px';
    pen.fillStyle = chosen ? paper : ink;
    pen.fillText(label.text, x, y + (chosen ? 4.6 : 4.1));
  }

  #drawText(pen: CanvasRenderingContext2D, label: MapLabel, face: Face, x: number, y: number, { taken, track, width }: Room): boolean {
    const text = label.kind === 'country' ? label.text.toLocaleUpperCase() : label.text;
    pen.font = `${face.italic === true ? 'italic ' : ''}${face.weight} ${face.size}px ${this.#family}`;
    pen.letterSpacing = `${isSpaced(text) ? face.spacing : 0}px`;
    const key = `${pen.font}|${text}`;
    let wide = this.#widths.get(key);
    if (wide === undefined) {
      wide = pen.measureText(text).width;
      this.#widths.set(key, wide);
    }
    const isGround = label.kind === 'country' || label.kind === 'sea' || label.kind === 'town';
    const isFree = (box: Box): boolean =>
      taken.every((other) => isApart(box, other)) && !(isGround && track.some(([px, py]) => isInside(px, py, box)));
    const seat = seatsFor(label.kind, x, y, wide, face.size).find((box) => box.x0 > 2 && box.x1 < width - 2 && isFree(box));
    if (seat === undefined) return false;
    taken.push(seat);
    pen.textAlign = 'left';
    pen.textBaseline = 'alphabetic';
    pen.lineJoin = 'round';
    pen.globalAlpha = 0.85;
    pen.lineWidth = label.kind === 'end' || label.kind === 'stop' ? 3.4 : 2.4;
    pen.strokeStyle =
      label.kind === 'sea' ? this.#colours.water : label.kind === 'country' || label.kind === 'town' ? this.#colours.land : this.#colours.paper;
    pen.strokeText(text, seat.x0, seat.y1 - face.size * 0.22);
    pen.globalAlpha = face.strength;
    pen.fillStyle = this.#colours.ink;
    pen.fillText(text, seat.x0, seat.y1 - face.size * 0.22);
    pen.globalAlpha = 1;
    if (label.kind === 'town') {
      pen.globalAlpha = 0.55;
      pen.beginPath();
      pen.arc(x, y, 1.6, 0, Math.PI * 2);
      pen.fill();
      pen.globalAlpha = 1;
    }
    return true;
  }
}

/** Chinese is not spaced out. */
const isSpaced = (text: string): boolean => !/[\u3400-\u9fff]/.test(text);
const isInside = (x: number, y: number, box: Box): boolean => x > box.x0 - 3 && x < box.x1 + 3 && y > box.y0 - 3 && y < box.y1 + 3;
const isApart = (a: Box, b: Box): boolean => a.x0 > b.x1 + 3 || b.x0 > a.x1 + 3 || a.y0 > b.y1 + 2 || b.y0 > a.y1 + 2;

function seatsFor(kind: MapLabel['kind'], x: number, y: number, wide: number, size: number): Box[] {
  const box = (x0: number, yMiddle: number): Box => ({ x0, x1: x0 + wide, y0: yMiddle - size * 0.62, y1: yMiddle + size * 0.62 });
  if (kind === 'country' || kind === 'sea') return [0, -16, 16].map((dy) => box(x - wide / 2, y + dy));
  const away = kind === 'end' ? 10 : kind === 'stop' ? 7.5 : 5;
  const up = size * 0.95 + (kind === 'town' ? 0 : 3);
  return [
    box(x + away, y),
    box(x - away - wide, y),
    box(x - wide / 2, y - up),
    box(x - wide / 2, y + up),
    box(x + away, y - up * 0.8),
    box(x + away, y + up * 0.8),
    box(x - away - wide, y - up * 0.8),
    box(x - away - wide, y + up * 0.8),
    ...(kind === 'town'
      ? []
      : [box(x - wide / 2, y + up + 16), box(x - wide / 2, y - up - 16), box(x + away + 16, y + up), box(x - away - 16 - wide, y)]),
  ];
}
