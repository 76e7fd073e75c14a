/** From the ways and points of an OpenStreetMap file to rows: chains become links, restrictions become turns, ferries become services. */
import { greatCircle, type Position } from '../../geo/index.js';
import type { Row } from '../../network/index.js';
import { createChainRows } from '../draft/chain-rows.js';
import { type Chain, compressChains, cut, type DrawnLine } from '../draft/compress-chains.js';
import { type DraftLink, type DraftPlace, draftPlace, type ImportDraft } from '../draft/import-draft.js';
import type { IssueLog } from '../issue-log.js';
import type { CollectedPoints, NamedPoint } from './collect-points.js';
import type { CollectedWays, WayAttribute } from './collect-ways.js';
import { buildFerries } from './ferries.js';
import { type OsmNaming, osmSource } from './osm-naming.js';
import { buildTurns } from './turn-rows.js';

/** A street is cut so that a position finds a point of it near; metres. */
const LONGEST_STREET_M = 1000;
/** A settlement's node and a station's lie beside the ways. Metres. */
const SETTLEMENT_REACH_M = 2000;
const STATION_REACH_M = 500;

export function buildOsmDraft(collected: CollectedWays, points: CollectedPoints, naming: OsmNaming, log: IssueLog): ImportDraft {
  const { namespace, file } = naming;
  reportLeftOut(collected, points, file, log);
  const at = (row: number): Position => ({ lat: points.lat[row] ?? Number.NaN, lon: points.lon[row] ?? Number.NaN });
  const lines = drawLines(collected, points);
  const anchors = new Uint8Array(collected.nodes.count);
  const anchor = (id: number | undefined): void => {
    const row = id === undefined ? undefined : collected.nodes.rowOf(id);
    if (row !== undefined) anchors[row] = 1;
  };
  for (const turn of collected.turns) anchor(turn.via);
  for (const ferry of collected.ferries) for (const end of [ferry.refs[0], ferry.refs.at(-1)]) anchor(end);
  const modeOf = (attribute: number) => collected.attributes[attribute]?.mode;
  // a level crossing is no junction: roads and railways share points and not traffic
  const chains = (['road', 'rail'] as const).flatMap((mode) =>
    compressChains(
      lines.filter((line) => modeOf(line.attribute) === mode),
      anchors,
    ).flatMap((chain) => (mode === 'road' ? shorten(chain, at) : [chain])),
  );
  const rows = createChainRows(chains, {
    at,
    placeId: (row, chain) => `${namespace}:${modeOf(chain.attribute) === 'rail' ? 'r' : 'n'}${collected.nodes.idOf(row)}`,
    placeSource: () => osmSource(file),
    linkId: (chain, number) => `${namespace}:w${chain.firstSource}.${number}`,
    linkFacts: (chain) => linkFacts(collected.attributes[chain.attribute] as WayAttribute, file),
  });
  const named = buildNamed(points.named, naming);
  const ferries = buildFerries(collected, at, naming);
  return {
    places: [...rows.places, ...named.places, ...ferries.places.filter(({ id }) => !rows.placeIds.has(id))],
    aliases: [],
    links: rows.links,
    turns: buildTurns(collected, rows.ends, naming, log),
    terminals: [],
    services: ferries.services,
    service_stops: ferries.service_stops,
    departures: [],
    attach: [...named.attach],
  };
}

function reportLeftOut({ leftOut }: CollectedWays, { offEarth, lat }: CollectedPoints, file: string, log: IssueLog): void {
  const missing = lat.reduce((sum, degrees) => sum + (Number.isNaN(degrees) ? 1 : 0), 0) - offEarth;
  const counts = [...leftOut].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  if (all > 0) {
    const most = counts.slice(0, 12).map(([why, count]) => `${why} ${count}`);
    const rest = counts.length > most.length ? ` and ${counts.length - most.length} more reasons` : '';
    log.report('import/left-out', { file }, `${all} ways are not for freight: ${most.join(', ')}${rest}`);
  }
  if (missing > 0)
    log.report('osm/missing-node', { file }, `${missing} nodes of ways are not in the file, as at the edge of an extract; the ways end there`);
  if (offEarth > 0) log.report('import/position', { file }, `${offEarth} nodes have a position that is not on the earth; they are left out`);
}

/** Lines end where a node is missing from the file; the stretch up to a barrier is left out. */
function drawLines(collected: CollectedWays, points: CollectedPoints): DrawnLine[] {
  return collected.ways.flatMap((way): DrawnLine[] => {
    const isRoad = collected.attributes[way.attribute]?.mode === 'road';
    const lines: DrawnLine[] = [];
    let open: number[] = [];
    const close = (): void => {
      if (open.length > 1) lines.push({ points: open, attribute: way.attribute, twoWay: way.twoWay, source: way.id });
      open = [];
    };
    for (const ref of way.refs) {
      const row = collected.nodes.rowOf(ref);
      const usable = row !== undefined && !Number.isNaN(points.lat[row] ?? Number.NaN) && !(isRoad && points.barred[row] === 1);
      if (!usable) close();
      else if (open.at(-1) !== row) open.push(row);
    }
    close();
    return lines;
  });
}

/** Cut at its bends into stretches of at most LONGEST_STREET_M, where the bends allow. */
function shorten(chain: Chain, at: (row: number) => Position): Chain[] {
  const positions: number[] = [];
  let sinceCut = 0;
  for (let i = 1; i < chain.points.length; i++) {
    const step = greatCircle(at(chain.points[i - 1] ?? 0), at(chain.points[i] ?? 0));
    if (sinceCut > 0 && sinceCut + step > LONGEST_STREET_M) {
      positions.push(i - 1);
      sinceCut = 0;
    }
    sinceCut += step;
  }
  return positions.length === 0 ? [chain] : cut(chain, positions);
}

function linkFacts(attribute: WayAttribute, file: string): Omit<DraftLink, 'id' | 'from' | 'to' | 'length_km' | 'geometry' | 'direction'> {
  const common = {
    line: attribute.line === '' ? undefined : attribute.line,
    country: undefined,
    status: 'open',
    status_date: undefined,
    passage: undefined,
    source: osmSource(file),
    basis: 'published',
    speed_class: attribute.speedClass,
  } as const;
  if (attribute.mode === 'road') {
    return { ...common, mode: 'road', gauge_mm: undefined, electrified: undefined, tracks: undefined, limitKmh: attribute.limitKmh };
  }
  return { ...common, mode: 'rail', gauge_mm: attribute.gauges, electrified: attribute.electrified ?? false, tracks: attribute.tracks };
}

function buildNamed(named: readonly NamedPoint[], { namespace, file }: OsmNaming): Pick<ImportDraft, 'places' | 'attach'> {
  const places = named.map((point): DraftPlace => {
    const role: Row<'places'>['roles'][number] = point.kind === 'station' ? 'station' : 'town';
    return {
      ...draftPlace({
        id: `${namespace}:p${point.id}`,
        name: point.name,
        lat: point.lat,
        lon: point.lon,
        roles: [role],
        source: osmSource(file),
      }),
      name_zh_hans: point.zhHans,
      name_zh_hant: point.zhHant,
      name_ru: point.ru,
      population: point.population,
    };
  });
  const attach = places.map(({ id, roles }) =>
    roles[0] === 'station'
      ? ({ place: id, mode: 'rail', withinM: STATION_REACH_M } as const)
      : ({ place: id, mode: 'road', withinM: SETTLEMENT_REACH_M } as const),
  );
  return { places, attach };
}
