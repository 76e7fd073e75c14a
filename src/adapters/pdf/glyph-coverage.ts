/** Which characters a typeface has: its `cmap` table (OpenType 1.9, formats 4 and 12). The PDF library draws an empty box for the others and says nothing. */

/** Throws on a file that is no OpenType font or has no Unicode table: ours are fixed files. */
export function readCoverage(font: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = findTable(view, 'cmap');
  const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, i) => cmap + view.getUint32(cmap + 4 + i * 8 + 4));
  const full = subtables.find((at) => view.getUint16(at) === 12);
  if (full !== undefined) return readGroups(view, full);
  const basic = subtables.find((at) => view.getUint16(at) === 4);
  if (basic !== undefined) return readSegments(view, basic);
  throw new Error('A typeface should have a cmap of format 4 or 12, and this one has neither');
}

function findTable(view: DataView, tag: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(at + k)));
    if (name === tag) return view.getUint32(at + 8);
  }
  throw new Error(`A typeface should have a table ${tag}, and this one has none`);
}

/** Format 12: sorted groups of consecutive characters. Glyph 0 is the empty box. */
function readGroups(view: DataView, at: number): (codePoint: number) => boolean {
  const groups = Array.from({ length: view.getUint32(at + 12) }, (_, i) => {
    const group = at + 16 + i * 12;
    return { first: view.getUint32(group), last: view.getUint32(group + 4), glyph: view.getUint32(group + 8) };
  });
  return (codePoint) => groups.some(({ first, last, glyph }) => codePoint >= first && codePoint <= last && glyph + codePoint - first !== 0);
}

/** Format 4: parallel arrays of ends, starts, shifts and offsets of segments. */
function readSegments(view: DataView, at: number): (codePoint: number) => boolean {
  const size = view.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + size + 2;
  return (codePoint) => {
    for (let i = 0; i < size; i += 2) {
      if (view.getUint16(ends + i) < codePoint) continue;
      const start = view.getUint16(starts + i);
      if (start > codePoint) return false;
      const shift = view.getUint16(starts + size + i);
      const offsetAt = starts + 2 * size + i;
      const offset = view.getUint16(offsetAt);
      const glyph = offset === 0 ? codePoint + shift : view.getUint16(offsetAt + offset + 2 * (codePoint - start));
      return glyph % 65_536 !== 0;
    }
    return false;
  };
}
