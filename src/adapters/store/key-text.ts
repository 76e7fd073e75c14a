/**
 * Names that callers choose (ids of events, units, idempotency keys) are columns of text, and a PostgreSQL text holds neither the
 * character zero nor half a surrogate pair. Those, and the sign that marks them, are written as four hexadecimal digits, so that every
 * string is a key, two strings never share one, and what is asked for with such a name is simply not found.
 */
// biome would have it as a class of characters that cannot be seen; by code it can be read
const unstorable = /[\u0000\\]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export const toKey = (name: string): string =>
  name.replaceAll(unstorable, (character) => `\\${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

export const fromKey = (key: string): string =>
  key.replaceAll(/\\([0-9a-f]{4})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
