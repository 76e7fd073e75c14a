/** Names of places in the reader's language, by id: asked of the server once each. The documents of studies carry English only. */
import { useEffect, useMemo, useState } from 'react';
import { askPlace, type Names } from '../server/ask-server.js';
import { useLanguage } from '../words/languages.js';
import { nameIn, placeNamer } from '../words/way-name.js';

const known = new Map<string, Names>();
const asked = new Set<string>();

export const rememberNames = (id: string, names: Names): void => void known.set(id, names);

/** The name of an id, or what stands in for it until it is known. */
export function useNames(ids: readonly string[]): {
  readonly nameOf: (id: string, otherwise?: string) => string;
  readonly namer: ReturnType<typeof placeNamer>;
} {
  const { language } = useLanguage();
  const [count, setCount] = useState(known.size);
  const wanted = ids.filter((id) => id !== '' && !known.has(id) && !asked.has(id) && !id.includes(',')).join('\n');
  useEffect(() => {
    if (wanted === '') return;
    const list = wanted.split('\n');
    for (const id of list) asked.add(id);
    Promise.all(
      list.map(async (id) => {
        const reply = await askPlace(id);
        if (reply.kind === 'answer') known.set(id, reply.value.names);
      }),
    ).then(() => setCount(known.size));
  }, [wanted]);
  // others may have asked for the same
  useEffect(() => {
    if (ids.every((id) => known.has(id) || !asked.has(id))) return;
    const timer = setInterval(() => setCount(known.size), 300);
    return () => clearInterval(timer);
  }, [ids]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `count` tells that more names are known
  return useMemo(
    () => ({
      nameOf: (id, otherwise = id) => {
        const names = known.get(id);
        return names === undefined ? otherwise : nameIn(language, names);
      },
      namer: placeNamer(language, known),
    }),
    [language, count],
  );
}
