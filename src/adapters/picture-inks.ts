/** The inks of every picture: colour carries the mode and nothing else, and is doubled by dash or inner line and by a word. */
export const inks = {
  paper: '#FAF8F4',
  ink: '#1C1B19',
  land: '#EFEBE3',
  water: '#DCE6EA',
  coast: '#9FB0B7',
  border: '#B9B0A0',
  grid: '#C9D6DB',
  soft: '#6E6A63',
  faint: '#A59D8F',
  seaName: '#7C97A3',
  waiting: '#8F8B84',
} as const;

export interface LineStyle {
  readonly word: string;
  readonly colour: string;
  readonly width: number;
  readonly dash: string | undefined;
  /** A thin light line inside: broad gauge. */
  readonly inner: boolean;
}

const style = (word: string, colour: string, width: number, dash?: string, inner = false): LineStyle => ({ word, colour, width, dash, inner });

/** In the order of the legend. */
const styles = {
  road: style('road', '#C4501B', 2.6),
  rail1435: style('rail, 1435 mm', '#1F5FA8', 3),
  rail1520: style('rail, 1520 mm', '#5B8FD0', 3.6, undefined, true),
  railOther: style('rail, other gauge', '#1F5FA8', 3, '9 3'),
  sea: style('sea', '#2A8C82', 2.6),
  ferry: style('ferry', '#2A8C82', 2.8, '7 4'),
  air: style('air', '#8A4FA3', 2.2, '12 4 2 4'),
  pipeline: style('pipeline', '#B08900', 3, '2.5 3'),
} as const satisfies Record<string, LineStyle>;
type StyleName = keyof typeof styles;
const order = Object.keys(styles) as readonly StyleName[];

function styleName(mode: string | null, layer: string): StyleName {
  if (layer === 'rail1435' || layer === 'rail1520') return layer;
  if (mode === 'rail') return 'railOther';
  return mode === 'sea' || mode === 'ferry' || mode === 'air' || mode === 'pipeline' ? mode : 'road';
}

export const styleOf = (leg: { readonly mode: string | null; readonly layer: string }): LineStyle => styles[styleName(leg.mode, leg.layer)];

/** The styles that some legs use, each once, in the order of the legend. */
export function legendOf(legs: readonly { readonly mode: string | null; readonly layer: string }[]): readonly LineStyle[] {
  const used = new Set(legs.map((leg) => styleName(leg.mode, leg.layer)));
  return order.filter((name) => used.has(name)).map((name) => styles[name]);
}
