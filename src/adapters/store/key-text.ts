/**
 * Names that callers choose (ids of events, units, idempotency keys) are columns of text, and a PostgreSQL text holds neither the
 * character zero nor half a surrogate pair. Those, and the sign that marks them, are written as four hexadecimal digits, so that every
 * string is a key, two strings never share one, and what is asked for with such a name is simply not found.
 */
const escaped = (character: string): string => `\\${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** `\p{Cs}` under `u` is a surrogate without its other half. */
export const toKey = (name: string): string =>
  name
    .replaceAll('\\', escaped)
    .replaceAll('\0', escaped)
    .replaceAll(/\p{Cs}/gu, escaped);

export const fromKey = (key: string): string =>
  key.replaceAll(/\\([0-9a-f]{4})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
