/**
 * Where the reader and the checks put what they find. At most `limit` issues of one code are kept, so that a file in the wrong format
 * answers with a page and not with a book; the rest is counted in one closing line per code.
 */
import type { Issue } from '../network/index.js';
import { type IssueCode, issueCodes } from './issue-codes.js';

export const issueLimitPerCode = 200;

export interface IssueLog {
  report(code: IssueCode, at: Issue['at'], message: string): void;
  /** Whether another issue of this code would only be counted: then its message need not be computed. */
  isFull(code: IssueCode): boolean;
  hasErrors(): boolean;
  /** By file and line, in order of discovery within a line; a code that overflowed closes with "and N more". */
  listIssues(): Issue[];
}

export function createIssueLog(limit = issueLimitPerCode): IssueLog {
  const kept: Issue[] = [];
  const counts = new Map<IssueCode, number>();
  const overflowAt = new Map<IssueCode, Issue['at']>();
  let errors = 0;
  return {
    report(code, at, message) {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      const severity = issueCodes[code][0];
      if (severity === 'error') errors++;
      if (count <= limit) kept.push({ code, severity, at, message });
      else if (count === limit + 1) overflowAt.set(code, { file: at.file });
    },
    isFull: (code) => (counts.get(code) ?? 0) >= limit,
    hasErrors: () => errors > 0,
    listIssues() {
      const sorted = [...kept].sort(byFileAndLine);
      for (const [code, at] of overflowAt) {
        const more = (counts.get(code) ?? 0) - limit;
        sorted.push({ code, severity: issueCodes[code][0], at, message: `and ${more} more: ${issueCodes[code][1]}` });
      }
      return sorted;
    },
  };
}

function byFileAndLine(a: Issue, b: Issue): number {
  if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
  return (a.at.line ?? 0) - (b.at.line ?? 0);
}
