/**
 * How many columns of a terminal a text takes: two for East Asian wide and full-width characters, none for combining marks. Ambiguous
 * characters count as one, as terminals outside legacy CJK locales draw them (Unicode Standard Annex 11, revision 43).
 */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];
const unseen = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** Escape, bracket, numbers, m. */
const colourCodes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text.replace(colourCodes, '')) {
    const code = character.codePointAt(0) ?? 0;
    if (unseen.test(character)) continue;
    width += wide.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
  }
  return width;
}

export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text)));
export const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - displayWidth(text))) + text;

/** Lines of at most `width` columns, broken at spaces and between wide characters; a longer word is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<=\s)/u).flatMap((piece) => pieces(piece, width))) {
    if (line !== '' && displayWidth((line + word).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  if (line.trimEnd() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** Units that must not be broken: a word, or one wide character. */
function pieces(word: string, width: number): string[] {
  if (displayWidth(word) === word.length && word.length <= width) return [word];
  const found: string[] = [];
  let current = '';
  for (const character of word) {
    if (displayWidth(character) === 2 || displayWidth(current) >= width) {
      if (current !== '') found.push(current);
      current = '';
    }
    current += character;
    if (displayWidth(character) === 2) {
      found.push(current);
      current = '';
    }
  }
  if (current !== '') found.push(current);
  return found;
}
