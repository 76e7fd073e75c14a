/**
 * Does a compiled network keep the promises that its columns' comments make? A public function, as RoutingKit's graph checks: tests of
 * the builder, of the file image and of what-if edits run it, and so does `network check` on an image of unknown origin.
 */
import { NONE } from '../units/index.js';
import type { Issue } from './issue.js';
import { type Network, RUN, STEP } from './network.js';
import type { NetworkIssueCode } from './network-issue-codes.js';
import { cargoClasses, layers } from './vocabulary.js';

/** One issue per column and kind of fault, naming the first row at fault. Empty for every network that `compileNetwork` returns. */
export function checkNetwork(network: Network): readonly Issue[] {
  const report = createReport(network.id);
  checkPlaces(network, report);
  checkNodes(network, report);
  checkArcs(network, report);
  checkItems(network, report);
  checkRunClasses(network, report);
  checkSteps(network, report);
  return report.issues;
}

interface Report {
  readonly issues: Issue[];
  fault(code: NetworkIssueCode, field: string, message: string): void;
  length(field: string, column: { readonly length: number }, rows: number): void;
  /** Every value below `limit`; NONE too when `orNone`. */
  range(field: string, values: Iterable<number>, limit: number, orNone?: 'or none'): void;
  /** 0, ascending, ending at `rows`. */
  groups(field: string, first: Uint32Array, groups: number, rows: number): void;
}

function createReport(file: string): Report {
  const issues: Issue[] = [];
  const fault: Report['fault'] = (code, field, message) => {
    issues.push({ code, severity: 'error', at: { file, field }, message: `${field} ${message}` });
  };
  return {
    issues,
    fault,
    length(field, column, rows) {
      if (column.length !== rows) fault('network/column-length', field, `has ${column.length} rows; expected ${rows}`);
    },
    range(field, values, limit, orNone) {
      let row = 0;
      for (const value of values) {
        if (!(value < limit) && !(value === NONE && orNone !== undefined)) {
          fault('network/range', field, `is ${value} in row ${row}; expected less than ${limit}${orNone === undefined ? '' : ' or NONE'}`);
          return;
        }
        row++;
      }
    },
    groups(field, first, groups, rows) {
      const wrong = first.findIndex((value, group) => (group === 0 ? value !== 0 : value < (first[group - 1] ?? 0)));
      if (first.length !== groups + 1) fault('network/column-length', field, `has ${first.length} rows; expected ${groups + 1}`);
      else if (wrong !== -1)
        fault('network/groups', field, `is ${first[wrong]} in row ${wrong}; expected ${wrong === 0 ? '0' : 'no less than the row before'}`);
      else if (first[groups] !== rows) fault('network/groups', field, `ends at ${first[groups]}; expected ${rows}`);
    },
  };
}

function checkPlaces(network: Network, report: Report): void {
  const ids = new Set<string>();
  network.places.forEach((place, row) => {
    if (place.index !== row) report.fault('network/place', 'places.index', `of ${place.id} is ${place.index}; expected ${row}`);
    if (ids.has(place.id)) report.fault('network/place', 'places.id', `${place.id} stands twice`);
    ids.add(place.id);
  });
  report.length('doorOf', network.doorOf, network.places.length);
  report.range('doorOf', network.doorOf, network.doors.length, 'or none');
  for (const side of ['pickup', 'delivery'] as const) {
    for (const door of network.doors) report.range(`doors.${side}`, door[side], network.recipes.operations.length);
  }
}

function checkNodes({ nodes, places, tables, firstPlaceNode, placeNodes }: Network, report: Report): void {
  for (const name of ['place', 'layer', 'service'] as const) report.length(`nodes.${name}`, nodes[name], nodes.count);
  report.range('nodes.place', nodes.place, places.length);
  report.range('nodes.layer', nodes.layer, layers.length);
  report.range('nodes.service', nodes.service, tables.services.length, 'or none');
  report.groups('firstPlaceNode', firstPlaceNode, places.length, nodes.count);
  report.length('placeNodes', placeNodes, nodes.count);
  checkInverse('placeNodes', { first: firstPlaceNode, rows: placeNodes, groupOf: nodes.place }, report);
}

function checkArcs({ arcs, nodes, items }: Network, report: Report): void {
  for (const name of ['tail', 'head', 'inArc'] as const) report.length(`arcs.${name}`, arcs[name], arcs.count);
  report.range('arcs.tail', arcs.tail, nodes.count);
  report.range('arcs.head', arcs.head, nodes.count);
  report.range('arcs.inArc', arcs.inArc, arcs.count);
  report.groups('arcs.firstOut', arcs.firstOut, nodes.count, arcs.count);
  report.groups('arcs.firstIn', arcs.firstIn, nodes.count, arcs.count);
  report.groups('arcs.firstItem', arcs.firstItem, arcs.count, items.count);
  checkInverse(
    'arcs.firstOut',
    { first: arcs.firstOut, rows: Uint32Array.from({ length: arcs.count }, (_, arc) => arc), groupOf: arcs.tail },
    report,
  );
  checkInverse('arcs.inArc', { first: arcs.firstIn, rows: arcs.inArc, groupOf: arcs.head }, report);
}

interface Inverse {
  readonly first: Uint32Array;
  readonly rows: Uint32Array;
  readonly groupOf: Uint32Array;
}

/** The rows of group `g` are exactly those whose group is `g`: each belongs to it and they ascend, and the groups hold as many as there are. */
function checkInverse(field: string, { first, rows, groupOf }: Inverse, report: Report): void {
  for (let group = 0; group + 1 < first.length; group++) {
    const end = Math.min(first[group + 1] ?? 0, rows.length);
    for (let at = first[group] ?? 0; at < end; at++) {
      const row = rows[at] ?? NONE;
      const ascends = at === first[group] || row > (rows[at - 1] ?? NONE);
      if (ascends && groupOf[row] === group) continue;
      report.fault('network/inverse', field, `has row ${row} in group ${group}; expected its own rows in ascending order`);
      return;
    }
  }
}

function checkItems({ items, runClasses, steps, tables }: Network, report: Report): void {
  for (const name of ['kind', 'ref', 'lengthM', 'activityM'] as const) report.length(`items.${name}`, items[name], items.count);
  report.range('items.kind', items.kind, STEP + 1);
  const refsOf = (kind: number) => items.ref.filter((_, row) => items.kind[row] === kind);
  report.range('items.ref of runs', refsOf(RUN), runClasses.length);
  report.range('items.ref of steps', refsOf(STEP), steps.length);
  report.groups('items.firstPath', items.firstPath, items.count, items.pathLink.length);
  report.range('items.pathLink', items.pathLink, tables.links.length * 2);
  for (const name of ['lengthM', 'activityM'] as const) {
    const wrong = items[name].findIndex((value) => !(value >= 0 && value < Infinity));
    if (wrong !== -1)
      report.fault('network/number', `items.${name}`, `is ${items[name][wrong]} in row ${wrong}; expected a finite length of at least 0`);
  }
}

function checkPrices(
  field: string,
  row: { readonly tariffRow: readonly number[]; readonly factorRow: readonly number[] },
  { tables }: Network,
  report: Report,
): void {
  report.length(`${field}.tariffRow`, row.tariffRow, cargoClasses.length);
  report.length(`${field}.factorRow`, row.factorRow, cargoClasses.length);
  report.range(`${field}.tariffRow`, row.tariffRow, tables.tariffs.length, 'or none');
  report.range(`${field}.factorRow`, row.factorRow, tables.emission_factors.length, 'or none');
}

function checkRunClasses(network: Network, report: Report): void {
  network.runClasses.forEach((run, row) => {
    report.range(`runClasses[${row}].speedRow`, [run.speedRow], network.tables.speeds.length, 'or none');
    report.range(`runClasses[${row}].service`, [run.service], network.tables.services.length, 'or none');
    checkPrices(`runClasses[${row}]`, run, network, report);
  });
}

function checkSteps(network: Network, report: Report): void {
  const { tables, recipes, steps, places } = network;
  recipes.operations.forEach((rows, recipe) => report.range(`recipes.operations[${recipe}]`, rows, tables.operations.length));
  recipes.procedures.forEach((rows, recipe) => report.range(`recipes.procedures[${recipe}]`, rows, tables.procedures.length));
  steps.forEach((step, row) => {
    const field = `steps[${row}]`;
    report.range(`${field}.place`, [step.place], places.length);
    if (step.kind === 'transfer') {
      report.length(`${field}.recipe`, step.recipe, cargoClasses.length);
      report.range(`${field}.recipe`, step.recipe, recipes.operations.length);
    } else if (step.kind === 'procedure') report.range(`${field}.recipe`, step.recipe.flat(), recipes.procedures.length);
    else report.range(`${field}.service`, [step.service], tables.services.length);
    if (step.kind === 'board') report.range(`${field}.departures`, step.departures, tables.departures.length);
    if (step.kind === 'ride' || step.kind === 'stop') report.range(`${field}.stopRow`, [step.stopRow], tables.service_stops.length);
    if (step.kind === 'ride') {
      report.range(`${field}.toPlace`, [step.toPlace], places.length);
      checkPrices(field, step, network, report);
    }
  });
}
