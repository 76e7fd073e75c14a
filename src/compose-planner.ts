/** The parts of a planner over one network, joined by hand: for the command line, and for every planning thread. */
import { readReadyScenarios } from './adapters/index.js';
import { type CompareParts, findPlace } from './application/index.js';
import { createGazetteer, type Network } from './network/index.js';
import { plan, readEnds } from './planning/index.js';

export function composePlanner(network: Network): CompareParts {
  const gazetteer = createGazetteer(network);
  return {
    network,
    plan,
    readyScenarios: readReadyScenarios(),
    findPlace: (text) => findPlace(gazetteer, text),
    readEnds: (asked) => readEnds(gazetteer, asked),
  };
}
