/** The HTTP door over the tiny network, with a planner in process instead of threads; a test replaces what it is about. */
import { highsHere } from '../../src/adapters/index.js';
import { answerPlan, createPartMemory, type PlanQueue, runOnThisThread, type StudyDesk } from '../../src/application/index.js';
import { composePlanner } from '../../src/compose-planner.js';
import { composeDesk, composeHttp } from '../../src/compose-server.js';
import { createServer, type HttpUseCases, type QiyunServer, type ServerOptions } from '../../src/http/index.js';
import { readPackage } from '../../src/importing/index.js';
import { compileNetwork, type Network } from '../../src/network/index.js';
import { instant } from '../../src/units/index.js';
import { tinyPackage } from '../scenes/tiny-package.js';

const now = (): number => Date.UTC(2026, 10, 1, 12);

function compileTiny(): Network {
  const { tables, id } = readPackage(tinyPackage());
  if (tables === undefined) throw new Error('the tiny package has errors');
  return compileNetwork(tables, { id, version: '00000000000tiny0' });
}
export const tinyNetwork = compileTiny();

const encoder = new TextEncoder();

/** Plans at once, on this thread. */
export function inProcess(network: Network): PlanQueue {
  const parts = composePlanner(network);
  return {
    plan: async (call, form) => {
      const outcome = answerPlan(parts, { call, form, now: instant(now()) });
      return outcome.kind === 'answered' ? { ...outcome, bytes: encoder.encode(outcome.text) } : outcome;
    },
    load: () => ({ running: 0, waiting: 0, workers: 1 }),
    close: async () => {},
  };
}

/** Studies at once, on this thread. */
export const deskInProcess = (network: Network): StudyDesk =>
  composeDesk(network, {
    now,
    store: createPartMemory(),
    openRunner: async () => runOnThisThread(() => new Promise((resolve) => setImmediate(resolve)), highsHere),
  });

/** Faults that a server told about are in `faults`. */
export interface TinyServer extends QiyunServer {
  readonly faults: unknown[];
}

export function tinyServer(parts: Partial<HttpUseCases> = {}, options: ServerOptions = {}): TinyServer {
  const faults: unknown[] = [];
  const use = composeHttp(tinyNetwork, { plans: inProcess(tinyNetwork), studies: deskInProcess(tinyNetwork), version: '0.1.0', page: [], now });
  return { ...createServer({ ...use, ...parts }, { onFault: (error) => faults.push(error), ...options }), faults };
}
