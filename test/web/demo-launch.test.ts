/** DL: `qiyun demo launch` told to the end by the built program, and the wall opened by the address that it prints. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startProgram } from '../http/built-program.js';
import { buildSite, siteProgram } from './built-site.js';
import { startVisitor, type Visitor } from './visitor.js';

interface Step {
  readonly step: string;
  readonly sentence: string;
  readonly [fact: string]: unknown;
}

let demo: ReturnType<typeof startProgram> | undefined;
let visitor: Visitor | undefined;
beforeAll(buildSite, 600_000);
afterAll(async () => {
  demo?.signal('SIGKILL');
  await visitor?.leave();
});

test('DL1: every line is an object, the last a verdict that all agrees; the address of the wall opens it, with no more typed', async () => {
  const image = inject('defaultImage');
  if ('problem' in image) throw new Error(image.problem);
  demo = startProgram(['demo', 'launch', '--json', '--keep', '--pace', '0', '--network', image.file], {}, siteProgram);
  const printed = await demo.printed(/^[\s\S]*"step":"verdict"[^\n]*\n/);
  const steps = printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Step);
  for (const { step, sentence } of steps) expect({ step, words: sentence.length > 10 }).toEqual({ step: expect.any(String), words: true });
  const verdict = steps.at(-1);
  expect(verdict).toMatchObject({ step: 'verdict', ok: true, orderInForce: true, signatures: 2, chainVerified: true, timesInForce: 1 });
  expect(verdict?.['eventsStored']).toBe(verdict?.['eventsAcknowledged']);

  const wall = String(steps.find(({ step }) => step === 'parties')?.['wall']);
  visitor = await startVisitor();
  const { page } = await visitor.open(wall, '', { map: false });
  await page.locator('.strip[data-in-force=true]').waitFor({ timeout: 60_000 });
  expect(page.url()).not.toContain('key=');
  const solid = page.locator('.wall-convoy .disc').evaluateAll((discs) => discs.map((disc) => (disc as HTMLElement).dataset['solid']));
  expect(await solid).toEqual(['true', 'true', 'true']);
  expect(await page.locator('.seat[data-signed=true]').count()).toBe(2);
  await expect.poll(() => page.locator('.wall-where', { hasText: 'has reached Alat' }).count(), { timeout: 60_000 }).toBe(3);
  // the key that stands in it reads, and changes nothing
  const key = new URLSearchParams(new URL(wall).hash.slice(1)).get('key');
  const call = (path: string, method: string): Promise<Response> =>
    fetch(new URL(path, wall), { method, headers: { authorization: `Bearer ${key}` } });
  expect((await call('/v1/orders', 'GET')).status).toBe(200);
  const { id } = ((await (await call('/v1/alarms', 'GET')).json()) as { alarms: { id: string }[] }).alarms[0] ?? { id: 'none' };
  expect((await call(`/v1/alarms/${id}/acknowledgement`, 'POST')).status).toBe(403);
  demo.signal('SIGINT');
  expect((await demo.finished).code).toBe(0);
}, 400_000);
