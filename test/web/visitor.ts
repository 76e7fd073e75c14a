/**
 * Who looks at a site in the tests: one browser for a file, a context for every page, and a note of what must never happen: a request to anyone but
 * the site itself, a fault of a page.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { chromiumFlags, findChromium } from './built-site.js';

const pictures = join(import.meta.dirname, '../../docs/screenshots');
/** QIYUN_SCREENSHOTS=1: the pictures of docs/screenshots are taken anew, every one of them with its map. */
const takesPictures = process.env['QIYUN_SCREENSHOTS'] === '1';

export interface Look extends BrowserContextOptions {
  /**
   * `false`: a browser with WebGL switched off, as on many an old machine. The page then says so and all else works, which most tests are about; the map
   * takes half of a page's work where it is drawn by software. Every screen has its tests with the map.
   */
  readonly map?: boolean;
}
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
}
export interface Visitor {
  /** A page that has gone nowhere yet, of someone who means to look at the site at `home`. */
  readonly begin: (home: string, look?: Look) => Promise<Visit>;
  readonly open: (home: string, query: string, look?: Look) => Promise<Visit>;
  /** Closes the browser, and fails if a page asked a stranger or had a fault. */
  readonly leave: () => Promise<void>;
}

export const hasMap = ({ map = true }: Look): boolean => map || takesPictures;

export async function startVisitor(): Promise<Visitor> {
  const browser: Browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  const strangers: string[] = [];
  const faults: string[] = [];
  const begin: Visitor['begin'] = async (home, { map = true, ...look } = {}) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce', ...look });
    // no request leaves this machine (see chromiumFlags); to hold each one up and let it go would take the page's time
    context.on('request', (request) => {
      const { host, protocol } = new URL(request.url());
      if (host !== new URL(home).host && protocol !== 'data:' && protocol !== 'blob:') strangers.push(request.url());
    });
    if (!hasMap({ map })) await context.addInitScript(switchWebglOff);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    return { page, context };
  };
  const open: Visitor['open'] = async (home, query, look) => {
    const visit = await begin(home, look);
    await visit.page.goto(`${home}${query}`);
    return visit;
  };
  const leave: Visitor['leave'] = async () => {
    await browser.close();
    expect({ strangers, faults }).toEqual({ strangers: [], faults: [] });
  };
  return { begin, open, leave };
}

/** In the page: what a canvas answers in a browser that was started with --disable-3d-apis. */
function switchWebglOff(): void {
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
    return kind.includes('webgl') ? null : Reflect.apply(getContext, this, [kind, ...rest]);
  } as typeof getContext;
}

/** Where the look has no map, the page says so in its language; where it has one, it does not. */
export async function checkMapNotice(page: Page, look: Look): Promise<void> {
  const notice = page.locator('.map-broken');
  if (hasMap(look)) return expect(await notice.count()).toBe(0);
  await notice.waitFor();
  expect(await notice.textContent()).toContain('WebGL');
  expect(
    await page.locator('.map-holder, .map-tools, .network-panel, .scale-bar').evaluateAll((all) => all.some((one) => one.checkVisibility())),
  ).toBe(false);
}

/** No serious fault of accessibility on the page as it stands. */
export async function checkAccessibility(page: Page, without: readonly string[] = []): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    async (exclude) => {
      const { axe: run } = globalThis as unknown as { axe: typeof axe };
      const { violations } = await run.run({ include: ['html'], exclude }, { resultTypes: ['violations'] });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => ({ id, where: nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`) }));
    },
    [...without],
  );
  expect(found).toEqual([]);
}

/** Kept under this name when pictures are taken; the map is whole by then, and colours have faded in. */
export async function takePicture(page: Page, name: string): Promise<void> {
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
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** What the map itself says it holds in a source. */
export const heldBy = (page: Page, source: string): Promise<Record<string, unknown>[]> =>
  page.evaluate((name) => {
    const holder = document.querySelector('.map-holder') as unknown as {
      chartMap?: { querySourceFeatures: (source: string) => { properties: Record<string, unknown> }[] };
    };
    return (holder.chartMap?.querySourceFeatures(name) ?? []).map(({ properties }) => properties);
  }, source);
