/** Where the boxes of a form stand on A4, in millimetres from the upper left corner. Every box of a page must have a place: a test holds the two together. */

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface PageLayout {
  readonly landscape: boolean;
  /** Of lines and titles, as the printed form has it. */
  readonly ink: string;
  /** The name of the form. */
  readonly heading: Area;
  /** Printed large beside it: by this a form is known from afar. */
  readonly badge: string;
  readonly boxes: Readonly<Record<string, Area>>;
  /** By the last part of their ids. */
  readonly tables: Readonly<Record<string, TableLayout>>;
}

export interface TableLayout extends Area {
  /** Width of each column; their sum is `w`. */
  readonly columns: readonly number[];
  /** Columns set to the right: figures. */
  readonly figures: readonly number[];
}

/** Rows of boxes from the left: `[height, [number, width], …]`, top to bottom from `y`. */
export function stackRows(x: number, y: number, rows: readonly (readonly [number, ...(readonly [string, number])[]])[]): Record<string, Area> {
  const areas: Record<string, Area> = {};
  let top = y;
  for (const [height, ...cells] of rows) {
    let left = x;
    for (const [number, width] of cells) {
      areas[number] = { x: left, y: top, w: width, h: height };
      left += width;
    }
    top += height;
  }
  return areas;
}
