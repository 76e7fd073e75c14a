/**
 * A table is described once, as data: the reader, the checks, the row types and the format page all read the same description.
 * A field says how a cell is understood; whether it may be empty; and which ids it must resolve to.
 */
export interface Field<T> {
  readonly kind: 'text' | 'number' | 'word' | 'words' | 'texts' | 'numbers' | 'flag' | 'date' | 'time';
  readonly optional: boolean;
  /** Allowed words of a `word` or `words` field. */
  readonly words?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** How many numbers a `numbers` cell must hold. */
  readonly length?: number;
  /** The table whose `id` (places: `id`) the cell names. */
  readonly refers?: string;
  /** Type carrier only; never present at run time. */
  readonly sample?: T;
}

type Limits = { readonly min?: number; readonly max?: number };

export const text = (refers?: string): Field<string> => ({ kind: 'text', optional: false, ...(refers ? { refers } : {}) });
export const number = (limits: Limits = {}): Field<number> => ({ kind: 'number', optional: false, ...limits });
export const word = <const W extends string>(words: readonly W[]): Field<W> => ({ kind: 'word', optional: false, words });
export const words = <const W extends string>(list: readonly W[]): Field<readonly W[]> => ({ kind: 'words', optional: false, words: list });
export const texts = (refers?: string): Field<readonly string[]> => ({ kind: 'texts', optional: false, ...(refers ? { refers } : {}) });
export const numbers = (length: number, limits: Limits = {}): Field<readonly number[]> => ({ kind: 'numbers', optional: false, length, ...limits });
/** `y` or `n`. */
export const flag = (): Field<boolean> => ({ kind: 'flag', optional: false });
/** ISO date, `2024-03-01`. */
export const date = (): Field<string> => ({ kind: 'date', optional: false });
/** Local time of day, `23:40`. */
export const time = (): Field<string> => ({ kind: 'time', optional: false });
/** The same field, but the cell may be empty; an empty cell is `undefined` (an empty list for lists). */
export const optional = <T>(field: Field<T>): Field<T | undefined> => ({ ...field, optional: true }) as Field<T | undefined>;

export type Fields = Readonly<Record<string, Field<unknown>>>;
export type RowOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };
