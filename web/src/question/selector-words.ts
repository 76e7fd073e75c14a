/** `country:RU` as `Russia`, `mode:air` as `air`, `place:KZKUR` as the name of that place, in the reader's language. */
import type { Names } from '../server/ask-server.js';
import type { MessageKey } from '../words/catalogue.js';
import { en } from '../words/en.js';
import type { Speech } from '../words/languages.js';
import { nameIn } from '../words/way-name.js';

export function selectorWords({ t, figures, language, term }: Speech, names: ReadonlyMap<string, Names>, selector: string): string {
  const colon = selector.indexOf(':');
  const [kind, id] = [selector.slice(0, colon), selector.slice(colon + 1)];
  if (kind === 'country') return figures.country(id);
  const key = `${kind}_${id}`;
  if ((kind === 'mode' || kind === 'passage') && key in en) return t(key as MessageKey);
  if (kind === 'place') {
    const known = names.get(id);
    return known === undefined ? id : nameIn(language, known);
  }
  return term(id);
}
