/** The heading of a picture: the question as a sentence, set in two lines at most. */
import { describeSelector, type PlanDocument } from '../contract/index.js';
import { inks } from './picture-inks.js';
import { textElement, textWidth } from './svg.js';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export interface PictureTitle {
  readonly text: string;
  readonly elements: readonly string[];
  /** Where the picture may begin. */
  readonly height: number;
}

export function pictureTitle({ query, network }: PlanDocument, width: number, left: number): PictureTitle {
  const text = `${query.from.name} to ${query.to.name}`;
  const [year, month, day] = query.departAt.slice(0, 10).split('-').map(Number);
  const cargo = query.cargoInWords.charAt(0).toUpperCase() + query.cargoInWords.slice(1);
  const avoiding = query.avoid.length === 0 ? '' : `, avoiding ${query.avoid.map(describeSelector).join(', ')}`;
  const below = `${cargo}, leaving ${day} ${months[(month ?? 1) - 1]} ${year}${query.tir ? ', under TIR' : ''}${avoiding}`;
  const origin = `Qiyun, network ${network.id} ${network.version}`;
  const both = textWidth(below, 15) + textWidth(origin, 12) + 30 < width;
  return {
    text,
    height: 82,
    elements: [
      textElement(text, { x: left, y: 40, 'font-size': 27, 'font-weight': 700, fill: inks.ink }),
      textElement(below, { x: left, y: 66, 'font-size': 15, fill: inks.soft }),
      ...(both ? [textElement(origin, { x: left + width, y: 66, 'font-size': 12, 'text-anchor': 'end', fill: inks.faint })] : []),
    ],
  };
}
