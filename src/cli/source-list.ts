/** Numbers the table rows that figures cite, in order of first use, and prints the list once at the end. */
import type { SourceDocument } from '../contract/index.js';
import { wrap } from './display-width.js';
import type { Ink } from './ink.js';

export interface SourceList {
  /** As `[1][4]`; empty for no sources. */
  readonly cite: (sources: readonly SourceDocument[]) => string;
  readonly render: (options: { readonly width: number; readonly ink: Ink }) => string[];
}

export function createSourceList(): SourceList {
  const numberOf = new Map<string, { readonly n: number; readonly source: SourceDocument }>();
  const number = (source: SourceDocument): number => {
    const key = `${source.table}\u0000${source.row}`;
    const known = numberOf.get(key);
    if (known !== undefined) return known.n;
    const n = numberOf.size + 1;
    numberOf.set(key, { n, source });
    return n;
  };
  return {
    cite: (sources) => [...new Set(sources.map(number))].map((n) => `[${n}]`).join(''),
    render: ({ width, ink }) => [
      ink.bold('Sources (table, row: source; basis)'),
      ...[...numberOf.values()].flatMap(({ n, source }) => {
        const label = `[${n}]`.padStart(6);
        const text = `${source.table}, ${source.row}: ${source.source}; ${source.basis}`;
        return wrap(text, width - 8).map((line, i) => (i === 0 ? `${label}  ${line}` : `        ${line}`));
      }),
    ],
  };
}
