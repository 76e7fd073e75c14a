/**
 * A real PostgreSQL of its own, in a temporary folder on a free port of this machine, flushing to disk as it does in service; it can be killed
 * and started again over the same files. It refuses to run as root, so as root it is run by the user that its package made.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export interface PostgresServer {
  /** Of a new, empty database. */
  readonly createDatabase: () => Promise<string>;
  /** With SIGKILL, and every process of it: as when the machine is lost. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

const home = '/usr/lib/postgresql';

function binaries(): string {
  try {
    const [newest] = readdirSync(home).sort((a, b) => Number(b) - Number(a));
    if (newest !== undefined) return join(home, newest, 'bin');
  } catch {
    // told below
  }
  throw new Error(`PostgreSQL is not in ${home}: install the package postgresql`);
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

/** Throws with the way to install it when this machine has none: the store is tested against the real thing or not at all. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = binaries();
  const folder = mkdtempSync(join(tmpdir(), 'qiyun-postgres-'));
  const data = join(folder, 'data');
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'qiyun', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions'], {
    ...user,
    cwd: folder,
    stdio: 'pipe',
  });
  const port = await freePort();
  writeFileSync(
    join(data, 'postgresql.auto.conf'),
    `listen_addresses = '127.0.0.1'\nport = ${port}\nunix_socket_directories = '${folder}'\nfsync = on\n`,
  );
  const urlOf = (database: string): string => `postgres://qiyun@127.0.0.1:${port}/${database}`;

  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    child = spawn(join(bin, 'postgres'), ['-D', data], { ...user, cwd: folder, stdio: 'ignore' });
    for (let tries = 0; ; tries++) {
      const client = new pg.Client(urlOf('postgres'));
      try {
        await client.connect();
        await client.end();
        return;
      } catch (error) {
        if (tries > 300) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  };
  const kill = async (): Promise<void> => {
    const dying = child;
    if (dying?.pid === undefined || dying.exitCode !== null || dying.signalCode !== null) return;
    const ended = new Promise((resolve) => dying.once('exit', resolve));
    const others = childrenOf(dying.pid);
    dying.kill('SIGKILL');
    for (const pid of others) endQuietly(pid);
    await ended;
  };
  let databases = 0;
  await start();
  return {
    createDatabase: async () => {
      const name = `store_${++databases}`;
      const client = new pg.Client(urlOf('postgres'));
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return urlOf(name);
    },
    kill,
    start,
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const idOf = (flag: '-u' | '-g'): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));

/** Of one parent that this test started. */
const childrenOf = (pid: number): readonly number[] => {
  const text = execFileSync('ps', ['-o', 'pid=,ppid=', '-e'], { encoding: 'utf8' });
  return text
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .flatMap(([child]) => (child === undefined ? [] : [child]));
};

function endQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // ended by itself, its parent being gone
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
