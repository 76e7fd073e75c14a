/** What the commands ask the rest of the program to do: made by compose.ts, replaced by fakes in tests. */
import type {
  Answered,
  AssignTrafficOutcome,
  AssignTrafficParts,
  BuildNetworkOutcome,
  CompareOutcome,
  FeatureCollection,
  ImportedPackage,
  ImportNetworkOutcome,
  ImportReport,
  JoinNetworksOutcome,
  NetworkSurvey,
  PlaceReading,
  PlaceSurvey,
  PlanConsignmentOutcome,
  PresentOptions,
  ReadStudy,
  ReportProgress,
  StudyAnswer,
  StudyTable,
  WorkbenchHost,
  WorkbenchOutcome,
  WorkbenchRequest,
} from '../application/index.js';
import type { PlanDocument, ReadyScenario } from '../contract/index.js';
import type { ByteSource, CapacityRow, DemandRow, ImportFormat, Located, PairTable, TruckSize } from '../importing/index.js';
import type { Place } from '../network/index.js';

import type { OperationsUseCases, StoreTarget } from './operations-use-cases.js';

export type { ImportReport };

/** A sentence about something outside that is not as it must be: exit code 2. */
export interface Refusal {
  readonly kind: 'refused';
  readonly sentence: string;
}

export interface FoundPlace {
  readonly place: Place;
  /** Why it is listed, as `code`, `name`, `prefix` or `spelling`. */
  readonly how: string;
}

export interface OpenedNetwork {
  readonly kind: 'opened';
  readonly plan: (request: unknown) => PlanConsignmentOutcome;
  readonly compare: (call: unknown, report: ReportProgress) => CompareOutcome;
  readonly survey: () => NetworkSurvey;
  readonly surveyPlace: (place: Place) => PlaceSurvey;
  readonly find: (text: string, limit: number) => readonly FoundPlace[];
  readonly resolve: (text: string) => PlaceReading;
}
export type PictureFormat = 'svg' | 'png';
export interface Picture {
  readonly bytes: Uint8Array;
  /** Something the reader should know, as that no font was found. */
  readonly remark: string | undefined;
}

export interface ServeOptions {
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  readonly network: string | undefined;
  /** Planning threads; undefined = as many as this machine has room for. */
  readonly workers: number | undefined;
  /** Address of a NATS server whose workers do the jobs of studies; undefined = threads of this process. */
  readonly nats: string | undefined;
  /** Folder where finished parts of studies are kept; undefined = in memory. */
  readonly studies: string | undefined;
  /** Where operations are kept; undefined = this server plans only. */
  readonly operations: StoreTarget | undefined;
  /** Webhooks may call addresses that are not public. */
  readonly webhooksPrivate: boolean;
  /** Requests a second that one access key may make. */
  readonly keyRate: number | undefined;
  /** Addresses of reverse proxies whose word about the caller’s address is taken. */
  readonly trustProxy: readonly string[] | undefined;
}
export interface Served {
  readonly kind: 'serving';
  readonly url: string;
  /** Identity of the network, to be shown. */
  readonly network: string;
  readonly workers: number;
  /** Made at the first start of a store, to be shown this once. */
  readonly firstKey: string | undefined;
  readonly close: () => Promise<void>;
}

/** What a file or a name gives, unchecked; sentences with line and column where the text cannot be read. */
export type ScenarioSource = { readonly kind: 'read'; readonly value: unknown } | { readonly kind: 'refused'; readonly sentences: readonly string[] };

export interface StudiesOptions {
  readonly network: string | undefined;
  /** Threads; undefined = as many as this machine has cores. */
  readonly workers: number | undefined;
  /** Address of a NATS server whose workers do the jobs; undefined = threads of this process. */
  readonly nats: string | undefined;
  /** Where finished parts are kept, so that a study that was stopped goes on; undefined = nowhere. */
  readonly folder: string | undefined;
}
export interface OpenedStudies {
  readonly kind: 'opened';
  /** Where the jobs run, in words. */
  readonly where: string;
  readonly read: (call: unknown) => ReadStudy;
  readonly run: (
    read: ReadStudy & { readonly study: NonNullable<ReadStudy['study']> },
    options: { readonly onProgress: (finished: number, jobs: number, share: number) => void; readonly signal: AbortSignal },
  ) => Promise<StudyRun>;
  readonly close: () => Promise<void>;
}
export type StudyRun =
  /** `kept`: jobs that were finished before this run. */
  | { readonly kind: 'done'; readonly answer: StudyAnswer; readonly kept: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly sentence: string };

export interface WorkerOptions {
  readonly nats: string;
  readonly workers: number;
  readonly patienceS: number;
  readonly deliveries: number;
  readonly tell: (line: string) => void;
}

export interface ImportAsked {
  readonly sources: readonly ByteSource[];
  readonly format: ImportFormat | 'auto';
  readonly name: string;
  readonly country: string | undefined;
  readonly zone: string | undefined;
  readonly snapM: number;
  readonly truck: TruckSize;
}

export interface JoinAsked {
  readonly images: readonly string[];
  /** Undefined = the default network. */
  readonly base: string | undefined;
  readonly name: string;
  readonly withinM: number;
}

/** What `qiyun plan` asks for, and no more. */
export interface PlanUseCases {
  readonly readScenario: (nameOrPath: string) => ScenarioSource;
  readonly openNetwork: (path: string | undefined) => Pick<OpenedNetwork, 'kind' | 'plan'> | Refusal;
  readonly presentPlan: (answered: Answered, details: PresentOptions) => PlanDocument;
  readonly presentGeojson: (document: PlanDocument) => FeatureCollection;
  readonly drawMap: (document: PlanDocument, format: PictureFormat) => Promise<Picture>;
  readonly drawChart: (document: PlanDocument, format: PictureFormat) => Promise<Picture>;
  /** Whole or not at all. */
  readonly writeFile: (path: string, bytes: Uint8Array) => Refusal | undefined;
}

export interface UseCases extends OperationsUseCases, PlanUseCases {
  /** Of this machine. */
  readonly cores: () => number;
  readonly work: (options: WorkerOptions) => Promise<{ readonly kind: 'working'; readonly close: () => Promise<void> } | Refusal>;
  readonly openStudies: (options: StudiesOptions) => Promise<OpenedStudies | Refusal>;
  readonly readText: (path: string) => { readonly kind: 'text'; readonly text: string } | Refusal;
  readonly writeParquet: (table: StudyTable) => Promise<Uint8Array>;
  readonly drawReach: (answer: StudyAnswer, format: PictureFormat) => Promise<Picture>;
  readonly listScenarios: () => readonly ReadyScenario[];
  /** Undefined = those that ship. */
  readonly readPairs: (path: string | undefined) => ({ readonly kind: 'pairs' } & PairTable) | Refusal;
  readonly openSources: (
    paths: readonly string[],
  ) => { readonly kind: 'sources'; readonly sources: readonly ByteSource[] } | { readonly kind: 'refused'; readonly sentences: readonly string[] };
  readonly importNetwork: (asked: ImportAsked, report: ReportProgress) => Promise<ImportNetworkOutcome>;
  readonly openNetwork: (path: string | undefined) => OpenedNetwork | Refusal;
  readonly readFolder: (
    path: string | undefined,
  ) => { readonly kind: 'files'; readonly path: string; readonly files: ReadonlyMap<string, Uint8Array> } | Refusal;
  readonly importPackage: (files: ReadonlyMap<string, Uint8Array>) => ImportedPackage;
  readonly buildNetwork: (files: ReadonlyMap<string, Uint8Array>, report: ReportProgress) => BuildNetworkOutcome;
  readonly joinNetworks: (
    asked: JoinAsked,
    report: ReportProgress,
  ) => JoinNetworksOutcome | { readonly kind: 'refused'; readonly sentences: readonly string[] };
  readonly serve: (options: ServeOptions & { readonly onFault: (error: unknown, request: string) => void }) => Promise<Served | Refusal>;
  readonly readTntpFolder: (path: string) => ReturnType<UseCases['readFolder']>;
  readonly assignTraffic: (parts: AssignTrafficParts, files: ReadonlyMap<string, Uint8Array>, request: unknown) => AssignTrafficOutcome;
  readonly readFile: (path: string) => { readonly kind: 'file'; readonly bytes: Uint8Array } | Refusal;
  readonly readDemandTable: (file: string, bytes: Uint8Array) => Located<DemandRow>;
  readonly readCapacityTable: (file: string, bytes: Uint8Array) => Located<CapacityRow>;
  readonly runWorkbench: (request: WorkbenchRequest, host: Omit<WorkbenchHost, 'readPieces'>) => Promise<WorkbenchOutcome>;
}
