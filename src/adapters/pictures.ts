/** Maps and charts as files. Loaded when a picture is asked for: its libraries cost more to start than a plan does. */
import type { StudyAnswer } from '../application/index.js';
import type { PlanDocument } from '../contract/index.js';
import { drawChart } from './draw-chart.js';
import { drawMap } from './draw-map.js';
import { drawReach } from './draw-reach.js';
import { renderPng } from './render-png.js';

export interface Picture {
  readonly bytes: Uint8Array;
  readonly remark: string | undefined;
}

const drawers = { map: drawMap, chart: drawChart } as const;

/** `document` must carry geometry and hold at least one way. */
export function drawPicture(kind: keyof typeof drawers, document: PlanDocument, format: 'svg' | 'png'): Picture {
  return toPicture(drawers[kind](document), format);
}

/** `answer` must be one of reach. */
export const drawReachPicture = (answer: StudyAnswer, format: 'svg' | 'png'): Picture => toPicture(drawReach(answer), format);

function toPicture(svg: string, format: 'svg' | 'png'): Picture {
  return format === 'png' ? renderPng(svg) : { bytes: new TextEncoder().encode(svg), remark: undefined };
}
