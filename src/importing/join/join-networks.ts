/**
 * Networks into one: the rows of all, and a short link at every joint. Where the two sides of a joint lie in two countries a border place stands
 * between them, so that a join never smuggles. Parameters (speeds, prices, procedures) of the base hold; rows that only another has are added.
 */
import { interpolate } from '../../geo/index.js';
import { type Issue, type Row, type TableName, type TableSet, tableNames } from '../../network/index.js';
import { draftLink, draftPlace } from '../draft/import-draft.js';
import { createIssueLog, type IssueLog } from '../issue-log.js';
import { findJoints, findNearest, type Joint } from './find-joints.js';

export interface NamedTables {
  readonly id: string;
  readonly tables: TableSet;
}

export interface JoinedPair extends Joint {
  readonly network: string;
}

export type JoinOutcome =
  | { readonly kind: 'joined'; readonly tables: TableSet; readonly joints: readonly JoinedPair[]; readonly issues: readonly Issue[] }
  | { readonly kind: 'wrong'; readonly issues: readonly Issue[] };

export const joinDefaults = {
  withinM: 5_000, // a place this near to a street of the other network is joined to it
} as const;

/** A road between two points is longer than the straight line by about so much; assumed, for the last stretch only. */
const DETOUR = 1.3;

export function joinNetworks(base: NamedTables, others: readonly NamedTables[], withinM: number = joinDefaults.withinM): JoinOutcome {
  const log = createIssueLog();
  const joints: JoinedPair[] = [];
  let merged = base.tables;
  for (const other of others) {
    checkIds(merged, other, log);
    const found = findJoints(merged, other.tables, withinM);
    if (found.length === 0) reportApart(merged, other, withinM, log);
    joints.push(...found.map((joint) => ({ ...joint, network: other.id })));
    merged = mergeTables(merged, other.tables, found);
  }
  return log.hasErrors() ? { kind: 'wrong', issues: log.listIssues() } : { kind: 'joined', tables: merged, joints, issues: log.listIssues() };
}

/** Tables whose rows are things of their own and not parameters. */
const ownTables = ['places', 'links', 'services'] as const;

function checkIds(base: TableSet, other: NamedTables, log: IssueLog): void {
  for (const name of ownTables) {
    const known = new Set<string>(base[name].map(({ id }) => id));
    for (const { id } of other.tables[name]) {
      if (known.has(id))
        log.report(
          'join/id',
          { file: other.id, field: name, entity: id },
          `${id} stands in the ${name} of both networks; import one of them under another --name`,
        );
    }
  }
}

function reportApart(base: TableSet, other: NamedTables, withinM: number, log: IssueLog): void {
  const near = findNearest(base, other.tables);
  const nearest =
    near === undefined
      ? 'they have no roads that could meet'
      : `about the nearest are ${near.base.name_en} (${near.base.id}) and ${near.other.name_en} (${near.other.id}), ${(near.distanceM / 1000).toFixed(1)} km apart`;
  log.report(
    'join/apart',
    { file: other.id },
    `no two places of ${other.id} and of the rest are within ${withinM / 1000} km or share a name; ${nearest}`,
  );
}

function mergeTables(base: TableSet, other: TableSet, joints: readonly Joint[]): TableSet {
  const merged = Object.fromEntries(tableNames.map((name) => [name, mergeRows(base, other, name)])) as unknown as TableSet;
  const placeOf = new Map(merged.places.map((place) => [place.id, place]));
  const rows = joints.map((joint) => jointRows(joint, placeOf));
  return Object.freeze({
    ...merged,
    places: [...merged.places, ...rows.flatMap(({ places }) => places)],
    links: [...merged.links, ...rows.flatMap(({ links }) => links)],
  });
}

/** Rows of a parameter table that are the same word for word are one row. */
function mergeRows(base: TableSet, other: TableSet, name: TableName): readonly unknown[] {
  const [ours, theirs]: readonly (readonly object[])[] = [base[name], other[name]];
  if (ours === undefined || theirs === undefined) throw new Error(`a network has no table ${name}`);
  const known = new Set(ours.map((row) => JSON.stringify(row)));
  return [...ours, ...theirs.filter((row) => !known.has(JSON.stringify(row)))];
}

function jointRows(joint: Joint, placeOf: ReadonlyMap<string, Row<'places'>>): { readonly places: Row<'places'>[]; readonly links: Row<'links'>[] } {
  const [from, to] = [placeOf.get(joint.base), placeOf.get(joint.other)];
  if (from === undefined || to === undefined) throw new Error(`the joint ${joint.base} – ${joint.other} names a place that is in neither network`);
  const id = `joint:${joint.base}:${joint.other}`;
  const km = Math.max(0.001, Math.round(joint.distanceM * (joint.mode === 'road' ? DETOUR : 1)) / 1000);
  const link = (facts: Pick<Row<'links'>, 'id' | 'from' | 'to' | 'length_km' | 'country'>): Row<'links'> =>
    draftLink({
      ...facts,
      mode: joint.mode,
      speed_class: joint.mode === 'sea' ? 'short' : 'access',
      ...(joint.mode === 'rail' ? { gauge_mm: joint.gauges, electrified: false } : {}),
      source: `joint of two networks (by ${joint.by}); straight line${joint.mode === 'road' ? ` x ${DETOUR}` : ''}`,
      basis: 'assumed',
    });
  const shared = [from.country, from.country2].find((code) => code !== undefined && (code === to.country || code === to.country2));
  if (joint.mode === 'sea' || shared !== undefined || from.country === undefined || to.country === undefined) {
    return {
      places: [],
      links: [link({ id, from: from.id, to: to.id, length_km: km, country: joint.mode === 'sea' ? undefined : (shared ?? to.country) })],
    };
  }
  const countries = [from.country, to.country].sort();
  const border: Row<'places'> = {
    ...draftPlace({
      id: `${id}-border`,
      name: `Border between ${from.name_en} and ${to.name_en}`,
      ...interpolate(from, to, 0.5),
      roles: ['border'],
      source: 'half way along a joint of two networks that lie in two countries',
      basis: 'assumed',
    }),
    country: countries[0],
    country2: countries[1],
    zone: from.zone,
  };
  return {
    places: [border],
    links: [
      link({ id: `${id}-a`, from: from.id, to: border.id, length_km: Math.max(0.001, km / 2), country: from.country }),
      link({ id: `${id}-b`, from: border.id, to: to.id, length_km: Math.max(0.001, km / 2), country: to.country }),
    ],
  };
}
