/** The typefaces of papers as the build copies them, without a build. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type DocumentFonts, documentFontFiles, hideShaping } from '../../src/adapters/pdf/index.js';

const { resolve } = createRequire(import.meta.url);

export function readFontsOfPackages(): DocumentFonts {
  const read = (name: string, file: string): Uint8Array => hideShaping(readFileSync(join(dirname(dirname(resolve(name))), 'fonts', file)));
  return {
    latin: read('@embedpdf/fonts-latin', documentFontFiles.latin),
    latinBold: read('@embedpdf/fonts-latin', documentFontFiles.latinBold),
    chinese: read('@embedpdf/fonts-sc', documentFontFiles.chinese),
  };
}
