/**
 * Canonical JSON, RFC 8785: what is signed and what the log chains, so the server, the command line and a browser must make the same
 * bytes of the same value. Members sorted by the UTF-16 code units of their names, numbers and strings as ECMAScript writes them
 * (JSON.stringify does both), no white space. It stands with the contract because the web app may import it from here.
 */

/** Throws on what JSON cannot carry: undefined, NaN, infinities, functions, half a surrogate pair. */
export function renderCanonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`canonical JSON has no number ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return renderString(value);
  if (Array.isArray(value)) return `[${Array.from(value, renderCanonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new Error(`canonical JSON has no ${typeof value}`);
  // the default order of sort() is that of UTF-16 code units, as RFC 8785 section 3.2.3 asks
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${renderString(name)}:${renderCanonicalJson((value as Record<string, unknown>)[name])}`).join(',')}}`;
}

function renderString(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new Error('canonical JSON has no half of a surrogate pair');
  return JSON.stringify(text);
}
