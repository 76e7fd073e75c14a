/** Terminals, ports and yards: the arcs between a layer and the ground, between gauges, and between a layer and a deck. */
import type { Network, TransferStep } from '../network.js';
import type { Row } from '../tables.js';
import { type CargoClass, cargoClasses, type Layer, type OperationKind } from '../vocabulary.js';
import type { CompileContext } from './context.js';
import { stepItem } from './draft.js';

const doorKinds: readonly OperationKind[] = ['pickup', 'delivery'];
const railLayers: readonly Layer[] = ['rail1435', 'rail1520', 'rail1668', 'rail1000'];

/** Which rows a step may use: those of a door, of a yard, of a run's boarding, of one way to change gauge. */
export interface RowFilter {
  /** Stable name: equal names admit equal rows. */
  readonly name: string;
  readonly admits: (row: Row<'operations'>) => boolean;
}

const yardRows: RowFilter = { name: 'yard', admits: (row) => !doorKinds.includes(row.kind) };

/** Operations rows for one pair of layers at a place, one of each kind in file order, the most specific scope of each kind. */
const findOperationRows = (context: CompileContext, place: number, from: Layer, to: Layer, cargo: CargoClass, filter: RowFilter): number[] => {
  const best = new Map<OperationKind, { row: number; rank: number }>();
  for (const row of context.operationsBetween(from, to)) {
    const operation = context.row('operations', row);
    if (!operation.cargo.includes(cargo) || !filter.admits(operation)) continue;
    const rank = context.scopes.rankOf(operation.scope, context.spot(place));
    const known = best.get(operation.kind);
    if (rank > 0 && (known === undefined || rank > known.rank)) best.set(operation.kind, { row, rank });
  }
  return [...best.values()].map((entry) => entry.row).sort((a, b) => a - b);
};

/** Looked up once for all places that scopes cannot tell apart. */
const operationRecipe = (context: CompileContext, place: number, from: Layer, to: Layer, cargo: CargoClass, filter: RowFilter): number => {
  const spot = context.spot(place);
  const own = context.operationPlaces.has(spot.place) ? spot.place : '';
  const regions = context.scopes.regionsOf(spot).join();
  return context.remember(`operation/${own}/${spot.country}/${regions}/${from}/${to}/${cargo}/${filter.name}`, () =>
    context.recipe('operations', findOperationRows(context, place, from, to, cargo, filter)),
  );
};

/** The recipes of `findOperationRows` for every cargo class that `handles` names. */
export const transferStep = (
  context: CompileContext,
  place: number,
  from: Layer,
  to: Layer,
  handles: readonly CargoClass[],
  filter: RowFilter = yardRows,
): TransferStep => ({
  kind: 'transfer',
  place,
  from,
  to,
  recipe: cargoClasses.map((cargo) => (handles.includes(cargo) ? operationRecipe(context, place, from, to, cargo, filter) : 0)),
});

/** A box that is kept cold is handled wherever a dry box is. */
export const handledClasses = (row: Row<'terminals'>): readonly CargoClass[] =>
  row.handles.includes('container') && !row.handles.includes('reefer') ? [...row.handles, 'reefer'] : row.handles;

export const compileTerminals = (context: CompileContext): void => {
  for (const terminal of context.tables.terminals) {
    const place = context.placeRow(terminal.place);
    if (context.place(place).status !== 'open') continue;
    const ground = context.draft.node({ place, layer: 'ground' });
    const handles = handledClasses(terminal);
    for (const layer of terminal.layers) {
      for (const { node, classes } of layerNodes(context, place, layer, handles)) {
        context.draft.arc(node, ground, [stepItem(transferStep(context, place, layer, 'ground', classes))]);
        context.draft.arc(ground, node, [stepItem(transferStep(context, place, 'ground', layer, classes))]);
      }
    }
  }
};

/** Nodes of a land layer or of the pipes at a place. Ships, decks and aircraft have nodes of their services only. */
const layerNodes = (
  context: CompileContext,
  place: number,
  layer: Layer,
  handles: readonly CargoClass[],
): { node: number; classes: readonly CargoClass[] }[] => {
  if (layer === 'pipe') {
    return ['crude', 'gas', 'products'].flatMap((side) => {
      const node = context.draft.findNode({ place, layer, side });
      return node === undefined ? [] : [{ node, classes: ['liquid'] as const }];
    });
  }
  if (layer !== 'truck' && !railLayers.includes(layer)) return [];
  const node = context.draft.findNode({ place, layer });
  const classes = layer === 'truck' ? handles.filter((cargo) => cargo !== 'truck') : handles;
  return node === undefined ? [] : [{ node, classes }];
};

export const gaugeChangeKinds: readonly OperationKind[] = ['transload', 'bogie_change'];

/** One arc per way of changing gauge that a row offers at this very place, in both directions where both are written. */
export const compileGaugeChanges = (context: CompileContext): void => {
  for (const operation of context.tables.operations) {
    if (!gaugeChangeKinds.includes(operation.kind) || !operation.scope.startsWith('place:')) continue;
    const place = context.placeRow(operation.scope.slice('place:'.length));
    const tail = context.draft.findNode({ place, layer: operation.from_layer });
    const head = context.draft.findNode({ place, layer: operation.to_layer });
    if (tail === undefined || head === undefined) continue;
    context.draft.arc(tail, head, [stepItem(gaugeChangeStep(context, place, operation.from_layer, operation.to_layer, operation.kind))]);
  }
};

/** The change itself by one kind, with the queue and other rows that apply before it. */
export const gaugeChangeStep = (context: CompileContext, place: number, from: Layer, to: Layer, kind: OperationKind): TransferStep => {
  const step = transferStep(context, place, from, to, cargoClasses, {
    name: kind,
    admits: (row) => (row.kind === kind ? row.scope.startsWith('place:') : !gaugeChangeKinds.includes(row.kind)),
  });
  const offers = (rows: readonly number[]) => rows.some((row) => context.tables.operations[row]?.kind === kind);
  return { ...step, recipe: step.recipe.map((recipe) => (offers(context.recipes.operations[recipe] ?? []) ? recipe : 0)) };
};

const pickupRows: RowFilter = { name: 'pickup', admits: (row) => row.kind === 'pickup' };
const deliveryRows: RowFilter = { name: 'delivery', admits: (row) => row.kind === 'delivery' };

/** Pick-up and delivery at the door of every place; equal doors are kept once. */
export const compileDoors = (context: CompileContext): Pick<Network, 'doors' | 'doorOf'> => {
  const doors: Network['doors'][number][] = [];
  const known = new Map<string, number>();
  const doorOf = new Uint32Array(new SharedArrayBuffer(context.places.length * 4));
  for (const { index } of context.places) {
    const pickup = transferStep(context, index, 'ground', 'truck', cargoClasses, pickupRows).recipe;
    const delivery = transferStep(context, index, 'truck', 'ground', cargoClasses, deliveryRows).recipe;
    const name = `${pickup.join()}/${delivery.join()}`;
    const row = known.get(name) ?? doors.push({ pickup, delivery }) - 1;
    known.set(name, row);
    doorOf[index] = row;
  }
  return { doors, doorOf };
};
