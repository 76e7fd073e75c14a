/** What is wrong with something that came in another format: where, and in a sentence. All of it at once, up to a limit; nothing is taken then. */

export interface FormatProblem {
  /** “events.3.payload.eventDateTime”, “line 12”. */
  readonly at: string;
  readonly sentence: string;
}

export type FormatReading<T> =
  | {
      readonly kind: 'read';
      readonly value: T;
      /** Right, but nothing that is kept here: a plan in a history, a code of another trade. */
      readonly leftOut: readonly FormatProblem[];
      /** Odd, and taken. */
      readonly warnings: readonly FormatProblem[];
    }
  | { readonly kind: 'problems'; readonly problems: readonly FormatProblem[] };

const most = 100;

/** At most a hundred, and a line that says how many more. */
export function capProblems(problems: readonly FormatProblem[]): readonly FormatProblem[] {
  if (problems.length <= most) return problems;
  return [...problems.slice(0, most), { at: '', sentence: `There are ${problems.length - most} more problems.` }];
}

interface SchemaIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Problems of a schema, under the place of what was checked. */
export const fromSchema = (issues: readonly SchemaIssue[], under: string): FormatProblem[] =>
  issues.map(({ path, message }) => ({
    at: [under, ...path.map(String)].filter((part) => part !== '').join('.'),
    sentence: `${message}.`.replace(/\.\.$/, '.'),
  }));
