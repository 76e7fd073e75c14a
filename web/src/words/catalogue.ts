/** The type of a language: every message of the English list, and where English counts, the forms that counting needs. */
import type { en } from './en.js';

/** Forms of a message that counts `n`; Intl.PluralRules chooses. */
export type Counted = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

export type MessageKey = keyof typeof en;
export type Catalogue = { readonly [K in MessageKey]: (typeof en)[K] extends string ? string : Counted };
export type Slots = Readonly<Record<string, string | number>>;

export const fill = (message: string, slots: Slots): string =>
  message.replace(/\{(\w+)\}/g, (whole, name: string) => (name in slots ? String(slots[name]) : whole));

export const say = (catalogue: Catalogue, plural: Intl.PluralRules, key: MessageKey, slots?: Slots): string =>
  sayMessage(catalogue[key], plural, slots);

/** A message with its slots filled; `n` chooses the form where it counts. */
export function sayMessage(message: string | Counted, plural: Intl.PluralRules, slots: Slots = {}): string {
  if (typeof message === 'string') return fill(message, slots);
  const n = Number(slots['count'] ?? slots['n'] ?? 0);
  return fill(message[plural.select(n)] ?? message.other, slots);
}
