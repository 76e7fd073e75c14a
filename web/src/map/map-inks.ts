/** The inks of the tokens as the map and the pictures need them: read from the page, so that there is one list only. */
import type { Ink } from '../state/stages.js';

export type MapInk = Exclude<Ink, 'wait' | 'handling' | 'border'>;
export const mapInks: readonly MapInk[] = ['road', 'rail1435', 'rail1520', 'railOther', 'sea', 'ferry', 'air', 'pipeline'];

export interface MapColours {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly rule: string;
  readonly strong: string;
  readonly land: string;
  readonly water: string;
  readonly modes: Readonly<Record<MapInk, string>>;
}

export function readColours(): MapColours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const modes = Object.fromEntries(mapInks.map((ink) => [ink, of(ink)])) as Record<MapInk, string>;
  return {
    paper: of('paper'),
    ink: of('ink'),
    soft: of('soft'),
    rule: of('rule'),
    strong: of('rule-strong'),
    land: of('land'),
    water: of('water'),
    modes,
  };
}

/** Dashes in line widths, as src/adapters/picture-inks.ts draws them. */
export const dashes: Readonly<Partial<Record<MapInk, readonly number[]>>> = {
  railOther: [3, 1],
  ferry: [2.4, 1.4],
  air: [5, 1.6, 1, 1.6],
  pipeline: [0.9, 1],
};
