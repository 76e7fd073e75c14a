/** Ferries that take trucks, as services: the truck boards, waits for a sailing, and stays the same truck. */
import { greatCircle, type Position } from '../../geo/index.js';
import type { Row } from '../../network/index.js';
import { draftPlace, type ImportDraft } from '../draft/import-draft.js';
import type { CollectedFerry, CollectedWays } from './collect-ways.js';
import { type OsmNaming, osmSource } from './osm-naming.js';

/** The file does not say how often a ferry sails nor what it costs: once an hour by day is assumed, and said in the row's source. */
const SAILINGS_A_WEEK = 84;
/** Where the file gives no duration: service speed of a small car ferry, assumed. */
const SAILING_KMH = 20;
const P90_OF_P50 = 1.2;
const CUT_OFF_H = 0.25;
/** Rows of the default parameters that price and emit a truck on a deck. */
const TARIFF = 'roro-any';
const EMISSION = 'roro-europe';

type FerryRows = Pick<ImportDraft, 'places' | 'services' | 'service_stops'>;

export function buildFerries({ ferries, nodes }: CollectedWays, at: (row: number) => Position, naming: OsmNaming): FerryRows {
  const rows = ferries.flatMap((ferry) => {
    const points = ferry.refs.flatMap((ref) => nodes.rowOf(ref) ?? []).filter((row) => !Number.isNaN(at(row).lat));
    const [first, last] = [points[0], points.at(-1)];
    return first === undefined || last === undefined || first === last
      ? []
      : [ferryRows(ferry, { points, first, last, idOf: nodes.idOf, at }, naming)];
  });
  return {
    places: rows.flatMap((row) => row.places),
    services: rows.flatMap((row) => row.services),
    service_stops: rows.flatMap((row) => row.service_stops),
  };
}

interface FerryLine {
  readonly points: readonly number[];
  readonly first: number;
  readonly last: number;
  readonly idOf: (row: number) => number;
  readonly at: (row: number) => Position;
}

function ferryRows(ferry: CollectedFerry, line: FerryLine, { namespace, file }: OsmNaming): FerryRows {
  const id = `${namespace}:ferry-${ferry.id}`;
  const lengthM = line.points.reduce((sum, point, i) => (i === 0 ? 0 : sum + greatCircle(line.at(line.points[i - 1] ?? 0), line.at(point))), 0);
  const hours = ferry.minutes === undefined || ferry.minutes <= 0 ? lengthM / 1000 / SAILING_KMH : ferry.minutes / 60;
  const way = osmSource(file, `way ${ferry.id}`);
  const rideBasis = ferry.minutes === undefined ? `${way}; duration from ${SAILING_KMH} km/h, assumed` : `${way}, duration`;
  const placeId = (row: number): string => `${namespace}:n${line.idOf(row)}`;
  const places = [line.first, line.last].map((row) =>
    draftPlace({ id: placeId(row), name: ferry.name, ...line.at(row), roles: ['point'], source: osmSource(file, `node ${line.idOf(row)}`) }),
  );
  const stop = (direction: 'out' | 'back', seq: number, row: number): Row<'service_stops'> => ({
    service: id,
    direction,
    seq,
    place: placeId(row),
    ride_p50_h: seq === 1 ? undefined : hours,
    ride_p90_h: seq === 1 ? undefined : hours * P90_OF_P50,
    length_km: seq === 1 ? undefined : lengthM / 1000,
    stop_h: undefined,
    source: rideBasis,
    basis: ferry.minutes === undefined ? 'assumed' : 'published',
  });
  return {
    places,
    services: [
      {
        id,
        name: ferry.name,
        mode: 'ferry',
        layer: 'roro',
        operator: undefined,
        behaviour: 'frequency',
        per_week: SAILINGS_A_WEEK,
        wait_p50_h: undefined,
        wait_p90_h: undefined,
        cutoff_h: CUT_OFF_H,
        weather_closed: undefined,
        closure_p50_h: undefined,
        admits: ['truck', 'container', 'reefer', 'loose', 'liquid'],
        capacity: undefined,
        capacity_unit: undefined,
        tariff: [TARIFF],
        emission: [EMISSION],
        status: 'open',
        status_date: undefined,
        source: `${way}; ${SAILINGS_A_WEEK} sailings a week and a cut-off of ${CUT_OFF_H} h assumed; price and emission of the default parameters`,
        basis: 'assumed',
      },
    ],
    service_stops: [
      stop('out', 1, line.first),
      stop('out', 2, line.last),
      ...(ferry.twoWay ? [stop('back', 1, line.last), stop('back', 2, line.first)] : []),
    ],
  };
}
