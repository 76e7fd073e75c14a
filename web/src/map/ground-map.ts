/** Sea, land, borders, names, and room for what a screen draws on them: every map of the app is one of these. */
import { Map as ChartMap, type LayerSpecification, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { GroundShapes } from './ground-shapes.js';
import { LabelCanvas, type MapLabel } from './label-canvas.js';
import { type MapColours, readColours } from './map-inks.js';
import { groundStyle } from './map-style.js';

setWorkerUrl(workerUrl);

export interface Drawing {
  /** Names of the GeoJSON sources that the layers read; each is empty until it is put. */
  readonly sources: readonly string[];
  /** Above the ground, bottom to top; asked again when the colours change. */
  readonly layers: (colours: MapColours) => readonly LayerSpecification[];
}

type Line = readonly (readonly [number, number])[];

export class GroundMap {
  readonly map: ChartMap;
  readonly labels: LabelCanvas;
  #ground: GroundShapes;
  #drawing: Drawing;
  #data = new Map<string, GeoJSON.FeatureCollection>();
  #labelled: readonly MapLabel[] = [];
  #kept: readonly Line[] = [];

  /** `title` is what a screen reader calls the map. */
  constructor(container: HTMLElement, ground: GroundShapes, drawing: Drawing, title: string) {
    this.#ground = ground;
    this.#drawing = drawing;
    const colours = readColours();
    this.map = new ChartMap({
      container,
      style: groundStyle(ground, colours, drawing, this.#data),
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
      locale: { 'Map.Title': title },
      canvasContextAttributes: { preserveDrawingBuffer: true, antialias: true },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.labels = new LabelCanvas(this.map, colours);
    // the app's own tests ask the map what it shows
    Object.assign(container, { chartMap: this.map });
  }

  /** What a source holds from now on. */
  put(source: string, features: readonly GeoJSON.Feature[]): void {
    const data: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [...features] };
    this.#data.set(source, data);
    const held = this.map.getSource(source);
    if (held !== undefined && 'setData' in held) (held as unknown as { setData: (data: GeoJSON.GeoJSON) => void }).setData(data);
  }

  /** Names of the ground keep off the given lines. */
  showLabels(labels: readonly MapLabel[], lines: readonly Line[]): void {
    [this.#labelled, this.#kept] = [labels, lines];
    this.labels.set(labels, lines, readColours());
  }

  /** Other paper and inks, same things. */
  recolour(): void {
    const colours = readColours();
    this.map.setStyle(groundStyle(this.#ground, colours, this.#drawing, this.#data), { diff: true });
    this.labels.set(this.#labelled, this.#kept, colours);
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
    this.map.remove();
  }
}
