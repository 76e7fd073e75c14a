/** The log as a tape: the board at any moment of it. Boards along the way are kept, so that winding back folds a few hundred lines and not all. */
import type { LogLine } from '../../../../src/contract/index.js';
import { type Board, emptyBoard, foldLines } from './board.js';

const every = 400;

export class ReplayTape {
  #lines: LogLine[] = [];
  #times: number[] = [];
  /** Board before line `i × every`. */
  #marks: Board[] = [emptyBoard];
  #last: { readonly count: number; readonly board: Board } = { count: 0, board: emptyBoard };

  /** Lines come in order, page by page. */
  add(lines: readonly LogLine[]): void {
    for (const line of lines) {
      if (line.seq <= (this.#lines.at(-1)?.seq ?? 0)) continue;
      this.#lines.push(line);
      // a clock that was set back must not hide what was written after it
      this.#times.push(Math.max(Date.parse(line.at), this.#times.at(-1) ?? 0));
    }
  }

  get lastSeq(): number {
    return this.#lines.at(-1)?.seq ?? 0;
  }

  /** Undefined while there is no line. */
  get span(): { readonly from: number; readonly to: number } | undefined {
    const [from, to] = [this.#times[0], this.#times.at(-1)];
    return from === undefined || to === undefined ? undefined : { from, to };
  }

  boardAt(at: number): Board {
    const count = this.#countAt(at);
    if (count === this.#last.count) return this.#last.board;
    const mark = Math.floor(count / every);
    while (this.#marks.length <= mark) {
      const i = this.#marks.length;
      this.#marks.push(foldLines(this.#marks[i - 1] ?? emptyBoard, this.#lines.slice((i - 1) * every, i * every)));
    }
    const isOnward = this.#last.count <= count && this.#last.count >= mark * every;
    const [start, from] = isOnward ? [this.#last.board, this.#last.count] : [this.#marks[mark] ?? emptyBoard, mark * every];
    this.#last = { count, board: foldLines(start, this.#lines.slice(from, count)) };
    return this.#last.board;
  }

  /** The moment of the first line after `at`, or of the last one before it. */
  neighbour(at: number, step: 1 | -1): number | undefined {
    return step === 1 ? this.#times[this.#countAt(at)] : this.#times.findLast((time) => time < at);
  }

  #countAt(at: number): number {
    let [low, high] = [0, this.#times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#times[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
