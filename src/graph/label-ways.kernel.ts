/**
 * The ways that labels stand for, read from their words: every label knows its parent and the segment (a leap, or what joins a leap to an end) it came by.
 *
 * Why `!` is right here: label ids are those of labels made, segments those they came by.
 */
import { NONE } from '../units/index.js';

/** Where the numbers of a label begin in its words, counted from `rowAt`. */
export const NODE = 0;
export const PARENT = 1;
export const SEGMENT = 2;
export const DEPTH = 3;

export class LabelWays {
  /** Doubles per label: with three criteria a label is one line of cache. */
  width = 0;
  /** `[node, parent, segment, depth, next label in the bucket]` of label `i` from `rowAt(i)`; depth is the number of arcs. A root has segment NONE and its source as parent. */
  words = new Uint32Array(0);
  rowOffset = 0;

  /** Segments below `segmentStart.length − 1`, the leaps: arcs of segment `s`, in order of travel, are `segmentArc[segmentStart[s]] …`. */
  segmentStart: Uint32Array = new Uint32Array(1);
  segmentArc: Uint32Array = new Uint32Array(0);
  /** Arcs of the segments after them, in order of travel. */
  otherSegments: readonly { readonly arcs: Uint32Array }[] = [];

  /** Where the words of a label begin. */
  rowAt(id: number): number {
    return 2 * this.width * id + this.rowOffset;
  }

  /** The arcs of the way a label ends, in order of travel. */
  arcsOf(id: number): Uint32Array {
    const { words, segmentStart, segmentArc } = this;
    const leaps = segmentStart.length - 1;
    let r = this.rowAt(id);
    let end = words[r + DEPTH]!;
    const arcs = new Uint32Array(end);
    for (; words[r + SEGMENT] !== NONE; r = this.rowAt(words[r + PARENT]!)) {
      const segment = words[r + SEGMENT]!;
      if (segment < leaps) {
        for (let i = segmentStart[segment + 1]!, stop = segmentStart[segment]!; i > stop; ) arcs[--end] = segmentArc[--i]!;
      } else {
        const other = this.otherSegments[segment - leaps]!.arcs;
        end -= other.length;
        arcs.set(other, end);
      }
    }
    return arcs;
  }

  /** The source (its position) the way of a label begins at. */
  sourceOf(id: number): number {
    let r = this.rowAt(id);
    while (this.words[r + SEGMENT] !== NONE) r = this.rowAt(this.words[r + PARENT]!);
    return this.words[r + PARENT]!;
  }
}
