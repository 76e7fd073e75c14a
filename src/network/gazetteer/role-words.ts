/** The words by which a name says what the place is - `Port of Baku`, `巴库港`, `аэропорт Баку` - and the name without them. */
import type { Role } from '../vocabulary.js';

export interface RoleName {
  /** What is left: `baku`. In the spaced normal form. */
  readonly base: string;
  readonly role: Role;
}

/** Tried in order, so the longer form stands first. All in the normal form of normalise-name.ts. */
const forms: readonly (readonly [RegExp, Role])[] = [
  [/^(?:sea )?port of (.+)$/, 'port'],
  [/^(?:международный )?аэропорт (.+)$/, 'airport'],
  [/^(?:железнодорожная )?станция (.+)$/, 'station'],
  [/^(?:морскои )?порт (.+)$/, 'port'],
  [/^сухои порт (.+)$/, 'dry_port'],
  [/^город (.+)$/, 'town'],
  [/^(.+) (?:dry|inland) port$/, 'dry_port'],
  [/^(.+) (?:sea ?)?port$/, 'port'],
  [/^(.+?) (?:international |intl )?airport$/, 'airport'],
  [/^(.+?) (?:railway |rail |train )?station$/, 'station'],
  [/^(.+?) (?:road |rail )?(?:border crossing|crossing|border)$/, 'border'],
  [/^(.+) city$/, 'town'],
  [/^(.+?)(?:国际|國際)?(?:机场|機場)$/, 'airport'],
  [/^(.+?)(?:陆|陸)港$/, 'dry_port'],
  [/^(.+)港$/, 'port'],
  [/^(.+?)(?:火车|火車)?站$/, 'station'],
  [/^(.+?)(?:铁路|鐵路|公路)?口岸$/, 'border'],
  [/^(.+)市$/, 'town'],
];

/** What every form begins or ends with: most names do not, and are not tried against eighteen patterns. */
const firstWords = new Set(['port', 'sea', 'международныи', 'аэропорт', 'железнодорожная', 'станция', 'морскои', 'порт', 'сухои', 'город']);
const lastWords = new Set(['port', 'seaport', 'airport', 'station', 'border', 'crossing', 'city']);
const lastCharacters = '场場港站岸市';

function mayHaveRoleWord(spaced: string): boolean {
  if (lastCharacters.includes(spaced.slice(-1))) return true;
  const first = spaced.indexOf(' ');
  return first !== -1 && (firstWords.has(spaced.slice(0, first)) || lastWords.has(spaced.slice(spaced.lastIndexOf(' ') + 1)));
}

export function stripRoleWord(spaced: string): RoleName | undefined {
  if (!mayHaveRoleWord(spaced)) return undefined;
  for (const [form, role] of forms) {
    const base = form.exec(spaced)?.[1];
    if (base !== undefined) return { base, role };
  }
  return undefined;
}

/** Best first: which of two places of one name is meant, all else equal. */
const rolesByWeight: readonly Role[] = [
  'town',
  'port',
  'dry_port',
  'airport',
  'station',
  'border',
  'terminal',
  'junction',
  'oil',
  'waypoint',
  'street',
  'point',
];

/** Position of the weightiest role, 0 for a town. */
export const weightOf = (roles: readonly string[]): number => {
  const weight = rolesByWeight.findIndex((role) => roles.includes(role));
  return weight === -1 ? rolesByWeight.length : weight;
};

/** The weightiest role in words: `dry port`. */
export const mainRole = (roles: readonly string[]): string => (rolesByWeight[weightOf(roles)] ?? 'place').replace('_', ' ');
