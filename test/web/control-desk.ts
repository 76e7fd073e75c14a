/** What is done at the desk of the control room, step by step on one page: each goes on from the one before (WC11 to WC15). */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Alarm, Consignment, DispatchOrder, ShareLink } from '../../src/contract/index.js';
import { open, order, patience, picture, story } from './control-scene.js';
import type { PartyId } from './launch-story.js';

/** Signed out and in again on the same page, without loading it anew. */
async function becomeAnother(page: Page, party: PartyId): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.locator('#access-key').fill(story.keys[party]);
  await page.keyboard.press('Enter');
  await page.locator('.consignment').first().waitFor(patience);
}
const train = (): Promise<Consignment> => story.ask('cn-lead', `consignments/${story.consignments[2]?.id}`);

/**
 * A connection that was missed, among the alarms that the server tells from now on. The default network keeps no timetable, so on it none is missed: that
 * the alarm is raised is AL2's to show, what the page does with it is shown here.
 */
async function tellMissed(page: Page, consignment: string): Promise<void> {
  const at = new Date(Date.now() - 3_600_000).toISOString();
  const facts = {
    leg: 1,
    service: null,
    place: 'KZAAU',
    planned: at,
    expected: new Date(Date.now() + 86_400_000).toISOString(),
    past: 1,
    ask: 'ways-on',
  };
  const rest = { unit: null, sentence: 'The feeder left without it.', acknowledged: null, silencedUntil: null, clearedAt: null };
  const alarm: Alarm = {
    id: 'alm_missed',
    kind: 'missed-connection',
    severity: 'critical',
    state: 'open',
    consignment,
    raisedAt: at,
    facts,
    ...rest,
  };
  await page.route('**/v1/alarms*', async (route) => {
    const response = await route.fetch();
    const { alarms } = (await response.json()) as { alarms: Alarm[] };
    await route.fulfill({ response, json: { alarms: [...alarms, alarm] } });
  });
  await becomeAnother(page, 'cn-lead');
}

export async function downloadPapers(page: Page): Promise<void> {
  await page.locator('.consignment', { hasText: 'CQ-T55' }).locator('.consignment-name').click();
  const panel = page.locator('.panel');
  for (const [form, begins] of [
    ['PDF', '%PDF-'],
    ['JSON', '{'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download', patience),
      panel.getByRole('button', { name: `SMGS consignment note, ${form}`, exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`CQ-T55-smgs.${form.toLowerCase()}`);
    expect(readFileSync(await download.path(), 'utf8').startsWith(begins)).toBe(true);
  }
}

/** What is made on this page opens for someone who has no key, until it is taken back on this page. */
export async function shareWithConsignee(page: Page): Promise<void> {
  const panel = page.locator('.panel');
  await panel.getByRole('tab', { name: 'Share' }).click();
  await panel.getByRole('combobox', { name: 'Works for' }).selectOption('7');
  const listed = panel.locator('[data-share-link]');
  const before = await listed.count();
  await panel.getByRole('button', { name: 'Make a link' }).click();
  await listed.nth(before).waitFor(patience);
  const { links } = await story.ask<{ links: ShareLink[] }>('cn-lead', `consignments/${story.consignments[2]?.id}/share-links`);
  const link = links.find(({ id, revokedAt }) => revokedAt === null && id !== links[before - 1]?.id);
  expect(Math.abs(Date.parse(link?.expiresAt ?? '') - Date.now() - 7 * 86_400_000)).toBeLessThan(600_000);
  await picture(page, 'share');
  const address = await panel.getByRole('textbox', { name: 'The link, shown this once' }).inputValue();
  const consignee = await open(address.slice(address.indexOf('shared?')), undefined, { viewport: { width: 390, height: 844 }, map: false });
  await consignee.page.locator('.shared-where').waitFor(patience);
  expect(await consignee.page.locator('h1, h2').allTextContents()).toContain('Where is CQ-T55?');
  await panel.locator(`[data-share-link="${link?.id}"]`).getByRole('button', { name: 'Take back' }).click();
  await panel.locator(`[data-share-link="${link?.id}"]`, { hasText: 'taken back' }).waitFor(patience);
  await consignee.page.reload();
  await consignee.page.locator('[data-trouble=unknown]').waitFor(patience);
  await consignee.context.close();
}

export async function silenceAlarm(page: Page): Promise<void> {
  const alarm = page.locator('.alarm[data-kind=late]', { hasText: 'CQ-T55' });
  await alarm.waitFor(patience);
  const listed = await page.locator('.alarm').count();
  await alarm.getByRole('combobox', { name: 'Silence' }).selectOption('8');
  await expect.poll(() => page.locator('.alarm').count(), patience).toBe(listed - 1);
  const { alarms } = await story.ask<{ alarms: Alarm[] }>('cn-lead', 'alarms');
  const silenced = alarms.filter(({ state }) => state === 'silenced');
  expect(silenced.map(({ consignment }) => consignment)).toEqual([story.consignments[2]?.id]);
  expect(Math.abs(Date.parse(silenced[0]?.silencedUntil ?? '') - Date.now() - 8 * 3_600_000)).toBeLessThan(600_000);
}

export async function takeAnotherWay(page: Page): Promise<void> {
  const panel = page.locator('.panel');
  await tellMissed(page, story.consignments[2]?.id ?? '');
  const missed = page.locator('.alarm[data-kind=missed-connection]');
  await missed.getByRole('button', { name: 'Ways on from here' }).click();
  expect(await panel.getByRole('tab', { name: 'Ways on' }).getAttribute('aria-selected')).toBe('true');
  await panel.getByRole('button', { name: 'Find ways on' }).click();
  await expect.poll(() => panel.getByRole('status').textContent(), patience).not.toContain('Planning');
  expect(await panel.getByRole('status').or(panel.locator('.refusal')).allTextContents()).toEqual(['']);
  const way = await panel.locator('.ways-found li b').first().textContent();
  await panel.getByRole('button', { name: 'Propose this way' }).first().click();
  const proposal = panel.locator('.proposal');
  await proposal.waitFor(patience);
  expect(await proposal.textContent()).toContain(way);
  // who has proposed has agreed
  expect(await proposal.getByRole('button', { name: 'Agree' }).count()).toBe(0);
  const proposed = await train();
  expect(proposed).toMatchObject({ itineraryVersion: 1, proposal: { proposedBy: 'cn-lead', agreedBy: ['cn-lead'] } });
  expect(proposed.proposal?.mustAgree).toEqual(['cn-lead', 'kz-lead', 'baku-terminal']);
  for (const party of ['kz-lead', 'baku-terminal'] as const) {
    await becomeAnother(page, party);
    await proposal.getByRole('button', { name: 'Agree' }).click();
    if (party === 'kz-lead') await proposal.locator('li', { hasText: 'Kazakh project lead' }).getByText('agreed').waitFor(patience);
  }
  await proposal.waitFor({ state: 'detached', ...patience });
  const adopted = await train();
  expect(adopted).toMatchObject({ itineraryVersion: 2, proposal: null });
  expect(adopted.itinerary).toEqual(proposed.proposal?.itinerary);
}

export async function withdrawOrder(page: Page): Promise<void> {
  const { content } = await order();
  const { id: _, version: __, formatVersion: ___, issuedBy: ____, issuedAt: _____, ...same } = content as DispatchOrder['content'];
  const convoys = same.convoys.slice(0, 1).map((convoy) => ({ ...convoy, consignments: [] }));
  const second = await story.ask<DispatchOrder>('kz-lead', 'orders', { ...same, title: 'A second sailing', convoys });
  await becomeAnother(page, 'kz-lead');
  const row = page.locator(`[data-order="${second.id}"]`);
  await row.getByRole('button').first().click();
  await page.locator('.withdraw summary').click();
  const withdraw = page.locator('.withdraw').getByRole('button', { name: 'Withdraw the order' });
  expect(await withdraw.isDisabled()).toBe(true);
  await page.locator('.withdraw input').fill('The ferry is full');
  await withdraw.click();
  await page.locator('.order-sheet[data-state=withdrawn]').waitFor(patience);
  expect(await story.ask<DispatchOrder>('cn-lead', `orders/${second.id}`)).toMatchObject({ state: 'withdrawn' });
  expect(await page.locator('.order-sheet').textContent()).toContain('The ferry is full');
}
