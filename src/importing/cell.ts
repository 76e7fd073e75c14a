/** What one cell means according to its field: a value, or the reason why it has none. */
import type { Field } from '../network/index.js';
import type { IssueCode } from './issue-codes.js';

export interface CellProblem {
  readonly code: IssueCode;
  readonly message: string;
}

export type CellReading = { readonly value: unknown } | CellProblem;

const problem = (code: IssueCode, message: string): CellProblem => ({ code, message });
const emptyValue: CellReading = { value: undefined };
const emptyList: CellReading = { value: Object.freeze([]) };

/** `cell` has no blanks at its edges. An empty optional cell is `undefined`, an empty optional list the empty list. */
export function parseCell(field: Field<unknown>, cell: string): CellReading {
  if (cell === '') {
    if (!field.optional) return problem('cell/empty', `the cell is empty; expected ${describeField(field)}`);
    return isList(field) ? emptyList : emptyValue;
  }
  switch (field.kind) {
    case 'text':
      return { value: cell };
    case 'number':
      return parseNumber(field, cell);
    case 'word':
      return isWord(field, cell) ? { value: cell } : problem('cell/word', `'${clip(cell)}' is not ${describeField(field)}`);
    case 'words':
    case 'texts':
      return parseTexts(field, cell);
    case 'numbers':
      return parseNumbers(field, cell);
    case 'flag':
      if (cell === 'y' || cell === 'n') return { value: cell === 'y' };
      return problem('cell/flag', `'${clip(cell)}' is neither y nor n`);
    case 'date':
      return isDate(cell) ? { value: cell } : problem('cell/date', `'${clip(cell)}' is not a date such as 2024-03-01`);
    case 'time':
      return timeForm.test(cell) ? { value: cell } : problem('cell/time', `'${clip(cell)}' is not a time of day such as 23:40`);
    default:
      return field.kind satisfies never;
  }
}

/** A field in words: `a number from 0 to 24`, `one of road, rail`. */
export function describeField(field: Field<unknown>): string {
  const wordList = field.words?.join(', ') ?? '';
  switch (field.kind) {
    case 'text':
      return 'a text';
    case 'texts':
      return 'a list separated by ;';
    case 'number':
      return `a number${describeRange(field)}`;
    case 'numbers':
      return `${field.length ?? 'some'} numbers${describeRange(field)} separated by ;`;
    case 'word':
      return `one of ${wordList}`;
    case 'words':
      return `a list separated by ; of ${wordList}`;
    case 'flag':
      return 'y or n';
    case 'date':
      return 'a date such as 2024-03-01';
    case 'time':
      return 'a time of day such as 23:40';
    default:
      return field.kind satisfies never;
  }
}

const isList = (field: Field<unknown>): boolean => field.kind === 'words' || field.kind === 'texts' || field.kind === 'numbers';
const isWord = (field: Field<unknown>, cell: string): boolean => field.words?.includes(cell) ?? false;

/** A cell quoted in a sentence stays short, however long the cell. */
export const clip = (cell: string): string => (cell.length > 60 ? `${cell.slice(0, 57)}...` : cell);

function describeRange({ min, max }: Field<unknown>): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? '' : ` of at most ${max}`;
}

const numberForm = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/;
const timeForm = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

function parseNumber(field: Field<unknown>, cell: string): CellReading {
  const value = Number(cell);
  if (!numberForm.test(cell) || !Number.isFinite(value)) {
    return problem('cell/number', `'${clip(cell)}' is not a number; write it like -12.5, without thousands separators or units`);
  }
  const outside = (field.min !== undefined && value < field.min) || (field.max !== undefined && value > field.max);
  return outside ? problem('cell/range', `${cell} is not ${describeField({ ...field, kind: 'number' })}`) : { value };
}

function parseTexts(field: Field<unknown>, cell: string): CellReading {
  const members = cell.split(';');
  const unknown = field.kind === 'words' ? members.find((member) => !isWord(field, member)) : undefined;
  if (unknown !== undefined && unknown !== '') return problem('cell/word', `'${clip(unknown)}' is not in ${describeField(field)}`);
  const doubled = findDoubled(members);
  return doubled === undefined ? { value: Object.freeze(members) } : problem('cell/list-duplicate', doubled);
}

function findDoubled(members: readonly string[]): string | undefined {
  if (members.includes('')) return 'the list has an empty member; separate members by one ; and end without one';
  const doubled = members.find((member, index) => members.indexOf(member) !== index);
  return doubled === undefined ? undefined : `the list names '${clip(doubled)}' twice`;
}

function parseNumbers(field: Field<unknown>, cell: string): CellReading {
  const members = cell.split(';');
  if (field.length !== undefined && members.length !== field.length) {
    return problem('cell/list-length', `the list has ${members.length} members; expected ${describeField(field)}`);
  }
  const values: number[] = [];
  for (const member of members) {
    const reading = parseNumber(field, member);
    if ('code' in reading) return reading;
    values.push(reading.value as number);
  }
  return { value: Object.freeze(values) };
}

const dateForm = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isDate(cell: string): boolean {
  const match = dateForm.exec(cell);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
