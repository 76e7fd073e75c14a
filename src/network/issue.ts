/** A problem in something from outside, located. Collected and reported together; never thrown one by one. */
export interface Issue {
  /** Stable, `area/what`: listed in docs/issue-codes.md. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly at: { readonly file: string; readonly line?: number; readonly field?: string; readonly entity?: string };
  /** A plain sentence that says what was found and what was expected. */
  readonly message: string;
}
