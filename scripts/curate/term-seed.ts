// Which place is a terminal of the seed? The port it belongs to, the station or town it stands at, or a place of its own.

import { type Row, readRows } from './sea-csv.js';
import { greatCircleKm, type Point } from './sea-geo.js';
import { type Land, slug } from './term-land.js';

const samePlaceKm = 3;
const samePortKm = 12;

export interface SeedTerminal {
  readonly seed: string;
  readonly name: string;
  readonly country: string;
  readonly at: Point;
  /** The place it is: a port, a land place or its own. */
  readonly place: string;
  readonly kind: 'port' | 'land' | 'own';
  readonly gauges: readonly string[];
  readonly pipe: boolean;
  readonly locode: string;
  readonly note: string;
  readonly station: string;
  readonly stationKm: number;
}

export function matchSeed(land: Land, ports: readonly Row[]): SeedTerminal[] {
  const fixes = new Map(readRows('data/curation/terminal-fixes.csv').map((row) => [row.seed, row]));
  const portIds = new Set(ports.map((row) => row.id));
  const taken = new Set<string>();
  const rows = readRows('data/seeds/terminals.csv');
  const names = new Set(rows.map((row) => row.name));
  for (const seed of fixes.keys()) if (!names.has(seed)) throw new Error(`terminal-fixes.csv: ${seed} is not in the seed`);

  return rows.map((row) => {
    const fix = fixes.get(row.name);
    const at: Point = [Number(row.lon), Number(row.lat)];
    const modes = row.modes.split(',').map((mode) => mode.trim());
    const station = land.bySeed.get(row.nearest_rail_station);
    const shared = {
      seed: row.name,
      name: fix?.name_en || row.name,
      country: row.country,
      at,
      gauges: modes.filter((mode) => /^rail\d/.test(mode)).map((mode) => mode.slice(4)),
      pipe: modes.some((mode) => mode.startsWith('pipeline')),
      locode: row.unlocode,
      note: row.notes.replace(/;?\s*UN\/LOCODE unconfirmed \(.*?\)/, '').trim(),
      station: station?.id ?? '',
      stationKm: Number(row.station_km),
    };
    if (fix?.into && fix.into !== 'own') {
      if (portIds.has(fix.into)) return { ...shared, place: fix.into, kind: 'port' as const };
      if (land.byId.has(fix.into)) return { ...shared, place: fix.into, kind: 'land' as const };
      throw new Error(`terminal-fixes.csv: ${fix.into} is neither a port nor a land place`);
    }
    if (!fix?.into && modes.some((mode) => mode.startsWith('sea'))) {
      const port = nearestPort(ports, row.country, at);
      if (port && port.km <= samePortKm) return { ...shared, place: port.id, kind: 'port' as const };
    }
    if (!fix?.into && station && station.country === row.country && greatCircleKm(station.at, at) <= samePlaceKm) {
      return { ...shared, place: station.id, kind: 'land' as const };
    }
    return { ...shared, place: ownId(row.country, shared.name, taken, land), kind: 'own' as const };
  });
}

function nearestPort(ports: readonly Row[], country: string, at: Point): { id: string; km: number } | undefined {
  return ports
    .filter((row) => row.country === country)
    .map((row) => ({ id: row.id, km: greatCircleKm(at, [Number(row.lon), Number(row.lat)]) }))
    .sort((a, b) => a.km - b.km || (a.id < b.id ? -1 : 1))[0];
}

/** `de-duisburg-dit-duisport-terminal`; the part in brackets stays, because a city has several terminals. */
function ownId(country: string, name: string, taken: Set<string>, land: Land): string {
  const base = slug(name.replace(/ (terminal|dry port)$/i, ''));
  let id = `${country.toLowerCase()}-${base}-terminal`;
  for (let n = 2; taken.has(id) || land.byId.has(id); n++) id = `${country.toLowerCase()}-${base}-terminal-${n}`;
  taken.add(id);
  return id;
}
