/** What a signatory is shown: all that is released, and nothing that its writer painted. */
import { expect, test } from 'vitest';
import type { DispatchOrder } from '../contract/index.js';
import { jsonText } from './command-context.js';
import { plainInk } from './ink.js';
import { renderOrder } from './render-order.js';
import { shownText } from './shown-text.js';

const order = (text: string): DispatchOrder => ({
  id: 'ord_1',
  state: 'offered',
  content: {
    formatVersion: 1,
    id: 'ord_1',
    version: 1,
    title: `Sail${text}`,
    instruction: `All embark${text}`,
    convoys: [
      {
        id: 'c',
        party: 'henan',
        name: `Trucks${text}`,
        kind: 'trucks',
        place: 'KZKUR',
        units: ['CN-01', `CN-02${text}`],
        consignments: ['con_a', 'con_b'],
        checklist: [
          { id: 'crew', text: `Crew${text}` },
          { id: 'papers', text: 'Papers checked' },
        ],
      },
    ],
    signatories: ['henan'],
    window: { opensAt: '2024-07-03T04:00:00Z', closesAt: '2024-07-03T06:00:00Z' },
    issuedBy: 'henan',
    issuedAt: '2024-07-02T04:00:00Z',
  },
  contentHash: 'f'.repeat(64),
  readiness: [{ convoy: 'c', ready: false, declaredAt: null, checks: [{ item: 'crew', done: true, by: 'henan', at: null }] }],
  signatures: [],
  inForceAt: null,
  earlier: [],
  withdrawn: null,
});
const render = (text: string): string => renderOrder(order(text), { ink: plainInk, width: 100 });

test('every load unit, every consignment and every item of the checklist is shown, done or not', () => {
  const shown = render('');
  for (const part of ['CN-01, CN-02', 'con_a, con_b', '[x] Crew', '[ ] Papers checked', 'f'.repeat(64)]) expect(shown).toContain(part);
});

test('a control character in any text of the order is shown as a sign, and no line of it begins a line', () => {
  const lines = render('').split('\n').length;
  for (const text of ['\u001b[2K\r', '\u001b[8m', '\n\n\n', '\u009b2J', '\u202e', '\u2066', '\u0007', '\u007f', '\u2028']) {
    const shown = render(text);
    expect(shown).not.toMatch(/[^\P{Cc}\n]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u);
    expect(shown.split('\n').length).toBe(lines);
    for (const word of ['Sail', 'All embark', 'Trucks', 'CN-02', 'Crew']) expect(shown).toContain(word + shownText(text));
  }
});

test('letters of every script, joiners of emoji and of Persian stay as they are', () => {
  for (const text of ['啟運', 'Курык', 'اکتائو\u200cها', '👩‍🚀', 'é']) expect(shownText(text)).toBe(text);
});

test('JSON is the same value, and holds no character that a terminal obeys', () => {
  const value = { title: '\u001b[8m\u009b2J\u202eabc\u007f', list: ['\n', '啟運'] };
  expect(JSON.parse(jsonText(value))).toEqual(value);
  expect(jsonText(value)).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
});
