import fc from 'fast-check';
import { expect, it } from 'vitest';
import { displayWidth, padEnd, wrap } from './display-width.js';
import { renderTable } from './text-table.js';

it('East Asian characters take two columns, combining marks none, colour codes none', () => {
  expect(displayWidth('啟運')).toBe(4);
  expect(displayWidth('Стамбул')).toBe(7);
  expect(displayWidth('Qıyu\u0308n')).toBe(5);
  expect(displayWidth('\u001b[1mab\u001b[22m')).toBe(2);
  expect(padEnd('西安', 6)).toBe('西安  ');
});

it('a table lines up under mixed scripts', () => {
  const lines = renderTable(
    [
      { title: 'place', align: 'left' },
      { title: 'km', align: 'right' },
    ],
    [
      ['西安', '12'],
      ["Xi'an", '1,234'],
    ],
  );
  expect(lines).toEqual(['place     km', '西安      12', "Xi'an  1,234"]);
});

it('wrapping loses no letter and keeps to the width', () => {
  const texts = fc
    .array(fc.constantFrom('way', 'corridor', '霍尔果斯', 'Актау', 'a', 'verylongwordthatdoesnotfit'), { maxLength: 20 })
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(texts, fc.integer({ min: 4, max: 40 }), (text, width) => {
      const lines = wrap(text, width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }),
  );
});
