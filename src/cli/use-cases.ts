/** What the commands ask the rest of the program to do: made by compose.ts, replaced by fakes in tests. */
import type {
  BuildNetworkOutcome,
  CompareOutcome,
  ImportedPackage,
  NetworkSurvey,
  PlaceReading,
  PlaceSurvey,
  PlanConsignmentOutcome,
  ReportProgress,
  SimulateOutcome,
} from '../application/index.js';
import type { PlanDocument, ReadyScenario } from '../contract/index.js';
import type { PairTable } from '../importing/index.js';
import type { Place } from '../network/index.js';

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
  readonly simulate: (call: unknown, report: ReportProgress) => SimulateOutcome;
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
}
export interface Served {
  readonly kind: 'serving';
  readonly url: string;
  /** Identity of the network, to be shown. */
  readonly network: string;
  readonly workers: number;
  readonly close: () => Promise<void>;
}

/** What a file or a name gives, unchecked; sentences with line and column where the text cannot be read. */
export type ScenarioSource = { readonly kind: 'read'; readonly value: unknown } | { readonly kind: 'refused'; readonly sentences: readonly string[] };

export interface UseCases {
  readonly readScenario: (nameOrPath: string) => ScenarioSource;
  readonly listScenarios: () => readonly ReadyScenario[];
  /** Undefined = those that ship: pairs for a comparison, or flows that fill a corridor. */
  readonly readPairs: (path: string | undefined, otherwise?: 'pairs' | 'flows') => ({ readonly kind: 'pairs' } & PairTable) | Refusal;
  readonly openNetwork: (path: string | undefined) => OpenedNetwork | Refusal;
  readonly readFolder: (
    path: string | undefined,
  ) => { readonly kind: 'files'; readonly path: string; readonly files: ReadonlyMap<string, Uint8Array> } | Refusal;
  readonly importPackage: (files: ReadonlyMap<string, Uint8Array>) => ImportedPackage;
  readonly buildNetwork: (files: ReadonlyMap<string, Uint8Array>, report: ReportProgress) => BuildNetworkOutcome;
  readonly drawMap: (document: PlanDocument, format: PictureFormat) => Promise<Picture>;
  readonly drawChart: (document: PlanDocument, format: PictureFormat) => Promise<Picture>;
  readonly serve: (options: ServeOptions & { readonly onFault: (error: unknown, request: string) => void }) => Promise<Served | Refusal>;
  /** Whole or not at all. */
  readonly writeFile: (path: string, bytes: Uint8Array) => Refusal | undefined;
}
