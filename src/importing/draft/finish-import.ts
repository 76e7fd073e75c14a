/**
 * From the rows that importers made to whole tables: countries and zones, which streets hang together, what stands beside a way joined to it, and
 * the speeds, tariffs, factors, operations and procedures of the parameters (the default network), which the rows keep as their source.
 */
import type { Row, TableSet } from '../../network/index.js';
import type { IssueLog } from '../issue-log.js';
import { assumeGauges } from './assume-gauges.js';
import { attachPlaces } from './attach-places.js';
import { classifyStreets, type StreetCounts } from './classify-streets.js';
import { dateDepartures } from './date-departures.js';
import type { DraftLink, ImportDraft } from './import-draft.js';
import { limitSpeeds } from './limit-speeds.js';
import { type Locator, locatePlaces } from './locate-places.js';
import { nameStreets } from './name-streets.js';
import { splitAtBorders } from './split-at-borders.js';

export interface FinishOptions extends Locator {
  /** What problems without a place in a file are located by: the names of the files. */
  readonly file: string;
  /** The tables that speeds, prices, emissions and procedures come from. */
  readonly parameters: TableSet;
}

export interface FinishedImport {
  readonly tables: TableSet;
  readonly streets: StreetCounts;
}

export function finishImport(draft: ImportDraft, options: FinishOptions, log: IssueLog): FinishedImport {
  const located = locatePlaces(draft, options, log);
  const split = splitAtBorders(located, options);
  const streets = classifyStreets(split, options.file, log);
  const gauged = assumeGauges(streets.draft, options.parameters, options.file, log);
  const attached = attachPlaces(gauged, options.file, log);
  const named = nameStreets(attached);
  const { links, speeds } = limitSpeeds(named, options.parameters);
  return { tables: withParameters({ ...named, links }, options.parameters, speeds), streets: streets.counts };
}

/** Rows of the parameters that hold for one place, or for a service that is not here, stay behind. */
function withParameters(draft: ImportDraft, parameters: TableSet, speeds: readonly Row<'speeds'>[]): TableSet {
  const here = new Set(draft.places.map((place) => place.id));
  const holds = ({ scope }: { readonly scope: string }) => !scope.startsWith('place:') || here.has(scope.slice('place:'.length));
  const used = (column: 'tariff' | 'emission') => new Set(draft.services.flatMap((service) => service[column] ?? []));
  const named = (column: 'tariff' | 'emission') => new Set(parameters.services.flatMap((service) => service[column] ?? []));
  const keeps = (column: 'tariff' | 'emission') => {
    const [ours, theirs] = [used(column), named(column)];
    return ({ id }: { readonly id: string }) => ours.has(id) || !theirs.has(id);
  };
  return Object.freeze({
    places: draft.places,
    aliases: draft.aliases,
    links: draft.links.map(toLinkRow),
    terminals: draft.terminals,
    operations: parameters.operations.filter(holds),
    procedures: parameters.procedures.filter(holds),
    services: draft.services,
    service_stops: draft.service_stops,
    departures: dateDepartures(draft),
    vehicles: parameters.vehicles,
    speeds: [...parameters.speeds, ...speeds],
    tariffs: parameters.tariffs.filter(keeps('tariff')),
    emission_factors: parameters.emission_factors.filter(keeps('emission')),
    pipelines: [],
    driver_rules: parameters.driver_rules,
    regions: parameters.regions.filter(({ country }) => !country.startsWith('place:') || here.has(country.slice('place:'.length))),
    turns: draft.turns,
  });
}

const toLinkRow = ({ limitKmh: _posted, ...row }: DraftLink): Row<'links'> => row;
