/** One A4 sheet of a form while it is drawn: millimetres become points, frames and tints have one look. */
import type PDFDocument from 'pdfkit';
import type { Area, PageLayout } from './form-layout.js';
import type { Typesetter } from './typesetter.js';

const pointsPerMillimetre = 72 / 25.4;
export const toPoints = ({ x, y, w, h }: Area): Area => ({
  x: x * pointsPerMillimetre,
  y: y * pointsPerMillimetre,
  w: w * pointsPerMillimetre,
  h: h * pointsPerMillimetre,
});

/** Points: of everything that is not in the grid of a form, and where the text of a further sheet begins. */
export const margin = 34;
export const furtherTop = 80;

export interface Sheet {
  readonly doc: InstanceType<typeof PDFDocument>;
  readonly type: Typesetter;
  readonly layout: PageLayout;
  /** In points; throws for a box without a place. */
  readonly areaOf: (boxId: string) => Area;
  readonly frame: (area: Area) => void;
  readonly tint: (area: Area, color?: string) => void;
  readonly rule: (x1: number, y1: number, x2: number, y2: number) => void;
}

export function createSheet(doc: InstanceType<typeof PDFDocument>, type: Typesetter, layout: PageLayout): Sheet {
  return {
    doc,
    type,
    layout,
    areaOf: (boxId) => {
      const number = boxId.slice(boxId.indexOf('.') + 1);
      const area = layout.boxes[number];
      if (area === undefined) throw new Error(`The box ${boxId} has no place on its page`);
      return toPoints(area);
    },
    frame: ({ x, y, w, h }) => {
      doc.lineWidth(0.6).strokeColor(layout.ink).rect(x, y, w, h).stroke();
    },
    tint: ({ x, y, w, h }, color = '#fdf3d8') => {
      doc.fillColor(color).rect(x, y, w, h).fill();
    },
    rule: (x1, y1, x2, y2) => {
      doc.lineWidth(0.3).strokeColor(layout.ink).moveTo(x1, y1).lineTo(x2, y2).stroke();
    },
  };
}
