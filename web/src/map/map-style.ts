/** The layers of the map, bottom to top: sea, graticule, land, borders, the network when asked for, other ways, the chosen way. No text: label-canvas.ts draws it. */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { type NetworkLayer, networkLayers } from '../state/address.js';
import type { Drawing } from './ground-map.js';
import type { GroundShapes } from './ground-shapes.js';
import { dashes, type MapColours, type MapInk, mapInks } from './map-inks.js';
import { sourceOfLayer } from './source-of-layer.js';

const empty: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
const geojson = (data: GeoJSON.GeoJSON) => ({ type: 'geojson' as const, data });

const inkOfLayer: Readonly<Record<NetworkLayer, MapInk | undefined>> = {
  road: 'road',
  rail1435: 'rail1435',
  rail1520: 'rail1520',
  sea: 'sea',
  ferry: 'ferry',
  air: 'air',
  pipeline: 'pipeline',
  border: undefined,
  terminal: undefined,
};

/** What the sources besides the ground hold, by name. */
type MapData = ReadonlyMap<string, GeoJSON.FeatureCollection>;

/** The ground of every map: water, graticule, land, borders; above it the layers of a drawing. */
export function groundStyle(ground: GroundShapes, colours: MapColours, drawing: Drawing, data: MapData): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: geojson(ground.land),
      coast: geojson(ground.coast),
      borders: geojson(ground.borders),
      grid: geojson(ground.grid),
      ...Object.fromEntries(drawing.sources.map((name) => [name, geojson(data.get(name) ?? empty)] as const)),
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': colours.water } },
      { id: 'grid', type: 'line', source: 'grid', paint: { 'line-color': colours.strong, 'line-opacity': 0.22, 'line-width': 0.6 } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colours.land, 'fill-antialias': false } },
      { id: 'coast', type: 'line', source: 'coast', paint: { 'line-color': colours.strong, 'line-opacity': 0.7, 'line-width': 0.7 } },
      { id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': colours.strong, 'line-opacity': 0.55, 'line-width': 0.6 } },
      ...drawing.layers(colours),
    ],
  };
}

/** The planner's drawing: the network when asked for, other ways, the chosen way, its stops. */
export const waysDrawing: Drawing = {
  sources: ['others', 'chosen', 'stops', ...networkLayers.map(sourceOfLayer)],
  layers: (colours) => [
    ...networkLayers.flatMap((layer) => networkStyle(layer, colours)),
    ...waysStyle('others', colours, 0.62),
    ...waysStyle('chosen', colours, 1.25),
    {
      id: 'stops',
      type: 'circle',
      source: 'stops',
      paint: {
        'circle-radius': ['case', ['get', 'end'], 5.5, 3.4],
        'circle-color': ['case', ['get', 'end'], colours.ink, colours.paper],
        'circle-stroke-color': ['case', ['get', 'end'], colours.paper, colours.ink],
        'circle-stroke-width': 1.4,
      },
    },
  ],
};

/** Every ink is its own layer: a dash cannot be a property of a feature. */
function waysStyle(source: 'others' | 'chosen', colours: MapColours, weight: number): LayerSpecification[] {
  const width = (base: number): ExpressionSpecification => [
    'interpolate',
    ['linear'],
    ['zoom'],
    2,
    base * weight * 0.8,
    6,
    base * weight * 1.25,
    10,
    base * weight * 1.9,
  ];
  const opacity = source === 'others' ? 0.55 : 1;
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const lines = mapInks.map(
    (ink): LayerSpecification => ({
      id: `${source}-${ink}`,
      type: 'line',
      source,
      filter: ['==', ['get', 'ink'], ink],
      layout: dashes[ink] === undefined ? round : { 'line-join': 'round' },
      paint: {
        'line-color': colours.modes[ink],
        'line-width': width(ink === 'rail1520' ? 3.5 : 3),
        'line-opacity': source === 'others' ? ['case', ['boolean', ['get', 'hover'], false], 1, opacity] : 1,
        ...(dashes[ink] === undefined ? {} : { 'line-dasharray': [...dashes[ink]] }),
      },
    }),
  );
  return [
    {
      id: `${source}-casing`,
      type: 'line',
      source,
      layout: round,
      paint: { 'line-color': colours.paper, 'line-width': width(6.5), 'line-opacity': source === 'others' ? 0.35 : 0.9 },
    },
    ...lines,
    {
      id: `${source}-gauge`,
      type: 'line',
      source,
      filter: ['==', ['get', 'ink'], 'rail1520'],
      layout: round,
      paint: { 'line-color': colours.paper, 'line-width': width(1), 'line-opacity': opacity },
    },
  ];
}

/** A border or terminal is a dot; a border grows with its wait where the server tells one. */
export function networkStyle(layer: NetworkLayer, colours: MapColours): LayerSpecification[] {
  const source = sourceOfLayer(layer);
  const ink = inkOfLayer[layer];
  if (ink === undefined) {
    const waits: ExpressionSpecification = ['interpolate', ['linear'], ['coalesce', ['to-number', ['get', 'p50H'], 0], 0], 0, 2.6, 12, 4.5, 48, 8];
    return [
      {
        id: source,
        type: 'circle',
        source,
        paint: {
          'circle-radius': layer === 'border' ? waits : 2.8,
          'circle-color': layer === 'border' ? colours.paper : colours.soft,
          'circle-stroke-color': layer === 'border' ? colours.ink : colours.paper,
          'circle-stroke-width': layer === 'border' ? 1.3 : 0.8,
          'circle-opacity': 0.95,
        },
      },
    ];
  }
  const width: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 2, 0.5, 5, 1.1, 9, 2.4];
  return [
    {
      id: source,
      type: 'line',
      source,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.modes[ink],
        'line-width': width,
        'line-opacity': 0.75,
        ...(dashes[ink] === undefined ? {} : { 'line-dasharray': [...dashes[ink]] }),
      },
    },
  ];
}
