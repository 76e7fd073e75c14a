/** What every compile step needs: the rows, the places by id, the scopes, the draft it adds to, and interned run classes. */
import { NONE } from '../../units/index.js';
import type { Place, RunClass } from '../network.js';
import type { Row, TableName, TableSet } from '../tables.js';
import { type CargoClass, type Commodity, cargoClasses, type Layer, type Mode, modeOfLayer, type Product, type SpeedClass } from '../vocabulary.js';
import { Draft } from './draft.js';
import { createScopes, findBestRow, type Scopes, type Spot } from './scopes.js';

export interface RunKey {
  readonly layer: Layer;
  readonly country: string;
  readonly speedClass: SpeedClass;
  readonly electrified?: boolean;
  readonly product?: Product;
  readonly commodity?: Commodity;
  readonly fromRegion?: string;
  readonly toRegion?: string;
  readonly service?: number;
  /** Tariff rows per cargo class where the caller has chosen them (sea, services). */
  readonly tariffRow?: readonly number[];
}

export class CompileContext {
  readonly tables: TableSet;
  readonly places: readonly Place[];
  readonly draft = new Draft();
  readonly scopes: Scopes;
  readonly runClasses: RunClass[] = [];
  readonly recipes: { readonly operations: (readonly number[])[]; readonly procedures: (readonly number[])[] } = {
    operations: [[]],
    procedures: [[]],
  };
  readonly #recipeRow = new Map<string, number>();
  readonly #placeRow = new Map<string, number>();
  /** Ids of places that procedures rows name, and operations rows. */
  readonly procedurePlaces: ReadonlySet<string>;
  readonly operationPlaces: ReadonlySet<string>;
  readonly #operations = new Map<string, number[]>();
  readonly #remembered = new Map<string, number>();
  readonly #runKeys = new Map<string, number>();
  /** Ids that services name: such prices are theirs alone. */
  readonly serviceTariffs: ReadonlySet<string>;
  readonly #serviceFactors: ReadonlySet<string>;

  constructor(tables: TableSet, places: readonly Place[]) {
    this.tables = tables;
    this.places = places;
    this.scopes = createScopes(tables.regions);
    for (const place of places) this.#placeRow.set(place.id, place.index);
    this.procedurePlaces = placesNamed(tables.procedures);
    this.operationPlaces = placesNamed(tables.operations);
    for (const [index, row] of tables.operations.entries()) {
      const key = `${row.from_layer}/${row.to_layer}`;
      this.#operations.set(key, [...(this.#operations.get(key) ?? []), index]);
    }
    this.serviceTariffs = new Set(tables.services.flatMap((row) => row.tariff ?? []));
    this.#serviceFactors = new Set(tables.services.flatMap((row) => row.emission ?? []));
  }

  /** The number found for this key, looked for once. */
  remember(key: string, find: () => number): number {
    const known = this.#remembered.get(key) ?? find();
    this.#remembered.set(key, known);
    return known;
  }

  /** Rows of the operations table between two layers, in file order. */
  operationsBetween(from: Layer, to: Layer): readonly number[] {
    return this.#operations.get(`${from}/${to}`) ?? [];
  }

  placeRow(id: string): number {
    const row = this.#placeRow.get(id);
    if (row === undefined) throw new Error(`place '${id}' is not in the places table; the package was not checked before compiling`);
    return row;
  }

  place(row: number): Place {
    const place = this.places[row];
    if (place === undefined) throw new Error(`place row ${row} is out of range 0 … ${this.places.length - 1}`);
    return place;
  }

  spot(row: number, country = this.place(row).country): Spot {
    return { place: this.place(row).id, country };
  }

  /** The row of this list in `recipes`; 0 for the empty list. */
  recipe(table: 'operations' | 'procedures', rows: readonly number[]): number {
    if (rows.length === 0) return 0;
    const name = `${table}/${rows.join()}`;
    const row = this.#recipeRow.get(name) ?? this.recipes[table].push(rows) - 1;
    this.#recipeRow.set(name, row);
    return row;
  }

  /** The row in `runClasses` for this key; its speed, tariff and factor rows are looked up once. */
  runClass(key: RunKey): number {
    const name = JSON.stringify(key);
    const known = this.#runKeys.get(name);
    if (known !== undefined) return known;
    const spot: Spot = { place: '', country: key.country };
    const made =
      this.runClasses.push({
        layer: key.layer,
        mode: modeOfLayer[key.layer] as Mode,
        country: key.country,
        speedClass: key.speedClass,
        electrified: key.electrified ?? false,
        product: key.product,
        commodity: key.commodity,
        fromRegion: key.fromRegion ?? '',
        toRegion: key.toRegion ?? '',
        service: key.service ?? NONE,
        speedRow: this.#speedRow(key, spot),
        tariffRow: key.tariffRow ?? cargoClasses.map((cargo) => this.tariffFor(key, spot, cargo)),
        factorRow: cargoClasses.map((cargo) => this.factorFor(key, spot, cargo)),
      }) - 1;
    this.#runKeys.set(name, made);
    return made;
  }

  #speedRow(key: RunKey, spot: Spot): number {
    const best = findBestRow(this.tables.speeds, (row) => {
      if (row.layer !== key.layer) return 0;
      if (row.speed_class !== undefined && row.speed_class !== key.speedClass) return 0;
      if (row.product !== undefined && row.product !== key.product) return 0;
      const rank = this.scopes.rankOf(row.scope, spot);
      return rank === 0 ? 0 : rank * 10 + (row.product === undefined ? 0 : 4) + (row.speed_class === undefined ? 0 : 1);
    });
    return best ?? NONE;
  }

  /** Tariff row of a run that no named service prices; rows that services name are only a last resort. */
  tariffFor(key: RunKey, spot: Spot, cargo: CargoClass): number {
    const best = findBestRow(this.tables.tariffs, (row) => {
      if (row.layer !== key.layer || !row.cargo.includes(cargo)) return 0;
      if (row.product !== undefined && row.product !== key.product) return 0;
      if ((row.from_region ?? '') !== (key.fromRegion ?? '') || (row.to_region ?? '') !== (key.toRegion ?? '')) return 0;
      if (key.commodity !== undefined && !commodityFits(row, key.commodity)) return 0;
      const rank = this.scopes.rankOf(row.scope, spot);
      return rank === 0 ? 0 : rank * 10 + (row.product === undefined ? 0 : 2) + (this.serviceTariffs.has(row.id) ? 0 : 100);
    });
    return best ?? NONE;
  }

  factorFor(key: RunKey, spot: Spot, cargo: CargoClass): number {
    const best = findBestRow(this.tables.emission_factors, (row) => {
      if (row.layer !== key.layer || !row.cargo.includes(cargo)) return 0;
      if (row.electrified !== undefined && row.electrified !== (key.electrified ?? false)) return 0;
      if (key.commodity !== undefined && row.class !== undefined && row.class !== key.commodity) return 0;
      const rank = this.scopes.rankOf(row.scope, spot);
      return rank === 0 ? 0 : rank * 10 + (row.electrified === undefined ? 0 : 2) + (this.#serviceFactors.has(row.id) ? 0 : 100);
    });
    return best ?? NONE;
  }

  rowById<N extends 'tariffs' | 'emission_factors' | 'services' | 'pipelines'>(table: N, id: string): number {
    const row = (this.tables[table] as readonly { readonly id: string }[]).findIndex((candidate) => candidate.id === id);
    if (row < 0) throw new Error(`${table} has no row '${id}'; the package was not checked before compiling`);
    return row;
  }

  row<N extends TableName>(table: N, index: number): Row<N> {
    const row = this.tables[table][index];
    if (row === undefined) throw new Error(`${table} has no row ${index}`);
    return row as Row<N>;
  }
}

const placesNamed = (rows: readonly { readonly scope: string }[]): ReadonlySet<string> =>
  new Set(rows.flatMap((row) => (row.scope.startsWith('place:') ? [row.scope.slice('place:'.length)] : [])));

/** Pipeline tariffs name their commodity at the end of the id (`pipe-crude`); one that names none fits all. */
const commodityFits = (row: Row<'tariffs'>, commodity: Commodity): boolean => {
  const named = (['crude', 'gas', 'products'] as const).filter((word) => row.id.split('-').includes(word));
  return named.length === 0 || named.includes(commodity);
};
