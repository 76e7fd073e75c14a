/** Tells listeners of the newest number of the log: upward only, whatever order the news comes in. */
export interface HeadWatch {
  readonly watch: (listener: (seq: number) => void) => () => void;
  readonly tell: (seq: number) => void;
}

export function createHeadWatch(): HeadWatch {
  const listeners = new Set<{ readonly call: (seq: number) => void }>();
  let newest = 0;
  return {
    watch: (call) => {
      const listener = { call };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (seq) => {
      if (seq <= newest) return;
      newest = seq;
      for (const { call } of [...listeners]) call(seq);
    },
  };
}
