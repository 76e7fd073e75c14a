/** The parts of a planner over one network, joined by hand: for the command line, and for every planning thread. */
import { readReadyScenarios } from './adapters/read-scenario-file.js';
import { findPlace } from './application/find-place.js';
import type { StudyParts } from './application/index.js';
import { createGazetteer, type Network } from './network/index.js';
import { plan, readEnds } from './planning/index.js';

export function composePlanner(network: Network): StudyParts {
  const gazetteer = createGazetteer(network);
  return {
    network,
    plan,
    // read when first asked for: most questions name none
    get readyScenarios() {
      return readReadyScenarios();
    },
    findPlace: (text) => findPlace(gazetteer, text),
    readEnds: (asked) => readEnds(gazetteer, asked),
  };
}
