/** The planner's map as a thing with a few verbs: show these ways, these labels, these layers of the network; fit; copy yourself to a picture. */
import type { Map as ChartMap, MapGeoJSONFeature } from 'maplibre-gl';
import type { ItineraryDocument, PlaceDocument } from '../../../src/contract/index.js';
import { type NetworkLayer, networkLayers } from '../state/address.js';
import { GroundMap } from './ground-map.js';
import type { GroundShapes } from './ground-shapes.js';
import type { LabelCanvas, MapLabel } from './label-canvas.js';
import { waysDrawing } from './map-style.js';
import { sourceOfLayer } from './source-of-layer.js';
import { firstPart, linesOf, toFeatures, type WayLine } from './way-shapes.js';

const drawMs = 400;

export interface ShownWay {
  readonly way: ItineraryDocument;
  readonly number: number;
}

export interface MapEvents {
  readonly onWay: (id: string) => void;
  readonly onHover: (id: string | undefined, leg: number | undefined) => void;
  /** Something of the network was clicked. */
  readonly onFeature: (feature: { readonly layer: NetworkLayer; readonly properties: Readonly<Record<string, unknown>> } | undefined) => void;
}

type Bounds = [[number, number], [number, number]];

export class ChartView {
  readonly map: ChartMap;
  readonly labels: LabelCanvas;
  #base: GroundMap;
  #shown: readonly ShownWay[] = [];
  #lines = new Map<string, readonly WayLine[]>();
  #chosen: string | undefined;
  #hover: string | undefined;
  #frame = 0;
  /** Nobody has moved the map since it was fitted: it stays fitted when its pane changes size. */
  #isFitted = false;
  /** Origin and destination, for when there is no way between them. */
  #ends: readonly PlaceDocument[] = [];

  constructor(container: HTMLElement, ground: GroundShapes, events: MapEvents, name: string) {
    this.#base = new GroundMap(container, ground, waysDrawing, name);
    this.map = this.#base.map;
    this.labels = this.#base.labels;
    this.#listen(events);
    // the page's own tests ask the map what it shows
    Object.assign(container, { chartMap: this.map });
  }

  #listen({ onWay, onHover, onFeature }: MapEvents): void {
    const { map } = this;
    const near = (x: number, y: number, layers: readonly string[], reach = 5): MapGeoJSONFeature[] =>
      map.queryRenderedFeatures(
        [
          [x - reach, y - reach],
          [x + reach, y + reach],
        ],
        { layers: layers.filter((id) => map.getLayer(id) !== undefined) },
      );
    const wayAt = (x: number, y: number) => near(x, y, ['chosen-casing', 'others-casing'])[0];
    map.on('mousemove', ({ point }) => {
      const disc = this.labels.discAt(point.x, point.y);
      const way = this.#shown.find(({ number }) => String(number) === disc)?.way.id;
      const hit = way === undefined ? wayAt(point.x, point.y) : undefined;
      const id = way ?? (hit?.properties['way'] as string | undefined);
      const thing = id ?? near(point.x, point.y, networkLayers.map(sourceOfLayer), 3)[0];
      map.getCanvas().style.cursor = thing === undefined ? '' : 'pointer';
      onHover(id, hit === undefined || id !== this.#chosen ? undefined : Number(hit.properties['leg']));
    });
    const leave = ({ originalEvent }: { readonly originalEvent?: unknown }): void => {
      if (originalEvent !== undefined) this.#isFitted = false;
    };
    map.on('dragstart', leave);
    map.on('zoomstart', leave);
    map.on('resize', () => this.#isFitted && this.fit(true));
    map.on('mouseout', () => onHover(undefined, undefined));
    map.on('click', ({ point }) => {
      const disc = this.labels.discAt(point.x, point.y);
      const way = this.#shown.find(({ number }) => String(number) === disc)?.way.id;
      const found = way === undefined ? near(point.x, point.y, networkLayers.map(sourceOfLayer).reverse(), 4)[0] : undefined;
      const layer = networkLayers.find((one) => sourceOfLayer(one) === found?.source);
      onFeature(found === undefined || layer === undefined ? undefined : { layer, properties: found.properties });
      const id = way ?? (found === undefined ? (wayAt(point.x, point.y)?.properties['way'] as string | undefined) : undefined);
      if (id !== undefined) onWay(id);
    });
  }

  /** The chosen way draws itself, once, unless the reader wants no motion. */
  showWays(shown: readonly ShownWay[], chosen: string | undefined, hover: string | undefined, ends: readonly PlaceDocument[]): void {
    this.#ends = ends;
    const isNew =
      chosen !== this.#chosen || this.#shown.find(({ way }) => way.id === chosen)?.way !== shown.find(({ way }) => way.id === chosen)?.way;
    const isSame = !isNew && shown.length > 0 && this.#shown === shown && this.#hover === hover;
    if (isSame) return;
    [this.#shown, this.#chosen, this.#hover] = [shown, chosen, hover];
    this.#lines = new Map(shown.map(({ way }) => [way.id, linesOf(way)]));
    const others = shown
      .filter(({ way }) => way.id !== chosen)
      .sort((a, b) => Number(a.way.id === hover) - Number(b.way.id === hover) || b.number - a.number);
    this.#base.put(
      'others',
      others.flatMap(({ way }) => toFeatures(this.#lines.get(way.id) ?? [], way.id, way.id === hover)),
    );
    this.#base.put('stops', stopsOf(shown.find(({ way }) => way.id === chosen)?.way, ends));
    if (isNew) this.#drawChosen();
  }

  #drawChosen(): void {
    cancelAnimationFrame(this.#frame);
    const id = this.#chosen;
    const lines = id === undefined ? [] : (this.#lines.get(id) ?? []);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const from = performance.now();
    const step = (now: number): void => {
      const share = still ? 1 : Math.min(1, (now - from) / drawMs);
      this.#base.put('chosen', toFeatures(firstPart(lines, share * (2 - share)), id ?? ''));
      if (share < 1) this.#frame = requestAnimationFrame(step);
    };
    step(from + (still ? drawMs : 0));
  }

  showLabels(labels: readonly MapLabel[]): void {
    this.#base.showLabels(labels, this.#chosenLines());
  }

  #chosenLines(): readonly WayLine['points'][] {
    return (this.#lines.get(this.#chosen ?? '') ?? []).map(({ points }) => points);
  }

  showLayer(layer: NetworkLayer, data: GeoJSON.FeatureCollection | undefined): void {
    this.#base.put(sourceOfLayer(layer), data?.features ?? []);
  }

  recolour(): void {
    this.#base.recolour();
  }

  fit(calm: boolean): void {
    const bounds = boundsOf([
      ...[...this.#lines.values()].flatMap((lines) => lines.flatMap((line) => line.points)),
      ...this.#ends.map(({ lon, lat }) => [lon, lat] as const),
    ]);
    if (bounds === undefined) return;
    const { width, height } = this.map.getContainer().getBoundingClientRect();
    this.#isFitted = true;
    const edge = Math.max(14, Math.min(width, height) * 0.09);
    const still = calm || matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.map.fitBounds(bounds, {
      padding: { top: edge + 8, bottom: edge + 8, left: edge + 26, right: edge + 26 },
      maxZoom: 7,
      duration: still ? 0 : 500,
    });
  }

  toPicture(): Promise<Blob | undefined> {
    return this.#base.toPicture();
  }

  remove(): void {
    cancelAnimationFrame(this.#frame);
    this.#base.remove();
  }
}

function stopsOf(way: ItineraryDocument | undefined, asked: readonly PlaceDocument[]): GeoJSON.Feature[] {
  const legs = way?.legs ?? [];
  const ends = new Set(way === undefined ? asked.map(({ id }) => id) : [legs[0]?.from.id, legs.at(-1)?.to.id]);
  const places = new Map([...(way === undefined ? asked : []), ...legs.flatMap((leg) => [leg.from, leg.to])].map((place) => [place.id, place]));
  return [...places.values()].map(({ id, lon, lat }) => ({
    type: 'Feature',
    properties: { id, end: ends.has(id) },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  }));
}

function boundsOf(points: readonly (readonly [number, number])[]): Bounds | undefined {
  if (points.length === 0) return undefined;
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  return [
    [Math.min(...lons), Math.min(...lats)],
    [Math.max(...lons), Math.max(...lats)],
  ];
}
