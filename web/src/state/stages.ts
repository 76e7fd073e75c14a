/** The legs of a way as a traveller tells them: a stop with all that happens there, a run, a stop. */
import type { ItineraryDocument, LegDocument, PlaceDocument } from '../../../src/contract/index.js';

export interface Stop {
  readonly kind: 'stop';
  readonly place: PlaceDocument;
  readonly legs: readonly LegDocument[];
}
export interface Run {
  readonly kind: 'run';
  readonly leg: LegDocument;
}

/** Stops and runs alternate; the first and the last are stops. */
export function stagesOf({ legs }: ItineraryDocument): readonly (Stop | Run)[] {
  const [first] = legs;
  if (first === undefined) return [];
  const stages: (Stop | Run)[] = [];
  let here = { kind: 'stop' as const, place: first.from, legs: [] as LegDocument[] };
  for (const leg of legs) {
    if (leg.kind !== 'run') {
      here.legs.push(leg);
      continue;
    }
    stages.push(here, { kind: 'run', leg });
    here = { kind: 'stop', place: leg.to, legs: [] };
  }
  stages.push(here);
  return stages;
}

/** A run changes vehicle or name at a stop of no hours, too: pieces of one carrier in a row are drawn as one. */
export type Ink = 'road' | 'rail1435' | 'rail1520' | 'railOther' | 'sea' | 'ferry' | 'air' | 'pipeline' | 'wait' | 'handling' | 'border';

export function inkOf({ kind, mode, layer }: Pick<LegDocument, 'kind' | 'mode' | 'layer'>): Ink {
  if (kind === 'wait') return 'wait';
  if (kind === 'operation') return 'handling';
  if (kind === 'procedure') return 'border';
  if (layer === 'rail1435' || layer === 'rail1520') return layer;
  if (mode === 'rail') return 'railOther';
  return mode === 'sea' || mode === 'ferry' || mode === 'air' || mode === 'pipeline' ? mode : 'road';
}

export const isStanding = (ink: Ink): boolean => ink === 'wait' || ink === 'handling' || ink === 'border';
