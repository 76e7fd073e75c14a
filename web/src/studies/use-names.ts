/**
 * Names of places in the reader's language, by id: asked of the server once each, when they are first named. What a table, a map or a sentence
 * names is so asked for, and nothing else: no list of ids beside it that could forget one. The documents of studies carry English only.
 */
import { useMemo, useSyncExternalStore } from 'react';
import { askPlace, type Names } from '../server/ask-server.js';
import { useLanguage } from '../words/languages.js';
import { type NameOf, nameIn } from '../words/way-name.js';

const known = new Map<string, Names>();
const asked = new Set<string>();
let wanted: string[] = [];
const listeners = new Set<() => void>();

const tell = (): void => {
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const countKnown = (): number => known.size;

export function rememberNames(id: string, names: Names): void {
  known.set(id, names);
  tell();
}

/** All that one rendering named, together: the page is drawn again once, not once a name. */
async function askWanted(): Promise<void> {
  const list = wanted;
  wanted = [];
  await Promise.all(
    list.map(async (id) => {
      const reply = await askPlace(id);
      if (reply.kind === 'answer') known.set(id, reply.value.names);
    }),
  );
  tell();
}

/** A position has no name of its own. */
function want(id: string): void {
  if (id === '' || id.includes(',') || asked.has(id)) return;
  asked.add(id);
  if (wanted.push(id) === 1) queueMicrotask(askWanted);
}

/** The name of an id, or what stands in for it until it is known. */
export function useNames(): {
  readonly nameOf: (id: string, otherwise?: string) => string;
  readonly namer: NameOf;
} {
  const { language } = useLanguage();
  const count = useSyncExternalStore(subscribe, countKnown);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `count` tells that more names are known
  return useMemo(() => {
    const nameOf = (id: string, otherwise = id): string => {
      const names = known.get(id);
      if (names !== undefined) return nameIn(language, names);
      want(id);
      return otherwise;
    };
    return { nameOf, namer: ({ id, name }) => nameOf(id, name) };
  }, [language, count]);
}
