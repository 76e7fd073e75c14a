/** What the endpoints ask the rest of the program to do: made by compose.ts, replaced by fakes in tests. */
import type {
  Box,
  EventPlaces,
  NearSearch,
  OperationsDesk,
  PlaceReading,
  PlaceSearch,
  PlanQueue,
  StudyDesk,
  StudyTable,
} from '../application/index.js';
import type {
  DocumentModel,
  FoundPlaceDocument,
  NetworkLayerName,
  NetworkSurveyDocument,
  PlaceSurveyDocument,
  PlanCall,
  ReadyScenario,
  Scenario,
} from '../contract/index.js';

/** A feature of a layer as it is sent, and the box that it lies in. */
export interface LayerFeature {
  readonly box: Box;
  readonly text: string;
}

/** A file of the web app; `path` as it is asked for, without the first slash. */
export interface WebFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What the operations endpoints need besides the desk. */
export interface HttpOperations {
  readonly desk: OperationsDesk;
  /** Milliseconds since 1970, as the desk has it. */
  readonly now: () => number;
  /** Places as events of other systems name them. */
  readonly places: EventPlaces;
  /** A paper as PDF. */
  readonly renderPdf: (document: DocumentModel) => Promise<Uint8Array>;
}

export interface HttpUseCases {
  /** Absent: this server plans only. */
  readonly operations?: HttpOperations | undefined;
  readonly version: string;
  readonly plans: PlanQueue;
  readonly studies: StudyDesk;
  readonly writeParquet: (table: StudyTable) => Promise<Uint8Array>;
  readonly example: () => PlanCall;
  readonly searchPlaces: (search: PlaceSearch) => readonly FoundPlaceDocument[];
  readonly listPlacesNear: (search: NearSearch) => readonly FoundPlaceDocument[];
  readonly describePlace: (id: string) => PlaceSurveyDocument | undefined;
  /** What a text that is no id may have meant. */
  readonly readPlace: (text: string) => PlaceReading;
  readonly scenarios: readonly ReadyScenario[];
  readonly readyScenario: (id: string) => Scenario | undefined;
  readonly network: NetworkSurveyDocument;
  readonly layers: ReadonlyMap<NetworkLayerName, { readonly about: string; readonly features: readonly LayerFeature[] }>;
  /** The built web app; empty when it was not built. */
  readonly page: readonly WebFile[];
}
