/** The one server with a store of its own, the one launch on it, and the pages that look at it, of the control room's tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import type { DispatchOrder } from '../../src/contract/index.js';
import { buildSite, type RunningSite, startSite } from './built-site.js';
import { beginLaunch, type LaunchStory, type PartyId } from './launch-story.js';
import { type Look, startVisitor, takePicture, type Visit, type Visitor } from './visitor.js';

export const patience = { timeout: 60_000 };
let image = '';
let store = '';
export let site: RunningSite;
let visitor: Visitor;
export let story: LaunchStory;
/** Open from the first test to the last. */
export let wall: Page;

export async function beginScene(): Promise<void> {
  const network = inject('defaultImage');
  if ('problem' in network) throw new Error(network.problem);
  image = network.file;
  store = mkdtempSync(join(tmpdir(), 'qiyun-control-'));
  buildSite();
  site = await startSite(image, 0, ['--store', join(store, 'operations')]);
  visitor = await startVisitor();
  const key = await firstKey();
  story = await beginLaunch(site.url, key);
  for (const nth of [0, 1, 2])
    for (const [share, hoursAgo] of [
      [0.3, 120],
      [0.6, 80],
      [0.85, 50],
    ] as const)
      await story.drive(nth, share, hoursAgo);
  wall = (await open('wall', 'cn-lead', withoutMap)).page;
}

export async function endScene(): Promise<void> {
  try {
    await visitor?.leave();
  } finally {
    await site?.stop();
    rmSync(store, { recursive: true, force: true });
  }
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

export const withoutMap = { map: false };
export function open(query: string, party: PartyId | undefined, look: Look = {}): Promise<Visit> {
  const at = query.includes('?') ? query : query === '' ? 'control' : `control?screen=${query}`;
  return visitor.open(site.url, `${at}${party === undefined ? '' : `#key=${story.keys[party]}`}`, { timezoneId: 'Asia/Aqtau', ...look });
}
export const picture = (page: Page, name: string): Promise<void> => takePicture(page, `control-${name}`);
export const solid = (page: Page): Promise<string[]> =>
  page.locator('.wall-convoy .disc').evaluateAll((discs) => discs.map((disc) => (disc as HTMLElement).dataset['solid'] ?? ''));
export const signed = (page: Page): Promise<string[]> =>
  page.locator('.seat').evaluateAll((seats) => seats.map((seat) => (seat as HTMLElement).dataset['signed'] ?? ''));
export const order = (): Promise<DispatchOrder> => story.ask('cn-lead', `orders/${story.order}`);
