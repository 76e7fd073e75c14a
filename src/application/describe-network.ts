/** Use case: what a network holds, for a page that introduces it: counts, where it lies, its countries, and whom it cites. */
import type { NetworkSurveyDocument } from '../contract/index.js';
import { countryName, type Network } from '../network/index.js';

/** Sources listed; the tables name thousands, most of them for one row. */
const SOURCES = 200;

export function describeNetwork(network: Network): NetworkSurveyDocument {
  const { id, version, places, tables, nodes, arcs } = network;
  const modes = [...new Set([...tables.links, ...tables.services].map((row) => row.mode))];
  return {
    id,
    version,
    counts: {
      places: places.length,
      links: tables.links.length,
      services: tables.services.length,
      procedures: tables.procedures.length,
      terminals: tables.terminals.length,
      pipelines: tables.pipelines.length,
      nodes: nodes.count,
      arcs: arcs.count,
    },
    modes: modes.map((mode) => {
      const links = tables.links.filter((link) => link.mode === mode);
      const km = links.reduce((sum, link) => sum + link.length_km, 0);
      return { mode, links: links.length, km, services: tables.services.filter((service) => service.mode === mode).length };
    }),
    bounds: boundsOf(places),
    countries: countriesOf(places),
    tables: Object.entries(tables).map(([table, rows]: [string, readonly { readonly basis: string }[]]) => {
      const count = (basis: string): number => rows.filter((row) => row.basis === basis).length;
      return { table, rows: rows.length, published: count('published'), calibrated: count('calibrated'), assumed: count('assumed') };
    }),
    sources: sourcesOf(network),
  };
}

/** Of the places that cargo can stop at; waypoints lie far out at sea. */
function boundsOf(places: Network['places']): [number, number, number, number] {
  const ashore = places.filter((place) => !place.roles.includes('waypoint'));
  const least = (of: (place: Network['places'][number]) => number): number => ashore.reduce((low, place) => Math.min(low, of(place)), Infinity);
  if (ashore.length === 0) return [-180, -90, 180, 90];
  return [least((place) => place.lon), least((place) => place.lat), -least((place) => -place.lon), -least((place) => -place.lat)];
}

function countriesOf(places: Network['places']): NetworkSurveyDocument['countries'] {
  const counts = new Map<string, number>();
  for (const { country, country2 } of places) {
    for (const code of [country, country2]) if (code !== '') counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => ({ code, name: countryName(code, 'en'), places: count })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

function sourcesOf({ tables }: Network): NetworkSurveyDocument['sources'] {
  const counts = new Map<string, number>();
  for (const rows of Object.values(tables) as readonly (readonly { readonly source: string }[])[]) {
    for (const { source } of rows) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return [...counts]
    .map(([source, rows]) => ({ source, rows }))
    .sort((a, b) => b.rows - a.rows || (a.source < b.source ? -1 : 1))
    .slice(0, SOURCES);
}
