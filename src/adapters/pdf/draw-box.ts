/** One box of a form: frame, number, titles small in every language, then what is filled in, as large as it fits. */
import type { DocumentBox, DocumentLanguage, Titles } from '../../contract/index.js';
import type { Sheet } from './sheet.js';

/** Points. */
const titleSize = 5.2;
const valueSizes = [8.5, 8, 7.5, 7, 6.5, 6, 5.5] as const;
const clauseSizes = [5.6, 5.2, 4.8, 4.4] as const;
const pad = 3;
const leading = 1.22;

export const titleText = (titles: Titles, languages: readonly DocumentLanguage[]): string =>
  languages
    .map((language) => titles[language])
    .filter((title, i, all) => title !== undefined && all.indexOf(title) === i)
    .join(' / ');

/** The box itself when its text did not fit and must be printed in full on a further sheet. */
export function drawBox(sheet: Sheet, box: DocumentBox, languages: readonly DocumentLanguage[], isDraft: boolean): DocumentBox | undefined {
  const area = sheet.areaOf(box.id);
  if (isDraft && box.state === 'missing') sheet.tint(area);
  sheet.frame(area);
  const left = area.x + pad;
  const width = area.w - 2 * pad;
  const top = isClause(box) ? area.y + pad - 1 : drawTitle(sheet, box, languages, { left, width, top: area.y + pad });
  return drawLines(sheet, box, { left, width, top, room: area.y + area.h - 2 - top });
}

/** The law that governs the contract: small print of the form itself. */
const isClause = ({ id }: DocumentBox): boolean => id.endsWith('.clause');

/** Where the text below may begin. */
function drawTitle(
  { type, layout }: Sheet,
  box: DocumentBox,
  languages: readonly DocumentLanguage[],
  { left, width, top }: Omit<Room, 'room'>,
): number {
  const baseline = top + titleSize * 0.8;
  const number = { size: 7, bold: true, color: layout.ink };
  const indent = box.number === '' ? 0 : type.widthOf(`${box.number} `, number) + 2;
  if (box.number !== '') type.draw(box.number, left, baseline + 1, number);
  const style = { size: titleSize, color: layout.ink };
  const lines = type.wrap(titleText(box.titles, languages), width - indent, style);
  for (const [i, line] of lines.entries()) type.draw(line, left + indent, baseline + i * titleSize * leading, style);
  return baseline + (lines.length - 1) * titleSize * leading + 2;
}

interface Room {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly room: number;
}

function drawLines(sheet: Sheet, box: DocumentBox, { left, width, top, room }: Room): DocumentBox | undefined {
  if (box.lines.length === 0) return undefined;
  const { type } = sheet;
  const isSmall = isClause(box);
  const sizes = isSmall ? clauseSizes : valueSizes;
  for (const [rank, size] of sizes.entries()) {
    const style = { size, color: isSmall ? sheet.layout.ink : '#000000' };
    const lines = box.lines.flatMap((line) => type.wrap(line, width, style));
    const fits = lines.length * size * leading <= room;
    if (!fits && rank < sizes.length - 1) continue;
    const count = fits ? lines.length : Math.max(0, Math.floor(room / (size * leading)) - 1);
    const shown = fits ? lines : [...lines.slice(0, count), `… + ${lines.length - count}`];
    for (const [i, line] of shown.entries()) type.draw(line, left, top + size * leading * i + size, style);
    return fits ? undefined : box;
  }
  return box;
}
