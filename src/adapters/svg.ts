/** The few pieces of SVG that the pictures need. Coordinates are rounded to a tenth of a pixel: below what anybody sees. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

export const round = (value: number): number => Math.round(value * 10) / 10 + 0;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeText = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

/** One element; `children` are elements already, not text. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeText(value ?? '')}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

export const textElement = (text: string, attributes: Attributes): string => element('text', attributes, [escapeText(text)]);

/** In order of liking; readers of the SVG take the first they have. */
export const sansFamilies = [
  'Noto Sans',
  'Source Sans 3',
  'Helvetica Neue',
  'Segoe UI',
  'Helvetica',
  'Arial',
  'Liberation Sans',
  'DejaVu Sans',
] as const;
export const sansFamily = [...sansFamilies.map((name) => `'${name}'`), 'sans-serif'].join(', ');

export function svgDocument(width: number, height: number, title: string, children: readonly string[]): string {
  const root = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': sansFamily, role: 'img' },
    [element('title', {}, [escapeText(title)]), ...children],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** Width of a text in pixels without measuring it: the mean advance of a humanist sans, a full em for East Asian characters. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const character of text) {
    if (/[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(character)) em += 1;
    else if (/[A-ZMWmw@%–—→]/.test(character)) em += 0.74;
    else if (/[ilj.,:;'|!() ]/.test(character)) em += 0.36;
    else em += 0.6;
  }
  return em * size;
}

export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
export const overlap = (a: Box, b: Box): boolean => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
export const contains = (outer: Box, inner: Box): boolean =>
  inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 && inner.y1 <= outer.y1;
