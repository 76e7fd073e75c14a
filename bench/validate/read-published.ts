/** Reads the two tables of published figures, data/validation/*.csv: what is compared, and whether the network has seen the figure before. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export interface PublishedFigure {
  readonly id: string;
  /** Place ids. */
  readonly from: string;
  readonly to: string;
  /** A link, a speed or a wait of the network was made from this very figure: it agrees by construction. */
  readonly tuned: boolean;
  readonly source: string;
  readonly note: string;
}

export interface PublishedDistance extends PublishedFigure {
  readonly mode: 'road' | 'rail' | 'sea';
  /** Place ids that the numbered road or the line of the published length passes, in order; empty for the distance of two places. */
  readonly via: readonly string[];
  readonly km: number;
  /** What counts as agreement: the range of the figures read or, where only one was read, that figure ± `toleranceShare`. */
  readonly lowKm: number;
  readonly highKm: number;
}

export interface PublishedTransit extends PublishedFigure {
  readonly cargo: string;
  /** Flags of `qiyun plan`. */
  readonly flags: string;
  /** `door`: from the first act to the last. `terminal`: from the departure of the first long run to the arrival of the last. */
  readonly measure: 'door' | 'terminal';
  readonly lowDays: number;
  readonly highDays: number;
}

export const toleranceShare = 0.05;

export const readDistances = (root: string): readonly PublishedDistance[] =>
  readRows(root, 'distances.csv').map((row) => {
    const km = toNumber(row, 'published_km');
    const [lowKm, highKm] = [toNumber(row, 'low_km', km * (1 - toleranceShare)), toNumber(row, 'high_km', km * (1 + toleranceShare))];
    return { ...toFigure(row), mode: toWord(row, 'mode', ['road', 'rail', 'sea']), via: toList(row, 'via'), km, lowKm, highKm };
  });

export const readTransits = (root: string): readonly PublishedTransit[] =>
  readRows(root, 'transit-times.csv').map((row) => ({
    ...toFigure(row),
    cargo: toText(row, 'cargo'),
    flags: row['flags'] ?? '',
    measure: toWord(row, 'measure', ['door', 'terminal']),
    lowDays: toNumber(row, 'published_days_low'),
    highDays: toNumber(row, 'published_days_high'),
  }));

type Cells = Readonly<Record<string, string>>;

const readRows = (root: string, file: string): readonly Cells[] =>
  parse(readFileSync(join(root, 'data', 'validation', file)), { columns: true }) as readonly Cells[];

const toFigure = (row: Cells): PublishedFigure => ({
  id: toText(row, 'id'),
  from: toText(row, 'from'),
  to: toText(row, 'to'),
  tuned: toWord(row, 'used_for_tuning', ['y', 'n']) === 'y',
  source: toText(row, 'source'),
  note: row['note'] ?? '',
});

function toText(row: Cells, column: string): string {
  const text = row[column];
  if (text === undefined || text === '') throw new Error(`row ${row['id']}: ${column} is empty`);
  return text;
}

function toNumber(row: Cells, column: string, otherwise?: number): number {
  const text = row[column] ?? '';
  if (text === '' && otherwise !== undefined) return otherwise;
  const value = Number(text);
  if (text === '' || !(value > 0)) throw new Error(`row ${row['id']}: ${column} is "${text}"; expected a number above 0`);
  return value;
}

const toList = (row: Cells, column: string): readonly string[] => (row[column] ?? '').split(';').filter((item) => item !== '');

function toWord<W extends string>(row: Cells, column: string, words: readonly W[]): W {
  const word = words.find((candidate) => candidate === row[column]);
  if (word === undefined) throw new Error(`row ${row['id']}: ${column} is "${row[column]}"; expected one of ${words.join(', ')}`);
  return word;
}
