// The terminal rows that follow from what a place is: a port by its class, an airport, a railway station, the end of a pipeline.
import type { Row } from './sea-csv.js';
import type { Point } from './sea-geo.js';
import type { AccessLinks, Site } from './term-access.js';
import type { Land } from './term-land.js';
import type { TerminalTable } from './term-layers.js';

/** A town of this many people has a yard that lifts containers, named or not. */
const containerTown = 400_000;

const portLayers: Readonly<Record<string, readonly string[]>> = {
  main: ['vessel', 'feeder'],
  feeder: ['feeder'],
  general: [],
  ferry: [],
  oil: ['tanker'],
  planned: [],
};

export function addPortsAndAirports(table: TerminalTable, access: AccessLinks, ports: readonly Row[], airports: readonly Row[]): void {
  for (const port of ports) {
    if (port.class === 'planned') continue;
    const site: Site = { id: port.id, country: port.country, at: pointOf(port) };
    access.road(site, 2, 'port');
    const gauges = port.rail_gauges.split(';').filter((gauge) => gauge !== '' && gauge !== '1676');
    const rails = gauges.filter((gauge) => access.rail(site, gauge, 'port') || console.log(`  ${port.id}: no railway of ${gauge} mm in reach`));
    const deck = port.deck_layers.split(';').filter((layer) => layer !== '');
    const oilOnly = port.class === 'oil';
    const handles = oilOnly ? [] : port.class === 'ferry' ? ['truck'] : ['container', 'reefer', 'loose'];
    if (rails.length > 0 && !oilOnly) handles.push('wagon');
    if (deck.includes('roro')) handles.push('truck');
    if (oilOnly || deck.includes('tanker')) handles.push('liquid');
    table.add(
      port.id,
      ['truck', ...rails.map((g) => `rail${g}`), ...portLayers[port.class], ...deck],
      handles,
      `port class ${port.class} (data/curation/ports.csv), recalled by the compilers, unconfirmed`,
      'assumed',
    );
  }
  for (const airport of airports) {
    if (airport.status !== 'open') continue;
    access.road({ id: airport.id, country: airport.country, at: pointOf(airport) }, 2, 'airport');
    table.add(
      airport.id,
      ['truck', 'aircraft'],
      ['container', 'reefer', 'loose'],
      'every cargo airport handles pallets and unit load devices: assumed',
      'assumed',
    );
  }
}

/** Where block trains stop: there boxes are lifted on and off, however small the town. */
export function blockTrainStops(services: readonly Row[], stops: readonly Row[]): ReadonlySet<string> {
  const trains = new Set(services.filter((row) => row.layer?.startsWith('rail') && row.mode === 'rail').map((row) => row.id));
  return new Set(stops.filter((row) => trains.has(row.service)).map((row) => row.place ?? ''));
}

export function addStations(table: TerminalTable, land: Land, access: AccessLinks, trainStops: ReadonlySet<string>): void {
  const portStations = new Set(access.rows.filter((row) => row.mode === 'rail' && table.handles(row.from, 'container')).map((row) => row.to));
  for (const place of land.places) {
    if (!place.roles.has('station') || place.gauges.size === 0 || place.status !== 'open') continue;
    const named = table.has(place.id);
    const twoGauges = place.gauges.size > 1;
    const lifts = named || twoGauges || portStations.has(place.id) || trainStops.has(place.id) || place.population >= containerTown;
    table.add(
      place.id,
      [...(place.road ? ['truck'] : []), ...[...place.gauges].map((gauge) => `rail${gauge}`)],
      ['wagon', 'loose', 'liquid', ...(lifts ? ['container', 'reefer'] : [])],
      `any freight station can load a wagon: assumed${lifts ? '' : '; containers only at named terminals, port stations, breaks of gauge, stops of block trains and towns of 400,000 and more'}`,
      'assumed',
    );
  }
}

/** Both ends of every line of crude or products; gas has no load unit and passes no terminal. */
export function addPipelineEnds(table: TerminalTable, land: Land, links: readonly Row[]): void {
  const lines = new Map<string, { from: string[]; to: string[] }>();
  for (const link of links) {
    if (link.speed_class === 'gas' || link.status === 'planned') continue;
    const line = lines.get(link.line) ?? { from: [], to: [] };
    line.from.push(link.from);
    line.to.push(link.to);
    lines.set(link.line, line);
  }
  for (const [id, line] of lines) {
    const ends = [...line.from.filter((place) => !line.to.includes(place)), ...line.to.filter((place) => !line.from.includes(place))];
    for (const end of ends) {
      const here = land.byId.get(end);
      table.add(
        end,
        ['pipe', ...(here?.road ? ['truck'] : []), ...[...(here?.gauges ?? [])].map((gauge) => `rail${gauge}`)],
        ['liquid'],
        `end of the pipeline ${id}; transfer to road and rail tanks where they reach it: assumed`,
        'assumed',
      );
    }
  }
}

const pointOf = (row: Row): Point => [Number(row.lon), Number(row.lat)];
