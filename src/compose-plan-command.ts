/**
 * Builds what `qiyun plan` asks for, and no more: by the files themselves, since the indexes of their folders lead to the whole program, three times as
 * many modules. compose.ts takes over these parts for the whole command line.
 */
import { readNetwork } from './adapters/network-store.js';
import { readPackageFacts } from './adapters/package-paths.js';
import { readScenarioFile } from './adapters/read-scenario-file.js';
import { writeFile } from './adapters/write-file.js';
import { planConsignment } from './application/plan-consignment.js';
import { presentGeojson } from './application/present-geojson.js';
import { presentPlan } from './application/present-plan.js';
import type { RunParts } from './cli/run-commands.js';
import { hostTerminal, type Host as TerminalHost } from './cli/terminal.js';
import type { PlanUseCases } from './cli/use-cases.js';
import { composePlanner } from './compose-planner.js';
import { instant } from './units/index.js';

export interface Host extends TerminalHost {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
  /** Resolves when the process is asked to end. */
  readonly untilStopped: () => Promise<void>;
}

export function composePlanCommand(host: Host): RunParts<PlanUseCases> {
  const drawPicture = async (...args: Parameters<typeof import('./adapters/pictures.js').drawPicture>) =>
    (await import('./adapters/pictures.js')).drawPicture(...args);
  const use: PlanUseCases = {
    writeFile,
    readScenario: readScenarioFile,
    presentPlan,
    presentGeojson,
    drawMap: (document, format) => drawPicture('map', document, format),
    drawChart: (document, format) => drawPicture('chart', document, format),
    openNetwork: (path) => {
      const reading = readNetwork(path);
      if (reading.kind === 'refused') return reading;
      const planner = composePlanner(reading.network);
      return { kind: 'opened', plan: (request) => planConsignment(planner, request, instant(host.now())) };
    },
  };
  return { use, terminal: hostTerminal(host), env: host.env, untilStopped: host.untilStopped, ...readPackageFacts() };
}
