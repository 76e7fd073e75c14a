/**
 * Compiles data/eurasia once per test run, from its tables and with the sources under test, and leaves the image where every test file can open it.
 * Never a stored image: a test must not pass on yesterday's network.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { encodePackageHash, readPackage } from '../../src/importing/index.js';
import { compileNetwork, writeImage } from '../../src/network/index.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** File image of the default network, or the sentence why there is none. */
    defaultImage: { readonly file: string } | { readonly problem: string };
  }
}

export default function setup(project: TestProject): () => void {
  const folder = new URL('../../data/eurasia/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv') || name === 'datapackage.json');
  const files = new Map(names.map((name) => [name, new Uint8Array(readFileSync(new URL(name, folder)))]));
  const { tables, id, issues } = readPackage(files);
  if (tables === undefined) {
    const first = issues.find((issue) => issue.severity === 'error');
    project.provide('defaultImage', { problem: `data/eurasia has errors: ${first?.at.file} line ${first?.at.line}: ${first?.message}` });
    return () => {};
  }
  const home = mkdtempSync(join(tmpdir(), 'qiyun-test-'));
  const file = join(home, 'eurasia.qiyun');
  writeFileSync(file, writeImage(compileNetwork(tables, { id, version: encodePackageHash(files) })));
  project.provide('defaultImage', { file });
  return () => rmSync(home, { recursive: true });
}
