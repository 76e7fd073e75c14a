/** The network that a study is about: the one it is asked over, or what a scenario makes of it for who departs then. */
import type { Scenario } from '../contract/index.js';
import type { Network } from '../network/index.js';
import { type AppliedScenario, applyScenario } from '../scenario/index.js';
import type { Instant } from '../units/index.js';
import type { Study } from './study.js';

const kept = new WeakMap<Network, { readonly scenario: string; readonly applied: AppliedScenario }>();

/** The last scenario of a network is kept: all jobs of a study ask for the same. */
export const networkOfStudy = (network: Network, { scenario, question }: Study): Network => {
  if (scenario === undefined) return network;
  return applyOnce(network, scenario).networkAt((question as { readonly departAt: Instant }).departAt);
};

const applyOnce = (network: Network, scenario: Scenario): AppliedScenario => {
  const text = JSON.stringify(scenario);
  const known = kept.get(network);
  if (known?.scenario === text) return known.applied;
  const outcome = applyScenario(network, scenario);
  if (outcome.kind === 'refused')
    throw new Error(`the scenario ${scenario.name} does not fit ${network.id} ${network.version}: ${outcome.issues[0]?.message}`);
  kept.set(network, { scenario: text, applied: outcome });
  return outcome;
};
