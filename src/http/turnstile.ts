/** How many plans one client has under way, so that one cannot fill the queue of all. */
export interface Turnstile {
  readonly most: number;
  /** What to call when done, or undefined when the client has enough. */
  readonly enter: (client: string) => (() => void) | undefined;
}

export function createTurnstile(most: number): Turnstile {
  const inside = new Map<string, number>();
  return {
    most,
    enter: (client) => {
      const now = inside.get(client) ?? 0;
      if (now >= most) return undefined;
      inside.set(client, now + 1);
      return () => {
        const left = (inside.get(client) ?? 1) - 1;
        if (left === 0) inside.delete(client);
        else inside.set(client, left);
      };
    },
  };
}
