/** The layers of the control room's map: ways still ahead, pale; ways travelled, strong; stops. Units and convoys stand on a canvas above. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Drawing } from '../../map/ground-map.js';
import { dashes, type MapColours, mapInks } from '../../map/map-inks.js';

const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
const width = (base: number): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], 2, base * 0.8, 6, base * 1.25, 10, base * 1.9];

function waysOf(source: string, colours: MapColours, weight: number, opacity: number): LayerSpecification[] {
  const casing: LayerSpecification = {
    id: `${source}-casing`,
    type: 'line',
    source,
    layout: round,
    paint: { 'line-color': colours.paper, 'line-width': width(6 * weight), 'line-opacity': 0.8 * opacity },
  };
  const lines = mapInks.map(
    (ink): LayerSpecification => ({
      id: `${source}-${ink}`,
      type: 'line',
      source,
      filter: ['==', ['get', 'ink'], ink],
      layout: dashes[ink] === undefined ? round : { 'line-join': 'round' },
      paint: {
        'line-color': colours.modes[ink],
        'line-width': width((ink === 'rail1520' ? 3.4 : 2.9) * weight),
        'line-opacity': ['*', opacity, ['get', 'strength']],
        ...(dashes[ink] === undefined ? {} : { 'line-dasharray': [...dashes[ink]] }),
      },
    }),
  );
  const gauge: LayerSpecification = {
    id: `${source}-gauge`,
    type: 'line',
    source,
    filter: ['==', ['get', 'ink'], 'rail1520'],
    layout: round,
    paint: { 'line-color': colours.paper, 'line-width': width(weight), 'line-opacity': ['*', opacity, ['get', 'strength']] },
  };
  return [casing, ...lines, gauge];
}

export const operationsDrawing: Drawing = {
  sources: ['ahead', 'done', 'stops'],
  layers: (colours) => [
    ...waysOf('ahead', colours, 0.8, 0.7),
    ...waysOf('done', colours, 1.25, 1),
    {
      id: 'stops',
      type: 'circle',
      source: 'stops',
      paint: {
        'circle-radius': ['case', ['get', 'end'], 5, 3.2],
        'circle-color': ['case', ['get', 'end'], colours.ink, colours.paper],
        'circle-stroke-color': ['case', ['get', 'end'], colours.paper, colours.ink],
        'circle-stroke-width': 1.4,
      },
    },
  ],
};
