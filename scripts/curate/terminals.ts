// Terminals of the default network: where cargo passes between layers, and the short links that join ports, airports and terminals
// to the roads and railways.
//
// Input   data/seeds/terminals.csv, data/curation/{ports,terminal-*}.csv, the tables of land.js, sea.js, air.js and pipe.js,
//         data/eurasia/{services,service_stops}.csv (hand-kept: where block trains stop)
// Output  data/eurasia/{places-terminal,terminals,links-access-terminals,aliases-terminal}.csv
// Run     last of all: npx tsc -p scripts && node dist/scripts/curate/terminals.js

import { aliasColumns, linkColumns, placeColumns, type Row, readRows, terminalColumns, writeRows } from './sea-csv.js';
import { greatCircleKm } from './sea-geo.js';
import { WaterMask } from './sea-mask.js';
import { AccessLinks, type Site } from './term-access.js';
import { addShortFerries } from './term-ferries.js';
import { Land } from './term-land.js';
import { TerminalTable } from './term-layers.js';
import { localNames } from './term-names.js';
import { addPipelineEnds, addPortsAndAirports, addStations, blockTrainStops } from './term-places.js';
import { matchSeed, type SeedTerminal } from './term-seed.js';
import { zoneOf } from './term-zones.js';

const recalled = 'recalled by the compilers, unconfirmed';
const land = new Land();
const ports = readRows('data/curation/ports.csv');
const access = new AccessLinks(land, new WaterMask());
const table = new TerminalTable();
const seeds = matchSeed(land, ports);
const own = seeds.filter((terminal) => terminal.kind === 'own');

addHandAccess();
for (const terminal of own) joinTerminal(terminal);
for (const terminal of seeds) addSeedRow(terminal);
addPortsAndAirports(table, access, ports, readRows('data/eurasia/places-air.csv'));
addStations(table, land, access, blockTrainStops(readRows('data/eurasia/services.csv'), readRows('data/eurasia/service_stops.csv')));
addPipelineEnds(table, land, readRows('data/eurasia/links-pipeline.csv'));
addShortFerries(table, land, ports);

writeRows(
  'data/eurasia/places-terminal.csv',
  placeColumns,
  own.map(placeRow).sort((a, b) => (a.id < b.id ? -1 : 1)),
);
writeRows('data/eurasia/terminals.csv', terminalColumns, table.render(readRows('data/curation/terminal-capacity.csv')));
writeRows(
  'data/eurasia/links-access-terminals.csv',
  linkColumns,
  [...access.rows].sort((a, b) => (a.id < b.id ? -1 : 1)),
);
writeRows('data/eurasia/aliases-terminal.csv', aliasColumns, seeds.flatMap(aliasRows));
const count = (kind: SeedTerminal['kind']): number => seeds.filter((terminal) => terminal.kind === kind).length;
console.log(`seed terminals ${seeds.length}: ports ${count('port')}, land places ${count('land')}, own ${count('own')}`);
console.log(`access links ${access.rows.length}, without a road in reach: ${access.unreached.join(' ')}`);
console.log(`over water:\n  ${access.wet.join('\n  ')}`);

function addHandAccess(): void {
  for (const row of readRows('data/curation/terminal-access.csv')) {
    const to = row.to.startsWith('@') ? own.find((terminal) => terminal.name === row.to.slice(1))?.place : row.to;
    const from = ports.find((port) => port.id === row.from);
    if (!to || !from || !(land.byId.has(to) || own.some((terminal) => terminal.place === to))) {
      throw new Error(`terminal-access.csv: ${row.from}-${row.to} names an unknown end`);
    }
    access.add(from.id, to, row.mode as 'road' | 'rail', Number(row.km), from.country, row.gauge_mm, `${recalled}; ${row.note}`, 'assumed');
  }
}

function joinTerminal(terminal: SeedTerminal): void {
  const site: Site = { id: terminal.place, country: terminal.country, at: terminal.at };
  access.road(site, 1, 'terminal');
  for (const gauge of terminal.gauges) {
    const station = land.byId.get(terminal.station);
    if (station?.gauges.has(gauge) && station.country === terminal.country) {
      // the station may stand elsewhere by now than where the seed measured its distance
      const km = Math.max(terminal.stationKm, greatCircleKm(terminal.at, station.at));
      access.add(
        terminal.place,
        station.id,
        'rail',
        Math.max(1, km * 1.2),
        terminal.country,
        gauge,
        'distance to the nearest station x 1.2, at least 1 km: siding of the terminal',
      );
    } else if (!access.rail(site, gauge, 'terminal')) console.log(`  ${terminal.place}: no railway of ${gauge} mm in reach`);
  }
}

function addSeedRow(terminal: SeedTerminal): void {
  const here = land.byId.get(terminal.place);
  // At a land place only the gauges that reach it count; the seed sometimes means the yard beyond the border.
  const gauges = here ? terminal.gauges.filter((gauge) => here.gauges.has(gauge)) : terminal.gauges;
  const rails = gauges.filter((gauge) => here || access.has(terminal.place, 'rail', gauge) || terminal.kind === 'port').map((g) => `rail${g}`);
  table.add(
    terminal.place,
    ['truck', ...(terminal.kind === 'port' ? [] : rails), ...(terminal.pipe ? ['pipe'] : [])],
    ['container', 'reefer', 'loose', ...(rails.length > 0 ? ['wagon'] : []), ...(terminal.pipe ? ['liquid'] : [])],
    `intermodal terminal ${terminal.seed}, ${recalled}`,
    'assumed',
  );
}

function placeRow(terminal: SeedTerminal): Row {
  return {
    id: terminal.place,
    name_en: terminal.name,
    ...localNames(terminal.country, 'terminal', [terminal.seed, terminal.name]),
    country: terminal.country,
    lat: String(terminal.at[1]),
    lon: String(terminal.at[0]),
    zone: zoneOf(terminal.country, terminal.at[1], terminal.at[0]),
    roles: 'terminal;dry_port',
    status: 'open',
    source: `position ${recalled}${terminal.note ? `; ${terminal.note}` : ''}`,
    basis: 'assumed',
  };
}

function aliasRows(terminal: SeedTerminal): Row[] {
  return [
    {
      place: terminal.place,
      alias: terminal.seed,
      kind: terminal.kind === 'own' ? 'seed' : 'name',
      source: 'name of the terminal in data/seeds/terminals.csv',
      basis: 'assumed',
    },
  ];
}
