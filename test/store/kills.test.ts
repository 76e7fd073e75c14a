/**
 * The server is killed in the middle of a stream of events and signatures, again and again, and so is the database under it. What was
 * answered must be there, once. QIYUN_KILLS says how often (6 of each unless it is set).
 */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { compileProgram } from '../http/built-program.js';
import { pgliteHome, postgresHome, type StoreHome } from './open-stores.js';
import { type Account, createAccount, layOut, nothingLost, serve, startClients, takeStock } from './served-store.js';

const kills = Number(process.env['QIYUN_KILLS'] ?? 6);
const clients = 8;
const aMinute = 60_000;
const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Than `count` events are answered; an answer that should not be ends it at once. */
const untilMore = (account: Account, count: number): Promise<void> =>
  expect.poll(() => [account.events.size > count, account.strange.slice(0, 3)], { timeout: 3 * aMinute }).toEqual([true, []]);

describe.each([
  ['PGlite', pgliteHome],
  ['PostgreSQL', postgresHome],
] as const)('kill -9 of a server over %s', (name, makeHome) => {
  let home: StoreHome;
  beforeAll(async () => {
    compileProgram();
    home = await makeHome();
  }, 5 * aMinute);
  afterAll(() => home.remove());

  test(`DESIGN 10.5: ${kills} times in a stream of events and signatures: all that was answered is there, once, and the log verifies`, {
    timeout: (6 + 6 * kills) * aMinute,
  }, async () => {
    const where = await home.create();
    const laid = await layOut(home, where, 2 * kills);
    const account = createAccount();
    const posting = startClients(laid, account, clients);
    onTestFinished(posting.stop);
    let answered = 0;
    for (let round = 0; round < kills; round++) {
      const server = serve(where);
      try {
        posting.turnTo(await server.url);
        // at any moment of its life, but not before it has answered something new
        await untilMore(account, answered + 10 + ((round * 31) % 60));
        await rest((round * 97) % 400);
      } finally {
        server.signal('SIGKILL');
        posting.turnTo(undefined);
        await server.finished;
      }
      answered = account.events.size;
    }
    await posting.stop();
    console.log(
      `${name}: ${kills} kills, ${account.events.size} events, ${account.signatures.size} signatures, ${account.inForce.size} orders in force`,
    );
    expect(await takeStock(home, where, laid, account)).toEqual(nothingLost);
    expect(account.signatures.size).toBeGreaterThan(0);
  });
});

describe('PostgreSQL killed under a server', () => {
  test(`${kills} times under load: clients get 503, lose nothing that was answered, and the server finds it again`, {
    timeout: (6 + 6 * kills) * aMinute,
  }, async () => {
    const home = await postgresHome();
    const where = await home.create();
    const laid = await layOut(home, where, 2 * kills);
    const account = createAccount();
    const server = serve(where);
    onTestFinished(() => server.signal('SIGKILL'));
    const posting = startClients(laid, account, clients);
    onTestFinished(posting.stop);
    posting.turnTo(await server.url);
    for (let round = 0; round < kills; round++) {
      const { unavailable } = account;
      await untilMore(account, account.events.size + 20);
      await rest((round * 97) % 400);
      await home.server.kill();
      await expect.poll(() => account.unavailable, { timeout: 3 * aMinute }).toBeGreaterThan(unavailable);
      await home.server.start();
    }
    await untilMore(account, account.events.size + 20);
    await posting.stop();
    server.signal('SIGTERM');
    expect((await server.finished).code).toBe(0);
    console.log(`PostgreSQL killed ${kills} times: ${account.events.size} events, ${account.unavailable} answers 503`);
    expect(await takeStock(home, where, laid, account)).toEqual(nothingLost);
    await home.remove();
  });
});
