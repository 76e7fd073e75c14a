/** Builds the HTTP service by hand: the network once, its layers once, planning threads over the same memory. */
import {
  openPlanPool,
  openStudyFolder,
  planPoolDefaults,
  readDefaultFlows,
  readDefaultPairs,
  readNetwork,
  readPackageFacts,
  readReadyScenarios,
  readWebFiles,
} from './adapters/index.js';
import { readLandRings } from './adapters/land-rings.js';
import { writeParquet } from './adapters/write-parquet.js';
import {
  boxOf,
  createEventPlaces,
  createForecaster,
  createPartMemory,
  createStudyDesk,
  describeNetwork,
  describePlaceById,
  exampleQuestion,
  findPlace,
  findReadyScenario,
  layerAbout,
  listLayerFeatures,
  listPlacesNear,
  listReadyScenarios,
  type OperationsDesk,
  type PartStore,
  type PlanQueue,
  type StudyDesk,
  type StudyRunner,
  searchPlaces,
} from './application/index.js';
import type { UseCases } from './cli/index.js';
import { type Operations, openOperations, renderPaper } from './compose-operations.js';
import { composePlanner } from './compose-planner.js';
import { openRunner } from './compose-studies.js';
import { networkLayerNames } from './contract/index.js';
import { type HttpUseCases, startServer } from './http/index.js';
import { createGazetteer, type Network } from './network/index.js';
import { instant } from './units/index.js';

type Serve = UseCases['serve'];

/** A server with what a story told on it asks besides. */
type ServedHere = Extract<Awaited<ReturnType<Serve>>, { readonly kind: 'serving' }> & Pick<OperationsDesk, 'verifyLog'>;
type Asked = Parameters<Serve>[0] & {
  /** Milliseconds between two looks at what time brings. */
  readonly everyMs?: number;
};

export async function serve(options: Asked, now: () => number): Promise<ServedHere | { readonly kind: 'refused'; readonly sentence: string }> {
  const reading = readNetwork(options.network);
  if (reading.kind === 'refused') return reading;
  const { network, image } = reading;
  const workers = options.workers ?? planPoolDefaults.workers;
  const plans = await openPlanPool({ image, workers, script: new URL('./plan-thread.js', import.meta.url) });
  const runner = await openRunner(image, { workers: undefined, nats: options.nats });
  if (runner.kind === 'refused') {
    await plans.close();
    return runner;
  }
  const desk = composeDesk(network, {
    openRunner: runner.open,
    store: options.studies === undefined ? createPartMemory() : openStudyFolder(options.studies, readPackageFacts().version),
    now,
  });
  const studies: StudyDesk = {
    ...desk,
    close: async () => {
      await desk.close();
      await runner.close();
    },
  };
  const operations = await openKept(options, { network, plans, now });
  if (operations?.kind === 'refused') {
    await studies.close();
    await plans.close();
    return operations;
  }
  const places = createEventPlaces(network);
  const kept = operations === undefined ? undefined : { desk: operations.desk, now, renderPdf: renderPaper, places };
  const use = composeHttp(network, { plans, studies, operations: kept, now, version: readPackageFacts().version, page: readWebFiles() });
  const { onFault, trustProxy, keyRate } = options;
  const gate = keyRate === undefined ? {} : { perKey: { perSecond: keyRate, burst: 5 * keyRate } };
  const started = await startServer(use, options, { onFault, gate, ...(trustProxy === undefined ? {} : { trustProxy }) });
  if (started.kind === 'refused') {
    await operations?.close();
    return started;
  }
  const close = async (): Promise<void> => {
    await started.close();
    await operations?.close();
  };
  const verifyLog = operations?.desk.verifyLog ?? (() => Promise.reject(new Error('this server keeps no operations')));
  return { ...started, network: `${network.id} ${network.version}`, workers, firstKey: operations?.firstKey, verifyLog, close };
}

/** The operations of this server, if it keeps any. */
async function openKept(
  { operations, webhooksPrivate, onFault, everyMs }: Asked,
  { network, plans, now }: { readonly network: Network; readonly plans: PlanQueue; readonly now: () => number },
): Promise<Operations | { readonly kind: 'refused'; readonly sentence: string } | undefined> {
  if (operations === undefined) return undefined;
  const forecaster = createForecaster({ planner: composePlanner(network), plans });
  return openOperations(operations, { forecaster, now, onFault, webhooksPrivate, everyMs });
}

export function composeHttp(
  network: Network,
  parts: Pick<HttpUseCases, 'plans' | 'studies' | 'version' | 'page' | 'operations'> & { readonly now: () => number },
): HttpUseCases {
  const gazetteer = createGazetteer(network);
  // the name indexes, one a script, are made before the first request waits for them
  for (const text of ['a', 'а', '一']) gazetteer.find(text, 1);
  return {
    ...parts,
    writeParquet: async (table) => writeParquet(table),
    example: () => exampleQuestion(instant(parts.now())),
    searchPlaces: (search) => searchPlaces(gazetteer, search),
    listPlacesNear: (search) => listPlacesNear(gazetteer, search),
    describePlace: (id) => describePlaceById(network, id),
    readPlace: (text) => findPlace(gazetteer, text),
    scenarios: listReadyScenarios(readReadyScenarios()),
    readyScenario: (id) => findReadyScenario(readReadyScenarios(), id),
    network: describeNetwork(network),
    layers: new Map(
      networkLayerNames.map((layer) => {
        const features = listLayerFeatures(network, layer).map((feature) => ({ box: boxOf(feature), text: JSON.stringify(feature) }));
        return [layer, { about: layerAbout[layer], features }];
      }),
    ),
  };
}

export interface DeskParts {
  readonly openRunner: () => Promise<StudyRunner>;
  readonly store: PartStore;
  readonly now: () => number;
}

export function composeDesk(network: Network, { openRunner, store, now }: DeskParts, limits: Parameters<typeof createStudyDesk>[1] = {}): StudyDesk {
  const gazetteer = createGazetteer(network);
  const findOne = (text: string) => findPlace(gazetteer, text);
  return createStudyDesk(
    {
      network,
      openRunner,
      store,
      land: readLandRings,
      reader: () => ({
        network,
        findPlace: findOne,
        now: instant(now()),
        readyScenarios: readReadyScenarios(),
        defaultFlows: readDefaultFlows,
        defaultPairs: readDefaultPairs,
      }),
      createStop: () => {
        const controller = new AbortController();
        return { signal: controller.signal, abort: () => controller.abort() };
      },
    },
    limits,
  );
}
