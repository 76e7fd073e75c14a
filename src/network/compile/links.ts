/**
 * Road, rail and pipeline links become pairs of run arcs; a border place gets one node per country side, and the procedure joins
 * the sides. So a way cannot cross a border without paying for it, and two roads into one crossing from one side meet freely.
 */
import type { Step } from '../network.js';
import type { Row } from '../tables.js';
import type { Commodity, Layer, Mode, SpeedClass } from '../vocabulary.js';
import { cargoClasses } from '../vocabulary.js';
import type { CompileContext, RunKey } from './context.js';
import { type DraftItem, stepItem } from './draft.js';
import { findBestRow } from './scopes.js';
import { createTurns, type Turns } from './turns.js';

type LinkRow = Row<'links'>;

export const railLayerOf = (gauge: string): Layer => `rail${gauge}` as Layer;

export const isBorder = (context: CompileContext, place: number): boolean => context.place(place).roles.includes('border');

export const compileLinks = (context: CompileContext): void => {
  const turns = createTurns(context);
  for (const [row, link] of context.tables.links.entries()) {
    if (link.status !== 'open') continue;
    if (link.mode === 'road') addRun(context, link, row, 'truck', turns);
    else if (link.mode === 'rail') for (const gauge of link.gauge_mm ?? []) addRun(context, link, row, railLayerOf(gauge));
    else if (link.mode === 'pipeline') addRun(context, link, row, 'pipe');
  }
  turns.finish((place, side) => context.draft.node({ place, layer: 'truck', side }));
  // a town has streets whether or not a road out of it is open: closing the last one must not turn its doors into a yard
  for (const place of context.places) {
    if (place.roles.includes('town') && place.status === 'open') context.draft.node({ place: place.index, layer: 'truck' });
  }
};

const addRun = (context: CompileContext, link: LinkRow, row: number, layer: Layer, turns?: Turns): void => {
  const from = context.placeRow(link.from);
  const to = context.placeRow(link.to);
  const country = link.country ?? countryBetween(context, from, to);
  const commodity = layer === 'pipe' ? (link.speed_class as Commodity) : undefined;
  const key: RunKey = {
    layer,
    country,
    speedClass: link.speed_class as SpeedClass,
    ...(link.electrified === undefined ? {} : { electrified: link.electrified }),
    ...(layer.startsWith('rail') ? { product: 'wagonload' as const } : {}),
    ...(commodity === undefined ? {} : { commodity }),
  };
  const runClass = context.runClass(key);
  const lengthM = link.length_km * 1000;
  const side = (place: number): string => commodity ?? (isBorder(context, place) ? sideOf(context, place, country) : '');
  const add = (tail: number, head: number, entry: number): void => {
    const items: DraftItem[] = [{ kind: 'run', runClass, lengthM, activityM: lengthM, links: [entry] }];
    const leaves = context.draft.node({ place: tail, layer, side: side(tail) });
    const arrives = context.draft.node({ place: head, layer, side: turns?.sideAfter(head, row) || side(head) });
    context.draft.arc(leaves, arrives, items);
    turns?.note({ row, from: tail, head: arrives, items });
  };
  add(from, to, 2 * row);
  if (link.direction === 'both') add(to, from, 2 * row + 1);
};

const countryBetween = (context: CompileContext, from: number, to: number): string => {
  const [a, b] = [context.place(from), context.place(to)];
  return isBorder(context, from) ? b.country : a.country;
};

/** The side of a border place that a link of `country` reaches; the first country when the link names neither. */
const sideOf = (context: CompileContext, place: number, country: string): string => {
  const { country: first, country2 } = context.place(place);
  return country === country2 ? country2 : first;
};

/** Procedures between the two sides of every open border place, per layer that reaches both. */
export const compileBorders = (context: CompileContext): void => {
  for (const place of context.places) {
    if (!place.roles.includes('border') || place.status !== 'open' || place.country2 === '') continue;
    for (const layer of ['truck', 'rail1435', 'rail1520', 'rail1668', 'rail1000'] as const) {
      const a = context.draft.findNode({ place: place.index, layer, side: place.country });
      const b = context.draft.findNode({ place: place.index, layer, side: place.country2 });
      if (a === undefined || b === undefined) continue;
      const mode: Mode = layer === 'truck' ? 'road' : 'rail';
      const out = procedureStep(context, place.index, mode, place.country, place.country2);
      const back = procedureStep(context, place.index, mode, place.country2, place.country);
      if (out) context.draft.arc(a, b, [stepItem(out)]);
      if (back) context.draft.arc(b, a, [stepItem(back)]);
    }
  }
};

/**
 * What crossing from one country to the other asks at this place; undefined when the crossing is closed in this direction.
 * A row of the place itself covers both sides; otherwise the exit half of the one country and the entry half of the other add,
 * each the most specific that there is.
 */
export const procedureStep = (context: CompileContext, place: number, mode: Mode, from: string, to: string, entryPlace = place): Step | undefined => {
  const recipes = (['tir', 'no_tir'] as const).map((regime) =>
    cargoClasses.map((cargo) => procedureRecipe(context, { exit: place, entry: entryPlace, mode, from, to, regime, cargo })),
  );
  if (recipes.every((byCargo) => byCargo.every((recipe) => recipe === CLOSED))) return undefined;
  const open = recipes.map((byCargo) => byCargo.map((recipe) => (recipe === CLOSED ? 0 : recipe)));
  return { kind: 'procedure', place, mode, fromCountry: from, toCountry: to, recipe: [open[0] ?? [], open[1] ?? []] };
};

const CLOSED = -1;

/** Looked up once for all places that scopes cannot tell apart. */
const procedureRecipe = (context: CompileContext, q: ProcedureQuestion): number => {
  const { scopes } = context;
  const exitId = context.place(q.exit).id;
  const own = context.procedurePlaces.has(exitId) ? exitId : '';
  const regions = [scopes.regionsOf(context.spot(q.exit, q.from)).join(), scopes.regionsOf(context.spot(q.entry, q.to)).join()];
  return context.remember(`procedure/${own}/${q.mode}/${q.from}/${q.to}/${q.regime}/${q.cargo}/${regions.join('/')}`, () => {
    const rows = findProcedureRows(context, q);
    return rows === 'closed' ? CLOSED : context.recipe('procedures', rows);
  });
};

interface ProcedureQuestion {
  readonly exit: number;
  readonly entry: number;
  readonly mode: Mode;
  readonly from: string;
  readonly to: string;
  readonly regime: 'tir' | 'no_tir';
  readonly cargo: (typeof cargoClasses)[number];
}

const findProcedureRows = (context: CompileContext, q: ProcedureQuestion): number[] | 'closed' => {
  const rows = context.tables.procedures;
  const fits = (row: Row<'procedures'>): number => {
    if (row.mode !== q.mode || !row.cargo.includes(q.cargo)) return 0;
    if (row.regime !== 'any' && row.regime !== q.regime) return 0;
    const pair = directionFit(context, row, q);
    return pair === 0 ? 0 : 1 + pair * 2 + (row.regime === 'any' ? 0 : 1);
  };
  const placeScoped = findBestRow(rows, (row) => (row.scope === `place:${context.place(q.exit).id}` ? fits(row) : 0));
  if (placeScoped !== undefined) return rows[placeScoped]?.status === 'closed' ? 'closed' : [placeScoped];
  const inside = findBestRow(rows, (row) => (insideRegion(context, row, q) && fits(row) > 0 ? fits(row) : 0));
  if (inside !== undefined) return [inside];
  const half = (country: string, place: number, isExit: boolean): number | undefined =>
    findBestRow(rows, (row) => {
      const score = fits(row);
      if (score === 0 || row.scope.startsWith('place:') || insideRegion(context, row, q)) return 0;
      const rank = context.scopes.rankOf(row.scope, context.spot(place, country));
      if (rank === 0) return 0;
      if (isExit ? !namesOnly(row.from_country, row.to_country) : !namesOnly(row.to_country, row.from_country)) return 0;
      return rank * 100 + score;
    });
  const everywhere = (): number | undefined =>
    findBestRow(rows, (row) => (row.scope === '*' && row.from_country === '*' && row.to_country === '*' ? fits(row) : 0));
  const exit = half(q.from, q.exit, true);
  const entry = half(q.to, q.entry, false);
  if (exit === undefined && entry === undefined) return [everywhere()].flatMap((row) => row ?? []);
  return [exit, entry].flatMap((row) => row ?? []);
};

/** True for the half of a default row that belongs to the named country: it names this side, and the other side is free. */
const namesOnly = (own: string, other: string): boolean => own !== '*' && other === '*';

const insideRegion = (context: CompileContext, row: Row<'procedures'>, q: ProcedureQuestion): boolean => {
  if (!row.scope.startsWith('region:')) return false;
  const inIt = (place: number, country: string) => context.scopes.rankOf(row.scope, context.spot(place, country)) > 0;
  return row.from_country === '*' && row.to_country === '*' && inIt(q.exit, q.from) && inIt(q.entry, q.to);
};

/** 0 = other direction; more for each country named. A half names its own country; region rows may name it by `region:XX`. */
const directionFit = (context: CompileContext, row: Row<'procedures'>, q: ProcedureQuestion): number => {
  const end = (name: string, country: string, place: number): number => {
    if (name === '*') return 1;
    if (name === country) return 2;
    return name.startsWith('region:') && context.scopes.rankOf(name, context.spot(place, country)) > 0 ? 2 : 0;
  };
  const from = end(row.from_country, q.from, q.exit);
  const to = end(row.to_country, q.to, q.entry);
  return from === 0 || to === 0 ? 0 : from + to - 1;
};
