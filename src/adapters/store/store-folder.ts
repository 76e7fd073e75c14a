/** Names in the folder of a PGlite store, beside its owner's. */
export const dataName = 'pgdata';
/** Its being there says that the making of the database came to its end. */
export const markName = 'pgdata-is-whole';
