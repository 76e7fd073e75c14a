/** The legs of a way grouped as a traveller tells them: a run, a stop with all that happens there, a run. Maps, charts and GeoJSON use it. */
import type { ItineraryDocument, LegDocument, PlaceDocument } from '../contract/index.js';

export interface RunStage {
  readonly kind: 'run';
  readonly leg: LegDocument;
}
export interface StopStage {
  readonly kind: 'stop';
  readonly place: PlaceDocument;
  /** Operations, procedures and waits in order; empty where a run only changes its name. */
  readonly legs: readonly LegDocument[];
}
export type Stage = RunStage | StopStage;

/** Stops and runs alternate; the first and the last stage are stops. */
export function listStages(itinerary: ItineraryDocument): readonly Stage[] {
  const first = itinerary.legs[0];
  if (first === undefined) return [];
  const stages: Stage[] = [];
  let here: { kind: 'stop'; place: PlaceDocument; legs: LegDocument[] } = { kind: 'stop', place: first.from, legs: [] };
  for (const leg of itinerary.legs) {
    if (leg.kind !== 'run' && leg.from.id === leg.to.id) {
      here.legs.push(leg);
      continue;
    }
    stages.push(here, { kind: 'run', leg });
    here = { kind: 'stop', place: leg.to, legs: [] };
  }
  stages.push(here);
  return stages;
}
