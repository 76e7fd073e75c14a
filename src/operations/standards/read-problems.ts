/** What is wrong with something that came in another format: where, and in a sentence. All of it at once, up to a limit; nothing is taken then. */
import { describeIssue, type SchemaIssue } from '../../contract/index.js';
import type { Problem } from '../outcome.js';

/** What a reader gathers; `at` is “events.3.payload.eventDateTime” or “line 12”. */
export interface ReadingLog {
  readonly problems: Problem[];
  /** Right, but nothing that is kept here: a plan in a history, a code of another trade. */
  readonly leftOut: Problem[];
  /** Odd, and taken. */
  readonly warnings: Problem[];
}

export const openReadingLog = (): ReadingLog => ({ problems: [], leftOut: [], warnings: [] });

/** Something that was read, and where it stood. */
export interface Located<T> {
  readonly at: string;
  readonly value: T;
}

/** The values, or every problem. */
export const closeReading = <T>({ problems, leftOut, warnings }: ReadingLog, read: readonly Located<T>[]): FormatReading<T> =>
  problems.length > 0
    ? { kind: 'problems', problems: capProblems(problems) }
    : { kind: 'read', value: read.map(({ value }) => value), origins: read.map(({ at }) => at), leftOut, warnings };

export type FormatReading<T> =
  | {
      readonly kind: 'read';
      readonly value: readonly T[];
      /** Where each value stood: what is found wrong with it later is told there. */
      readonly origins: readonly string[];
      readonly leftOut: readonly Problem[];
      readonly warnings: readonly Problem[];
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

const most = 100;

/** At most a hundred, and a line that says how many more. */
export function capProblems(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= most) return problems;
  return [...problems.slice(0, most), { at: '', sentence: `There are ${problems.length - most} more problems.` }];
}

/** Problems that a schema finds with `raw`, under the place where that stands. */
export const fromSchema = (raw: unknown, issues: readonly SchemaIssue[], under: string): Problem[] =>
  issues.flatMap((issue) => {
    // a schema with words of its own has the best ones
    const isOwn = !/^(Invalid|Unrecognized|Too )/.test(issue.message) && !issue.message.startsWith('must ');
    if (isOwn) return [{ at: join(under, issue.path.map(String).join('.')), sentence: `${issue.message}.`.replace(/\.\.$/, '.') }];
    return describeIssue(raw, issue).map(({ field, what }) => {
      const at = field === 'request' ? under : join(under, field);
      return { at, sentence: `${at.split('.').at(-1) || 'It'} ${what}.` };
    });
  });

const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('.');

/** Problems of a batch of events, told at the places of what the events were read from. */
export const placeProblems = (problems: readonly Problem[], origins: readonly string[]): readonly Problem[] =>
  problems.map(({ at, sentence }) => {
    const [whole, index, rest = ''] = /^events\[(\d+)\](.*)$/.exec(at) ?? [];
    const origin = whole === undefined ? undefined : origins[Number(index)];
    return origin === undefined ? { at, sentence } : { at: `${origin}${rest}`.replace(/^\./, ''), sentence };
  });
