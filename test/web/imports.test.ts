/** WI: of src/ the page uses the contract and the units, and nothing else; it asks no address but its own server's. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const web = join(import.meta.dirname, '../../web/src');
const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
const read = (path: string): string => readFileSync(join(web, path), 'utf8');

test('WI1: imports of src/ end in contract/, units/ or client/', () => {
  expect(files.length).toBeGreaterThan(40);
  const outside = files.flatMap((path) => [...read(path).matchAll(/from '((?:\.\.\/)+src\/[^']+)'/g)].map((match) => `${path}: ${match[1]}`));
  expect(outside.length).toBeGreaterThan(10);
  expect(outside.filter((line) => !/\/src\/(?:(?:contract|units|client)\/index|contract\/canonical-json)\.js$/.test(line))).toEqual([]);
});

test('WI2: no file names an address of another host', () => {
  expect(files.filter((path) => /['"`]https?:\/\/[a-z]/i.test(read(path)))).toEqual([]);
});
