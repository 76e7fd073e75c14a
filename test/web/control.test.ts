/**
 * WC: the control room, the joint order and the wall in a browser, against the real server with a store of its own, through one launch: two
 * convoys and a train are readied, two parties sign, all sail. With QIYUN_SCREENSHOTS=1 the pictures docs/screenshots/control-*.png are taken anew.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Consignment } from '../../src/contract/index.js';
import { downloadPapers, shareWithConsignee, silenceAlarm, takeAnotherWay, withdrawOrder } from './control-desk.js';
import { beginScene, endScene, open, order, patience, picture, signed, site, solid, startAgain, story, wall, withoutMap } from './control-scene.js';
import { checkAccessibility, checkMapNotice, heldBy, type Look } from './visitor.js';

vi.setConfig({ testTimeout: 240_000 });
beforeAll(beginScene, 600_000);
afterAll(endScene);

/** The map shows ways: what has been travelled of them, and what is ahead. */
async function mapShowsWays(page: Page): Promise<void> {
  for (const source of ['ahead', 'done'])
    await expect.poll(async () => ({ source, isEmpty: (await heldBy(page, source)).length === 0 }), patience).toEqual({ source, isEmpty: false });
}
/** How far the last convoy stands below the edge of what is seen of them, pixels: none, at 1440 × 900. */
const lowestConvoy = (page: Page): Promise<number> =>
  page.locator('.wall-convoys').evaluate((pane) => {
    const last = [...pane.querySelectorAll('.wall-convoy')].at(-1);
    return Math.ceil((last?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY) - pane.getBoundingClientRect().bottom);
  });

describe('WC1: the door', () => {
  test('a wrong key is told in a plain sentence; the right one opens the room, and stands in no address', async () => {
    const { page, context } = await open('', undefined, withoutMap);
    await page.locator('#access-key').fill('not-a-key');
    await page.keyboard.press('Enter');
    await page.locator('.refusal', { hasText: 'This key is not known here' }).waitFor(patience);
    await page.locator('#access-key').fill(story.keys['cn-lead']);
    await page.keyboard.press('Enter');
    await page.locator('.consignment').first().waitFor(patience);
    expect(await page.locator('.consignment').count()).toBe(3);
    expect(await page.locator('.who').textContent()).toContain('You are Chinese project lead');
    expect(page.url()).not.toContain(story.keys['cn-lead']);
    expect(await page.evaluate(() => document.cookie + JSON.stringify(localStorage))).not.toContain(story.keys['cn-lead']);
    await context.close();
    const brought = await open('', 'kazakh-hauliers', withoutMap);
    await brought.page.locator('.consignment').first().waitFor(patience);
    expect(brought.page.url()).not.toContain('key=');
    expect(await brought.page.locator('.consignment').count()).toBe(3);
    await brought.context.close();
  });
});

test('WC2: before: every disc is hollow, every seat empty, and the wall says what is waited for', async () => {
  await wall.locator('.wall-convoy').first().waitFor(patience);
  expect(await solid(wall)).toEqual(['false', 'false', 'false']);
  expect(await signed(wall)).toEqual(['false', 'false']);
  expect(await wall.locator('.wall-strip .order-state').textContent()).toBe('Waiting for the convoys.');
  await picture(wall, 'wall-1-before');
});

test('WC3: a convoy is readied on a phone by its own party alone, and the wall turns solid as it happens', async () => {
  for (const nth of [0, 1, 2]) await story.reachPort(nth, 30);
  const { page, context } = await open('order', 'henan-hauliers', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  const own = page.locator('[data-convoy=convoy-1]');
  await own.waitFor(patience);
  expect(await page.locator('[data-convoy=convoy-2] input:enabled').count()).toBe(0);
  const declare = own.getByRole('button', { name: 'Declare ready' });
  expect(await declare.isDisabled()).toBe(true);
  for (let i = 0; i < 4; i++) {
    await own.locator('input').nth(i).focus();
    await page.keyboard.press('Space');
    await own.locator(`.checklist li:nth-child(${i + 1})[data-done=true]`).waitFor(patience);
  }
  await declare.click();
  await page.locator('[data-convoy=convoy-1][data-ready=true]').waitFor(patience);
  await expect.poll(() => solid(wall), patience).toEqual(['true', 'false', 'false']);
  await context.close();
});

test('WC4: nobody can sign before every convoy is ready; then a key is made in the browser, and one seat fills', async () => {
  const { page, context } = await open('order', 'kz-lead', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  await page.locator('.sign-waits', { hasText: 'Nobody can sign before every convoy is ready.' }).waitFor(patience);
  for (const [nth, items] of [
    [1, 3],
    [2, 3],
  ] as const) {
    await story.check(nth, items);
    await story.declareReady(nth);
  }
  await expect.poll(() => solid(wall), patience).toEqual(['true', 'true', 'true']);
  expect(await wall.locator('.wall-strip .order-state').textContent()).toBe('All convoys are ready. Waiting for the signatures.');
  expect(await lowestConvoy(wall)).toBeLessThanOrEqual(0);
  await picture(wall, 'wall-2-ready');
  await page.getByRole('button', { name: 'Make a signing key in this browser' }).click();
  const sign = page.getByRole('button', { name: 'Sign', exact: true });
  await sign.waitFor(patience);
  expect(await sign.isDisabled()).toBe(true);
  await page.locator('.sign-form input').check();
  await picture(page, 'phone-sign');
  await sign.click();
  await page.locator('.sign-done').waitFor(patience);
  expect((await order()).state).toBe('countersigned');
  expect((await order()).signatures.map(({ party }) => party)).toEqual(['kz-lead']);
  await expect.poll(() => signed(wall), patience).toEqual(['false', 'true']);
  expect(await wall.locator('.strip').getAttribute('data-in-force')).toBe('false');
  await picture(wall, 'wall-3-one-signed');
  // the private half can be used and not read, by this page either
  const read = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((done) => {
      const opening = indexedDB.open('qiyun-signing', 1);
      opening.onsuccess = () => done(opening.result);
    });
    const held = await new Promise<{ privateKey: CryptoKey }>((done) => {
      const asked = database.transaction('keys').objectStore('keys').get('kz-lead');
      asked.onsuccess = () => done(asked.result);
    });
    return crypto.subtle.exportKey('pkcs8', held.privateKey).then(
      () => 'read',
      () => 'refused',
    );
  });
  expect(read).toBe('refused');
  await context.close();
});

test('WC5: the last signature, in the browser, puts the order in force once: the strip fills, every consignment is under way', async () => {
  const { page, context } = await open('order', 'cn-lead');
  await page.getByRole('button', { name: 'Make a signing key in this browser' }).click();
  await page.locator('.sign-form input').waitFor(patience);
  expect(await page.locator('.sign-form').textContent()).toContain('Yours is the last signature');
  await page.locator('.sign-form input').check();
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await wall.locator('.strip[data-in-force=true]').waitFor(patience);
  expect(await signed(wall)).toEqual(['true', 'true']);
  expect((await order()).inForceAt).not.toBeNull();
  const states = async (): Promise<readonly string[]> =>
    (await story.ask<{ consignments: Consignment[] }>('cn-lead', 'consignments')).consignments.map(({ state }) => state);
  expect(await states()).toEqual(['under-way', 'under-way', 'under-way']);
  await page.locator('.order-sheet[data-state=in-force]').waitFor(patience);
  expect(await page.locator('.sign-box').count()).toBe(0);
  await context.close();
  for (const nth of [0, 1]) {
    await story.embark(nth, 9);
    await story.sail(nth, 0.4, 1);
  }
  await wall.locator('[data-convoy=convoy-1] .wall-where', { hasText: /at sea for Alat port, \d/ }).waitFor(patience);
  await picture(wall, 'wall-4-sailing');
});

test('WC6: the room tells arrival, interval and deadline of each; an alarm is acknowledged; the timeline has three clocks', async () => {
  const { page, context } = await open('', 'cn-lead');
  await page.locator('.consignment').first().waitFor(patience);
  await expect.poll(() => page.locator('.consignment .range-middle').count(), patience).toBe(3);
  const alarm = page.locator('.alarm', { hasText: 'CQ-T55' }).first();
  await alarm.waitFor(patience);
  expect(await alarm.textContent()).toMatch(/critical.*Late against its deadline.*after its deadline/s);
  await alarm.getByRole('button', { name: 'Acknowledge' }).click();
  await page.locator('.alarm[data-state=acknowledged]', { hasText: 'seen by Chinese project lead' }).waitFor(patience);
  await expect.poll(() => wall.locator('.wall-alarms li').count(), patience).toBeGreaterThan(0);
  expect(await lowestConvoy(wall)).toBeLessThanOrEqual(0);
  await picture(wall, 'wall-5-alarm');
  // on a telephone it is one column, and the page itself scrolls to all of it
  await wall.setViewportSize({ width: 390, height: 844 });
  expect(await wall.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect((await wall.locator('.map-pane').boundingBox())?.width).toBe(390);
  for (const part of ['.wall-convoy:last-of-type', '.wall-lately', '.wall-nav']) {
    await wall.locator(part).scrollIntoViewIfNeeded();
    expect(await wall.locator(part).boundingBox()).toMatchObject({ x: expect.any(Number), y: expect.any(Number) });
    expect((await wall.locator(part).boundingBox())?.y).toBeLessThan(844);
  }
  await picture(wall, 'wall-phone');
  await wall.setViewportSize({ width: 1440, height: 900 });
  await page.locator('.consignment', { hasText: 'HEN-2406' }).locator('.consignment-name').click();
  const panel = page.locator('.panel');
  await panel.locator('.stages tbody tr[data-now=true]').waitFor(patience);
  await mapShowsWays(page);
  expect(await panel.locator('.bar-planned').count()).toBeGreaterThan(3);
  expect(await panel.locator('.bar-actual').count()).toBeGreaterThan(0);
  await expect.poll(() => panel.locator('.bar-spread').count(), patience).toBeGreaterThan(0);
  await picture(page, 'room');
  await panel.getByRole('tab', { name: 'Timeline' }).focus();
  await page.keyboard.press('ArrowRight');
  await panel.locator('.events tbody tr').first().waitFor(patience);
  expect(await panel.locator('.events tbody tr').first().textContent()).toMatch(/position.*16 units.*Henan and Xinjiang hauliers/);
  await context.close();
});

/** As a hand on the slider does it: the value that is nearest to one of its steps, and the event. */
const wind = (page: Page, at: number): Promise<void> =>
  page.locator('.tape').evaluate((input, value) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, String(value));
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, at);

test('WC7: the replay shows what was known then, forwards and back, and leaves the present as it is', async () => {
  const { page, context } = await open('control?screen=wall&replay=1', 'cn-lead');
  const tape = page.locator('.tape');
  await tape.waitFor(patience);
  const [first, last] = [Number(await tape.getAttribute('min')), Number(await tape.getAttribute('max'))];
  await wind(page, last);
  await page.locator('.strip[data-in-force=true]').waitFor(patience);
  const { inForceAt } = await order();
  const before = Math.floor((Date.parse(inForceAt ?? '') - 1000 - first) / 1000) * 1000 + first;
  await wind(page, before);
  await page.locator('.strip[data-in-force=false]').waitFor(patience);
  expect(await signed(page)).toEqual(['false', 'true']);
  await mapShowsWays(page);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.locator('.strip[data-in-force=true]').waitFor(patience);
  await picture(page, 'replay');
  await page.getByRole('button', { name: 'Back to now' }).click();
  await page.locator('.replay-bar').waitFor({ state: 'detached', ...patience });
  expect(await signed(page)).toEqual(['true', 'true']);
  await context.close();
});

test('WC8: a share link tells one consignment in words; a wrong one tells nothing', async () => {
  const [consignment] = story.consignments;
  const made = await story.ask<{ token: string }>('cn-lead', `consignments/${consignment?.id}/share-links`, {
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
  const { page, context } = await open(`shared?lang=en#${made.token}`, undefined, { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  await page.locator('.shared-where').waitFor(patience);
  expect(await page.locator('.shared-where').textContent()).toMatch(/^It is at sea, [\d,]+ km from Alat port\.$/);
  expect(await page.locator('.shared-when').textContent()).toMatch(/^It arrives at Alat port on \w{3} \d+ \w+, \d\d:\d\d \(UTC\+4\)\.$/);
  expect(await page.locator('body').textContent()).not.toMatch(/KAZ-2406|CQ-T55|USD/);
  await mapShowsWays(page);
  await picture(page, 'shared');
  await context.close();
  const wrong = await open('shared?lang=en#not-a-token', undefined, withoutMap);
  await wrong.page.locator('[data-trouble=unknown]').waitFor(patience);
  expect(await wrong.page.locator('article').count()).toBe(0);
  await wrong.context.close();
});

test('WC9: with the server gone the wall keeps what it showed and says so; when it is back it goes on from the last line', async () => {
  await site.stop();
  await wall.locator('[data-trouble=gone]').waitFor(patience);
  expect(await signed(wall)).toEqual(['true', 'true']);
  await startAgain();
  await wall.locator('[data-trouble=gone]').waitFor({ state: 'detached', timeout: 90_000 });
  await story.land(0, 0);
  await wall.locator('[data-convoy=convoy-1] .wall-where', { hasText: /(stands at|has reached) Alat port/ }).waitFor(patience);
  await story.land(1, 0);
  await wall.locator('[data-convoy=convoy-2] .wall-where', { hasText: /(stands at|has reached) Alat port/ }).waitFor(patience);
  await picture(wall, 'wall-6-arrived');
});

/** On paper an order is its sheet: nothing to press, nothing cut off. */
async function checkPrint(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  for (const pressed of ['.order-nav', '.sign-box', '.withdraw', 'button', 'select']) {
    const seen = await page.locator(pressed).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
    expect({ pressed, seen }).toEqual({ pressed, seen: 0 });
  }
  for (const kept of ['.order-title', '.instruction', '[data-convoy=convoy-3]', '.strip']) expect(await page.locator(kept).isVisible()).toBe(true);
  await picture(page, 'order-print');
  await page.emulateMedia({ media: 'screen' });
}

describe('WC10: languages, looks, accessibility; WC16: a browser without WebGL is told so, and all else works', () => {
  const looks: readonly (readonly [string, string, Look, string, RegExp])[] = [
    ['wall-chinese', 'control?screen=wall', { locale: 'zh-TW', map: false }, '.wall-strip', /生效/],
    ['room-dark', 'control?theme=dark', {}, '.consignments', /under way/],
    ['room-phone', 'control', { viewport: { width: 390, height: 844 }, locale: 'zh-CN', deviceScaleFactor: 2, map: false }, '.consignments', /在途/],
    ['order-russian', 'control?screen=order&lang=ru', {}, '.order-terms', /в силе/],
  ];
  test.each(looks)('%s', async (name, query, look, where, said) => {
    const { page, context } = await open(query.includes('?') ? query : `${query}?x=1`, 'cn-lead', look);
    await page.locator(where).waitFor(patience);
    await expect.poll(() => page.locator(where).textContent(), patience).toMatch(said);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    // the sheet of an order has no map
    if (!name.startsWith('order')) await checkMapNotice(page, look);
    await picture(page, name);
    if (name.startsWith('order')) await checkPrint(page);
    await checkAccessibility(page);
    await context.close();
  });
});

describe('at the desk, on one page', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await open('control?tab=papers', 'cn-lead', withoutMap));
  }, 120_000);
  afterAll(() => page.context().close());
  test('WC11: papers are downloaded as PDF and as data', () => downloadPapers(page));
  test('WC15: a link for the consignee is made, shown once, opens without a key, and is taken back', () => shareWithConsignee(page));
  test('WC12: an alarm is silenced for eight hours, and leaves the list', () => silenceAlarm(page));
  test('WC13: from a missed connection another way is found, proposed, and adopted when all agree who must', () => takeAnotherWay(page));
  test('WC14: an order is withdrawn by whoever issued it, with a reason', () => withdrawOrder(page));
});
