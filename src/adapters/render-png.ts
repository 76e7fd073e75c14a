/**
 * SVG to PNG at twice its size, with the fonts of the system. resvg looks at the first family of a list only and silently takes any
 * font, a serif as likely as not, when that is missing; so the first family that the machine really has is found beforehand.
 */
import { Resvg } from '@resvg/resvg-js';
import { sansFamilies, sansFamily } from './svg.js';

const font = { loadSystemFonts: true } as const;

export interface Png {
  readonly bytes: Uint8Array;
  /** Said when the machine has no font, so that names and figures are missing from the picture. */
  readonly remark: string | undefined;
}

export function renderPng(svg: string): Png {
  const unknown = probeWidth('no such family');
  const family = sansFamilies.find((name) => probeWidth(name) !== unknown) ?? 'sans-serif';
  const set = svg.replaceAll(`font-family="${sansFamily}"`, `font-family="${family}"`);
  const bytes = new Resvg(set, { font, fitTo: { mode: 'zoom', value: 2 } }).render().asPng();
  const remark =
    unknown === undefined ? 'This system has no fonts, so the picture has no words: install one (as fonts-dejavu), or ask for .svg.' : undefined;
  return { bytes: new Uint8Array(bytes), remark };
}

/** Width of a line of text in the family, or in whatever stands in for it; undefined when there is no font at all. */
function probeWidth(family: string): number | undefined {
  const text = `<text x="5" y="20" font-family="${family}" font-size="16">Hamburgefonstiv 0123</text>`;
  return new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="30">${text}</svg>`, { font }).getBBox()?.width;
}
