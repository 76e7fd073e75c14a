/** The map as a thing with a few verbs: show these ways, these labels, these layers of the network; fit; copy yourself to a picture. */
import { Map as ChartMap, type MapGeoJSONFeature, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { ItineraryDocument, PlaceDocument } from '../../../src/contract/index.js';
import { type NetworkLayer, networkLayers } from '../state/address.js';
import type { GroundShapes } from './ground-shapes.js';
import { LabelCanvas, type MapLabel } from './label-canvas.js';
import { type MapColours, readColours } from './map-inks.js';
import { mapStyle, sourceOfLayer } from './map-style.js';
import { firstPart, linesOf, toFeatures, type WayLine } from './way-shapes.js';

setWorkerUrl(workerUrl);

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
  #ground: GroundShapes;
  #data = new Map<string, GeoJSON.FeatureCollection>();
  #shown: readonly ShownWay[] = [];
  #lines = new Map<string, readonly WayLine[]>();
  #chosen: string | undefined;
  #hover: string | undefined;
  #frame = 0;
  #labelled: readonly MapLabel[] = [];
  /** Nobody has moved the map since it was fitted: it stays fitted when its pane changes size. */
  #isFitted = false;
  /** Origin and destination, for when there is no way between them. */
  #ends: readonly PlaceDocument[] = [];

  constructor(container: HTMLElement, ground: GroundShapes, events: MapEvents, name: string) {
    this.#ground = ground;
    const colours = readColours();
    this.map = new ChartMap({
      container,
      style: mapStyle(ground, colours, this.#data),
      center: [75, 40],
      zoom: 2.6,
      minZoom: 1,
      maxZoom: 11,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: true,
      fadeDuration: 0,
      locale: { 'Map.Title': name },
      canvasContextAttributes: { preserveDrawingBuffer: true, antialias: true },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.labels = new LabelCanvas(this.map, colours);
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

  #put(name: string, features: readonly GeoJSON.Feature[]): void {
    const data: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [...features] };
    this.#data.set(name, data);
    const source = this.map.getSource(name);
    if (source !== undefined && 'setData' in source) (source as unknown as { setData: (data: GeoJSON.GeoJSON) => void }).setData(data);
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
    this.#put(
      'others',
      others.flatMap(({ way }) => toFeatures(this.#lines.get(way.id) ?? [], way.id, way.id === hover)),
    );
    this.#put('stops', stopsOf(shown.find(({ way }) => way.id === chosen)?.way, ends));
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
      this.#put('chosen', toFeatures(firstPart(lines, share * (2 - share)), id ?? ''));
      if (share < 1) this.#frame = requestAnimationFrame(step);
    };
    step(from + (still ? drawMs : 0));
  }

  showLabels(labels: readonly MapLabel[]): void {
    this.#labelled = labels;
    this.labels.set(labels, this.#chosenLines(), readColours());
  }

  #chosenLines(): readonly WayLine['points'][] {
    return (this.#lines.get(this.#chosen ?? '') ?? []).map(({ points }) => points);
  }

  showLayer(layer: NetworkLayer, data: GeoJSON.FeatureCollection | undefined): void {
    this.#put(sourceOfLayer(layer), data?.features ?? []);
  }

  /** Other paper and inks, same things. */
  recolour(): void {
    const colours: MapColours = readColours();
    this.map.setStyle(mapStyle(this.#ground, colours, this.#data), { diff: true });
    this.labels.set(this.#labelled, this.#chosenLines(), colours);
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

  /** Map and labels in one picture. */
  async toPicture(): Promise<Blob | undefined> {
    const source = this.map.getCanvas();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [source.width, source.height];
    const pen = canvas.getContext('2d');
    if (pen === null) return undefined;
    pen.drawImage(source, 0, 0);
    pen.drawImage(this.labels.canvas, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => {
      canvas.toBlob((blob) => done(blob ?? undefined), 'image/png');
    });
  }

  remove(): void {
    cancelAnimationFrame(this.#frame);
    this.map.remove();
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
