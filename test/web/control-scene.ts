/** The one server with a store of its own, the one launch on it, and the pages that look at it, of the control room's tests. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { DispatchOrder } from '../../src/contract/index.js';
import { buildSite, chromiumFlags, findChromium, type RunningSite, startSite } from './built-site.js';
import { beginLaunch, type LaunchStory, type PartyId } from './launch-story.js';

const pictures = join(import.meta.dirname, '../../docs/screenshots');
const takesPictures = process.env['QIYUN_SCREENSHOTS'] === '1';
export const patience = { timeout: 60_000 };
let image = '';
let store = '';
export let site: RunningSite;
let browser: Browser;
export let story: LaunchStory;
/** Open from the first test to the last. */
export let wall: Page;
/** Requests to anyone but our own server, and faults of the page: there must be none, in any test. */
const strangers: string[] = [];
const faults: string[] = [];

export async function beginScene(): Promise<void> {
  const network = inject('defaultImage');
  if ('problem' in network) throw new Error(network.problem);
  image = network.file;
  store = mkdtempSync(join(tmpdir(), 'qiyun-control-'));
  buildSite();
  site = await startSite(image, 0, ['--store', join(store, 'operations')]);
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  const key = await firstKey();
  story = await beginLaunch(site.url, key);
  for (const nth of [0, 1, 2])
    for (const [share, hoursAgo] of [
      [0.3, 120],
      [0.6, 80],
      [0.85, 50],
    ] as const)
      await story.drive(nth, share, hoursAgo);
  wall = (await open('wall', 'cn-lead')).page;
}

export async function endScene(): Promise<void> {
  await browser?.close();
  await site?.stop();
  rmSync(store, { recursive: true, force: true });
  expect(strangers).toEqual([]);
  expect(faults).toEqual([]);
}

/** The same store on the same port, after `site.stop()`. */
export async function startAgain(): Promise<void> {
  site = await startSite(image, site.port, ['--store', join(store, 'operations')]);
}

/** Printed once, when a store is opened for the first time. */
async function firstKey(): Promise<string> {
  for (let i = 0; i < 600; i++) {
    const key = /shown this once: (\S+)/.exec(site.said())?.[1];
    if (key !== undefined) return key;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`qiyun serve showed no key; it said: ${site.said()}`);
}

export type Look = Parameters<Browser['newContext']>[0];

export async function open(query: string, party: PartyId | undefined, look: Look = {}): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Asia/Aqtau',
    reducedMotion: 'reduce',
    ...look,
  });
  await context.route('**/*', (route) => {
    const { host, protocol } = new URL(route.request().url());
    if (host === new URL(site.url).host || protocol === 'data:' || protocol === 'blob:') return route.continue();
    strangers.push(route.request().url());
    return route.abort();
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  const at = query.includes('?') ? query : query === '' ? 'control' : `control?screen=${query}`;
  await page.goto(`${site.url}${at}${party === undefined ? '' : `#key=${story.keys[party]}`}`);
  return { page, context };
}
export const picture = async (page: Page, name: string): Promise<void> => {
  if (!takesPictures) return;
  mkdirSync(pictures, { recursive: true });
  await page
    .waitForFunction(
      () => {
        const holder = document.querySelector('.map-holder') as unknown as {
          chartMap?: { loaded: () => boolean; areTilesLoaded: () => boolean };
        } | null;
        return holder === null || (holder.chartMap?.loaded() === true && holder.chartMap.areTilesLoaded());
      },
      undefined,
      { timeout: 60_000 },
    )
    .catch(() => undefined);
  await page.waitForTimeout(1200);
  await page.screenshot({ path: join(pictures, `control-${name}.png`) });
};
export const solid = (page: Page): Promise<string[]> =>
  page.locator('.wall-convoy .disc').evaluateAll((discs) => discs.map((disc) => (disc as HTMLElement).dataset['solid'] ?? ''));
export const signed = (page: Page): Promise<string[]> =>
  page.locator('.seat').evaluateAll((seats) => seats.map((seat) => (seat as HTMLElement).dataset['signed'] ?? ''));
export const order = (): Promise<DispatchOrder> => story.ask('cn-lead', `orders/${story.order}`);
