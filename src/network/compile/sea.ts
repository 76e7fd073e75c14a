/**
 * Liner and feeder shipping over the ocean lanes. A voyage is one arc from the loading port to the discharge port, its length the
 * shortest path over the sea links, its price that of the trade (the regions of both ports): a price per kilometre of water
 * cannot tell a head-haul from a back-haul. A second voyage that keeps out of Suez stands beside each one that uses it, so that
 * a closed canal leaves a way round the Cape.
 */
import { NONE } from '../../units/index.js';
import type { Row } from '../tables.js';
import { type CargoClass, cargoClasses, type Layer, type Passage } from '../vocabulary.js';
import type { CompileContext } from './context.js';
import { type DraftItem, stepItem } from './draft.js';
import { procedureStep } from './links.js';
import { findBestRow } from './scopes.js';
import { createSeaLanes, type SeaLanes, type Voyage } from './sea-lanes.js';
import { handledClasses, transferStep } from './transfers.js';

/** Feeders serve a basin: their longest voyage, metres. */
const FEEDER_REACH_M = 2_000_000;

export const compileShipping = (context: CompileContext): void => {
  const lanes = createSeaLanes(context);
  for (const layer of ['vessel', 'feeder', 'tanker'] as const) {
    const ports = context.tables.terminals.filter((row) => row.layers.includes(layer) && lanes.joined(context.placeRow(row.place)));
    for (const port of ports) addPort(context, port, layer);
    for (const from of ports) addVoyages(context, lanes, layer, from, ports);
  }
};

/** Two nodes per port: a box is loaded on the one, and comes ashore from the other; so ships do not chain voyages in passing. */
const addPort = (context: CompileContext, port: Row<'terminals'>, layer: Layer): void => {
  const place = context.placeRow(port.place);
  const ground = context.draft.node({ place, layer: 'ground' });
  const handles = handledClasses(port);
  context.draft.arc(ground, context.draft.node({ place, layer, side: 'out' }), [stepItem(transferStep(context, place, 'ground', layer, handles))]);
  context.draft.arc(context.draft.node({ place, layer, side: 'in' }), ground, [stepItem(transferStep(context, place, layer, 'ground', handles))]);
};

const addVoyages = (
  context: CompileContext,
  lanes: SeaLanes,
  layer: 'vessel' | 'feeder' | 'tanker',
  from: Row<'terminals'>,
  ports: readonly Row<'terminals'>[],
): void => {
  const origin = context.placeRow(from.place);
  const direct = lanes.voyagesFrom(origin, []);
  const roundTheCape = lanes.voyagesFrom(origin, ['suez']);
  const isMain = (row: Row<'terminals'>) => row.layers.includes('vessel');
  for (const to of ports) {
    const target = context.placeRow(to.place);
    if (target === origin) continue;
    const voyage = direct(target);
    if (voyage === undefined || (layer === 'feeder' && (voyage.lengthM > FEEDER_REACH_M || (!isMain(from) && !isMain(to))))) continue;
    addVoyage(context, layer, origin, target, voyage);
    const detour = voyage.passages.has('suez' satisfies Passage) ? roundTheCape(target) : undefined;
    if (detour !== undefined && layer !== 'feeder') addVoyage(context, layer, origin, target, detour);
  }
};

const addVoyage = (context: CompileContext, layer: 'vessel' | 'feeder' | 'tanker', from: number, to: number, voyage: Voyage): void => {
  const trade = cargoClasses.map((cargo) => findTrade(context, layer, from, to, cargo));
  const named = trade.map((row) => context.tables.tariffs[row]).find((row) => row !== undefined);
  const runClass = context.runClass({
    layer,
    country: '',
    speedClass: layer === 'feeder' ? 'short' : 'ocean',
    fromRegion: named?.from_region ?? '',
    toRegion: named?.to_region ?? '',
    tariffRow: trade,
  });
  const run: DraftItem = { kind: 'run', runClass, lengthM: voyage.lengthM, activityM: voyage.lengthM, links: voyage.links };
  const [a, b] = [context.place(from), context.place(to)];
  const tail = context.draft.node({ place: from, layer, side: 'out' });
  const head = context.draft.node({ place: to, layer, side: 'in' });
  if (a.country === b.country) {
    context.draft.arc(tail, head, [run]);
    return;
  }
  const border = procedureStep(context, from, 'sea', a.country, b.country, to);
  if (border !== undefined) context.draft.arc(tail, head, [stepItem(border), run]);
};

/** The trade's tariff row: both regions named beats one, one beats none. NONE where no trade prices this cargo. */
export const findTrade = (context: CompileContext, layer: Layer, from: number, to: number, cargo: CargoClass): number => {
  const fromRegions = context.scopes.regionsOf(context.spot(from));
  const toRegions = context.scopes.regionsOf(context.spot(to));
  return context.remember(
    `trade/${layer}/${cargo}/${fromRegions.join()}/${toRegions.join()}`,
    () =>
      findBestRow(context.tables.tariffs, (row) => {
        if (row.layer !== layer || !row.cargo.includes(cargo) || context.serviceTariffs.has(row.id)) return 0;
        if (row.from_region !== undefined && !fromRegions.includes(row.from_region)) return 0;
        if (row.to_region !== undefined && !toRegions.includes(row.to_region)) return 0;
        const rank = context.scopes.rankOf(row.scope, context.spot(from));
        return rank === 0 ? 0 : rank + (row.from_region === undefined ? 0 : 10) + (row.to_region === undefined ? 0 : 10);
      }) ?? NONE,
  );
};
