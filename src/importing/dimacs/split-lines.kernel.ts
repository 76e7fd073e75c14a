/**
 * Bytes in pieces of any size to lines of bytes: a text of gigabytes is never one string. Lines end with LF or CRLF.
 *
 * Why `!` is right here: positions run inside the piece at hand.
 */

const lineFeed = 10;
const carriageReturn = 13;
const blank = 32;
const tab = 9;

/** Called with the bytes that hold the line, where it begins (after blanks) and ends in them, and its number from 1. The bytes are only lent. */
export type OnLine = (bytes: Uint8Array, from: number, to: number, line: number) => void;

export interface LineSplitter {
  push(piece: Uint8Array): void;
  /** The last line may lack its end. Returns how many lines there were. */
  finish(): number;
}

export function createLineSplitter(onLine: OnLine): LineSplitter {
  let carried = new Uint8Array(0);
  let line = 0;
  const emit = (bytes: Uint8Array, from: number, to: number): void => {
    line++;
    const end = to > from && bytes[to - 1] === carriageReturn ? to - 1 : to;
    let begin = from;
    while (begin < end && (bytes[begin] === blank || bytes[begin] === tab)) begin++;
    onLine(bytes, begin, end, line);
  };
  return {
    push(piece) {
      let from = 0;
      if (carried.length > 0) {
        const end = piece.indexOf(lineFeed);
        const joined = new Uint8Array(carried.length + (end === -1 ? piece.length : end));
        joined.set(carried);
        joined.set(end === -1 ? piece : piece.subarray(0, end), carried.length);
        if (end === -1) {
          carried = joined;
          return;
        }
        carried = new Uint8Array(0);
        emit(joined, 0, joined.length);
        from = end + 1;
      }
      for (let at = piece.indexOf(lineFeed, from); at !== -1; at = piece.indexOf(lineFeed, from)) {
        emit(piece, from, at);
        from = at + 1;
      }
      if (from < piece.length) carried = piece.slice(from);
    },
    finish() {
      if (carried.length > 0) emit(carried, 0, carried.length);
      carried = new Uint8Array(0);
      return line;
    },
  };
}

/** `NaN` in a field: it is not a whole number of at most fifteen digits, with a minus where it may have one. */
export interface Fields {
  readonly values: Float64Array;
  /** How many there were on the line, those beyond `values` too. */
  count: number;
}

const minus = 45;
const zero = 48;

/** Whole numbers between blanks, from `from` on. */
export function readFields(bytes: Uint8Array, from: number, to: number, fields: Fields): void {
  const { values } = fields;
  let count = 0;
  let at = from;
  for (;;) {
    while (at < to && (bytes[at] === blank || bytes[at] === tab)) at++;
    if (at >= to) break;
    const negative = bytes[at] === minus;
    if (negative) at++;
    let value = 0;
    let digits = 0;
    for (; at < to && bytes[at] !== blank && bytes[at] !== tab; at++) {
      const digit = bytes[at]! - zero;
      if (digit < 0 || digit > 9) value = Number.NaN;
      value = value * 10 + digit;
      digits++;
    }
    if (digits === 0 || digits > 15) value = Number.NaN;
    if (count < values.length) values[count] = negative ? -value : value;
    count++;
  }
  fields.count = count;
}
