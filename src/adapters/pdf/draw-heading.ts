/** The head of a form, its name in every language and the badge by which it is known, and the plainer head of a further sheet. */
import type { DocumentModel, DocumentPage } from '../../contract/index.js';
import { titleText } from './draw-box.js';
import { margin, type Sheet, toPoints } from './sheet.js';

export function drawHeading(sheet: Sheet, model: DocumentModel, page: DocumentPage): void {
  const { type, layout } = sheet;
  const area = toPoints(layout.heading);
  sheet.frame(area);
  const badge = { size: 19, bold: true, color: layout.ink };
  const width = type.widthOf(layout.badge, badge);
  const ring = { x: area.x + area.w - width / 2 - 14, y: area.y + area.h / 2 };
  sheet.doc
    .lineWidth(1.1)
    .strokeColor(layout.ink)
    .roundedRect(ring.x - width / 2 - 8, ring.y - 14, width + 16, 28, 14)
    .stroke();
  type.draw(layout.badge, ring.x - width / 2, ring.y + badge.size * 0.36, badge);
  const first = { size: 8.5, bold: true, color: layout.ink };
  const small = { size: 6.2, bold: false, color: layout.ink };
  const titles = model.languages.map((language) => model.titles[language] ?? '');
  const rest = titles.slice(1).filter((title) => title !== titles[0]);
  const lines = [titles[0] ?? '', rest.join(' / '), ...(model.pages.length > 1 ? [titleText(page.titles, model.languages)] : [])];
  let y = area.y + 11.5;
  for (const [i, line] of lines.entries())
    for (const part of type.wrap(line, area.w - width - 30, i === 0 ? first : small)) {
      type.draw(part, area.x + 4, y, i === 0 ? first : small);
      y += i === 0 ? 9 : 7.4;
    }
  // forms with a box for the number have it there
  if (model.number !== null && !hasNumberBox(page))
    type.draw(`№ ${model.number}`, area.x + 4, area.y + area.h - 5, { size: 9, bold: true, color: '#000000' });
}

const hasNumberBox = ({ boxes }: DocumentPage): boolean =>
  boxes.some(({ id }) => ['smgs.29', 'cim-smgs.69', 'cover.number', 'voucher.1'].includes(id));

export function drawFurtherHeading({ type, layout }: Sheet, model: DocumentModel, page: DocumentPage): void {
  const small = { size: 7, color: layout.ink };
  type.draw(`${layout.badge} ${model.number ?? ''}`.trim(), margin, 46, { size: 13, bold: true, color: layout.ink });
  type.draw('Continuation sheet / Feuille complémentaire / Дополнительный лист / 附页', margin, 58, small);
  type.draw(titleText(page.titles, model.languages), margin, 68, small);
}
