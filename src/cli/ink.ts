/** Colour on a terminal: the modes in the inks of the map and the web page, everything else bold or dim. Without colour all are plain. */
export type Paint = (text: string) => string;

export interface Ink {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly warn: Paint;
  /** The ink of a mode or, for what does not move, grey. */
  readonly mode: (mode: string | null, text: string) => string;
}

const rgb = (hex: string): Paint => {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return (text) => `\u001b[38;2;${r};${g};${b}m${text}\u001b[39m`;
};

const modeInks: Readonly<Record<string, Paint>> = {
  road: rgb('#D9662F'),
  rail: rgb('#4C8AD0'),
  sea: rgb('#2FA196'),
  ferry: rgb('#2FA196'),
  air: rgb('#A968BF'),
  pipeline: rgb('#C9A000'),
};

const same: Paint = (text) => text;
export const plainInk: Ink = { bold: same, dim: same, warn: same, mode: (_mode, text) => text };

export const colourInk: Ink = {
  bold: (text) => `\u001b[1m${text}\u001b[22m`,
  dim: (text) => `\u001b[2m${text}\u001b[22m`,
  warn: rgb('#D9A400'),
  mode: (mode, text) => (mode === null ? text : (modeInks[mode] ?? same)(text)),
};
