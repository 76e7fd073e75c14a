/** Builds every part of the command line by hand, once, and joins them. Nothing is decided here. */
import { defaultFolder, readFolder, readNetwork, readPackageFacts, readPieces, writeFile } from './adapters/index.js';
import { buildNetwork, planConsignment, runWorkbench, surveyNetwork, surveyPlace } from './application/index.js';
import { hostTerminal, type ProgramParts, type Host as TerminalHost, type UseCases } from './cli/index.js';
import { composePlanner } from './compose-planner.js';
import { encodePackageHash, readPackage } from './importing/index.js';
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
    readFolder: (path) => readFolder(path ?? defaultFolder),
    buildNetwork: (files, report) => buildNetwork({ importPackage, compileNetwork, writeImage }, files, report),
    drawMap: (document, format) => drawPicture('map', document, format),
    drawChart: (document, format) => drawPicture('chart', document, format),
    runWorkbench: (request, rest) => runWorkbench(request, { ...rest, readPieces }),
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
    survey: () => surveyNetwork(network),
    surveyPlace: (place) => surveyPlace(network, place),
    find: (text, limit) => createGazetteer(network).find(text, limit),
    resolve: planner.findPlace,
  };
}
