/**
 * One text for one value, whatever the order of its keys: JSON without blanks, keys sorted by UTF-16 code units, numbers as ECMAScript
 * writes them (RFC 8785, JSON Canonicalization Scheme, sections 3.2.2 and 3.2.3).
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
};
