/** Builds every part of the command line by hand, once, and joins them. Nothing is decided here. */
import { availableParallelism } from 'node:os';
import {
  defaultFolder,
  defaultPairs,
  inflate,
  openSources,
  readFile,
  readFolder,
  readKeyFile,
  readNetwork,
  readPieces,
  readReadyScenarios,
  readText,
  readTntpFolder,
  sha256,
  verifyEd25519,
  writeKeyFile,
} from './adapters/index.js';
import {
  assignTraffic,
  buildNetwork,
  compareScenario,
  importNetwork,
  joinNetworksToImage,
  listReadyScenarios,
  planConsignment,
  runWorkbench,
  surveyNetwork,
  surveyPlace,
} from './application/index.js';
import type { OperationsUseCases, ProgramParts, UseCases } from './cli/index.js';
import { composePlanCommand, type Host } from './compose-plan-command.js';
import { composePlanner } from './compose-planner.js';
import { encodePackageHash, importFiles, joinNetworks, readCapacityTable, readDemandTable, readPackage, readPairTable } from './importing/index.js';
import { compileNetwork, createGazetteer, type Network, writeImage } from './network/index.js';
import { hashContent, keyIdOf, signedBytes, verifyOrderFile } from './operations/index.js';
import { instant } from './units/index.js';

export function compose(host: Host): ProgramParts {
  const importPackage: UseCases['importPackage'] = (files) => ({ ...readPackage(files), version: encodePackageHash(files) });
  const plan = composePlanCommand(host);
  const use: UseCases = {
    ...plan.use,
    importPackage,
    listScenarios: () => listReadyScenarios(readReadyScenarios()),
    readPairs: (asked) => {
      const path = asked ?? defaultPairs;
      const read = readText(path);
      return read.kind === 'refused' ? read : { kind: 'pairs', ...readPairTable({ file: path, text: read.text }) };
    },
    readFile,
    readTntpFolder,
    readDemandTable,
    readCapacityTable,
    assignTraffic,
    readFolder: (path) => readFolder(path ?? defaultFolder),
    buildNetwork: (files, report) => buildNetwork({ importPackage, compileNetwork, writeImage }, files, report),
    openSources,
    importNetwork: (asked, report) => importOverDefault(asked, report),
    joinNetworks: (asked, report) => joinImages(asked, report),
    readText,
    cores: availableParallelism,
    work: async (options) => (await import('./compose-worker.js')).work(options),
    writeParquet: async (table) => (await import('./adapters/write-parquet.js')).writeParquet(table),
    drawReach: async (answer, format) => (await import('./adapters/pictures.js')).drawReachPicture(answer, format),
    openStudies: async (options) => {
      const reading = readNetwork(options.network);
      if (reading.kind === 'refused') return reading;
      return (await import('./compose-studies.js')).openStudies(reading, { ...options, now: host.now });
    },
    runWorkbench: (request, rest) => runWorkbench(request, { ...rest, readPieces }),
    // a plan on the command line does without the server and its libraries
    ...operationsUseCases(host.now),
    serve: async (options) => (await import('./compose-server.js')).serve(options, host.now),
    openNetwork: (path) => {
      const reading = readNetwork(path);
      return reading.kind === 'refused' ? reading : openedNetwork(reading.network, host.now);
    },
  };
  return { ...plan, use };
}

/** The store and its libraries are loaded when a command first asks for operations. */
function operationsUseCases(now: () => number): OperationsUseCases {
  const commands = async () => (await import('./compose-operations.js')).composeOperationsCommands(now);
  return {
    openDesk: async (target) => (await commands()).openDesk(target),
    writeKeyFile,
    readKeyFile,
    hashContent: (content) => ({ bytes: signedBytes(content), hash: hashContent(content, sha256) }),
    verifyOrderFile: (file, trusted) =>
      verifyOrderFile(file, { sha256, verify: verifyEd25519, keyIdOf: (publicKey) => keyIdOf(publicKey, sha256), trusted }),
    renderPaper: async (document) => (await import('./compose-operations.js')).renderPaper(document),
    backupStore: async (target, path, report) => (await commands()).backupStore(target, path, report),
    restoreStore: async (target, path, report) => (await commands()).restoreStore(target, path, report),
    playLaunch: async (options) => (await import('./compose-demo.js')).playLaunch(options),
  };
}

const making = { encodeHash: encodePackageHash, compileNetwork, writeImage };

/** Speeds, prices and procedures are those of the default network: without it nothing can be imported, and that is a fault of the installation. */
async function importOverDefault(asked: Parameters<UseCases['importNetwork']>[0], report: Parameters<UseCases['importNetwork']>[1]) {
  const { createCountryFinder } = await import('./adapters/country-shapes.js');
  const base = readNetwork();
  if (base.kind === 'refused') throw new Error(base.sentence);
  const options = { ...asked, namespace: asked.name, parameters: base.network.tables, countryAt: createCountryFinder(), inflate };
  return importNetwork({ ...making, importFiles: (onProgress) => importFiles(asked.sources, { ...options, onProgress }) }, asked.name, report);
}

/** The base is not joined to itself when it is named among the images. */
function joinImages(
  asked: Parameters<UseCases['joinNetworks']>[0],
  report: Parameters<UseCases['joinNetworks']>[1],
): ReturnType<UseCases['joinNetworks']> {
  const base = readNetwork(asked.base);
  const readings = asked.images.map((path) => readNetwork(path));
  const sentences = [base, ...readings].flatMap((reading) => (reading.kind === 'refused' ? [reading.sentence] : []));
  if (base.kind === 'refused' || sentences.length > 0) return { kind: 'refused', sentences };
  const isBase = (network: Network): boolean => network.id === base.network.id && network.version === base.network.version;
  const others = readings.flatMap((reading) => (reading.kind === 'refused' || isBase(reading.network) ? [] : [reading.network]));
  if (others.length === 0) return { kind: 'refused', sentences: ['There is nothing to join: every image is the base itself.'] };
  return joinNetworksToImage({ ...making, join: () => joinNetworks(base.network, others, asked.withinM) }, asked.name, report);
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
