/** Places where cargo changes its carrier: the rows of the table of terminals, at their places. */
import type { Network } from '../network/index.js';
import type { Feature } from './present-geojson.js';

export function listTerminals(network: Network): readonly Feature[] {
  const placeOf = new Map(network.places.map((place) => [place.id, place]));
  return network.tables.terminals.flatMap((row): Feature[] => {
    const place = placeOf.get(row.place);
    if (place === undefined) return [];
    return [
      {
        type: 'Feature',
        id: place.id,
        geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
        properties: {
          id: place.id,
          name: place.names.en,
          names: place.names,
          country: place.country,
          roles: place.roles.join(', '),
          layers: row.layers.join(', '),
          handles: row.handles.join(', '),
          capacityTeuYear: row.capacity_teu_y ?? null,
          capacityTonnesYear: row.capacity_t_y ?? null,
          opensH: row.opens_h ?? null,
          closesH: row.closes_h ?? null,
          status: place.status,
          source: row.source,
          basis: row.basis,
        },
      },
    ];
  });
}
