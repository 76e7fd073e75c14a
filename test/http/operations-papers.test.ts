/** OP: papers over HTTP and by the command line: what they need is given, kept, and finishes them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { readText, writeFile } from '../../src/adapters/index.js';
import { hostTerminal, runProgram, type UseCases } from '../../src/cli/index.js';
import type { Consignment, DispatchOrder, DocumentModel } from '../../src/contract/index.js';
import { scopes } from '../../src/contract/index.js';
import { newOrderExample } from '../../src/http/operations/operations-examples.js';
import { openScene, type Scene } from './operations-scene.js';

const folder = mkdtempSync(join(tmpdir(), 'qiyun-papers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
  return () => scene.fastify.close();
});
const call = (method: 'GET' | 'POST', url: string, body?: object, key = scene.keys.hauliers) => scene.call(method, url, key, body);
const paperOf = async (id: string, kind = 'manifest'): Promise<DocumentModel> =>
  (await call('GET', `/v1/consignments/${id}/documents/${kind}`)).json();

/** Another consignment like that of the scene, which no order names. */
async function openLike(reference: string, unit: string): Promise<Consignment> {
  const { id: _, version: __, state: ___, itineraryVersion: _i, proposal: _p, order: _o, createdAt: _c, createdBy: _b, ...given } = scene.consignment;
  const units = given.units.map(({ warnings: _w, ...one }) => ({ ...one, id: unit }));
  return (await call('POST', '/v1/consignments', { ...given, reference, units })).json();
}
const vessel = { name: 'Professor Gül', imo: '8422084', flag: 'Azerbaijan' };

describe('OP1, CO12, CO13: particulars finish a paper', () => {
  test('a draft says what is missing and where to give it; given there, the paper is complete', async () => {
    const { id } = await openLike('WIND-09', 'ZH-C3');
    const draft = await paperOf(id);
    const missing = draft.missing.filter(({ required }) => required);
    expect(missing.map(({ at }) => at)).toEqual(['particulars.vessel.name', 'particulars.vessel.imo', 'particulars.vessel.flag']);
    expect(draft.draftBecause[0]).toBe('The name of the ship is not on record. Give it as particulars.vessel.name.');
    for (const [version, change] of [{ particulars: { vessel } }, { state: 'booked' }, { state: 'under-way' }].entries())
      expect((await call('POST', `/v1/consignments/${id}/changes`, { version: version + 1, ...change })).status).toBe(200);
    const paper = await paperOf(id);
    expect([paper.draft, paper.draftBecause]).toEqual([false, []]);
    const kept: Consignment = (await call('GET', `/v1/consignments/${id}`)).json();
    expect(kept.particulars).toEqual({ vessel });
  });

  test('particulars of what is not in the consignment are refused, all at once, and nothing is changed', async () => {
    const { id } = await openLike('WIND-09', 'ZH-C3');
    const particulars = { addresses: { stranger: ['1 Nowhere'] }, vehicles: [{ unit: 'NOBODY' }], rail: { stations: { XXXXX: '1' } } };
    const refused = await call('POST', `/v1/consignments/${id}/changes`, { version: 1, particulars });
    expect([refused.status, refused.json().problems.map(({ field }: { field: string }) => field)]).toEqual([
      422,
      ['particulars.addresses.stranger', 'particulars.vehicles[0].unit', 'particulars.rail.stations.XXXXX'],
    ]);
    expect((await call('GET', `/v1/consignments/${id}`)).json().version).toBe(1);
  });

  test('a share link shows none of it', async () => {
    const { id } = await openLike('WIND-09', 'ZH-C3');
    await call('POST', `/v1/consignments/${id}/changes`, { version: 1, particulars: { instructions: 'behind the blue door' } });
    const { token } = (await call('POST', `/v1/consignments/${id}/share-links`, { expiresAt: '2024-07-31T00:00:00Z' })).json();
    const shared = await scene.call('GET', `/v1/shared/${token}`);
    expect([shared.status, shared.text.includes('blue door')]).toEqual([200, false]);
  });
});

describe('OP2, PA8: the address of a party', () => {
  const address = { address: ['88 Kexue Dadao'], city: '450001 Zhengzhou', contact: 'office@hauliers.example' };

  test('is kept by the party itself, and seen by all', async () => {
    expect((await call('POST', '/v1/parties/henan-hauliers/changes', address)).json()).toMatchObject({ id: 'henan-hauliers', ...address });
    const { parties } = (await call('GET', '/v1/parties', undefined, scene.keys.stranger)).json();
    expect(parties.find(({ id }: { id: string }) => id === 'henan-hauliers')).toMatchObject(address);
    const { lines } = (await call('GET', '/v1/log?after=0&limit=200')).json();
    expect(lines.at(-1)).toMatchObject({ kind: 'party.changed', subject: 'henan-hauliers', body: address });
    // the same again is no change
    const { head } = (await call('GET', '/v1/me')).json();
    await call('POST', '/v1/parties/henan-hauliers/changes', { city: address.city });
    expect((await call('GET', '/v1/me')).json().head).toBe(head);
  });

  test('is not another party’s to change', async () => {
    const refused = await call('POST', '/v1/parties/henan-hauliers/changes', address, scene.keys.stranger);
    expect(refused.status).toBe(403);
    expect((await call('POST', '/v1/parties/nobody/changes', address, scene.admin)).status).toBe(404);
    // nor does a party give itself another name
    const renamed = await call('POST', '/v1/parties/henan-hauliers/changes', { name: 'Somebody else' });
    expect([renamed.status, renamed.json().problems[0].field]).toEqual([422, 'name']);
  });
});

describe('OP3, CO13: one manifest over the consignments of an order', () => {
  async function offerBoth(): Promise<{ order: DispatchOrder; other: Consignment }> {
    const other = await openLike('WIND-10', 'ZH-C3');
    for (const [i, change] of [{ particulars: { vessel } }, { state: 'booked' }].entries())
      await call('POST', `/v1/consignments/${other.id}/changes`, { version: i + 1, ...change });
    const [convoy] = newOrderExample.convoys;
    const second = { ...convoy, id: 'trucks-kz', units: ['ZH-C3'], consignments: [other.id] };
    const content = { ...newOrderExample, convoys: [{ ...convoy, consignments: [scene.consignment.id] }, second] };
    const order = (await call('POST', `/v1/orders/${scene.order.id}/amendments`, { version: 1, content })).json();
    return { order, other };
  }

  test('has a row for each load unit of the convoys, and the ship that one of them names', async () => {
    const { order, other } = await offerBoth();
    const manifest: DocumentModel = (await call('GET', `/v1/orders/${order.id}/manifest`)).json();
    expect(manifest.consignments).toEqual([scene.consignment.id, other.id]);
    const [page] = manifest.pages;
    expect(page?.tables[0]?.rows).toHaveLength(2);
    expect(page?.boxes.find(({ id }) => id === 'manifest.1.1')?.lines).toEqual(['Professor Gül']);
    // the order is not signed: it is a draft of both
    expect(manifest.draftBecause).toHaveLength(2);
    const one: DocumentModel = (await call('GET', `/v1/orders/${order.id}/manifest?convoy=trucks-kz`)).json();
    expect(one.consignments).toEqual([other.id]);
    const pdf = await call('GET', `/v1/orders/${order.id}/manifest?format=pdf`);
    expect([pdf.headers['content-type'], pdf.text.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
  });

  test('no such convoy, and whoever takes no part, is told that there is none', async () => {
    expect((await call('GET', `/v1/orders/${scene.order.id}/manifest?convoy=none`)).status).toBe(404);
    expect((await call('GET', `/v1/orders/${scene.order.id}/manifest`, undefined, scene.keys.stranger)).status).toBe(404);
  });
});

describe('OP4: on the command line', () => {
  async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
    const out: string[] = [];
    const err: string[] = [];
    const use: Partial<UseCases> = {
      openDesk: async () => ({
        kind: 'desk',
        desk: scene.desk,
        actor: { party: undefined, accessKey: undefined, scopes },
        postText: undefined,
        verifyLog: undefined,
        close: async () => {},
      }),
      readText,
      writeFile,
      renderPaper: async () => new TextEncoder().encode('%PDF-1.7'),
    };
    const terminal = hostTerminal({ stdout: { write: (text) => out.push(text) }, stderr: { write: (text) => err.push(text) }, env: {} });
    const code = await runProgram([...args, '--store', 'unused'], {
      use: use as UseCases,
      terminal,
      env: {},
      untilStopped: async () => {},
      version: 'test',
      reportTo: '',
    });
    return { code, out: out.join(''), err: err.join('') };
  }

  test('gives particulars, tells what is missing, writes the paper', async () => {
    const { id } = scene.consignment;
    const particulars = join(folder, 'particulars.json');
    writeFileSync(particulars, JSON.stringify({ vessel: { name: 'Professor Gül', imo: '8422084' } }));
    expect(await run('paper', 'give', id, particulars)).toMatchObject({ code: 0, err: '' });
    const told = await run('paper', 'write', 'manifest', id);
    expect(told.code).toBe(0);
    expect(told.out).toContain('a draft, because\n  The flag of the ship is not on record. Give it as particulars.vessel.flag.');
    const out = join(folder, 'manifest.pdf');
    expect((await run('paper', 'manifest', scene.order.id, '--out', out)).code).toBe(0);
    expect(readFileSync(out, 'utf8').slice(0, 5)).toBe('%PDF-');
  });

  test('an ordinary no ends with 1, bad input with 2 and every problem', async () => {
    const { id } = scene.consignment;
    // no stretch of its way is by rail
    expect(await run('paper', 'write', 'smgs', id)).toMatchObject({ code: 1, err: expect.stringContaining('by rail') });
    expect(await run('paper', 'write', 'cmr', 'con_none')).toMatchObject({ code: 1 });
    expect(await run('paper', 'write', 'letter', id)).toMatchObject({ code: 2, err: expect.stringContaining('cim-smgs') });
    expect(await run('paper', 'write', 'manifest', id, '--out', 'paper.doc')).toMatchObject({ code: 2 });
    const wrong = join(folder, 'wrong.json');
    writeFileSync(wrong, JSON.stringify({ payment: 'later', ship: {} }));
    const refused = await run('paper', 'give', id, wrong);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/payment[\s\S]*ship/);
  });

  test('a party is given its address, and everything that is wrong with it is told', async () => {
    const address = ['--address', '88 Kexue Dadao', '--address', 'Gate 3', '--city', '450001 Zhengzhou'];
    expect(await run('party', 'change', 'henan-hauliers', ...address)).toMatchObject({
      code: 0,
      out: 'henan-hauliers, 88 Kexue Dadao, Gate 3, 450001 Zhengzhou, CN\n',
    });
    const added = await run('party', 'add', 'ktz', '--name', 'KTZ', '--country', 'KZ', '--city', 'Astana', '--address', '6 Kunaev');
    expect(added.code).toBe(0);
    expect((await scene.desk.listParties({ party: undefined, accessKey: undefined, scopes })).find(({ id }) => id === 'ktz')).toMatchObject({
      address: ['6 Kunaev'],
      city: 'Astana',
    });
    expect(await run('party', 'change', 'ktz')).toMatchObject({ code: 2 });
    const wrong = await run('party', 'change', 'ktz', '--city', '', '--contact', 'x'.repeat(101));
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringMatching(/town must have[\s\S]*contact must have/)]);
    expect(await run('party', 'change', 'nobody', '--city', 'Astana')).toMatchObject({ code: 1 });
  });
});
