/** The layers of the bench's map, bottom to top: areas of reach, the network when it is picked from, ways before, ways after and things, dots. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Drawing } from '../map/ground-map.js';
import { dashes, type MapColours, mapInks } from '../map/map-inks.js';
import { networkStyle } from '../map/map-style.js';
import { sourceOfLayer } from '../map/source-of-layer.js';
import { networkLayers } from '../state/address.js';

const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
const width = (factor: number, more = 0): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  2,
  ['+', ['*', ['get', 'width'], factor * 0.8], more],
  6,
  ['+', ['*', ['get', 'width'], factor * 1.25], more],
  10,
  ['+', ['*', ['get', 'width'], factor * 1.9], more],
];

/** Every ink is its own layer: a dash cannot be a property of a feature. `plain` lines are of no mode. */
function linesOf(source: string, colours: MapColours): LayerSpecification[] {
  return [
    {
      id: `${source}-casing`,
      type: 'line',
      source,
      layout: round,
      paint: { 'line-color': colours.paper, 'line-width': width(1, 3), 'line-opacity': ['*', ['get', 'opacity'], 0.75] },
    },
    ...[...mapInks, 'plain' as const].map(
      (ink): LayerSpecification => ({
        id: `${source}-${ink}`,
        type: 'line',
        source,
        filter: ['==', ['get', 'ink'], ink],
        layout: ink === 'plain' || dashes[ink] === undefined ? round : { 'line-join': 'round' },
        paint: {
          'line-color': ink === 'plain' ? colours.ink : colours.modes[ink],
          'line-width': width(1),
          'line-opacity': ['get', 'opacity'],
          ...(ink === 'plain' || dashes[ink] === undefined ? {} : { 'line-dasharray': [...dashes[ink]] }),
        },
      }),
    ),
    {
      id: `${source}-gauge`,
      type: 'line',
      source,
      filter: ['==', ['get', 'ink'], 'rail1520'],
      layout: round,
      paint: { 'line-color': colours.paper, 'line-width': width(0.28), 'line-opacity': ['get', 'opacity'] },
    },
  ];
}

export const studySources = ['areas', 'before', 'lines', 'points'] as const;

export const studyDrawing: Drawing = {
  sources: [...studySources, ...networkLayers.map(sourceOfLayer)],
  layers: (colours) => [
    { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': colours.ink, 'fill-opacity': 0.13 } },
    {
      id: 'areas-edge',
      type: 'line',
      source: 'areas',
      layout: round,
      paint: { 'line-color': colours.ink, 'line-opacity': 0.75, 'line-width': ['get', 'edge'] },
    },
    ...networkLayers.flatMap((layer) => networkStyle(layer, colours)),
    ...linesOf('before', colours),
    ...linesOf('lines', colours),
    {
      id: 'points',
      type: 'circle',
      source: 'points',
      paint: {
        'circle-radius': ['get', 'radius'],
        'circle-color': ['case', ['get', 'filled'], colours.ink, colours.paper],
        'circle-opacity': ['get', 'opacity'],
        'circle-stroke-color': ['case', ['get', 'filled'], colours.paper, colours.ink],
        'circle-stroke-width': 1.3,
      },
    },
  ],
};
