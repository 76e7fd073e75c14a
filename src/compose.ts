/** Builds every part of the command line by hand, once, and joins them. Nothing is decided here. */

import { availableParallelism } from 'node:os';
import {
  defaultFolder,
  defaultPairs,
  readFolder,
  readNetwork,
  readPackageFacts,
  readReadyScenarios,
  readScenarioFile,
  readText,
  writeFile,
} from './adapters/index.js';
import { buildNetwork, compareScenario, listReadyScenarios, planConsignment, surveyNetwork, surveyPlace } from './application/index.js';
import { hostTerminal, type ProgramParts, type Host as TerminalHost, type UseCases } from './cli/index.js';
import { composePlanner } from './compose-planner.js';
import { encodePackageHash, readFlowTable, readPackage, readPairTable } from './importing/index.js';
import { compileNetwork, createGazetteer, type Network, writeImage } from './network/index.js';
import { instant } from './units/index.js';

export interface Host extends TerminalHost {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
  /** Resolves when the process is asked to end. */
  readonly untilStopped: () => Promise<void>;
}

export function compose(host: Host): ProgramParts {
  const importPackage: UseCases['importPackage'] = (files) => ({ ...readPackage(files), version: encodePackageHash(files) });
  const drawPicture = async (...args: Parameters<typeof import('./adapters/pictures.js').drawPicture>) =>
    (await import('./adapters/pictures.js')).drawPicture(...args);
  const use: UseCases = {
    importPackage,
    writeFile,
    readScenario: readScenarioFile,
    listScenarios: () => listReadyScenarios(readReadyScenarios()),
    readPairs: (path = defaultPairs) => {
      const read = readText(path);
      return read.kind === 'refused' ? read : { kind: 'pairs', ...readPairTable({ file: path, text: read.text }) };
    },
    readFolder: (path) => readFolder(path ?? defaultFolder),
    buildNetwork: (files, report) => buildNetwork({ importPackage, compileNetwork, writeImage }, files, report),
    drawMap: (document, format) => drawPicture('map', document, format),
    drawChart: (document, format) => drawPicture('chart', document, format),
    readText,
    cores: availableParallelism,
    work: async (options) => (await import('./compose-worker.js')).work(options),
    readFlows: readFlowTable,
    writeParquet: async (table) => (await import('./adapters/write-parquet.js')).writeParquet(table),
    drawReach: async (answer, format) => (await import('./adapters/pictures.js')).drawReachPicture(answer, format),
    openStudies: async (options) => {
      const reading = readNetwork(options.network);
      if (reading.kind === 'refused') return reading;
      return (await import('./compose-studies.js')).openStudies(reading, { ...options, now: host.now });
    },
    // a plan on the command line does without the server and its libraries
    serve: async (options) => (await import('./compose-server.js')).serve(options, host.now),
    openNetwork: (path) => {
      const reading = readNetwork(path);
      return reading.kind === 'refused' ? reading : openedNetwork(reading.network, host.now);
    },
  };
  return { use, terminal: hostTerminal(host), env: host.env, untilStopped: host.untilStopped, ...readPackageFacts() };
}

function openedNetwork(network: Network, now: () => number): ReturnType<UseCases['openNetwork']> & { readonly kind: 'opened' } {
  const planner = composePlanner(network);
  return {
    kind: 'opened',
    plan: (request) => planConsignment(planner, request, instant(now())),
    compare: (call, report) => compareScenario(planner, call, instant(now()), { report }),
    survey: () => surveyNetwork(network),
    surveyPlace: (place) => surveyPlace(network, place),
    find: (text, limit) => createGazetteer(network).find(text, limit),
    resolve: planner.findPlace,
  };
}
