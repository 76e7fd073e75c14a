import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { requireFile, tinyPackage } from '../../test/scenes/tiny-package.js';
import { createSha256 } from '../contract/index.js';
import { encodePackageHash } from './package-hash.js';

it('SHA-256 of "abc" is that of FIPS 180-4', () => {
  const hash = createSha256();
  hash.update(new TextEncoder().encode('abc'));
  expect(hash.digest()).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('SHA-256 equals that of the host for any bytes in any pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (pieces) => {
      const ours = createSha256();
      const theirs = createHash('sha256');
      for (const piece of pieces) {
        ours.update(piece);
        theirs.update(piece);
      }
      expect(ours.digest()).toBe(theirs.digest('hex'));
    }),
  );
});

it('the version does not depend on file order, but on every byte and every name', () => {
  const version = encodePackageHash(tinyPackage());
  expect(version).toMatch(/^[0-9a-f]{16}$/);
  expect(encodePackageHash(new Map([...tinyPackage()].reverse()))).toBe(version);
  const changed = tinyPackage();
  const places = requireFile(changed, 'places.csv').slice();
  places[places.length - 2] = 0x20;
  expect(encodePackageHash(changed.set('places.csv', places))).not.toBe(version);
  const one = encodePackageHash(
    new Map([
      ['a', new Uint8Array([98])],
      ['c', new Uint8Array()],
    ]),
  );
  expect(
    encodePackageHash(
      new Map([
        ['a', new Uint8Array()],
        ['bc', new Uint8Array()],
      ]),
    ),
  ).not.toBe(one);
});
