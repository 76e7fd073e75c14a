// Collects, place by place, which layers meet the ground and which cargo classes are handled. Rows of several origins (a seed
// terminal at a station, a pipeline end in a port) become one.
import type { Row } from './sea-csv.js';

const layerOrder = 'truck rail1435 rail1520 rail1668 rail1000 vessel feeder tanker roro rail_ferry aircraft pipe'.split(' ');
const cargoOrder = 'container reefer truck wagon loose liquid'.split(' ');

export class TerminalTable {
  readonly #rows = new Map<string, { layers: Set<string>; handles: Set<string>; sources: Set<string>; assumed: boolean }>();

  add(place: string, layers: readonly string[], handles: readonly string[], source: string, basis: string): void {
    const row = this.#rows.get(place) ?? { layers: new Set<string>(), handles: new Set<string>(), sources: new Set<string>(), assumed: false };
    for (const layer of layers) if (layerOrder.includes(layer)) row.layers.add(layer);
    for (const cargo of handles) row.handles.add(cargo);
    row.sources.add(source);
    row.assumed ||= basis === 'assumed';
    this.#rows.set(place, row);
  }

  has(place: string): boolean {
    return this.#rows.has(place);
  }

  handles(place: string, cargo: string): boolean {
    return this.#rows.get(place)?.handles.has(cargo) ?? false;
  }

  render(capacity: readonly Row[]): Row[] {
    const given = new Map(capacity.map((row) => [row.place, row]));
    return [...this.#rows.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([place, row]) => ({
        place,
        layers: layerOrder.filter((layer) => row.layers.has(layer)).join(';'),
        handles: cargoOrder.filter((cargo) => row.handles.has(cargo)).join(';'),
        capacity_teu_y: given.get(place)?.capacity_teu_y ?? '',
        capacity_t_y: given.get(place)?.capacity_t_y ?? '',
        source: [...row.sources, ...(given.has(place) ? [`capacity: ${given.get(place)?.source}`] : [])].join('; '),
        basis: row.assumed ? 'assumed' : 'published',
      }));
  }
}
