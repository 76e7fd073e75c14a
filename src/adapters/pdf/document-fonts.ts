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

/** Throws where a file is not there: the package is then not built as it should be. */
export function readDocumentFonts(folder: string): DocumentFonts {
  const read = (name: keyof DocumentFonts): Uint8Array => {
    try {
      return readFileSync(join(folder, documentFontFiles[name]));
    } catch (fault) {
      throw new Error(`The typeface ${documentFontFiles[name]} of papers should be in ${folder}; npm run build puts it there`, { cause: fault });
    }
  };
  return { latin: read('latin'), latinBold: read('latinBold'), chinese: read('chinese') };
}
