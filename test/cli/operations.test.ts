/**
 * OC: the commands of operations against one `qiyun serve --store` that runs as a process: parties and their keys, an order signed and verified,
 * events, access keys that end; then, the server stopped, the log, a backup and its restoring. But for the first two that open its store, commands run
 * in this process, which takes a fraction of the time. Later tests go on from what earlier ones did.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { openPgliteStore } from '../../src/adapters/store/index.js';
import { runProgram } from '../../src/cli/index.js';
import { type Client, createClient, type NewConsignment, type NewOrder } from '../../src/client/index.js';
import { compose } from '../../src/compose.js';
import type { OrderFile } from '../../src/contract/index.js';
import { newConsignmentExample, newOrderExample } from '../../src/http/operations/operations-examples.js';
import { builtFile, type Finished, packEmptyDatabase, type Running, startProgram } from '../http/built-program.js';

// a database for each command that opens a store
vi.setConfig({ testTimeout: 240_000 });

const folder = mkdtempSync(join(tmpdir(), 'qiyun-oc-'));
const at = (name: string): string => join(folder, name);
const store = at('ops');
const [hauliers, port] = ['henan-hauliers', 'kuryk-port'];

let server: Running;
let url = '';
let admin = '';
/** Of the hauliers and of the port, made by `key create`. */
const secrets = { hauliers: '', port: '' };
let consignment = '';
let order = '';

async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  program: Pick<typeof import('../../src/cli/index.js'), 'runProgram'> & Pick<typeof import('../../src/compose.js'), 'compose'> = {
    runProgram,
    compose,
  },
): Promise<Finished> {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTTY: false,
    columns: 100,
  });
  const host = { stdout: stream('out'), stderr: stream('err'), env, untilStopped: async () => {}, now: Date.now };
  const code = await program.runProgram(args, program.compose(host));
  return { code, ...written };
}
/** As a process. */
const start = (...args: readonly string[]): Promise<Finished> => startProgram(args).finished;
/** What opens a store starts a thread, so it is the compiled program that runs here. */
async function open(...args: readonly string[]): Promise<Finished> {
  const [cli, composed] = await Promise.all([import(builtFile('cli/index.js').href), import(builtFile('compose.js').href)]);
  return run(args, {}, { ...cli, ...composed });
}
/** Against the server, with an access key. */
const asked = (key: string, ...args: readonly string[]): Promise<Finished> => run(args, { QIYUN_URL: url, QIYUN_KEY: key });
const write = (name: string, content: unknown): string => {
  writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content));
  return at(name);
};
const clientOf = (key: string): Client => createClient({ baseUrl: url, headers: { authorization: `Bearer ${key}` } });

beforeAll(async () => {
  packEmptyDatabase();
  const image = inject('defaultImage');
  if ('problem' in image) throw new Error(image.problem);
  server = startProgram(['serve', '--port', '0', '--workers', '1', '--network', image.file, '--store', store]);
  url = await server.url;
  admin = await server.printed(/shown this once: (\S+)/);
}, 400_000);
afterAll(async () => {
  server.signal('SIGKILL');
  await server.finished;
  rmSync(folder, { recursive: true, force: true });
});

describe('OC1: parties and the keys that they sign with', () => {
  test('wrong fields are all told at once, with exit code 2, and nothing is added', async () => {
    const { code, out, err } = await asked(admin, 'party', 'add', 'Henan!', '--name', '', '--country', 'China');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const field of ['id:', 'name:', 'country:']) expect(err).toContain(field);
    expect((await clientOf(admin).listParties()).parties.map(({ id }) => id)).toEqual(['operator']);
  });

  test('a party is added once: again it is the same, under another name an ordinary no', async () => {
    const add = (name: string): Promise<Finished> => asked(admin, 'party', 'add', hauliers, '--name', name, '--country', 'CN');
    const added = { code: 0, out: `${hauliers} takes part.\n`, err: '' };
    expect(await add('Hauliers of Henan')).toEqual(added);
    expect(await add('Hauliers of Henan')).toEqual(added);
    expect(await add('Somebody else')).toMatchObject({ code: 1, out: '' });
    expect(await asked(admin, 'party', 'add', port, '--name', 'Port of Kuryk', '--country', 'KZ')).toMatchObject({ code: 0 });
  });

  test('without a key, or with two places at once, it says what to give', async () => {
    const bare = await run(['party', 'list'], { QIYUN_URL: url, QIYUN_KEY: '' });
    expect(bare).toMatchObject({ code: 2, out: '' });
    expect(bare.err).toContain('QIYUN_KEY');
    const both = await run(['party', 'list', '--store', store, '--url', url]);
    expect(both).toMatchObject({ code: 2, out: '' });
    expect(both.err).toContain('--store and --url');
  });

  test('keygen writes a file for its owner only, prints the public half, and replaces no file', async () => {
    const made = await run(['party', 'keygen', at('henan.pem')]);
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^[\w-]{43}\n$/) });
    expect(statSync(at('henan.pem')).mode & 0o077).toBe(0);
    const before = readFileSync(at('henan.pem'), 'utf8');
    expect(await run(['party', 'keygen', at('henan.pem')])).toMatchObject({ code: 2, out: '' });
    expect(readFileSync(at('henan.pem'), 'utf8')).toBe(before);
    expect(before).not.toContain(made.out.trim());
    expect(await run(['party', 'keygen', at('port.pem')])).toMatchObject({ code: 0 });
  });
});

describe('OC2: access keys', () => {
  test('wrong scopes and a wrong moment are told together', async () => {
    const { code, err } = await asked(admin, 'key', 'create', '--party', hauliers, '--scopes', 'orders:read,everything', '--expires', 'tomorrow');
    expect(code).toBe(2);
    expect(err).toContain('everything');
    expect(err).toContain('tomorrow');
  });

  test('a key is printed alone on its stream; rotated, the old one is refused and the new one works', async () => {
    const create = (party: string, scopes: string): Promise<Finished> => asked(admin, 'key', 'create', '--party', party, '--scopes', scopes);
    const first = await create(hauliers, 'all');
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^\S+\n$/), err: expect.stringContaining('shown this once') });
    const id = /This is (\S+) of/.exec(first.err)?.[1] ?? '';
    const rotated = await asked(admin, 'key', 'rotate', id);
    expect(rotated).toMatchObject({ code: 0, out: expect.stringMatching(/^\S+\n$/) });
    secrets.hauliers = rotated.out.trim();
    expect(secrets.hauliers).not.toBe(first.out.trim());
    const old = await asked(first.out.trim(), 'party', 'list');
    expect(old).toMatchObject({ code: 2, out: '', err: expect.stringContaining('operations:') });
    expect(await asked(secrets.hauliers, 'party', 'list')).toMatchObject({ code: 0, out: expect.stringContaining('Hauliers of Henan') });
    secrets.port = (await create(port, 'all')).out.trim();
  });

  test('a revoked key is refused from then on; the list says so and never shows a key', async () => {
    const made = JSON.parse((await asked(admin, 'key', 'create', '--party', port, '--scopes', 'events:write', '--json')).out) as {
      key: { id: string };
      secret: string;
    };
    const events = write('none.ndjson', JSON.stringify({ id: 'x', unit: 'NONE', code: 'ARRI', classifier: 'ACT', at: new Date().toISOString() }));
    const before = await asked(made.secret, 'track', 'post', events);
    expect(before.err).toContain('NONE');
    expect(await asked(admin, 'key', 'revoke', made.key.id)).toEqual({ code: 0, out: `${made.key.id} is revoked.\n`, err: '' });
    const after = await asked(made.secret, 'track', 'post', events);
    expect(after.code).not.toBe(0);
    expect(after.err).not.toContain('NONE');
    const list = await asked(admin, 'key', 'list');
    expect(list.out).toMatch(new RegExp(`${made.key.id}.*revoked`));
    expect(list.out).not.toContain(made.secret);
  });
});

describe('OC3: a joint order', () => {
  test('signed at the server by each party with its own key file: the last signature puts it in force', async () => {
    for (const [party, key, file] of [
      [hauliers, secrets.hauliers, 'henan.pem'],
      [port, secrets.port, 'port.pem'],
    ] as const)
      expect(await asked(key, 'party', 'sign-with', party, '--key', at(file))).toMatchObject({ code: 0 });
    ({ consignment, order } = await offerOrder());
    const sign = (party: string, key: string, file: string): Promise<Finished> =>
      run(['order', 'sign', `${url}v1/orders/${order}`, '--party', party, '--key', at(file)], { QIYUN_KEY: key });
    const other = await run(
      ['order', 'sign', `${url}v1/orders/${order}`, '--party', hauliers, '--key', at('henan.pem'), '--expect', '0'.repeat(64)],
      { QIYUN_KEY: secrets.hauliers },
    );
    expect(other).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Nothing was signed') });
    const wrong = await sign(hauliers, secrets.hauliers, 'port.pem');
    expect(wrong).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/invalid: .*henan-hauliers/s) });
    expect(await sign(hauliers, secrets.hauliers, 'henan.pem')).toMatchObject({
      code: 0,
      out: `Signed by ${hauliers}. The order is countersigned.\n`,
      err: expect.stringContaining('All convoys embark'),
    });
    expect(await sign(port, secrets.port, 'port.pem')).toMatchObject({ code: 0, out: `Signed by ${port}. The order is in-force.\n` });
  });

  test('verified offline from the file alone; altered by one word it is refused with the reason', async () => {
    const file = (await clientOf(secrets.port).getOrderFile({ id: order })) as OrderFile;
    const nowhere = { QIYUN_URL: '', QIYUN_KEY: '' };
    const good = await run(['order', 'verify', write('order.json', file)], nowhere);
    expect(good).toMatchObject({ code: 0, out: expect.stringContaining(`It holds. Signed by ${hauliers}, ${port}.`) });
    // a file shows only what its own keys show, and the keys are named to be compared
    expect(good.out).toContain('By the keys in this file');
    for (const { publicKey } of file.keys) expect(good.out).toContain(publicKey);
    const listed = (await asked(admin, 'party', 'list', '--json')).out;
    const trusted = await run(['order', 'verify', at('order.json'), '--keys', write('parties.json', listed)], nowhere);
    expect(trusted).toMatchObject({ code: 0, out: expect.stringContaining('It holds.') });
    expect(trusted.out).not.toContain('By the keys in this file');
    const others = write('others.json', listed.replaceAll(file.keys[0]?.publicKey ?? '', 'A'.repeat(43)));
    const untrusted = await run(['order', 'verify', at('order.json'), '--keys', others], nowhere);
    expect(untrusted).toMatchObject({ code: 1, out: expect.stringContaining('is none of the keys of') });
    expect(await run(['order', 'verify', at('order.json'), '--keys', at('order.json')], nowhere)).toMatchObject({ code: 2, out: '' });
    const altered = { ...file, order: { ...file.order, content: { ...file.order.content, instruction: 'All convoys stay.' } } };
    const bad = await run(['order', 'verify', write('altered.json', altered)], nowhere);
    expect(bad.code).toBe(1);
    expect(bad.out).toContain('It does NOT hold');
    expect(bad.out).toContain('order.contentHash: The content hash is not that of the content');
    const said = JSON.parse((await run(['order', 'verify', at('altered.json'), '--json'], nowhere)).out) as { ok: boolean; signedBy: string[] };
    expect(said).toMatchObject({ ok: false, signedBy: [] });
  });

  test('what is no order file is told with every wrong field', async () => {
    expect(await run(['order', 'verify', write('text.json', 'not JSON')])).toMatchObject({ code: 2, err: expect.stringContaining('not JSON') });
    expect(await run(['order', 'verify', at('missing.json')])).toMatchObject({ code: 2, out: '' });
    const several = await run(['order', 'verify', write('several.json', { order: { id: 7, state: 'sailing' }, keys: 'none' })]);
    expect(several.code).toBe(2);
    for (const field of ['order.id', 'order.state', 'keys']) expect(several.err).toContain(field);
  });
});

describe('OC4: events', () => {
  const moment = (minutesAgo: number): string => new Date(Date.now() - minutesAgo * 60_000).toISOString();
  const event = (id: string, more: object) => ({ id, unit: 'ZH-A7K25', code: 'ARRI', classifier: 'ACT', at: moment(90), place: 'KZKUR', ...more });

  test('a file is posted whole; again it changes nothing', async () => {
    const lines = [event('gate-1', {}), event('load-1', { code: 'LOAD', at: moment(30) })];
    const file = write('events.ndjson', lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(await asked(secrets.hauliers, 'track', 'post', file)).toMatchObject({ code: 0, out: '2 events are in the log.\n' });
    expect(await asked(secrets.hauliers, 'track', 'post', file)).toMatchObject({ code: 0, out: '0 events are in the log, 2 were there already.\n' });
  });

  test('a batch with wrong lines is refused with each of them, and none of it is in the log', async () => {
    const events = [event('good-1', {}), event('bad-1', { code: 'FLEW' }), event('bad-2', { at: 'yesterday' })];
    const { code, out, err } = await asked(secrets.hauliers, 'track', 'post', write('bad.json', { events }));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/events.1.*code/s);
    expect(err).toMatch(/events.2.*at/s);
    const told = JSON.parse((await asked(secrets.hauliers, 'track', 'show', consignment, '--json')).out) as { events: { id: string }[] };
    expect(told.events.map(({ id }) => id)).toEqual(['gate-1', 'load-1']);
  });

  test('another ending is refused before anything is sent; a consignment is shown with what was told of it', async () => {
    expect(await asked(secrets.hauliers, 'track', 'post', write('events.csv', 'id'))).toMatchObject({ code: 2, out: '' });
    const shown = await asked(secrets.hauliers, 'track', 'show', consignment);
    expect(shown).toMatchObject({ code: 0, err: '' });
    expect(shown.out).toMatch(/WIND-07.*under-way/);
    expect(shown.out).toMatch(/LOAD ACT +ZH-A7K25 +KZKUR +henan-hauliers/);
    expect(await asked(secrets.hauliers, 'track', 'show', 'con_nothing')).toMatchObject({ code: 1, out: '' });
  });
});

describe('OC5: the log, beside the store', () => {
  test('while the server has the folder, nobody else opens it; stopped, the chain holds', async () => {
    const held = await start('log', 'verify', '--store', store);
    expect(held).toMatchObject({ code: 2, out: '' });
    server.signal('SIGTERM');
    expect((await server.finished).code).toBe(0);
    expect(await start('log', 'verify', '--store', store)).toMatchObject({ code: 0, out: expect.stringMatching(/^The log holds: \d+ lines/) });
  });

  test('a backup is restored to the same bytes; into a store that is not empty, or altered, it is refused', async () => {
    const backUp = (from: string, file: string): Promise<Finished> => open('store', 'backup', at(file), '--store', from);
    const restore = (file: string, to: string): Promise<Finished> => open('store', 'restore', at(file), '--store', to);
    expect(await backUp(store, 'first.ndjson')).toMatchObject({ code: 0, out: expect.stringMatching(/^Backed up \d+ rows, \d+ lines of the log/) });
    expect(await restore('first.ndjson', at('again'))).toMatchObject({ code: 0, out: expect.stringMatching(/^Restored \d+ rows/) });
    expect(await backUp(at('again'), 'second.ndjson')).toMatchObject({ code: 0 });
    // but for the first line, which says when it was written, and the last, which is the sum of all
    const rowsOf = (file: string): string => readFileSync(at(file), 'utf8').split('\n').slice(1, -2).join('\n');
    expect(rowsOf('second.ndjson')).toBe(rowsOf('first.ndjson'));
    expect(rowsOf('first.ndjson')).toContain('order.in-force');
    expect(await restore('first.ndjson', at('again'))).toMatchObject({ code: 2, out: '' });
    write('altered.ndjson', readFileSync(at('first.ndjson'), 'utf8').replace('Hauliers of Henan', 'Hauliers of Hunan'));
    expect(await restore('altered.ndjson', at('third'))).toMatchObject({ code: 2, out: '' });
    // nothing of it was put
    expect(await open('log', 'verify', '--store', at('third'))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^The log (holds: 0 lines|is empty)/),
    });
    expect(await backUp(store, 'first.ndjson')).toMatchObject({ code: 2, out: '' });
  });

  test('a line that was changed in the database is found and named', async () => {
    const opened = await openPgliteStore(at('again'), { script: builtFile('store-thread.js') });
    if (opened.kind === 'refused') throw new Error(opened.sentence);
    await sql`update qiyun.log set line = replace(line::text, 'Hauliers of Henan', 'Hauliers of Hunan')::json where seq = 3`.execute(opened.db);
    await opened.store.close();
    const { code, out } = await open('log', 'verify', '--store', at('again'), '--json');
    expect({ code, verdict: JSON.parse(out) as unknown }).toMatchObject({ code: 1, verdict: { ok: false, firstBroken: 3 } });
    expect(await open('log', 'verify', '--store', at('again'))).toMatchObject({
      code: 1,
      out: expect.stringContaining('line 3 is not what was written'),
    });
  });

  test('LO3: its end cut off is found, by the head that the store keeps; and with that one turned back too, by a head that was kept elsewhere', async () => {
    expect(await open('store', 'restore', at('first.ndjson'), '--store', at('cut'))).toMatchObject({ code: 0 });
    const { out: whole } = await open('log', 'verify', '--store', at('cut'));
    const [, seq, hash] = /^The log holds: \d+ lines.* Its head is (\d+):([0-9a-f]{64});/.exec(whole) ?? [];
    const last = Number(seq);
    const kept = `${seq}:${hash}`;
    expect(await open('log', 'verify', '--store', at('cut'), '--expect', kept)).toMatchObject({ code: 0 });
    expect(await open('log', 'verify', '--store', at('cut'), '--expect', `${seq}:12`)).toMatchObject({ code: 2, out: '' });
    const alter = async (...statements: readonly string[]): Promise<void> => {
      const opened = await openPgliteStore(at('cut'), { script: builtFile('store-thread.js') });
      if (opened.kind === 'refused') throw new Error(opened.sentence);
      for (const statement of statements) await sql.raw(statement).execute(opened.db);
      await opened.store.close();
    };
    await alter(`delete from qiyun.log where seq > ${last - 3}`);
    const cut = await open('log', 'verify', '--store', at('cut'), '--json');
    expect([cut.code, JSON.parse(cut.out)]).toMatchObject([1, { ok: false, lines: last - 3, firstBroken: last - 2, because: 'end' }]);
    await alter(`update qiyun.head set seq = ${last - 3}, hash = (select line ->> 'hash' from qiyun.log where seq = ${last - 3})`);
    expect(await open('log', 'verify', '--store', at('cut'))).toMatchObject({ code: 0 });
    expect(await open('log', 'verify', '--store', at('cut'), '--expect', kept)).toMatchObject({
      code: 1,
      out: expect.stringContaining(`it ends after line ${last - 3}`),
    });
  });

  test('a folder that is no store is refused, and a server is no place for this', async () => {
    expect(await open('log', 'verify', '--store', folder)).toMatchObject({ code: 2, out: '' });
    expect(await run(['log', 'verify'], { QIYUN_URL: url, QIYUN_KEY: admin })).toMatchObject({ code: 2, err: expect.stringContaining('--store') });
  });
});

/** A consignment of the hauliers, and an order over it whose one convoy is ready. */
async function offerOrder(): Promise<{ consignment: string; order: string }> {
  const client = clientOf(secrets.hauliers);
  const parties = newConsignmentExample.parties.map((one) => ({ ...one, party: one.party === hauliers ? hauliers : port }));
  const opened = await client.openConsignment({ body: { ...newConsignmentExample, parties } as NewConsignment });
  await client.changeConsignment({ id: opened.id, body: { version: opened.version, state: 'booked' } });
  const hour = 3_600_000;
  const window = { opensAt: new Date(Date.now() - hour).toISOString(), closesAt: new Date(Date.now() + hour).toISOString() };
  const convoys = newOrderExample.convoys.map((convoy) => ({ ...convoy, consignments: [opened.id] }));
  const offered = await client.offerOrder({ body: { ...newOrderExample, convoys, window } as NewOrder });
  await client.checkItem({ id: offered.id, body: { convoy: 'trucks-cn', item: 'papers', done: true } });
  await client.declareReady({ id: offered.id, body: { convoy: 'trucks-cn' } });
  return { consignment: opened.id, order: offered.id };
}
