/** How tests import: over the tiny package's parameters, into one country. */
import { inflateSync } from 'node:zlib';
import { type ImportOptions, truckDefaults } from '../../src/importing/index.js';
import { tinyTables } from './tiny-tables.js';

export const importOptions = (changes: Partial<ImportOptions> = {}): ImportOptions => ({
  format: 'auto',
  namespace: 'scene',
  truck: truckDefaults,
  country: 'KZ',
  zone: 'Asia/Almaty',
  snapM: 100,
  parameters: tinyTables(),
  countryAt: () => undefined,
  inflate: (bytes, limit) => inflateSync(bytes, { maxOutputLength: limit }),
  ...changes,
});
