/**
 * Units and convoys on a canvas of their own above the names: they move, the names do not, so the names are not laid out anew for them. A
 * convoy is a numbered disc in a ring of its mode; hollow until its order is in force, solid from then on. A unit is a dot of its mode, or a
 * disc with the mode's sign where it travels alone. Marks glide along their way to where they are now; with reduced motion they jump.
 */
import type { Map as ChartMap } from 'maplibre-gl';
import type { Box, LabelCanvas } from '../../map/label-canvas.js';
import type { MapColours, MapInk } from '../../map/map-inks.js';
import type { Ink } from '../../state/stages.js';
import { glyphPath } from '../../ways/glyphs.js';
import { type Point, pointAt, type WayTrack } from '../board/way-track.js';

export interface Mark {
  readonly id: string;
  readonly kind: 'dot' | 'unit' | 'convoy';
  readonly at: Point;
  /** Where it is on its way: between two of these it glides along the way and not across the land. */
  readonly track: WayTrack | undefined;
  readonly km: number | undefined;
  readonly ink: Ink;
  readonly text: string;
  readonly isSolid: boolean;
  readonly isChosen: boolean;
  /** What a click on it chooses. */
  readonly consignment: string | undefined;
}

interface Seat {
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
}

const radiusOf: Readonly<Record<Mark['kind'], number>> = { dot: 3.6, unit: 8.5, convoy: 13 };
const inks = new Set<Ink>(['road', 'rail1435', 'rail1520', 'railOther', 'sea', 'ferry', 'air', 'pipeline']);

export class MarksCanvas {
  readonly canvas = document.createElement('canvas');
  #map: ChartMap;
  #labels: LabelCanvas;
  #colours: MapColours;
  #marks: readonly Mark[] = [];
  #from = new Map<string, Mark>();
  #since = 0;
  #lasts = 0;
  #frame = 0;
  #seats: readonly Seat[] = [];
  #size = 1;

  constructor(map: ChartMap, labels: LabelCanvas, colours: MapColours, size: number) {
    this.#map = map;
    this.#labels = labels;
    labels.obstacles = () => this.#boxes();
    this.#colours = colours;
    this.#size = size;
    this.canvas.className = 'map-labels';
    map.getCanvasContainer().append(this.canvas);
    map.on('render', () => this.draw());
  }

  /** They are there after `lasts` ms; 0: at once. */
  set(marks: readonly Mark[], lasts: number, colours: MapColours): void {
    this.#from = new Map(this.#present().map((mark) => [mark.id, mark]));
    this.#marks = marks;
    this.#colours = colours;
    this.#since = performance.now();
    this.#lasts = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : lasts;
    cancelAnimationFrame(this.#frame);
    this.#run();
  }

  /** The topmost mark at a point of the map, in pixels. */
  markAt(x: number, y: number): Mark | undefined {
    return this.#seats.findLast((seat) => Math.hypot(seat.x - x, seat.y - y) < radiusOf[seat.mark.kind] * this.#size + 3)?.mark;
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  #run(): void {
    this.draw();
    if (performance.now() - this.#since < this.#lasts) this.#frame = requestAnimationFrame(() => this.#run());
    else this.#labels.draw();
  }

  /** Of the discs; a dot hides no name. */
  #boxes(): readonly Box[] {
    return this.#seats.flatMap(({ mark, x, y }) => {
      const radius = radiusOf[mark.kind] * this.#size + 2;
      return mark.kind === 'dot' ? [] : [{ x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius }];
    });
  }

  /** Marks where they are drawn at this moment. */
  #present(): readonly Mark[] {
    const share = this.#lasts === 0 ? 1 : Math.min(1, (performance.now() - this.#since) / this.#lasts);
    if (share >= 1) return this.#marks;
    return this.#marks.map((mark) => between(this.#from.get(mark.id), mark, share));
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
    this.#seats = seatMarks(
      this.#present().map((mark) => ({ mark, ...pixel(this.#map, mark.at) })),
      this.#size,
    ).filter(({ x, y }) => x > -20 && y > -20 && x < width + 20 && y < height + 20);
    for (const seat of this.#seats) this.#drawMark(pen, seat);
  }

  #drawMark(pen: CanvasRenderingContext2D, { mark, x, y }: Seat): void {
    const { paper, ink } = this.#colours;
    const radius = radiusOf[mark.kind] * this.#size;
    const colour = inks.has(mark.ink) ? this.#colours.modes[mark.ink as MapInk] : ink;
    disc(pen, x, y, radius + 1.6, paper);
    if (mark.kind === 'dot') disc(pen, x, y, radius, mark.isSolid ? colour : paper, mark.isSolid ? undefined : colour, 1.6);
    else if (mark.kind === 'unit') {
      disc(pen, x, y, radius, mark.isSolid ? colour : paper, colour, 1.6);
      const side = radius * 1.35;
      pen.save();
      pen.translate(x - side / 2, y - side / 2);
      pen.scale(side / 15, side / 15);
      pen.lineWidth = 1.5;
      pen.strokeStyle = mark.isSolid ? paper : colour;
      pen.stroke(new Path2D(glyphPath(mark.ink)));
      pen.restore();
    } else {
      disc(pen, x, y, radius, mark.isSolid ? ink : paper, colour, 3 * this.#size);
      pen.font = `700 ${13.5 * this.#size}px ${getComputedStyle(document.body).fontFamily}`;
      pen.textAlign = 'center';
      pen.textBaseline = 'alphabetic';
      pen.fillStyle = mark.isSolid ? paper : ink;
      pen.fillText(mark.text, x, y + 4.8 * this.#size);
    }
    if (mark.isChosen) {
      pen.beginPath();
      pen.arc(x, y, radius + 4, 0, Math.PI * 2);
      pen.lineWidth = 1.6;
      pen.strokeStyle = ink;
      pen.stroke();
    }
  }
}

function disc(pen: CanvasRenderingContext2D, x: number, y: number, radius: number, fill: string, edge?: string, width = 0): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.fillStyle = fill;
  pen.fill();
  if (edge === undefined) return;
  pen.lineWidth = width;
  pen.strokeStyle = edge;
  pen.stroke();
}

const pixel = (map: ChartMap, [lon, lat]: Point): { readonly x: number; readonly y: number } => {
  const { x, y } = map.project([lon, lat]);
  return { x, y };
};

function between(from: Mark | undefined, to: Mark, share: number): Mark {
  if (from === undefined) return to;
  if (to.track !== undefined && from.track === to.track && from.km !== undefined && to.km !== undefined) {
    const km = from.km + (to.km - from.km) * share;
    return { ...to, km, at: pointAt(to.track, km) ?? to.at };
  }
  return { ...to, km: undefined, at: [from.at[0] + (to.at[0] - from.at[0]) * share, from.at[1] + (to.at[1] - from.at[1]) * share] };
}

/** Dots below, one a spot; discs above, moved aside so that none hides another. */
function seatMarks(given: readonly Seat[], size: number): readonly Seat[] {
  const spots = new Set<string>();
  const dots = given.filter(({ mark, x, y }) => {
    if (mark.kind !== 'dot') return false;
    const spot = `${Math.round(x / 3)} ${Math.round(y / 3)}`;
    if (spots.has(spot)) return false;
    spots.add(spot);
    return true;
  });
  const discs: Seat[] = [];
  for (const seat of given.filter(({ mark }) => mark.kind !== 'dot')) {
    const reach = radiusOf[seat.mark.kind] * 2 * size + 2;
    let { x } = seat;
    while (discs.some((other) => Math.hypot(other.x - x, other.y - seat.y) < reach)) x += reach / 4;
    discs.push({ ...seat, x });
  }
  return [...dots, ...discs];
}
