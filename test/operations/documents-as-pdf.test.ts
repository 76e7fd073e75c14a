/** PD: papers as PDF. Read back by the tables that make a PDF searchable, so what is compared is what a person would copy out of it. */
import { describe, expect, test } from 'vitest';
import { readDocumentFonts, renderPdf } from '../../src/adapters/pdf/index.js';
import { type DocumentKind, type DocumentModel, documentKinds } from '../../src/contract/index.js';
import { type ConsignmentRecord, writeDocument } from '../../src/operations/index.js';
import { readFontsOfPackages } from './document-fonts.js';
import { trainRecord, truckRecord, writing } from './launch-records.js';
import { readPdfPages } from './pdf-text.js';

const fonts = readFontsOfPackages();
const recordOf: Readonly<Record<DocumentKind, ConsignmentRecord>> = {
  cmr: truckRecord,
  tir: truckRecord,
  manifest: truckRecord,
  smgs: trainRecord(4),
  'cim-smgs': trainRecord(4),
};
const write = (kind: DocumentKind, record = recordOf[kind]): DocumentModel => {
  const answer = writeDocument(kind, record, writing);
  if (answer.kind === 'none') throw new Error(answer.sentence);
  return answer.document;
};
/** Lines are broken where they are full, and scripts change face in the middle: compared without space. */
const squeeze = (text: string): string => text.replace(/\s/g, '');
const wordsOf = ({ pages }: DocumentModel): string[] => [
  ...pages.flatMap(({ boxes }) => boxes.flatMap(({ lines }) => lines)),
  ...pages.flatMap(({ tables }) => tables.flatMap(({ rows, totals }) => [...rows.flat(), ...(totals ?? [])])),
];

describe.each(documentKinds)('PD1: %s', (kind) => {
  test('has a sheet for each page, every title in every language, every value, and nothing unprintable', async () => {
    const model = write(kind);
    const { bytes, unprintable } = await renderPdf(model, fonts);
    const pages = readPdfPages(bytes);
    expect(pages).toHaveLength(model.pages.length);
    expect(unprintable).toEqual([]);
    const text = squeeze(pages.join(''));
    expect(wordsOf(model).filter((words) => !text.includes(squeeze(words)))).toEqual([]);
    const boxes = model.pages.flatMap((page) => [...page.boxes, ...page.tables.flatMap(({ columns }) => columns)]);
    const titles = boxes.filter(({ id }) => !id.endsWith('.clause')).flatMap((box) => Object.values(box.titles));
    expect(titles.filter((title) => !text.includes(squeeze(title)))).toEqual([]);
    expect(text).not.toContain('DRAFT');
  });

  test('is the same to the byte each time', async () => {
    const [first, second] = [await renderPdf(write(kind), fonts), await renderPdf(write(kind), fonts)];
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });
});

describe('PD2: a draft', () => {
  test('says so across every sheet, in three languages', async () => {
    const model = write('tir', { ...truckRecord, particulars: {} });
    const pages = readPdfPages((await renderPdf(model, fonts)).bytes);
    expect(pages).toHaveLength(2);
    for (const page of pages) expect(squeeze(page)).toContain('DRAFT·ПРОЕКТ·草稿');
  });
});

describe('PD3: what does not fit goes on, and nothing is lost', () => {
  test('a train of 55 containers on 55 wagons', async () => {
    const model = write('smgs', trainRecord(55));
    const pages = readPdfPages((await renderPdf(model, fonts)).bytes);
    const text = squeeze(pages.join(''));
    expect(pages.length).toBeGreaterThan(1);
    expect(wordsOf(model).filter((words) => !text.includes(squeeze(words)))).toEqual([]);
    for (const page of pages.slice(1)) expect(page).toContain('Continuation sheet');
    expect(squeeze(pages.at(-1) ?? '')).toContain(`${pages.length}/${pages.length}`);
  });

  test('a long instruction is cut in its box and whole on the next sheet', async () => {
    const instructions = 'Seals are not to be broken before Tbilisi. '.repeat(60).trim();
    const model = write('cmr', { ...truckRecord, particulars: { ...truckRecord.particulars, instructions } });
    const pages = readPdfPages((await renderPdf(model, fonts)).bytes);
    expect(pages).toHaveLength(2);
    expect(squeeze(pages[1] ?? '')).toContain(squeeze(instructions));
  });

  test('a word longer than its box', async () => {
    const long = 'X'.repeat(400);
    const model = write('cmr', { ...truckRecord, particulars: { ...truckRecord.particulars, agreements: long } });
    const text = squeeze(readPdfPages((await renderPdf(model, fonts)).bytes).join(''));
    expect(text).toContain(long);
  });
});

test('PD4: a character that no face has is printed as a box, and said', async () => {
  const model = write('cmr', { ...truckRecord, particulars: { ...truckRecord.particulars, agreements: 'ქუთაისი 🚚 Əli Ğ Қ' } });
  const { unprintable } = await renderPdf(model, fonts);
  expect(unprintable).toEqual([...new Set('ქუთაისი🚚')].sort());
});

test('PD6: a package without its typefaces says which and how to get it', () => {
  expect(() => readDocumentFonts('there/is/none')).toThrow(/NotoSans-Regular.ttf.*npm run build/);
});

test('PD5: the names of the launch are in every script', async () => {
  const model = write('cmr', { ...truckRecord, particulars: { ...truckRecord.particulars, agreements: '啟運! Қазақстан Azərbaycan Türkiye' } });
  const { bytes, unprintable } = await renderPdf(model, fonts);
  expect(unprintable).toEqual([]);
  expect(squeeze(readPdfPages(bytes).join(''))).toContain('啟運!ҚазақстанAzərbaycanTürkiye');
});
