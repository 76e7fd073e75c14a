/**
 * WE: the page in a browser, against the real server over the real network. With QIYUN_SCREENSHOTS=1 the four pictures of
 * docs/screenshots/ are taken anew.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { buildSite, type RunningSite, startSite } from './built-site.js';
import {
  checkAccessibility,
  checkMapNotice,
  hasMap,
  heldBy,
  type Look,
  takePicture as picture,
  startVisitor,
  type Visit,
  type Visitor,
} from './visitor.js';

const mostBytes = 800_000;

let site: RunningSite;
let visitor: Visitor;
let image = '';

beforeAll(async () => {
  const network = inject('defaultImage');
  if ('problem' in network) throw new Error(network.problem);
  image = network.file;
  buildSite();
  site = await startSite(image);
  visitor = await startVisitor();
}, 180_000);
afterAll(async () => {
  try {
    await visitor?.leave();
  } finally {
    await site?.stop();
  }
});
const open = (query = '', look: Look = {}): Promise<Visit> => visitor.open(site.url, query, look);
const withoutMap = { map: false };

const answered = (page: Page) => page.locator('.card[data-chosen="true"]').waitFor();
/** The ids of the ways that the map itself says it has drawn in the foreground. */
const drawnWays = async (page: Page): Promise<string[]> => [...new Set((await heldBy(page, 'chosen')).map(({ way }) => String(way)))];
const drawn = async (page: Page, way: string): Promise<void> => {
  await expect.poll(() => drawnWays(page), { timeout: 30_000 }).toEqual([way]);
};
const chosenId = async (page: Page): Promise<string> => (await page.locator('.card[data-chosen="true"]').getAttribute('data-way')) ?? '';
/** What the chosen way, or all of them, can be taken along as. */
const downloads = async (page: Page): Promise<string> => {
  const summary = page.locator('.tools summary');
  await summary.click();
  const listed = (await page.locator('.tools details li').allTextContents()).join('\n');
  await summary.click();
  return listed;
};

describe('on one page, each from where the one before it ends', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await open());
    await answered(page);
  });
  afterAll(() => page.context().close());

  test('WE1: an example is answered, drawn, and light: all that is loaded stays within the budget', async () => {
    expect(await page.locator('.card').count()).toBeGreaterThanOrEqual(3);
    await drawn(page, await chosenId(page));
    const loaded = await page.evaluate(() => {
      const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')] as PerformanceResourceTiming[];
      const marks = Object.fromEntries(performance.getEntriesByType('mark').map(({ name, startTime }) => [name, Math.round(startTime)]));
      return { bytes: entries.reduce((sum, { transferSize }) => sum + transferSize, 0), marks };
    });
    console.log(`first load: ${Math.round(loaded.bytes / 1000)} kB compressed; ms from navigation: ${JSON.stringify(loaded.marks)}`);
    expect(loaded.bytes).toBeLessThanOrEqual(mostBytes);
    await picture(page, 'desktop-light');
  });

  test('WE1: a figure opens its ledger: lines with formula, row and source; Escape closes it', async () => {
    await page.locator('.card .figure').nth(1).click();
    const ledger = page.locator('.ledger');
    expect(await ledger.locator('.source-line').count()).toBeGreaterThan(3);
    expect(await ledger.locator('code').first().textContent()).toMatch(/USD/);
    expect(await ledger.locator('.row-name').first().textContent()).toMatch(/\w+ · \S+/);
    await page.keyboard.press('Escape');
    expect(await ledger.count()).toBe(0);
  });

  test('WE2: another way is picked on the front, drawn on the map, and a link restores it', async () => {
    await page.getByRole('tab', { name: 'Front' }).click();
    const points = page.locator('.point:not(:has(text))');
    await points.first().waitFor({ timeout: 30_000 });
    const way = (await points.first().getAttribute('data-way')) ?? '';
    await points.first().focus();
    await page.keyboard.press('Enter');
    await drawn(page, way);
    expect(await chosenId(page)).toBe(way);
    const link = page.url();
    expect(link).toContain(`way=${way}`);

    const again = await open(new URL(link).search);
    await answered(again.page);
    await drawn(again.page, way);
    expect(await again.page.getByRole('tab', { name: 'Front' }).getAttribute('aria-selected')).toBe('true');
    await again.context.close();
  });

  test('WE4: avoiding Russia asks again; no leg is in Russia; the address keeps it', async () => {
    await page.getByRole('button', { name: 'Avoid a country, mode or place' }).click();
    const reply = page.waitForResponse((response) => response.url().endsWith('/v1/plan') && response.request().method() === 'POST');
    await page.locator('.editor select').first().selectOption('country:RU'.slice(8));
    const document = (await (await reply).json()) as {
      query: { avoid: string[] };
      itineraries: { legs: { from: { country: string }; to: { country: string } }[] }[];
    };
    expect(document.query.avoid).toEqual(['country:RU']);
    expect(document.itineraries.flatMap((way) => way.legs).filter(({ from, to }) => from.country === 'RU' || to.country === 'RU')).toEqual([]);
    await page.getByRole('button', { name: 'Remove Russia' }).waitFor();
    expect(new URL(page.url()).searchParams.get('avoid')).toBe('country:RU');
    await page.goBack();
    await expect.poll(() => page.getByRole('button', { name: 'Remove Russia' }).count()).toBe(0);
  });

  test('WE3: 繁體中文: chosen on the page, and by the browser', async () => {
    await page.locator('#language').selectOption('zh-Hant');
    await page.locator('.sentence', { hasText: '從西安運往巴庫' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-Hant');
    expect(new URL(page.url()).searchParams.get('lang')).toBe('zh-Hant');
    await page.locator('#language').selectOption('en');
    await page.locator('.sentence', { hasText: 'Baku' }).waitFor();
    const other = await open('?tab=table', { locale: 'zh-TW', map: false });
    await answered(other.page);
    expect(await other.page.locator('.sentence').textContent()).toContain('西安');
    await picture(other.page, 'chinese');
    await other.context.close();
  });

  test('WE5: a place is found by typing in Chinese, with the keyboard alone', async () => {
    await page.getByRole('button', { name: /^Destination/ }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('伊斯坦布尔');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.sentence', { hasText: 'Istanbul' }).waitFor();
    await answered(page);
  });
});

test('WE6: no way says why, and its button lifts the limit and asks again', async () => {
  const { page, context } = await open('?from=CNSIA&to=AZBAK&depart=2027-02-01&deadline=2027-02-03', withoutMap);
  await page.locator('.no-way').waitFor();
  expect(await page.locator('.no-way').textContent()).toMatch(/Nothing gets from Xi'an to Baku by Wed/);
  await page.getByRole('button', { name: /^Move the deadline to/ }).click();
  await answered(page);
  await context.close();
});

test('WE7: with the server gone the last answer stays and the page says so; when it is back the question is answered', async () => {
  const { page, context } = await open('', withoutMap);
  await answered(page);
  const { port } = site;
  await site.stop();
  await page.getByRole('button', { name: 'two drivers' }).click();
  const notice = page.locator('[data-trouble=gone]');
  await notice.waitFor();
  expect(await notice.textContent()).toContain('The server does not answer.');
  expect(await page.locator('.card').count()).toBeGreaterThanOrEqual(3);
  site = await startSite(image, port);
  await notice.waitFor({ state: 'detached', timeout: 30_000 });
  await answered(page);
  expect(new URL(page.url()).searchParams.get('drivers')).toBe('2');
  await context.close();
});

test('WE8: the network can be seen, and a click on it tells row and source', async () => {
  const { page, context } = await open('?layers=border');
  await answered(page);
  await page.locator('#network-layers').waitFor();
  const at = await page.evaluate(async () => {
    const holder = document.querySelector('.map-holder') as unknown as {
      chartMap: {
        jumpTo: (to: object) => void;
        once: (event: 'idle', then: () => void) => void;
        querySourceFeatures: (source: string) => { properties: { id: string }; geometry: { coordinates: [number, number] } }[];
        project: (at: [number, number]) => { x: number; y: number };
        getCanvas: () => HTMLCanvasElement;
      };
    };
    const map = holder.chartMap;
    for (let i = 0; i < 100 && map.querySourceFeatures('network-border').length === 0; i++) await new Promise((done) => setTimeout(done, 100));
    const [feature] = map.querySourceFeatures('network-border').filter(({ properties }) => properties.id.includes('khorgos'));
    if (feature === undefined) return undefined;
    map.jumpTo({ center: feature.geometry.coordinates, zoom: 8 });
    await new Promise<void>((done) => map.once('idle', done));
    const { x, y } = map.project(feature.geometry.coordinates);
    const box = map.getCanvas().getBoundingClientRect();
    return { x: box.x + x, y: box.y + y };
  });
  expect(at).toBeDefined();
  await page.mouse.click(at?.x ?? 0, at?.y ?? 0);
  const card = page.locator('.feature-card');
  await card.waitFor();
  expect(await card.locator('.source').textContent()).not.toBe('');
  expect(await card.locator('.row-name').textContent()).toContain('procedures');
  await context.close();
});

/** WE11: dark where the reader's system is, without being asked. */
async function checkDark(page: Page): Promise<void> {
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(25, 27, 29)');
  await picture(page, 'desktop-dark');
}

describe('WE9: no serious fault of accessibility; WE12: a browser without WebGL is told so, and all else works', () => {
  const looks: readonly (readonly [string, string, Look])[] = [
    ['light, timetable and ledger', '?tab=table&ledger=cost', withoutMap],
    ['dark, chart', '?tab=distance', { colorScheme: 'dark', map: false }],
    ['phone, front, Chinese', '?tab=front', { viewport: { width: 390, height: 844 }, locale: 'zh-CN', map: false }],
    ['Russian, timeline, network', '?layers=border&lang=ru', {}],
  ];
  test.each(looks)('%s', async (_name, query, look) => {
    const { page, context } = await open(query, look);
    await answered(page);
    await checkMapNotice(page, look);
    // a picture of the map only where there is a map
    expect({ png: (await downloads(page)).includes('PNG') }).toEqual({ png: hasMap(look) });
    if (look.colorScheme === 'dark') await checkDark(page);
    if (query === '?tab=front') await page.getByRole('button', { name: /^1 .*：/ }).waitFor();
    await page.waitForFunction(() => document.getAnimations().length === 0);
    await checkAccessibility(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await context.close();
  });
});

test('WE10: 390 px wide: nothing is wider than the screen', async () => {
  const { page, context } = await open('', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  await answered(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await drawn(page, await chosenId(page));
  await picture(page, 'phone');
  await context.close();
});
