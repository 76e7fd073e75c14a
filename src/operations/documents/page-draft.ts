/** A page of a form while it is filled in, box by box; it remembers what the record could not fill. */
import type { DocumentBox, DocumentModel, DocumentPage, DocumentTable } from '../../contract/index.js';
import type { FormTitles } from './read-titles.js';

export type Missing = DocumentModel['missing'][number];

interface Need {
  /** Whether the paper is a draft without it. */
  readonly required: boolean;
  /** Said when the box stays empty. */
  readonly otherwise: string;
  /** Where it is given: a field of the consignment, or of a party; undefined where nobody can give it. */
  readonly at: string | undefined;
}

interface Column {
  readonly number: string;
  /** One text per row. */
  readonly cells: readonly string[];
  readonly total?: string;
  /** Given where something of the column is not on record. */
  readonly need?: Need | undefined;
}

export interface PageDraft {
  /** Filled, or missing where `lines` is empty. */
  readonly box: (number: string, lines: readonly string[], need: Need) => void;
  /** Filled where the record has something to say; otherwise it does not apply. */
  readonly maybe: (number: string, lines: readonly string[]) => void;
  readonly byHand: (number: string, lines?: readonly string[]) => void;
  /** Something is printed in the box, and something else is not known. */
  readonly lacks: (number: string, need: Need) => void;
  readonly table: (id: string, columns: readonly Column[]) => void;
  readonly page: DocumentPage;
  readonly missing: readonly Missing[];
}

export const required = (otherwise: string, at?: string): Need => ({ required: true, otherwise, at });
export const wanted = (otherwise: string, at?: string): Need => ({ required: false, otherwise, at });

/** Ids of boxes are `page.number`. */
export function createPageDraft(id: string, titles: FormTitles): PageDraft {
  const page: DocumentPage = { id, titles: titles.of('page'), boxes: [], tables: [] };
  const missing: Missing[] = [];
  const idOf = (number: string): string => `${id}.${number}`;
  const put = (number: string, lines: readonly string[], state: DocumentBox['state']): void => {
    page.boxes.push({ id: idOf(number), number: isWord(number) ? '' : number, titles: titles.of(number), lines: [...lines], state });
  };
  const lacks = (number: string, need: Need): void => {
    const { otherwise, at } = need;
    missing.push({
      box: idOf(number),
      required: need.required,
      sentence: at === undefined ? otherwise : `${otherwise} Give it as ${at}.`,
      at: at ?? null,
    });
  };
  return {
    page,
    missing,
    lacks,
    box: (number, lines, need) => {
      put(number, lines, lines.length === 0 ? 'missing' : 'filled');
      if (lines.length === 0) lacks(number, need);
    },
    maybe: (number, lines) => put(number, lines, lines.length === 0 ? 'not-used' : 'filled'),
    byHand: (number, lines = []) => put(number, lines, 'by-hand'),
    table: (tableId, columns) => {
      for (const { number, need } of columns) if (need !== undefined) lacks(number, need);
      page.tables.push(toTable(`${id}.${tableId}`, columns, idOf, titles));
    },
  };
}

/** Boxes without a number have a word for an id: “clause”. */
const isWord = (number: string): boolean => /^[a-z]{2}/.test(number);

function toTable(id: string, columns: readonly Column[], idOf: (number: string) => string, titles: FormTitles): DocumentTable {
  const height = Math.max(...columns.map(({ cells }) => cells.length));
  return {
    id,
    columns: columns.map(({ number, cells, need }) => ({
      id: idOf(number),
      number: isWord(number) ? '' : number,
      titles: titles.of(number),
      state: cells.some((cell) => cell !== '') ? 'filled' : need === undefined ? 'not-used' : 'missing',
    })),
    rows: Array.from({ length: height }, (_, row) => columns.map(({ cells }) => cells[row] ?? '')),
    totals: columns.some(({ total }) => total !== undefined) ? columns.map(({ total }) => total ?? '') : null,
  };
}
