/** `country:RU` as `Russia`, `mode:air` as `air`, `place:Kuryk` as `Kuryk`, `passage:suez` as `passage suez`. */
const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

export function describeSelector(selector: string): string {
  const at = selector.indexOf(':');
  const [kind, id] = [selector.slice(0, at), selector.slice(at + 1)];
  if (kind === 'country') return /^[A-Z]{2}$/.test(id) ? (countryNames.of(id) ?? id) : id;
  return kind === 'mode' || kind === 'place' ? id : `${kind} ${id}`;
}
