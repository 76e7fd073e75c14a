/** Maps and charts as files. Loaded when a picture is asked for: its libraries cost more to start than a plan does. */
import type { PlanDocument } from '../contract/index.js';
import { drawChart } from './draw-chart.js';
import { drawMap } from './draw-map.js';
import { renderPng } from './render-png.js';

export interface Picture {
  readonly bytes: Uint8Array;
  readonly remark: string | undefined;
}

const drawers = { map: drawMap, chart: drawChart } as const;

/** `document` must carry geometry and hold at least one way. */
export function drawPicture(kind: keyof typeof drawers, document: PlanDocument, format: 'svg' | 'png'): Picture {
  const svg = drawers[kind](document);
  return format === 'png' ? renderPng(svg) : { bytes: new TextEncoder().encode(svg), remark: undefined };
}
