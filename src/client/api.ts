/** Generated from the OpenAPI document by `npm run generate`; a test holds the two together. Not to be edited. */

export type PlanCall = {
  from: string;
  to: string;
  via?: string[] | undefined;
  cargo?: string | undefined;
  depart?: string | undefined;
  deadline?: string | undefined;
  by?: string | undefined;
  avoid?: string | undefined;
  whyNot?: string | undefined;
  tir?: boolean | undefined;
  drivers?: number | undefined;
  maxTransshipments?: number | undefined;
  maxCostUsd?: number | undefined;
  top?: number | undefined;
  front?: boolean | undefined;
  epsilon?: number | undefined;
  seed?: number | undefined;
  draws?: number | undefined;
  explain?: boolean | undefined;
  geometry?: boolean | undefined;
  only?: string[] | undefined;
};

export type StudyCall = {
  kind: "matrix";
  origins: string[];
  destinations: string[];
  cargo?: string | undefined;
  depart?: string | undefined;
  avoid?: string | undefined;
  tir?: boolean | undefined;
  drivers?: number | undefined;
  seed?: number | undefined;
  draws?: number | undefined;
} | {
  kind: "reach";
  from: string;
  within?: string | undefined;
  cargo?: string | undefined;
  depart?: string | undefined;
  avoid?: string | undefined;
  tir?: boolean | undefined;
  drivers?: number | undefined;
} | {
  kind: "critical";
  flows?: {
    origin: string;
    destination: string;
    tonnesPerYear: number;
    cargo: string;
  }[] | undefined;
  remove?: ("link" | "place" | "service")[] | undefined;
  depart?: string | undefined;
  tir?: boolean | undefined;
  drivers?: number | undefined;
  usdPerTonneDay?: number | undefined;
  usdPerTonneCo2?: number | undefined;
};

export type PlanAnswer = {
  formatVersion: 1;
  query: {
    from: Place;
    to: Place;
    via: string[];
    cargo: string;
    cargoInWords: string;
    departAt: string;
    deadline: string | null;
    by: string[];
    avoid: string[];
    tir: boolean;
    drivers: number;
    maxTransshipments: number | null;
    maxCostUsd: number | null;
    top: number;
    front: boolean;
    epsilon: number;
    seed: number;
    draws: number;
  };
  network: {
    id: string;
    version: string;
  };
  notes: string[];
  itineraries: Itinerary[];
  front: {
    size: number;
    exact: boolean;
    epsilon: number;
    criteria: string[];
  };
  none: NoWay | null;
  whyNot: ({
    asked: string;
    sentence: string;
    itinerary: Itinerary | null;
    lift: {
      what: string;
      gives: string;
    }[];
  })[];
  places: NamedPlace[];
};

export type Itinerary = {
  id: string;
  name: string;
  labels: string[];
  departsAt: string;
  arrivesAt: string;
  hours: {
    mean: number;
    p10: number;
    p50: number;
    p90: number;
  };
  onTime: number | null;
  costUsd: number;
  co2eKg: Emission;
  distanceKm: number;
  transshipments: number;
  legs: Leg[];
};

export type Leg = {
  kind: "run" | "operation" | "procedure" | "wait";
  mode: string | null;
  layer: string;
  title: string;
  from: Place;
  to: Place;
  departsAt: string;
  arrivesAt: string;
  hours: number;
  distanceKm: number;
  costUsd: number;
  co2eKg: Emission;
  through: {
    id: string;
    name: string;
  }[];
  vehicle: string;
  service: {
    id: string;
    name: string;
  } | null;
  sources: Source[];
  geometry?: [number, number][] | undefined;
  lines?: LedgerLine[] | undefined;
};

export type LedgerLine = {
  what: string;
  hours: number;
  distanceKm: number;
  costUsd: number;
  co2eKg: Emission;
  how: {
    time: string;
    cost: string;
    co2e: string;
  };
  sources: Source[];
};

export type Source = {
  figure: "distance" | "time" | "cost" | "co2e";
  table: string;
  row: string;
  source: string;
  basis: string;
};

export type Emission = {
  wtw: number;
  wtt: number;
  ttw: number;
};

export type Place = {
  id: string;
  name: string;
  country: string;
  lat: number;
  lon: number;
};

export type NamedPlace = {
  id: string;
  zone: string;
  names: {
    en: string;
    zhHans: string;
    zhHant: string;
    ru: string;
  };
};

export type NoWay = {
  because: string;
  sentence: string;
  lift: {
    what: string;
    gives: string;
  }[];
};

export type FoundPlaces = {
  places: FoundPlace[];
};

export type FoundPlace = {
  id: string;
  names: {
    en: string;
    zhHans: string;
    zhHant: string;
    ru: string;
  };
  country: string;
  country2: string;
  lat: number;
  lon: number;
  roles: string[];
  zone: string;
  population: number;
  label: string;
  how: "code" | "name" | "part" | "prefix" | "word" | "spelling" | "near";
  distanceKm: number | null;
};

export type PlaceSurvey = {
  id: string;
  names: {
    en: string;
    zhHans: string;
    zhHant: string;
    ru: string;
  };
  country: string;
  country2: string;
  lat: number;
  lon: number;
  roles: string[];
  zone: string;
  population: number;
  linkCount: number;
  links: {
    id: string;
    mode: string;
    line: string;
    to: string;
    toName: string;
    km: number;
    class: string;
    gauge: string;
    status: string;
    source: string;
    basis: string;
  }[];
  terminals: ({
    layers: string[];
    handles: string[];
    capacityTeuYear: number | null;
    capacityTonnesYear: number | null;
    opensH: number | null;
    closesH: number | null;
    source: string;
    basis: string;
  })[];
  procedures: {
    id: string;
    mode: string;
    from: string;
    to: string;
    regime: string;
    p50H: number;
    p90H: number;
    feeUsd: number;
    status: string;
    source: string;
    basis: string;
  }[];
  services: {
    id: string;
    name: string;
    mode: string;
    how: string;
    stops: string[];
    source: string;
    basis: string;
  }[];
};

export type NetworkSurvey = {
  id: string;
  version: string;
  counts: {
    places: number;
    links: number;
    services: number;
    procedures: number;
    terminals: number;
    pipelines: number;
    nodes: number;
    arcs: number;
  };
  modes: {
    mode: string;
    links: number;
    km: number;
    services: number;
  }[];
  bounds: number[];
  countries: {
    code: string;
    name: string;
    places: number;
  }[];
  tables: {
    table: string;
    rows: number;
    published: number;
    calibrated: number;
    assumed: number;
  }[];
  sources: {
    source: string;
    rows: number;
  }[];
};

export type NetworkLayers = {
  layers: ({
    layer: "road" | "rail1435" | "rail1520" | "sea" | "ferry" | "air" | "pipeline" | "border" | "terminal";
    features: number;
    about: string;
    href: string;
  })[];
};

export type FeatureCollection = {
  type: "FeatureCollection";
  features: ({
    type: "Feature";
    id: string;
    geometry: {
      type: "Point";
      coordinates: number[];
    } | {
      type: "LineString";
      coordinates: number[][];
    } | {
      type: "MultiLineString";
      coordinates: number[][][];
    };
    properties: Record<string, unknown>;
  })[];
};

export type StudyStatus = {
  id: string;
  kind: string;
  state: "waiting" | "running" | "done" | "cancelled" | "failed";
  jobs: number;
  finished: number;
  message: string;
};

export type StudyStatuses = {
  studies: StudyStatus[];
};

export type StudyResult = {
  kind: "matrix";
  formatVersion: 1;
  network: {
    id: string;
    version: string;
  };
  notes: string[];
  origins: {
    id: string;
    name: string;
    country: string;
    lat: number;
    lon: number;
  }[];
  destinations: {
    id: string;
    name: string;
    country: string;
    lat: number;
    lon: number;
  }[];
  pairs: ({
    from: string;
    to: string;
    ways: {
      fastest: {
        days: {
          mean: number;
          p10: number;
          p50: number;
          p90: number;
        };
        usd: number;
        co2eKg: number;
        transshipments: number;
      };
      cheapest: {
        days: {
          mean: number;
          p10: number;
          p50: number;
          p90: number;
        };
        usd: number;
        co2eKg: number;
        transshipments: number;
      };
      cleanest: {
        days: {
          mean: number;
          p10: number;
          p50: number;
          p90: number;
        };
        usd: number;
        co2eKg: number;
        transshipments: number;
      };
    } | null;
  })[];
} | {
  kind: "reach";
  formatVersion: 1;
  network: {
    id: string;
    version: string;
  };
  notes: string[];
  from: {
    id: string;
    name: string;
    country: string;
    lat: number;
    lon: number;
  };
  unit: "days" | "usd" | "kg";
  bands: {
    within: number;
    places: number;
    people: number;
  }[];
  reached: {
    id: string;
    name: string;
    country: string;
    lat: number;
    lon: number;
    value: number;
    population: number;
  }[];
} | {
  kind: "critical";
  formatVersion: 1;
  network: {
    id: string;
    version: string;
  };
  notes: string[];
  weights: {
    usdPerTonneDay: Record<string, number>;
    usdPerTonneCo2: number;
  };
  removed: {
    link: number;
    place: number;
    service: number;
  };
  baseUsdPerYear: number;
  flows: {
    origin: string;
    destination: string;
    tonnesPerYear: number;
    cargo: string;
    possible: boolean;
  }[];
  things: ({
    rank: number;
    kind: "link" | "place" | "service";
    id: string;
    name: string;
    addedUsdPerYear: number;
    cutTonnesPerYear: number;
    flows: number[];
  })[];
};

export type StudyFeatures = {
  type: "FeatureCollection";
  features: Record<string, unknown>[];
};

export type Health = {
  status: "ok";
  version: string;
  network: {
    id: string;
    version: string;
  };
  plans: {
    running: number;
    waiting: number;
    workers: number;
  };
};

export type Fault = {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  problems: Problem[];
};

export type Problem = {
  field: string;
  message: string;
  choices: {
    id: string;
    label: string;
  }[];
};

export interface Operations {
  /** Every way there is from a place to a place. */
  plan: {
    input: {
      body: PlanCall;
    };
    answers: {
      'application/json': PlanAnswer;
      'application/geo+json': FeatureCollection;
    };
    first: 'application/json';
  };
  /** A question that works. */
  getPlanExample: {
    input: Record<never, never>;
    answers: {
      'application/json': PlanCall;
    };
    first: 'application/json';
  };
  /** Hand a study in. */
  startStudy: {
    input: {
      body: StudyCall;
    };
    answers: {
      'application/json': StudyStatus;
    };
    first: 'application/json';
  };
  /** Studies of this server. */
  listStudies: {
    input: Record<never, never>;
    answers: {
      'application/json': StudyStatuses;
    };
    first: 'application/json';
  };
  /** Where a study stands. */
  getStudy: {
    input: {
      id: string;
    };
    answers: {
      'application/json': StudyStatus;
    };
    first: 'application/json';
  };
  /** Stop a study. */
  cancelStudy: {
    input: {
      id: string;
    };
    answers: {
      'application/json': StudyStatus;
    };
    first: 'application/json';
  };
  /** Let a stopped study go on. */
  resumeStudy: {
    input: {
      id: string;
    };
    answers: {
      'application/json': StudyStatus;
    };
    first: 'application/json';
  };
  /** Follow a study. */
  watchStudy: {
    input: {
      id: string;
    };
    answers: {
      'text/event-stream': string;
    };
    first: 'text/event-stream';
  };
  /** The answer of a study. */
  getStudyResult: {
    input: {
      id: string;
      format?: "json" | "csv" | "geojson" | "parquet" | undefined;
    };
    answers: {
      'application/json': StudyResult;
      'application/geo+json': StudyFeatures;
      'text/csv': string;
      'application/vnd.apache.parquet': string;
    };
    first: 'application/json';
  };
  /** Places by name, as you type. */
  searchPlaces: {
    input: {
      q: string;
      limit?: number | undefined;
      lang?: "en" | "zh-Hans" | "zh-Hant" | "ru" | "zhHans" | "zhHant" | undefined;
    };
    answers: {
      'application/json': FoundPlaces;
    };
    first: 'application/json';
  };
  /** Places near a position. */
  listPlacesNear: {
    input: {
      lat: number;
      lon: number;
      limit?: number | undefined;
      lang?: "en" | "zh-Hans" | "zh-Hant" | "ru" | "zhHans" | "zhHant" | undefined;
    };
    answers: {
      'application/json': FoundPlaces;
    };
    first: 'application/json';
  };
  /** One place and all that meets there. */
  getPlace: {
    input: {
      id: string;
    };
    answers: {
      'application/json': PlaceSurvey;
    };
    first: 'application/json';
  };
  /** What the network holds. */
  getNetwork: {
    input: Record<never, never>;
    answers: {
      'application/json': NetworkSurvey;
    };
    first: 'application/json';
  };
  /** Layers of the network. */
  listLayers: {
    input: Record<never, never>;
    answers: {
      'application/json': NetworkLayers;
    };
    first: 'application/json';
  };
  /** A layer of the network as GeoJSON. */
  getLayer: {
    input: {
      layer: "road" | "rail1435" | "rail1520" | "sea" | "ferry" | "air" | "pipeline" | "border" | "terminal";
      bbox?: string | undefined;
    };
    answers: {
      'application/geo+json': FeatureCollection;
    };
    first: 'application/geo+json';
  };
  /** Whether it works. */
  getHealth: {
    input: Record<never, never>;
    answers: {
      'application/json': Health;
    };
    first: 'application/json';
  };
  /** Figures for Prometheus. */
  getMetrics: {
    input: Record<never, never>;
    answers: {
      'text/plain': string;
    };
    first: 'text/plain';
  };
  /** This description. */
  getOpenapi: {
    input: Record<never, never>;
    answers: {
      'application/json': {
        openapi: string;
      };
    };
    first: 'application/json';
  };
}

/** Where each operation is, and which of its inputs are words of the path. */
export const operations = {
  plan: { method: 'POST', path: '/v1/plan', first: 'application/json' },
  getPlanExample: { method: 'GET', path: '/v1/plan/example', first: 'application/json' },
  startStudy: { method: 'POST', path: '/v1/studies', first: 'application/json' },
  listStudies: { method: 'GET', path: '/v1/studies', first: 'application/json' },
  getStudy: { method: 'GET', path: '/v1/studies/{id}', first: 'application/json' },
  cancelStudy: { method: 'DELETE', path: '/v1/studies/{id}', first: 'application/json' },
  resumeStudy: { method: 'POST', path: '/v1/studies/{id}/resume', first: 'application/json' },
  watchStudy: { method: 'GET', path: '/v1/studies/{id}/progress', first: 'text/event-stream' },
  getStudyResult: { method: 'GET', path: '/v1/studies/{id}/result', first: 'application/json' },
  searchPlaces: { method: 'GET', path: '/v1/places', first: 'application/json' },
  listPlacesNear: { method: 'GET', path: '/v1/places/nearest', first: 'application/json' },
  getPlace: { method: 'GET', path: '/v1/places/{id}', first: 'application/json' },
  getNetwork: { method: 'GET', path: '/v1/network', first: 'application/json' },
  listLayers: { method: 'GET', path: '/v1/network/layers', first: 'application/json' },
  getLayer: { method: 'GET', path: '/v1/network/layers/{layer}.geojson', first: 'application/geo+json' },
  getHealth: { method: 'GET', path: '/v1/health', first: 'application/json' },
  getMetrics: { method: 'GET', path: '/v1/metrics', first: 'text/plain' },
  getOpenapi: { method: 'GET', path: '/v1/openapi.json', first: 'application/json' },
} as const;
