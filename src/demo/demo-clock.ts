/** The clock of a told story: it stands where it is set and then goes on as time does. */
export interface DemoClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Never back: the log of the server would not believe it. */
  readonly set: (moment: string) => void;
}

/** `ticks`: milliseconds that never go back. */
export function createDemoClock(start: string, ticks: () => number): DemoClock {
  let base = Date.parse(start);
  let setAt = ticks();
  const now = (): number => Math.floor(base + (ticks() - setAt));
  return {
    now,
    set: (moment) => {
      base = Math.max(now(), Date.parse(moment));
      setAt = ticks();
    },
  };
}
