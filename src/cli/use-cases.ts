/** What the commands ask the rest of the program to do: made by compose.ts, replaced by fakes in tests. */
import type {
  BuildNetworkOutcome,
  ImportedPackage,
  ImportNetworkOutcome,
  ImportReport,
  JoinNetworksOutcome,
  NetworkSurvey,
  PlaceReading,
  PlaceSurvey,
  PlanConsignmentOutcome,
  ReportProgress,
  WorkbenchHost,
  WorkbenchOutcome,
  WorkbenchRequest,
} from '../application/index.js';
import type { PlanDocument } from '../contract/index.js';
import type { ByteSource, ImportFormat, TruckSize } from '../importing/index.js';
import type { Place } from '../network/index.js';

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

export interface UseCases {
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
  readonly drawMap: (document: PlanDocument, format: PictureFormat) => Promise<Picture>;
  readonly drawChart: (document: PlanDocument, format: PictureFormat) => Promise<Picture>;
  readonly serve: (options: ServeOptions & { readonly onFault: (error: unknown, request: string) => void }) => Promise<Served | Refusal>;
  readonly runWorkbench: (request: WorkbenchRequest, host: Omit<WorkbenchHost, 'readPieces'>) => Promise<WorkbenchOutcome>;
  /** Whole or not at all. */
  readonly writeFile: (path: string, bytes: Uint8Array) => Refusal | undefined;
}
