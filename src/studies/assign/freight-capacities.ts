/**
 * What of the freight network is limited, per week: the places on a run of a service, the boxes or tonnes through a terminal, the
 * reloading at a break of gauge, the flow in a pipeline; and whatever the analyst adds: links, borders, terminals, services.
 *
 * Counting. A service is limited on each stretch between two stops. A terminal counts a passage once: half where the cargo comes to its
 * ground and half where it leaves, a whole one where it goes from vehicle to vehicle. A border or a link is limited in each direction.
 */
import { type BoardStep, type Network, type Row, RUN, type Step } from '../../network/index.js';
import { runsPerWeek } from '../../planning/index.js';
import { type Instant, NONE } from '../../units/index.js';

export const capacityUnits = ['t', 'teu', 'trucks', 'wagons', 'units'] as const;
export type CapacityUnit = (typeof capacityUnits)[number];

export const capacityKinds = ['service', 'terminal', 'border', 'link', 'reloading', 'pipeline'] as const;
export type CapacityKind = (typeof capacityKinds)[number];

/** One limited thing. */
export interface Capacity {
  readonly kind: CapacityKind;
  /** Of the service, place, link, operation row or pipeline. */
  readonly id: string;
  /** For people, with the direction where it has one. */
  readonly name: string;
  /** Ids: the place where it is, or the ends of the stretch in its direction. */
  readonly places: readonly string[];
  /** The path entries of a stretch, for its line (see ItemColumns.pathLink); none at a place. */
  readonly path: readonly number[];
  readonly unit: CapacityUnit;
  readonly perWeek: number;
  /** Which cargo counts: boxes, all but boxes, or the classes of an operation; undefined = all. */
  readonly counts: 'boxes' | 'loose' | readonly string[] | undefined;
  /** Where the figure stands. */
  readonly source: string;
}

/** A capacity that the analyst gives; replaces the one of the network for the same thing. */
export interface GivenCapacity {
  readonly kind: 'service' | 'terminal' | 'border' | 'link';
  readonly id: string;
  readonly perWeek: number;
  readonly unit: CapacityUnit;
  readonly source: string;
}

export interface Capacities {
  readonly list: readonly Capacity[];
  /** As in FlowProblem. */
  readonly firstUse: Uint32Array;
  readonly usesResource: Uint32Array;
  readonly usesShare: Float64Array;
}

const WEEKS_PER_YEAR = 365.25 / 7;
/** Natural gas at 0.735 kg/m3, so a billion cubic metres is 735,000 t (BP Statistical Review 2022, approximate conversion factors: 1 bcm = 0.735 Mt LNG). */
const TONNES_PER_BCM = 735_000;
const TONNES_PER_MT = 1e6;

export const tonnesPerWeek = (tonnesPerYear: number): number => tonnesPerYear / WEEKS_PER_YEAR;

/** Those of the weeks after `departAt`: services by timetable with the runs of their season. */
export function listCapacities(network: Network, given: readonly GivenCapacity[], departAt: Instant): Capacities {
  const draft = new CapacityDraft(network, given, departAt);
  const { arcs } = network;
  const firstUse = new Uint32Array(arcs.count + 1);
  const resource: number[] = [];
  const share: number[] = [];
  for (let arc = 0; arc < arcs.count; arc++) {
    const uses = new Map<number, number>();
    draft.usesOf(arc, (row, part) => uses.set(row, (uses.get(row) ?? 0) + part));
    for (const [row, part] of uses) {
      resource.push(row);
      share.push(part);
    }
    firstUse[arc + 1] = resource.length;
  }
  return { list: draft.list, firstUse, usesResource: Uint32Array.from(resource), usesShare: Float64Array.from(share) };
}

/** What a capacity says of its place. */
type Where = Pick<Capacity, 'name' | 'places' | 'path'>;
type Use = (row: number, share: number) => void;

class CapacityDraft {
  readonly list: Capacity[] = [];
  readonly #network: Network;
  readonly #departAt: Instant;
  readonly #rows = new Map<string, number>();
  /** Asked for once a link: looked up, not looked for. */
  readonly #names: ReadonlyMap<string, string>;
  readonly #given: ReadonlyMap<string, GivenCapacity>;
  readonly #terminals: ReadonlyMap<string, Row<'terminals'>>;
  readonly #pipelines: ReadonlyMap<string, Row<'pipelines'>>;

  constructor(network: Network, given: readonly GivenCapacity[], departAt: Instant) {
    this.#network = network;
    this.#names = new Map(network.places.map(({ id, names }) => [id, names.en]));
    this.#departAt = departAt;
    this.#given = new Map(given.map((one) => [`${one.kind} ${one.id}`, one]));
    this.#terminals = new Map(network.tables.terminals.map((row) => [row.place, row]));
    this.#pipelines = new Map(network.tables.pipelines.map((row) => [row.id, row]));
  }

  usesOf(arc: number, use: Use): void {
    const { arcs, items, steps } = this.#network;
    this.#service(arc, use);
    for (let item = arcs.firstItem[arc] ?? 0; item < (arcs.firstItem[arc + 1] ?? 0); item++) {
      if (items.kind[item] === RUN) this.#links(item, use);
      else {
        const step = steps[items.ref[item] ?? 0];
        if (step?.kind === 'transfer') this.#transfer(step, use);
        if (step?.kind === 'procedure') this.#border(step, use);
      }
    }
  }

  /** The row of a limited thing, made when it is met first; `make` gives what the network knows, undefined = unlimited. */
  #use(key: string, share: number, use: Use, make: () => Capacity | undefined): void {
    let row = this.#rows.get(key);
    if (row === undefined) {
      const made = make();
      row = made === undefined ? NONE : this.list.push(made) - 1;
      this.#rows.set(key, row);
    }
    if (row !== NONE) use(row, share);
  }

  #fromGiven(kind: GivenCapacity['kind'], id: string, where: Where): Capacity | undefined {
    const given = this.#given.get(`${kind} ${id}`);
    return given === undefined
      ? undefined
      : { kind, id, ...where, unit: given.unit, perWeek: given.perWeek, counts: undefined, source: given.source };
  }

  #service(arc: number, use: Use): void {
    const { arcs, nodes, tables } = this.#network;
    const tail = arcs.tail[arc] ?? 0;
    const head = arcs.head[arc] ?? 0;
    const service = nodes.service[tail] ?? NONE;
    if (service === NONE || service !== nodes.service[head]) return;
    const cells = tables.services[service] as Row<'services'>;
    // nodes on board are one per stop and direction, so a pair of them is a stretch in a direction
    this.#use(`service ${tail} ${head}`, 1, use, () => {
      const where: Where = {
        name: `${cells.name}, ${this.#placeName(nodes.place[tail])} to ${this.#placeName(nodes.place[head])}`,
        places: [this.#idOf(nodes.place[tail]), this.#idOf(nodes.place[head])],
        path: this.#pathOf(arc),
      };
      const given = this.#fromGiven('service', cells.id, where);
      if (given !== undefined) return given;
      const unit = capacityUnits.find((word) => word === cells.capacity_unit);
      const runs = cells.behaviour === 'timetable' ? this.#departuresPerWeek(tail) : cells.per_week;
      if (cells.capacity === undefined || unit === undefined || runs === undefined) return undefined;
      const source = `services ${cells.id}: ${cells.capacity} ${unit} x ${runs} runs a week`;
      return { kind: 'service', id: cells.id, ...where, unit, perWeek: cells.capacity * runs, counts: undefined, source };
    });
  }

  /** Of the service whose node on board this is, in its direction; undefined when it is boarded nowhere before. */
  #departuresPerWeek(node: number): number | undefined {
    const { arcs, nodes } = this.#network;
    const into = [...arcs.inArc.subarray(arcs.firstIn[node] ?? 0, arcs.firstIn[node + 1] ?? 0)];
    const step = into.map((arc) => this.#boardingOn(arc)).find((one) => one !== undefined);
    if (step !== undefined) return runsPerWeek(this.#network, step, this.#departAt);
    const before = into.map((arc) => arcs.tail[arc] ?? NONE).find((tail) => nodes.service[tail] === nodes.service[node]);
    return before === undefined ? undefined : this.#departuresPerWeek(before);
  }

  #boardingOn(arc: number): BoardStep | undefined {
    const { arcs, items, steps } = this.#network;
    for (let item = arcs.firstItem[arc] ?? 0; item < (arcs.firstItem[arc + 1] ?? 0); item++) {
      const step = items.kind[item] === RUN ? undefined : steps[items.ref[item] ?? 0];
      if (step?.kind === 'board') return step;
    }
    return undefined;
  }

  #transfer(step: Extract<Step, { kind: 'transfer' }>, use: Use): void {
    const id = this.#network.places[step.place]?.id ?? '';
    const where: Where = { name: this.#placeName(step.place), places: [id], path: [] };
    const share = step.from === 'ground' || step.to === 'ground' ? 0.5 : 1;
    const terminal = this.#terminals.get(id);
    const given = this.#fromGiven('terminal', id, where);
    const yearly = (amount: number | undefined, unit: CapacityUnit, counts: Capacity['counts']): Capacity | undefined =>
      amount === undefined
        ? undefined
        : { kind: 'terminal', id, ...where, unit, perWeek: tonnesPerWeek(amount), counts, source: `terminals ${id}: ${amount} ${unit} a year` };
    if (given !== undefined) this.#use(`terminal ${id}`, share, use, () => given);
    else {
      this.#use(`terminal ${id} teu`, share, use, () => yearly(terminal?.capacity_teu_y, 'teu', 'boxes'));
      this.#use(`terminal ${id} t`, share, use, () => yearly(terminal?.capacity_t_y, 't', 'loose'));
    }
    const rows = new Set(step.recipe.flatMap((recipe) => this.#network.recipes.operations[recipe] ?? []));
    for (const row of rows) this.#reloading(row, use);
  }

  /** capacity_per_day counts boxes or wagons. */
  #reloading(row: number, use: Use): void {
    const cells = this.#network.tables.operations[row];
    const daily = cells?.capacity_per_day;
    if (cells === undefined || daily === undefined) return;
    const place = this.#network.places.find(({ id }) => `place:${id}` === cells.scope);
    this.#use(`reloading ${row}`, 1, use, () => ({
      kind: 'reloading',
      id: cells.id,
      places: place === undefined ? [] : [place.id],
      path: [],
      name: `${place?.names.en ?? cells.scope}, ${cells.kind.replace('_', ' ')} ${cells.from_layer} to ${cells.to_layer}`,
      unit: 'units',
      perWeek: daily * 7,
      counts: cells.cargo,
      source: `operations ${cells.id}: ${daily} units a day`,
    }));
  }

  #border(step: Extract<Step, { kind: 'procedure' }>, use: Use): void {
    const id = this.#network.places[step.place]?.id ?? '';
    const name = `${this.#placeName(step.place)}, ${step.fromCountry} to ${step.toCountry}`;
    this.#use(`border ${id} ${step.fromCountry} ${step.toCountry}`, 1, use, () => this.#fromGiven('border', id, { name, places: [id], path: [] }));
  }

  #links(item: number, use: Use): void {
    const { items, tables } = this.#network;
    for (let at = items.firstPath[item] ?? 0; at < (items.firstPath[item + 1] ?? 0); at++) {
      const entry = items.pathLink[at] ?? 0;
      this.#use(`link ${entry}`, 1, use, () => {
        const link = tables.links[entry >> 1] as Row<'links'>;
        const [from, to] = entry % 2 === 0 ? [link.from, link.to] : [link.to, link.from];
        const where: Where = { name: `${this.#nameOfId(from)} to ${this.#nameOfId(to)}`, places: [from, to], path: [entry] };
        return this.#fromGiven('link', link.id, where) ?? (link.mode === 'pipeline' ? this.#pipeline(link, where) : undefined);
      });
    }
  }

  #pipeline(link: Row<'links'>, where: Where): Capacity | undefined {
    const cells = this.#pipelines.get(link.line ?? '');
    if (cells?.capacity === undefined) return undefined;
    const perYear = cells.capacity * (cells.capacity_unit === 'bcm/y' ? TONNES_PER_BCM : TONNES_PER_MT);
    const source = `pipelines ${cells.id}: ${cells.capacity} ${cells.capacity_unit}`;
    const name = `${cells.name}, ${where.name}`;
    return { kind: 'pipeline', id: cells.id, ...where, name, unit: 't', perWeek: tonnesPerWeek(perYear), counts: undefined, source };
  }

  /** Through all the items of an arc. */
  #pathOf(arc: number): readonly number[] {
    const { arcs, items } = this.#network;
    const first = items.firstPath[arcs.firstItem[arc] ?? 0] ?? 0;
    return Array.from(items.pathLink.subarray(first, items.firstPath[arcs.firstItem[arc + 1] ?? 0]));
  }

  #idOf(place: number | undefined): string {
    return this.#network.places[place ?? NONE]?.id ?? '?';
  }

  #placeName(place: number | undefined): string {
    return this.#network.places[place ?? NONE]?.names.en ?? '?';
  }

  #nameOfId(id: string): string {
    return this.#names.get(id) ?? id;
  }
}

/** What given capacities name that the network does not have, a sentence each, by row. */
export function checkGiven(network: Network, given: readonly GivenCapacity[]): readonly { readonly row: number; readonly message: string }[] {
  const known = {
    service: new Set(network.tables.services.map(({ id }) => id)),
    link: new Set(network.tables.links.map(({ id }) => id)),
    terminal: new Set(network.places.map(({ id }) => id)),
    border: new Set(network.places.filter(({ roles }) => roles.includes('border')).map(({ id }) => id)),
  };
  return given.flatMap(({ kind, id }, row) =>
    known[kind].has(id) ? [] : [{ row, message: `“${id}” is no ${kind === 'terminal' ? 'place' : kind} of this network` }],
  );
}
