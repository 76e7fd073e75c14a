/** How a place is named in a sentence, and the one line that says how a text was read. */
import type { Place } from '../network.js';
import { mainRole } from './role-words.js';

/** `Khorgos Gateway (KZ, dry port, KZHOR)`. */
export function describePlace(place: Place): string {
  const countries = [place.country, place.country2].filter((code) => code !== '').join('-');
  return `${place.names.en} (${[countries, mainRole(place.roles), place.id].filter((part) => part !== '').join(', ')})`;
}

const namedOthers = 4;

/** `Read 'Khorgos' as Khorgos (CN, town, CNHRS); also: Khorgos Gateway (KZ, dry port, KZHOR), and 2 more.` */
export function describeReading(text: string, place: Place, others: readonly Place[]): string {
  const named = others.slice(0, namedOthers).map(describePlace);
  if (others.length > namedOthers) named.push(`and ${others.length - namedOthers} more`);
  const also = named.length === 0 ? '' : `; also: ${named.join(', ')}`;
  return `Read '${text.length > 60 ? `${text.slice(0, 57)}...` : text}' as ${describePlace(place)}${also}.`;
}
