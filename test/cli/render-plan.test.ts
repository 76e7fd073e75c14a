import { describe, expect, it } from 'vitest';
import { presentPlan } from '../../src/application/index.js';
import { displayWidth } from '../../src/cli/display-width.js';
import { colourInk, plainInk } from '../../src/cli/ink.js';
import { renderPlan } from '../../src/cli/render-plan.js';
import { caspian, noWay, question, rotterdam, rotterdamQuestion } from '../fixtures/plan-answer.js';

const network = { id: 'eurasia', version: '0123456789abcdef' };
const options = { explain: true, geometry: false };
const longName = 'Rail to the Port of Lianyungang, ocean to Bandar Abbas, rail to Tehran, truck to Astara, rail to Baku and a little farther';
const caspianDocument = presentPlan({ answer: caspian, query: question, network, notes: [] }, options);
const golden = (name: string) => `./${name}.golden.txt`;

describe('the answer as text, reviewed as prose', () => {
  it('three ways to Baku, 100 columns', async () => {
    await expect(renderPlan(caspianDocument, { width: 100, ink: plainInk, explain: false })).toMatchFileSnapshot(golden('caspian-100'));
  });
  it('one way explained, 80 columns', async () => {
    const document = { ...caspianDocument, itineraries: caspianDocument.itineraries.slice(2) };
    await expect(renderPlan(document, { width: 80, ink: plainInk, explain: true })).toMatchFileSnapshot(golden('caspian-explained-80'));
  });
  it('three ways to Rotterdam, 100 columns', async () => {
    const document = presentPlan(
      { answer: rotterdam, query: rotterdamQuestion, network, notes: ['No departure was named; assumed: tomorrow, 00:00 in Shanghai.'] },
      options,
    );
    await expect(renderPlan(document, { width: 100, ink: plainInk, explain: false })).toMatchFileSnapshot(golden('rotterdam-100'));
  });
  it('an ordinary no', async () => {
    const document = presentPlan(
      { answer: noWay, query: question, network, notes: ['Warning: the departure, 2026-12-01, is in the past; it is planned as asked.'] },
      options,
    );
    await expect(renderPlan(document, { width: 100, ink: plainInk, explain: false })).toMatchFileSnapshot(golden('no-way-100'));
  });
});

it('no line is wider than the terminal, in colour or without, at any width from 80', () => {
  const document = { ...caspianDocument, itineraries: caspianDocument.itineraries.map((way) => ({ ...way, name: longName })) };
  for (const width of [80, 91, 100, 140]) {
    for (const ink of [plainInk, colourInk]) {
      for (const explain of [false, true]) {
        const lines = renderPlan(document, { width, ink, explain }).split('\n');
        expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
      }
    }
  }
});

it('colour adds codes and nothing else', () => {
  const bare = renderPlan(caspianDocument, { width: 100, ink: colourInk, explain: true }).replaceAll(
    new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'),
    '',
  );
  expect(bare).toBe(renderPlan(caspianDocument, { width: 100, ink: plainInk, explain: true }));
});

it('the columns of a way add up as they are printed, within rounding', () => {
  const text = renderPlan(caspianDocument, { width: 100, ink: plainInk, explain: false });
  const way = text.slice(text.indexOf('\n3  Rail to Aktau'));
  const usd = [...way.matchAll(/^ {3}(\w+) .*?\s(\S+)\s+(\S+)\s+(\S+)\s+(\S+)$/gm)]
    .filter((match) => match[1] !== 'leaves')
    .map((match) => ({ word: match[1], usd: match[4] }));
  const number = (cell: string | undefined) => (cell === '–' ? 0 : Number(cell?.replace(/,/g, '')));
  const total = usd.find((row) => row.word === 'total');
  expect(usd.filter((row) => row.word !== 'total').reduce((sum, row) => sum + number(row.usd), 0)).toBe(number(total?.usd));
});
