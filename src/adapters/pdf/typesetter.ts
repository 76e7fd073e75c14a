/**
 * Sets text in two scripts: each character in the face that has it, lines broken at spaces and between Chinese characters. What no face has is
 * printed as “□” and remembered, so that nobody finds out from the paper.
 */
import type PDFDocument from 'pdfkit';
import type { DocumentFonts } from './document-fonts.js';
import { readCoverage } from './glyph-coverage.js';

export interface Style {
  /** Points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly color: string;
}

export interface Typesetter {
  /** Lines no wider than `width` points; a word that is wider is broken. */
  readonly wrap: (text: string, width: number, style: Style) => string[];
  readonly widthOf: (text: string, style: Style) => number;
  /** One line, its baseline at `y`. */
  readonly draw: (text: string, x: number, y: number, style: Style) => void;
  /** Characters that no face has, each once. */
  readonly unprintable: () => string[];
}

type Face = keyof DocumentFonts;
interface Run {
  readonly face: Face;
  readonly text: string;
}

const standIn = '□';

export function createTypesetter(doc: InstanceType<typeof PDFDocument>, fonts: DocumentFonts): Typesetter {
  for (const [name, bytes] of Object.entries(fonts)) doc.registerFont(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const latin = readCoverage(fonts.latin);
  const chinese = readCoverage(fonts.chinese);
  const unprintable = new Set<string>();
  const faces = new Map<string, 'latin' | 'chinese' | 'none'>();
  const scriptOf = (char: string): 'latin' | 'chinese' | 'none' => {
    const known = faces.get(char);
    if (known !== undefined) return known;
    const code = char.codePointAt(0) ?? 0;
    const script = latin(code) ? 'latin' : chinese(code) ? 'chinese' : 'none';
    faces.set(char, script);
    if (script === 'none') unprintable.add(char);
    return script;
  };
  const runsOf = (text: string, style: Style): Run[] => {
    const runs: { face: Face; text: string }[] = [];
    for (const char of text) {
      const script = scriptOf(char);
      const face: Face = script !== 'latin' ? 'chinese' : style.bold === true ? 'latinBold' : 'latin';
      const shown = script === 'none' ? standIn : char;
      const last = runs.at(-1);
      if (last?.face === face) last.text += shown;
      else runs.push({ face, text: shown });
    }
    return runs;
  };
  // character by character and once each: shaping whole strings to break lines took 4 s a page
  const advances: Readonly<Record<Face, Map<string, number>>> = { latin: new Map(), latinBold: new Map(), chinese: new Map() };
  const advanceOf = (face: Face, char: string): number => {
    const known = advances[face].get(char);
    if (known !== undefined) return known;
    const advance = doc.font(face).fontSize(1000).widthOfString(char) / 1000;
    advances[face].set(char, advance);
    return advance;
  };
  const widthOf = (text: string, style: Style): number => {
    let width = 0;
    for (const run of runsOf(text, style)) for (const char of run.text) width += advanceOf(run.face, char) * style.size;
    return width;
  };
  return {
    widthOf,
    wrap: (text, width, style) => breakLines(text, (line) => widthOf(line, style) <= width),
    draw: (text, x, y, style) => {
      let left = x;
      for (const run of runsOf(text, style)) {
        doc.font(run.face).fontSize(style.size).fillColor(style.color);
        doc.text(run.text, left, y, { lineBreak: false, baseline: 'alphabetic' });
        left += doc.widthOfString(run.text);
      }
    },
    unprintable: () => [...unprintable].sort(),
  };
}

const chineseCharacter = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/u;

/** As much on each line as fits, from the left. */
function breakLines(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const piece of listPieces(paragraph)) {
      if (fits((line + piece).trimEnd())) line += piece;
      else {
        if (line.trim() !== '') lines.push(line.trimEnd());
        line = piece.trimStart();
        while (!fits(line.trimEnd()) && line.length > 1) {
          const head = longestHead(line, fits);
          lines.push(head);
          line = line.slice(head.length);
        }
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** Words with the space after them, Chinese characters one by one. */
function listPieces(text: string): string[] {
  const pieces: string[] = [];
  let word = '';
  const end = (): void => {
    if (word !== '') pieces.push(word);
    word = '';
  };
  for (const char of text) {
    if (chineseCharacter.test(char)) {
      end();
      pieces.push(char);
    } else {
      word += char;
      if (char === ' ') end();
    }
  }
  end();
  return pieces;
}

function longestHead(word: string, fits: (line: string) => boolean): string {
  const chars = [...word];
  let length = chars.length - 1;
  while (length > 1 && !fits(chars.slice(0, length).join(''))) length--;
  return chars.slice(0, length).join('');
}
