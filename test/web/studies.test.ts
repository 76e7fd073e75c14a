/**
 * WS: the study bench in a browser, against the real server over the real network. With QIYUN_SCREENSHOTS=1 the pictures
 * docs/screenshots/studies-*.png are taken anew.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { buildSite, type RunningSite, startSite } from './built-site.js';
import { checkAccessibility, checkMapNotice, heldBy as held, type Look, startVisitor, takePicture, type Visit, type Visitor } from './visitor.js';

let site: RunningSite;
let visitor: Visitor;

beforeAll(async () => {
  const network = inject('defaultImage');
  if ('problem' in network) throw new Error(network.problem);
  buildSite();
  site = await startSite(network.file);
  visitor = await startVisitor();
}, 180_000);
afterAll(async () => {
  try {
    await visitor?.leave();
  } finally {
    await site?.stop();
  }
});
const open = (query = '', look: Look = {}): Promise<Visit> => visitor.open(site.url, `studies${query}`, look);
const withoutMap = { map: false };
const picture = (page: Page, name: string): Promise<void> => takePicture(page, `studies-${name}`);

const answered = (page: Page) => page.locator('[data-phase=done]').waitFor({ timeout: 120_000 });
const idsOf = async (page: Page, source: string): Promise<string[]> => [...new Set((await held(page, source)).map(({ id }) => String(id)))].sort();
describe('on one page, each study from where the one before it ends', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await open());
  });
  afterAll(() => page.context().close());
  const turnTo = async (tab: string): Promise<void> => {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('tab', { name: tab, selected: true }).waitFor();
    await answered(page);
  };

  test('WS1: compare: the example is answered: ways before and after on the map, before → after in the table', async () => {
    await answered(page);
    expect(await page.locator('.sentence').textContent()).toContain('Kuryk closed by weather for two weeks');
    expect(await page.locator('.study-table tbody tr').count()).toBe(4);
    await expect.poll(() => idsOf(page, 'lines'), { timeout: 30_000 }).toEqual(['0', '1', '2', '3']);
    expect(await idsOf(page, 'before')).toContain('0');
    const khorgos = page.locator('[data-row="0"]');
    expect(await khorgos.textContent()).toMatch(/way changed.*Way before: Truck to Kuryk port.*Way after/);
    await picture(page, 'compare');
    await khorgos.focus();
    await expect
      .poll(async () => [...new Set((await held(page, 'lines')).filter(({ opacity }) => opacity === 1).map(({ id }) => id))])
      .toEqual(['0']);
  });

  test('WS2: reach: three contours, labelled and coloured by no mode; towns below; four files', async () => {
    await turnTo('Reach');
    await expect
      .poll(async () => [...new Set((await held(page, 'areas')).map(({ within }) => within))].sort(), { timeout: 30_000 })
      .toEqual([10, 15, 5]);
    expect(await page.locator('.finding li').count()).toBe(3);
    expect(await page.locator('.study-table tbody tr').count()).toBe(60);
    for (const [name, type] of [
      ['CSV', 'text/csv'],
      ['GeoJSON', 'application/geo+json'],
      ['Parquet', 'parquet'],
      ['JSON', 'application/json'],
    ] as const) {
      const address = (await page.locator('.files').getByText(name, { exact: true }).getAttribute('href')) ?? '';
      const file = await page.request.get(address);
      expect(file.status()).toBe(200);
      expect(file.headers()['content-type']).toContain(type);
    }
    await picture(page, 'reach');
    // by keyboard: the limits become dollars
    await page.getByRole('button', { name: /^5, 10 and 15 days/ }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.editor select').selectOption('usd');
    for (const [i, usd] of ['1000', '2000', '4000'].entries()) await page.locator('.editor input').nth(i).fill(usd);
    await page.keyboard.press('Enter');
    await expect.poll(async () => [...new Set((await held(page, 'areas')).map(({ unit }) => unit))], { timeout: 30_000 }).toEqual(['usd']);
    expect(new URL(page.url()).searchParams.get('within')).toBe('1000usd,2000usd,4000usd');
  });

  test('WS3: critical: the widest line is the dearest link; row and map are tied; demand cut off stands apart', async () => {
    await turnTo('Critical');
    const table = page.locator('[data-table=added] tbody tr');
    expect(await table.count()).toBe(60);
    expect(await page.locator('[data-table=cut] tbody tr').count()).toBeGreaterThan(3);
    const dearest = await page.locator('[data-table=added] tr[data-row^="link "]').first().getAttribute('data-row');
    const widest = async (): Promise<unknown> => {
      const lines = await held(page, 'lines');
      const most = Math.max(...lines.map(({ width }) => Number(width)));
      return lines.some(({ id, width }) => id === dearest && width === most);
    };
    await expect.poll(widest, { timeout: 30_000 }).toBe(true);
    await picture(page, 'critical');
    const third = page.locator('[data-table=added] tr[data-row^="link "]').nth(2);
    const id = await third.getAttribute('data-row');
    await third.hover();
    await expect
      .poll(async () => [...new Set((await held(page, 'lines')).filter(({ opacity }) => opacity === 1).map((line) => line['id']))])
      .toEqual([id]);
  });

  test('WS4: matrix: every pair has its figure, which the select changes', async () => {
    await turnTo('Matrix');
    const cells = page.locator('.matrix td.number');
    expect(await cells.count()).toBe(16);
    const days = await cells.first().textContent();
    await page.locator('.inline select').selectOption('cheapest');
    expect(await cells.first().textContent()).not.toBe(days);
    expect(Number((await cells.first().textContent())?.replace(',', ''))).toBeGreaterThan(500);
    await expect.poll(() => idsOf(page, 'lines').then((ids) => ids.length), { timeout: 30_000 }).toBe(16);
    await picture(page, 'matrix');
  });

  test('WS8: flows: the widest line carries most, prices of what is full on the map and ranked below, a limit is doubled from its row', async () => {
    await turnTo('Flows');
    expect(await page.locator('.finding').first().textContent()).toMatch(/t of .* a week are carried for .* USD/);
    expect(await page.locator('.finding').last().textContent()).toMatch(/^The bottleneck is .+: one .+ more a week saves .* USD a week\.$/);
    const rows = page.locator('[data-table=limits] tbody tr');
    expect(await rows.count()).toBeGreaterThan(3);
    const features = await page.request.get((await page.locator('.files').getByText('GeoJSON', { exact: true }).getAttribute('href')) ?? '');
    const carried = (
      (await features.json()) as { features: { properties: { feature: string; id: string; tonnesPerWeek: number; teuPerWeek: number } }[] }
    ).features
      .map(({ properties }) => properties)
      .filter(({ feature }) => feature === 'carried');
    const most = carried.reduce((best, one) => (one.tonnesPerWeek > best.tonnesPerWeek ? one : best));
    const widest = async (): Promise<boolean> => {
      const lines = (await held(page, 'lines')).filter(({ ink }) => ink !== 'plain');
      const width = Math.max(...lines.map((line) => Number(line['width'])));
      return lines.some((line) => line['id'] === most.id && line['width'] === width);
    };
    await expect.poll(widest, { timeout: 30_000 }).toBe(true);
    await picture(page, 'flows');
    // trucks are no boxes: by TEU, what carries trucks only is no line
    const trucksOnly = carried.filter(({ tonnesPerWeek, teuPerWeek }) => tonnesPerWeek > 0 && teuPerWeek === 0).map(({ id }) => id);
    expect(trucksOnly.length).toBeGreaterThan(10);
    const drawn = async () => (await held(page, 'lines')).filter(({ id }) => trucksOnly.includes(String(id))).length;
    await page.getByRole('button', { name: 'TEU', exact: true }).click();
    await expect.poll(drawn).toBe(0);
    await page.getByRole('button', { name: 'tonnes', exact: true }).click();
    await expect.poll(drawn).toBeGreaterThan(0);
    // by keyboard: a row brings its limit out
    await rows.first().focus();
    await expect
      .poll(async () => (await held(page, 'points')).filter(({ id, radius }) => id === 'limit 1' && radius === 8).length)
      .toBeGreaterThan(0);
    for (const name of ['CSV, ways', 'CSV, limits', 'Parquet, ways', 'JSON']) {
      const file = await page.request.get((await page.locator('.files').getByText(name, { exact: true }).getAttribute('href')) ?? '');
      expect([name, file.status()]).toEqual([name, 200]);
    }
    // the same bottleneck may be as tight at twice its limit: what must change is the row of the limit
    const before = await rows.allTextContents();
    await page.getByRole('button', { name: '× 2' }).first().click();
    await page
      .locator('.study-chips')
      .getByText(/a week/)
      .waitFor();
    await expect.poll(() => rows.allTextContents(), { timeout: 120_000 }).not.toEqual(before);
    expect(new URL(page.url()).searchParams.get('capacities')).toMatch(/^(service|terminal)\|/);
  }, 300_000);
});

test('WS1: compare: a change is made by a click on the map, edited in its row, asked, and kept by the link', async () => {
  const { page, context } = await open('?kind=compare&scenario={"name":"Mine","changes":[]}&pairs=CNHRS>KZALA');
  await answered(page);
  await page.locator('.layers button', { hasText: 'borders' }).click();
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
    // tiles come one by one
    const find = () => map.querySourceFeatures('network-border').find(({ properties }) => properties.id === 'cn-kz-khorgos-road');
    for (let i = 0; i < 300 && find() === undefined; i++) await new Promise((done) => setTimeout(done, 100));
    const feature = find();
    if (feature === undefined) return undefined;
    map.jumpTo({ center: feature.geometry.coordinates, zoom: 9 });
    await new Promise<void>((done) => map.once('idle', done));
    const { x, y } = map.project(feature.geometry.coordinates);
    const box = map.getCanvas().getBoundingClientRect();
    return { x: box.x + x, y: box.y + y };
  });
  expect(at).toBeDefined();
  await page.mouse.click(at?.x ?? 0, at?.y ?? 0);
  const row = page.locator('.changes li');
  await row.waitFor();
  expect(await row.getAttribute('data-change')).toBe('close');
  await row.locator('select').first().selectOption('slow');
  await row.locator('select').nth(1).selectOption('duringDays');
  await picture(page, 'scenario');
  const reply = page.waitForResponse(
    (response) => response.url().endsWith('/v1/studies/compare') && response.request().postData()?.includes('slow') === true,
  );
  await row.getByRole('button', { name: 'Done' }).click();
  const { scenario } = (await reply).request().postDataJSON() as { scenario: { changes: unknown[] } };
  expect(scenario.changes).toEqual([{ kind: 'slow', what: { place: ['cn-kz-khorgos-road'] }, factor: 1.5, fromDay: 0, toDay: 14 }]);
  await answered(page);
  const link = page.url();
  await context.close();
  const again = await open(new URL(link).search, withoutMap);
  await answered(again.page);
  expect(await again.page.locator('.changes').textContent()).toMatch(/slow down × 1.50: Khorgos.*from day 0 to day 14/);
  await again.context.close();
});

test('WS5: a long study tells how far it is, is stopped, goes on, and is stopped again by another question', async () => {
  const { page, context } = await visitor.begin(site.url, withoutMap);
  const started = page.waitForResponse((response) => response.url().endsWith('/v1/studies') && response.request().method() === 'POST');
  await page.goto(`${site.url}studies?kind=matrix&origins=towns:120&destinations=towns:120`);
  const { id } = (await (await started).json()) as { id: string };
  const work = page.locator('[data-phase=work]');
  await work.getByText(/of \d+ parts/).waitFor({ timeout: 30_000 });
  await work.getByRole('button', { name: 'Stop' }).click();
  const stopped = page.locator('[data-phase=stopped]');
  await stopped.waitFor();
  expect(await stopped.textContent()).toContain('Stopped. What is finished is kept.');
  const state = async (): Promise<string> => ((await (await page.request.get(`${site.url}v1/studies/${id}`)).json()) as { state: string }).state;
  await expect.poll(state, { timeout: 20_000 }).toBe('cancelled');
  await stopped.getByRole('button', { name: 'Go on' }).click();
  await work.waitFor();
  await expect.poll(state, { timeout: 20_000 }).toBe('running');
  await page.getByRole('tab', { name: 'Reach' }).click();
  await answered(page);
  expect(await state()).toBe('cancelled');
  await context.close();
});

test('WS6: a wrong scenario is told problem by problem, and nothing is answered', async () => {
  const { page, context } = await open('?kind=compare&scenario={"name":"Wrong","changes":[{"kind":"close","what":{"place":"nowhere"}}]}', withoutMap);
  const trouble = page.locator('[data-phase=trouble]');
  await trouble.waitFor();
  expect(await trouble.textContent()).toMatch(/scenario\.changes.*nowhere/);
  expect(await page.locator('.study-table').count()).toBe(0);
  await context.close();
});

test('WS9: queues: waits before and after on the map and in the table, flows from door to door, a border limit by keyboard', async () => {
  const { page, context } = await open('?kind=simulate&depart=2027-06-01');
  await answered(page);
  expect(await page.locator('.finding').first().textContent()).toMatch(
    /The longest queue is at .+: one in ten waits .+ or more instead of .+; \d+ stand there/,
  );
  const kuryk = page.locator('[data-row="service:roro-kuryk-alat/out at KZKUR"]');
  expect(await kuryk.textContent()).toMatch(/Port of Kuryk.*boarding.*→/s);
  expect(await page.locator('[data-table=doors] tbody tr').count()).toBe(6);
  const radii = async () => new Map((await held(page, 'points')).map(({ id, radius }) => [String(id), Number(radius)]));
  await expect.poll(async () => (await radii()).get('service:roro-kuryk-alat/out at KZKUR') ?? 0, { timeout: 30_000 }).toBeGreaterThan(3);
  const seen = await radii();
  seen.delete('undefined');
  // the rows stand in the order of the wait, and so do the discs
  const first = await page.locator('[data-table=queues] tbody tr').first().getAttribute('data-row');
  expect(seen.get(first ?? '')).toBe(Math.max(...seen.values()));
  await picture(page, 'queues');
  await page.getByRole('button', { name: 'Border limit' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Khorgos');
  await page
    .getByRole('option', { name: /border/i })
    .first()
    .waitFor();
  await page
    .getByRole('option', { name: /border/i })
    .first()
    .click();
  await page.locator('.editor input[type=number]').fill('20');
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('gates')).toMatch(/\|20$/);
  await page.locator('[data-row^="border:"]').first().waitFor({ timeout: 120_000 });
  await context.close();
}, 300_000);

describe('WS7: languages, looks, accessibility; WS11: a browser without WebGL is told so, and all else works', () => {
  const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };
  const looks: readonly (readonly [string, string, Look, RegExp])[] = [
    ['compare-dark', '?kind=compare&theme=dark', {}, /What if/],
    ['reach-chinese', '?kind=reach', { locale: 'zh-CN', map: false }, /霍尔果斯出发，在5、10和15\s*天内/],
    ['critical-russian', '?kind=critical&lang=ru', withoutMap, /Чего сильнее всего не хватит/],
    ['flows-russian', '?kind=assign&lang=ru', withoutMap, /Куда пойдут 8 потоков с наименьшими затратами/],
    ['flows-dark', '?kind=assign&theme=dark&lang=zh-Hant', withoutMap, /8條貨流怎樣走總費用最小/],
    ['queues-chinese', '?kind=simulate&depart=2027-06-01', { locale: 'zh-CN', map: false }, /6条货流在哪里排队/],
    ['queues-phone', '?kind=simulate&depart=2027-06-01', phone, /Where do 6 flows queue/],
    ['phone', '?kind=compare', { ...phone, locale: 'zh-TW', map: false }, /庫雷克港因天氣關閉兩週/],
  ];
  test.each(looks)(
    '%s',
    async (name, query, look, said) => {
      const { page, context } = await open(query, look);
      await answered(page);
      await expect.poll(() => page.locator('.sentence').textContent()).toMatch(said);
      await checkMapNotice(page, look);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await picture(page, name);
      // the rows of a table are alike: five of each are looked at, of up to two hundred
      await checkAccessibility(page, ['tbody tr:nth-child(n + 6)']);
      await context.close();
    },
    300_000,
  );
});

// last: a server that starts again has no answers any more
test('WS10: with the server gone the last answer stays and the page says so; when it is back the question is answered by itself', async () => {
  const { page, context } = await open('?kind=reach', withoutMap);
  await answered(page);
  const network = inject('defaultImage');
  if ('problem' in network) throw new Error(network.problem);
  const { port } = site;
  await site.stop();
  await page.locator('.study-chips').getByText('TIR').click();
  const notice = page.locator('[data-trouble=gone]');
  await notice.waitFor();
  expect(await notice.textContent()).toMatch(/The server does not answer\. What you see is its answer of \d\d:\d\d\. Asking again/);
  expect(await page.locator('.study-table tbody tr').count()).toBe(60);
  site = await startSite(network.file, port);
  await notice.waitFor({ state: 'detached', timeout: 30_000 });
  await answered(page);
  expect(new URL(page.url()).searchParams.get('tir')).toBe('1');
  await context.close();
}, 300_000);
