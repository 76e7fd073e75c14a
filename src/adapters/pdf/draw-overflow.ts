/** The text of boxes that was too long for them, in full, on as many further sheets as it takes; short lines in three columns. */
import type { DocumentBox, DocumentLanguage } from '../../contract/index.js';
import { titleText } from './draw-box.js';
import { furtherTop, margin, type Sheet } from './sheet.js';

const size = 8;
const leading = 10;
const gap = 10;
const bottom = 48;

export function drawOverflow(open: () => Sheet, boxes: readonly DocumentBox[], languages: readonly DocumentLanguage[]): void {
  let sheet = open();
  let y = furtherTop;
  const roomFor = (height: number): void => {
    if (y + height <= sheet.doc.page.height - bottom) return;
    sheet = open();
    y = furtherTop;
  };
  for (const { number, titles, lines } of boxes) {
    roomFor(3 * leading);
    sheet.type.draw(`${number} ${titleText(titles, languages)}`, margin, y + 7, { size: 6, bold: true, color: sheet.layout.ink });
    y += leading + 2;
    const style = { size, color: '#000000' };
    const full = sheet.doc.page.width - 2 * margin;
    const third = (full - 2 * gap) / 3;
    const columns = lines.every((line) => sheet.type.widthOf(line, style) <= third) ? 3 : 1;
    const wrapped = lines.flatMap((line) => sheet.type.wrap(line, columns === 3 ? third : full, style));
    for (let i = 0; i < wrapped.length; i += columns) {
      roomFor(leading);
      for (const [k, line] of wrapped.slice(i, i + columns).entries()) sheet.type.draw(line, margin + k * (third + gap), y + 7, style);
      y += leading;
    }
    y += 6;
  }
}
