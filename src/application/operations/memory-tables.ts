/** Tables in memory whose changes can be taken back: what a transaction is made of. */

/** A map that notes what each change replaced, until it is told that the change is kept. */
export interface MemoryTable<V> {
  readonly get: (key: string) => V | undefined;
  readonly values: () => V[];
  readonly size: () => number;
  readonly put: (key: string, value: V) => void;
  readonly keep: () => void;
  readonly takeBack: () => void;
}

export function createMemoryTable<V>(): MemoryTable<V> {
  const rows = new Map<string, V>();
  const replaced: { readonly key: string; readonly value: V | undefined }[] = [];
  return {
    get: (key) => rows.get(key),
    values: () => [...rows.values()],
    size: () => rows.size,
    put: (key, value) => {
      replaced.push({ key, value: rows.get(key) });
      rows.set(key, value);
    },
    keep: () => void replaced.splice(0),
    takeBack: () => {
      for (const { key, value } of replaced.splice(0).reverse()) {
        if (value === undefined) rows.delete(key);
        else rows.set(key, value);
      }
    },
  };
}
