/** Who asks. How an operation answers is a word of the core: operations/outcome.ts. */
import type { Scope } from '../../contract/index.js';

export type { Outcome, Refusal, Refused } from '../../operations/index.js';

/** Who asks, as the door has established. */
export interface Actor {
  /** Undefined: the system itself, or whoever runs the command line beside the store. */
  readonly party: string | undefined;
  readonly accessKey: string | undefined;
  readonly scopes: readonly Scope[];
}
