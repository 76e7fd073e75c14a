/** The real thing for tests in a browser: code and page built from the sources under test, and `qiyun serve` run from there. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compiled, packEmptyDatabase } from '../http/built-program.js';
import { onceARun } from '../http/once-a-run.js';

const root = join(import.meta.dirname, '../..');
/** Inside node_modules, so that the built code finds its dependencies by going up. */
const site = join(root, 'node_modules/.qiyun-web-test');

/** The program of the built site. */
export const siteProgram = join(site, 'dist/main.js');

/** Once per test run: the compiled program with the built page and the typefaces of papers beside it, shared by all files that open a browser. */
export function buildSite(): void {
  packEmptyDatabase();
  onceARun(site, () => {
    rmSync(site, { recursive: true, force: true });
    mkdirSync(site, { recursive: true });
    copyFileSync(join(root, 'package.json'), join(site, 'package.json'));
    symlinkSync(join(root, 'data'), join(site, 'data'));
    cpSync(compiled, join(site, 'dist'), { recursive: true, filter: (path) => !basename(path).startsWith('empty-store-') });
    execFileSync(process.execPath, [join(root, 'scripts/copy-fonts.js'), join(site, 'dist/fonts')]);
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const out = join(site, 'dist/web');
    execFileSync(process.execPath, [vite, 'build', 'web', '--outDir', out, '--emptyOutDir', '--logLevel', 'warn'], {
      cwd: root,
      // as users get it: under vitest's own NODE_ENV it would be the development build of React, twice as large and as slow
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  });
}

export interface RunningSite {
  readonly url: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
  /** What it has printed so far. */
  readonly said: () => string;
}

/** `port` 0: any free one; `flags` go to `qiyun serve` besides. */
export async function startSite(image: string, port = 0, flags: readonly string[] = []): Promise<RunningSite> {
  const child = spawn(process.execPath, [siteProgram, 'serve', '--port', String(port), '--workers', '1', '--network', image, ...flags], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const url = await addressOf(child);
  const stop = (): Promise<void> =>
    new Promise((done) => {
      if (child.exitCode !== null) return done();
      child.once('exit', () => done());
      child.kill('SIGKILL');
    });
  return { url, port: Number(new URL(url).port), stop, said: () => said };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, refuse) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /http:\/\/[\d.]+:\d+\//.exec(said)?.[0];
      if (address !== undefined) found(address);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => refuse(new Error(`qiyun serve ended with code ${code} and said: ${said}`)));
  });
}

const browsers = [process.env['QIYUN_CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function findChromium(): string {
  const found = browsers.find((path) => path !== '' && existsSync(path));
  if (found === undefined) throw new Error('No Chromium is installed: install the chromium package, or name one in QIYUN_CHROMIUM.');
  return found;
}

/**
 * No sandbox: tests run as root in a container. Software rendering: there is no GPU; the map is drawn by SwiftShader, and what stands around it is put
 * together without it, which takes a third less of a page's work. Nothing asks anyone else, and no address but this machine's is found.
 */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-compositing',
  // instead of Playwright's list, whose entries are of use to other kinds of pages
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,Translate,PaintHolding,HttpsUpgrades,OptimizationHints,NetworkTimeServiceQuerying',
];
