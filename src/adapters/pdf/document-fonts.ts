/**
 * The typefaces of papers: Noto Sans for Latin and Cyrillic, Noto Sans Hans for Chinese, both under the SIL Open Font License. A folder of three files,
 * which the build copies into the package (docs/decisions/0071-fonts-of-papers.md); only the glyphs that are used get into a PDF.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DocumentFonts {
  readonly latin: Uint8Array;
  readonly latinBold: Uint8Array;
  readonly chinese: Uint8Array;
}

export const documentFontFiles: Readonly<Record<keyof DocumentFonts, string>> = {
  latin: 'NotoSans-Regular.ttf',
  latinBold: 'NotoSans-Bold.ttf',
  chinese: 'NotoSansHans-Regular.otf',
};

const shapingTables: ReadonlySet<string> = new Set(['GSUB', 'GPOS', 'GDEF', 'kern']);

/**
 * The same typeface without ligatures, kerning and other forms of its glyphs. Boxes of forms want none, a line is then as wide as its characters, and
 * a paper takes less than half the time (0.5 s of 1.2 s), which went into decoding these tables. Their names in the directory are changed, nothing else.
 */
export function hideShaping(font: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(font);
  const view = new DataView(copy.buffer);
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16;
    if (shapingTables.has(String.fromCharCode(...copy.subarray(at, at + 4)))) copy[at] = 'x'.charCodeAt(0);
  }
  return copy;
}

/** Throws where a file is not there: the package is then not built as it should be. */
export function readDocumentFonts(folder: string): DocumentFonts {
  const read = (name: keyof DocumentFonts): Uint8Array => {
    try {
      return hideShaping(readFileSync(join(folder, documentFontFiles[name])));
    } catch (fault) {
      throw new Error(`The typeface ${documentFontFiles[name]} of papers should be in ${folder}; npm run build puts it there`, { cause: fault });
    }
  };
  return { latin: read('latin'), latinBold: read('latinBold'), chinese: read('chinese') };
}
