/** Links of one layer as lines through their own points, cut at the 180th meridian. */
import { parsePolyline } from '../geo/index.js';
import type { Network, Place, Row } from '../network/index.js';
import { type Feature, splitAt180 } from './present-geojson.js';

type LinkLayer = 'road' | 'rail1435' | 'rail1520' | 'sea' | 'pipeline';

export function listLinkFeatures(network: Network, layer: LinkLayer): readonly Feature[] {
  const placeOf = new Map(network.places.map((place) => [place.id, place]));
  const pipelineOf = new Map(network.tables.pipelines.map((row) => [row.id, row]));
  return network.tables.links.flatMap((link): Feature[] => {
    const from = placeOf.get(link.from);
    const to = placeOf.get(link.to);
    if (from === undefined || to === undefined || !isOnLayer(link, layer)) return [];
    const pipeline = layer === 'pipeline' ? pipelineOf.get(link.line ?? '') : undefined;
    return [
      {
        type: 'Feature',
        id: link.id,
        geometry: splitAt180(linePoints(from, link.geometry ?? '', to)),
        properties: {
          id: link.id,
          name: `${from.names.en} – ${to.names.en}`,
          mode: link.mode,
          line: pipeline?.name ?? link.line ?? '',
          from: from.names.en,
          to: to.names.en,
          fromId: from.id,
          toId: to.id,
          lengthKm: link.length_km,
          class: link.speed_class,
          ...(link.mode === 'rail'
            ? { gaugeMm: link.gauge_mm?.join(' + ') ?? '', electrified: link.electrified ?? null, tracks: link.tracks ?? null }
            : {}),
          ...(pipeline === undefined
            ? {}
            : { commodity: pipeline.commodity, capacity: pipeline.capacity ?? null, capacityUnit: pipeline.capacity_unit ?? '' }),
          country: link.country ?? '',
          direction: link.direction,
          status: link.status,
          passage: link.passage ?? '',
          source: link.source,
          basis: link.basis,
        },
      },
    ];
  });
}

function isOnLayer(link: Row<'links'>, layer: LinkLayer): boolean {
  if (layer === 'rail1435' || layer === 'rail1520') return link.mode === 'rail' && (link.gauge_mm?.includes(layer.slice(4)) ?? false);
  return link.mode === layer;
}

/** [lon, lat] from one place to another through the points of a table cell. */
export function linePoints(from: Place, cell: string, to: Place): (readonly [number, number])[] {
  const shape = parsePolyline(cell);
  const inner = shape.kind === 'line' ? shape.points : [];
  return [from, ...inner, to].map(({ lon, lat }) => [lon, lat] as const);
}
