declare const brand: unique symbol;

/** A number or string that carries its meaning in the type and nothing at run time. */
export type Branded<T, K extends string> = T & { readonly [brand]: K };

/** "No such index" in every `Uint32Array` column; the largest value, so it never collides with a row. */
export const NONE = 0xffff_ffff;
