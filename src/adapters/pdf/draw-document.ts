/**
 * A paper as PDF, drawn as its form is: numbered boxes in a grid on A4, what does not fit on further sheets, DRAFT across every sheet of a draft.
 * The same paper gives the same bytes: moments and identifiers come from the paper, none from the clock.
 */
import PDFDocument from 'pdfkit';
import type { DocumentModel, DocumentPage } from '../../contract/index.js';
import type { DocumentFonts } from './document-fonts.js';
import { drawBox } from './draw-box.js';
import { drawFurtherHeading, drawHeading } from './draw-heading.js';
import { drawOverflow } from './draw-overflow.js';
import { drawTable, tableArea } from './draw-table.js';
import { formLayouts } from './form-layouts.js';
import { createSheet, furtherTop, margin, type Sheet } from './sheet.js';
import { createTypesetter, type Typesetter } from './typesetter.js';

export interface RenderedPdf {
  readonly bytes: Uint8Array;
  /** Characters that the typefaces lack and that are printed as “□”. */
  readonly unprintable: readonly string[];
}

type Pdf = InstanceType<typeof PDFDocument>;

export async function drawDocument(model: DocumentModel, fonts: DocumentFonts): Promise<RenderedPdf> {
  const doc = openPdf(model, fonts);
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  const type = createTypesetter(doc, fonts);
  for (const page of model.pages) drawPage(doc, type, model, page);
  finishSheets(doc, type, model);
  doc.end();
  await ended;
  return { bytes: new Uint8Array(Buffer.concat(chunks)), unprintable: type.unprintable() };
}

function openPdf(model: DocumentModel, { latin }: DocumentFonts): Pdf {
  const written = new Date(model.writtenAt);
  return new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    lang: 'en',
    displayTitle: true,
    // the library would otherwise embed Helvetica
    font: Buffer.from(latin.buffer, latin.byteOffset, latin.byteLength) as unknown as string,
    info: {
      Title: [model.titles.en ?? model.kind, model.number ?? model.consignments.join(', '), model.draft ? 'DRAFT' : '']
        .filter((part) => part !== '')
        .join(' · '),
      Author: model.writtenBy,
      Subject: model.consignments.join(', '),
      Creator: 'Qiyun',
      Producer: 'Qiyun',
      CreationDate: written,
      ModDate: written,
    },
  });
}

function drawPage(doc: Pdf, type: Typesetter, model: DocumentModel, page: DocumentPage): void {
  const layout = formLayouts[page.id];
  if (layout === undefined) throw new Error(`The page ${page.id} of ${model.kind} has no layout`);
  const open = (): Sheet => {
    doc.addPage({ size: 'A4', margin: 0, layout: layout.landscape ? 'landscape' : 'portrait' });
    return createSheet(doc, type, layout);
  };
  const sheet = open();
  drawHeading(sheet, model, page);
  const overflow = page.boxes.map((box) => drawBox(sheet, box, model.languages, model.draft)).filter((box) => box !== undefined);
  const rest = page.tables.map((table) => ({ table, next: drawTable(sheet, table, model.languages, tableArea(sheet, table), 0) }));
  const further = (): Sheet => {
    const one = open();
    drawFurtherHeading(one, model, page);
    return one;
  };
  if (overflow.length > 0) drawOverflow(further, overflow, model.languages);
  for (const { table, next: first } of rest) {
    for (let next = first; next < table.rows.length; ) {
      const one = further();
      const area = { x: margin, y: furtherTop, w: doc.page.width - 2 * margin, h: doc.page.height - furtherTop - 48 };
      next = drawTable(one, table, model.languages, area, next);
    }
  }
}

/** Footer and, on a draft, the words across. Last, when the number of sheets is known. */
function finishSheets(doc: Pdf, type: Typesetter, model: DocumentModel): void {
  const { start, count } = doc.bufferedPageRange();
  for (let i = start; i < start + count; i++) {
    doc.switchToPage(i);
    const { width, height } = doc.page;
    const style = { size: 6, color: '#666666' };
    const consignments = model.consignments.length > 3 ? `${model.consignments.length} consignments` : model.consignments.join(', ');
    type.draw(`${model.writtenBy} · ${model.writtenAt} · ${consignments}`, margin, height - 18, style);
    const sheets = `${i + 1} / ${count}`;
    type.draw(sheets, width - margin - type.widthOf(sheets, style), height - 18, style);
    if (model.draft) drawDraft(doc, type, width, height);
  }
}

function drawDraft(doc: Pdf, type: Typesetter, width: number, height: number): void {
  const words = 'DRAFT · ПРОЕКТ · 草稿';
  const style = { size: 58, bold: true, color: '#b3261e' };
  doc.save();
  doc.rotate(-(Math.atan2(height, width) * 180) / Math.PI, { origin: [width / 2, height / 2] });
  doc.fillOpacity(0.13);
  type.draw(words, width / 2 - type.widthOf(words, style) / 2, height / 2 + style.size * 0.35, style);
  doc.restore();
}
