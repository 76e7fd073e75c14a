/** WN: every place that a table of the study bench names stands in the reader's language, wherever in its table it stands. */
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { buildSite, chromiumFlags, findChromium, type RunningSite, startSite } from './built-site.js';

let site: RunningSite;
let browser: Browser;
beforeAll(async () => {
  const network = inject('defaultImage');
  if ('problem' in network) throw new Error(network.problem);
  buildSite();
  site = await startSite(network.file);
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

test('WN1: criticality in Russian: both tables, to their last rows', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}studies?kind=critical&lang=ru`);
  await page.locator('[data-phase=done]').waitFor({ timeout: 120_000 });
  const rows = await page
    .locator('[data-table] tbody tr')
    .evaluateAll((found) =>
      found.map((row) => ({ table: row.closest('[data-table]')?.getAttribute('data-table') ?? '', id: row.getAttribute('data-row') ?? '' })),
    );
  const named = rows.filter(({ id }) => id.startsWith('place ') || /^link [^/]+\/[^/]+\//.test(id));
  expect(new Set(named.map(({ table }) => table))).toEqual(new Set(['added', 'cut']));
  const inRussian = new Map<string, string>();
  const nameOf = async (id: string): Promise<string> => {
    const known = inRussian.get(id);
    if (known !== undefined) return known;
    const reply = await page.request.get(`${site.url}v1/places/${encodeURIComponent(id)}`);
    const { names } = (await reply.json()) as { names: { en: string; ru: string } };
    inRussian.set(id, names.ru || names.en);
    return names.ru || names.en;
  };
  const expected: string[] = [];
  for (const { id } of named) {
    const ids = id.startsWith('place ') ? [id.slice(6)] : id.slice(5).split('/').slice(0, 2);
    expected.push((await Promise.all(ids.map(nameOf))).join(' – '));
  }
  expect(expected.some((words) => words.includes('Чунцин'))).toBe(true);
  /** What stands in a row that does not begin with its names. */
  const wrong = async (): Promise<string[]> => {
    const told = await page
      .locator('[data-table] tbody tr')
      .evaluateAll((found) => found.map((row) => [row.getAttribute('data-row') ?? '', row.querySelector('th')?.textContent ?? '']));
    const texts = told.filter(([id = '']) => named.some((row) => row.id === id)).map(([, text = '']) => text);
    expect(texts).toHaveLength(expected.length);
    return texts.filter((text, i) => expected[i] === undefined || !text.startsWith(expected[i]));
  };
  await expect.poll(wrong, { timeout: 60_000 }).toEqual([]);
}, 300_000);
