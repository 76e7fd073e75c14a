/** The name of a scenario's content: equal changes, equal hash, whatever it is called and however it was written. */
import type { Scenario } from '../contract/index.js';
import { canonicalJson } from './canonical-json.js';

/** `digest` gives SHA-256 in hex digits; it is handed in because this folder may not reach the one that has it. */
export const hashScenario = ({ changes }: Pick<Scenario, 'changes'>, digest: (bytes: Uint8Array) => string): string =>
  digest(new TextEncoder().encode(canonicalJson(changes)));
