/** A row of a table that the map brings out while it is under the pointer or holds the focus. */
import type { ReactNode } from 'react';
import type { StudyAnswer } from './run-study.js';
import { useBench } from './study-state.js';

export type Of<K extends StudyAnswer['kind']> = { readonly answer: Extract<StudyAnswer, { kind: K }> };

export function Row({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const { hover, setHover } = useBench();
  return (
    <tr
      data-hover={hover === id}
      data-row={id}
      tabIndex={0}
      onMouseEnter={() => setHover(id)}
      onMouseLeave={() => setHover(undefined)}
      onFocus={() => setHover(id)}
      onBlur={() => setHover(undefined)}
    >
      {children}
    </tr>
  );
}
