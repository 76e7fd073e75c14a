/**
 * Texts of others as they are shown. A terminal obeys control characters, and a title or an instruction that somebody else wrote could with them hide or
 * paint over what is signed; bidirectional controls turn words around. Each is shown as a sign of itself; nothing else is changed.
 */

/** C0, DEL and C1; marks, embeddings, overrides and isolates of direction (Unicode Standard Annex 9); separators of lines and paragraphs. */
const unshown = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** As a picture of the control (U+2400 and on) where there is one. */
const signOf = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
};

export const shownText = (text: string): string => text.replaceAll(unshown, signOf);

/** Every text of a document, as it is shown. */
export function toShown<T>(value: T): T {
  const shown = (one: unknown): unknown => {
    if (typeof one === 'string') return shownText(one);
    if (Array.isArray(one)) return one.map(shown);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, shown(inner)]));
  };
  return shown(value) as T;
}

/** JSON for programs that may well be read on a terminal: the same value, without those characters. JSON itself escapes C0 alone. */
export const escapeUnshown = (json: string): string =>
  json.replaceAll(unshown, (character) => (character === '\n' ? character : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`));
