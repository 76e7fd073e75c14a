/**
 * A copy of a network that shares every column nobody changes. It never adds a node or an arc: it exchanges rows of tables, the rows
 * that steps and runs refer to, and what is shut. So a changed price, wait or closure costs one pass over what it touches.
 */
import type { ScenarioTarget } from '../contract/index.js';
import { type Mode, modeOfLayer, type Network, type Row, RUN, type RunClass, type Shut, type Spell, type Step } from '../network/index.js';
import { createNames } from './names.js';
import { TableDraft } from './table-draft.js';
import { readThing, type Thing, type ThingKind } from './thing.js';

export class NetworkDraft {
  readonly network: Network;
  readonly tables: TableDraft;
  #steps: Step[] | undefined;
  #runClasses: RunClass[] | undefined;
  #ref: Uint32Array | undefined;
  #operations: (readonly number[])[] | undefined;
  #procedures: (readonly number[])[] | undefined;
  #always: Uint8Array | undefined;
  readonly #spells = new Map<number, Spell[]>();
  readonly #slowed = new Map<string, number>();

  constructor(network: Network) {
    this.network = network;
    this.tables = new TableDraft(network.tables);
  }

  get steps(): readonly Step[] {
    return this.#steps ?? this.network.steps;
  }

  get runClasses(): readonly RunClass[] {
    return this.#runClasses ?? this.network.runClasses;
  }

  /** The thing a target names; its names were checked before. What is added by a change that is not in force matches nothing. */
  thing(what: ScenarioTarget, allowed: readonly ThingKind[]): Thing {
    const names = { ...createNames(this.network), has: () => true };
    const thing = readThing(what, names, () => {}, allowed);
    if (thing === undefined) throw new Error(`the target ${JSON.stringify(what)} was not checked before it was applied`);
    return thing;
  }

  /** Rows of the steps that happen at the places; of one mode where the thing is narrowed to it. */
  stepsAt(thing: Thing): readonly number[] {
    const places = new Set(this.network.places.flatMap(({ id, index }) => (thing.ids.includes(id) ? [index] : [])));
    return this.steps.flatMap((step, row) =>
      places.has(step.place) && (thing.mode === undefined || modesOf(step).includes(thing.mode)) ? [row] : [],
    );
  }

  refOf(item: number): number {
    return (this.#ref ?? this.network.items.ref)[item] ?? 0;
  }

  /** For good, or for a spell. Rows of `arcs`: 1 = shut. */
  shut(arcs: Uint8Array, spell?: Spell): void {
    this.#always ??= new Uint8Array(arcs.length);
    for (let arc = 0; arc < arcs.length; arc++) {
      if (arcs[arc] !== 1) continue;
      if (spell === undefined) this.#always[arc] = 1;
      else this.#spells.set(arc, [...(this.#spells.get(arc) ?? []), spell]);
    }
  }

  replaceStep(row: number, step: Step): void {
    this.#steps ??= [...this.network.steps];
    this.#steps[row] = step;
  }

  /** The rows a border or a place's handling asks for, each as `edit` gives it; undefined leaves a row as it is. */
  editRows<N extends 'operations' | 'procedures'>(table: N, stepRow: number, edit: (row: Row<N>) => Partial<Row<N>> | undefined): boolean {
    const step = this.steps[stepRow];
    if (step === undefined || step.kind !== (table === 'operations' ? 'transfer' : 'procedure')) return false;
    const recipe = (number: number): number => this.#editRecipe(table, number, edit);
    const edited: Step =
      step.kind === 'transfer'
        ? { ...step, recipe: step.recipe.map(recipe) }
        : step.kind === 'procedure'
          ? { ...step, recipe: [step.recipe[0].map(recipe), step.recipe[1].map(recipe)] }
          : step;
    if (JSON.stringify(edited) === JSON.stringify(step)) return false;
    this.replaceStep(stepRow, edited);
    return true;
  }

  /** An item takes `factor` times its time; equal changes of equal runs share a run class. */
  slowRun(item: number, factor: number, why: string): void {
    if (this.network.items.kind[item] !== RUN) throw new Error(`item ${item} is not a run`);
    const row = this.refOf(item);
    const name = `${row}/${factor}`;
    const known = this.#slowed.get(name) ?? this.#slowClass(row, factor, why);
    this.#slowed.set(name, known);
    this.#ref ??= sharedCopy(this.network.items.ref);
    this.#ref[item] = known;
  }

  finish(): Network {
    const { network } = this;
    return Object.freeze({
      ...network,
      steps: this.#steps ?? network.steps,
      runClasses: this.#runClasses ?? network.runClasses,
      items: this.#ref === undefined ? network.items : { ...network.items, ref: this.#ref },
      recipes: { operations: this.#operations ?? network.recipes.operations, procedures: this.#procedures ?? network.recipes.procedures },
      tables: this.tables.finish(),
      shut: this.#shut(),
    });
  }

  #shut(): Shut | undefined {
    if (this.#always === undefined) return this.network.shut;
    return { always: this.#always, spells: new Map([...this.#spells].map(([arc, spells]) => [arc, mergeSpells(spells)])) };
  }

  #slowClass(row: number, factor: number, why: string): number {
    const run = this.runClasses[row];
    const speed = run === undefined ? undefined : this.tables.rows('speeds')[run.speedRow];
    // without a speed nothing runs there, slow or not
    if (run === undefined || speed === undefined) return row;
    const speedRow = this.tables.append('speeds', {
      ...speed,
      ...(speed.speed_kmh === undefined ? {} : { speed_kmh: speed.speed_kmh / factor }),
      ...(speed.km_per_day === undefined ? {} : { km_per_day: speed.km_per_day / factor }),
      ...scenarioSource(speed, why),
    });
    this.#runClasses ??= [...this.network.runClasses];
    return this.#runClasses.push({ ...run, speedRow }) - 1;
  }

  #editRecipe<N extends 'operations' | 'procedures'>(table: N, number: number, edit: (row: Row<N>) => Partial<Row<N>> | undefined): number {
    const recipes =
      table === 'operations' ? (this.#operations ?? this.network.recipes.operations) : (this.#procedures ?? this.network.recipes.procedures);
    const rows = recipes[number] ?? [];
    const cells = rows.map((row) => edit(this.tables.rows(table)[row] as Row<N>));
    if (cells.every((one) => one === undefined)) return number;
    const name = `${table}/${number}/${JSON.stringify(cells)}`;
    const known = this.#slowed.get(name);
    if (known !== undefined) return known;
    const edited = rows.map((row, i) => {
      const change = cells[i];
      return change === undefined ? row : this.tables.append(table, { ...(this.tables.rows(table)[row] as Row<N>), ...change });
    });
    const list = [...recipes, edited];
    if (table === 'operations') this.#operations = list;
    else this.#procedures = list;
    this.#slowed.set(name, list.length - 1);
    return list.length - 1;
  }
}

/** The row's source with what the scenario did to it. */
export const scenarioSource = (row: { readonly source: string }, why: string): { readonly source: string; readonly basis: 'assumed' } => ({
  source: `scenario: ${why}; before: ${row.source}`,
  basis: 'assumed',
});

const sharedCopy = (column: Uint32Array): Uint32Array => {
  const copy = new Uint32Array(new SharedArrayBuffer(column.byteLength));
  copy.set(column);
  return copy;
};

/** Ascending, those that meet or overlap joined. */
const mergeSpells = (spells: readonly Spell[]): readonly Spell[] => {
  const merged: Spell[] = [];
  for (const spell of [...spells].sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs)) {
    const last = merged.at(-1);
    if (last === undefined || spell.fromMs > last.toMs) merged.push(spell);
    else if (spell.toMs > last.toMs)
      merged[merged.length - 1] = { fromMs: last.fromMs, toMs: spell.toMs, why: last.why === spell.why ? last.why : `${last.why}; ${spell.why}` };
  }
  return merged;
};

/** Handling belongs to the modes it joins. */
const modesOf = (step: Step): readonly (Mode | undefined)[] => {
  if (step.kind === 'transfer') return [modeOfLayer[step.from], modeOfLayer[step.to]];
  return step.kind === 'procedure' ? [step.mode] : [];
};
