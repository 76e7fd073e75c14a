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
  scenario?: string | Scenario | undefined;
  explain?: boolean | undefined;
  geometry?: boolean | undefined;
  only?: string[] | undefined;
};

export type CompareCall = {
  scenario: string | Scenario;
  pairs: ({
    from: string;
    to: string;
    cargo?: string | undefined;
    avoid?: string | undefined;
    tonnesPerYear?: number | undefined;
  })[];
  cargo?: string | undefined;
  depart?: string | undefined;
  avoid?: string | undefined;
  tir?: boolean | undefined;
  drivers?: number | undefined;
  seed?: number | undefined;
  by?: "generalised" | "time" | "cost" | "co2" | undefined;
  usdPerTonneDay?: number | undefined;
  draws?: number | undefined;
  geometry?: boolean | undefined;
};

export type Scenario = {
  id?: string | undefined;
  name: string;
  why?: string | undefined;
  source?: string | undefined;
  basis?: "published" | "calibrated" | "assumed" | undefined;
  changes?: ({
    kind: "close";
    what: ScenarioTarget;
    from?: string | undefined;
    to?: string | undefined;
    fromDay?: number | undefined;
    toDay?: number | undefined;
    why?: string | undefined;
  } | {
    kind: "open";
    what: ScenarioTarget;
    from?: string | undefined;
    to?: string | undefined;
    fromDay?: number | undefined;
    toDay?: number | undefined;
    why?: string | undefined;
  } | {
    kind: "slow";
    what: ScenarioTarget;
    factor: number;
    from?: string | undefined;
    to?: string | undefined;
    fromDay?: number | undefined;
    toDay?: number | undefined;
    why?: string | undefined;
  } | {
    kind: "capacity";
    what: ScenarioTarget;
    factor: number;
    utilisation?: number | undefined;
    from?: string | undefined;
    to?: string | undefined;
    fromDay?: number | undefined;
    toDay?: number | undefined;
    why?: string | undefined;
  } | {
    kind: "hours";
    what: ScenarioTarget;
    opensH: number;
    closesH: number;
    from?: string | undefined;
    to?: string | undefined;
    fromDay?: number | undefined;
    toDay?: number | undefined;
    why?: string | undefined;
  } | {
    kind: "upgrade";
    what: ScenarioTarget;
    speedClass?: "motorway" | "I" | "II" | "III" | "access" | "main" | "branch" | "ocean" | "short" | "caspian" | undefined;
    gaugeMm?: ("1000" | "1435" | "1520" | "1668")[] | undefined;
    electrified?: boolean | undefined;
    from?: string | undefined;
    to?: string | undefined;
    fromDay?: number | undefined;
    toDay?: number | undefined;
    why?: string | undefined;
  } | {
    kind: "add-link";
    link: {
      id: string;
      from: string;
      to: string;
      mode: "road" | "rail" | "sea" | "ferry" | "air" | "pipeline";
      lengthKm: number;
      speedClass: "motorway" | "I" | "II" | "III" | "access" | "main" | "branch" | "ocean" | "short" | "caspian";
      gaugeMm?: ("1000" | "1435" | "1520" | "1668")[] | undefined;
      electrified?: boolean | undefined;
      country?: string | undefined;
      direction?: "both" | "one" | undefined;
    };
    from?: string | undefined;
    to?: string | undefined;
    fromDay?: number | undefined;
    toDay?: number | undefined;
    why?: string | undefined;
  } | {
    kind: "add-service";
    service: {
      id: string;
      name: string;
      layer: "rail1435" | "rail1520" | "feeder" | "roro" | "rail_ferry" | "aircraft";
      behaviour: "frequency" | "when_full";
      perWeek: number;
      waitP50H?: number | undefined;
      waitP90H?: number | undefined;
      cutoffH?: number | undefined;
      admits: ("container" | "reefer" | "truck" | "wagon" | "loose" | "liquid")[];
      capacity?: number | undefined;
      capacityUnit?: string | undefined;
      tariff?: string[] | undefined;
      emission?: string[] | undefined;
      stops: ({
        place: string;
        rideP50H?: number | undefined;
        rideP90H?: number | undefined;
        lengthKm?: number | undefined;
        stopH?: number | undefined;
      })[];
      back?: boolean | undefined;
    };
    from?: string | undefined;
    to?: string | undefined;
    fromDay?: number | undefined;
    toDay?: number | undefined;
    why?: string | undefined;
  } | {
    kind: "change-service";
    what: ScenarioTarget;
    perWeek?: number | undefined;
    perWeekFactor?: number | undefined;
    waitP50H?: number | undefined;
    waitP90H?: number | undefined;
    waitFactor?: number | undefined;
    cutoffH?: number | undefined;
    capacity?: number | undefined;
    capacityFactor?: number | undefined;
    shiftH?: number | undefined;
    from?: string | undefined;
    to?: string | undefined;
    fromDay?: number | undefined;
    toDay?: number | undefined;
    why?: string | undefined;
  } | {
    kind: "tariff";
    id: string | string[];
    usd?: number | undefined;
    factor?: number | undefined;
    from?: string | undefined;
    to?: string | undefined;
    fromDay?: number | undefined;
    toDay?: number | undefined;
    why?: string | undefined;
  } | {
    kind: "emission";
    id: string | string[];
    wttG?: number | undefined;
    ttwG?: number | undefined;
    factor?: number | undefined;
    from?: string | undefined;
    to?: string | undefined;
    fromDay?: number | undefined;
    toDay?: number | undefined;
    why?: string | undefined;
  } | {
    kind: "procedure";
    what: ScenarioTarget;
    fromCountry?: string | undefined;
    toCountry?: string | undefined;
    p50H?: number | undefined;
    p90H?: number | undefined;
    factor?: number | undefined;
    feeUsd?: number | undefined;
    feeFactor?: number | undefined;
    from?: string | undefined;
    to?: string | undefined;
    fromDay?: number | undefined;
    toDay?: number | undefined;
    why?: string | undefined;
  } | {
    kind: "add-operation";
    operation: {
      id: string;
      place: string;
      fromLayer: "truck" | "rail1435" | "rail1520" | "rail1668" | "rail1000" | "ground";
      toLayer: "truck" | "rail1435" | "rail1520" | "rail1668" | "rail1000" | "ground";
      operation: "lift_off" | "lift_on" | "dwell" | "transload" | "bogie_change";
      cargo: ("container" | "reefer" | "truck" | "wagon" | "loose" | "liquid")[];
      p50H: number;
      p90H: number;
      costUsd: number;
      perDay?: number | undefined;
    };
    from?: string | undefined;
    to?: string | undefined;
    fromDay?: number | undefined;
    toDay?: number | undefined;
    why?: string | undefined;
  } | {
    kind: "weather";
    what: ScenarioTarget;
    closedShare: number;
    closureP50H?: number | undefined;
    months?: number[] | undefined;
    from?: string | undefined;
    to?: string | undefined;
    fromDay?: number | undefined;
    toDay?: number | undefined;
    why?: string | undefined;
  })[] | undefined;
};

export type ScenarioTarget = {
  link?: string | string[] | undefined;
  line?: string | string[] | undefined;
  place?: string | string[] | undefined;
  service?: string | string[] | undefined;
  country?: string | string[] | undefined;
  mode?: "road" | "rail" | "sea" | "ferry" | "air" | "pipeline" | undefined;
  passage?: string | string[] | undefined;
};

export type StudyCall = {
  kind: "matrix";
  origins: string[];
  destinations: string[];
  scenario?: string | Scenario | undefined;
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
  scenario?: string | Scenario | undefined;
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
  scenario?: string | Scenario | undefined;
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
  replay?: {
    network: {
      id: string;
      version: string;
    };
    query: Record<string, unknown>;
    arcs: number[];
  } | undefined;
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

export type CompareAnswer = {
  formatVersion: 1;
  network: {
    id: string;
    version: string;
  };
  scenario: {
    name: string;
    hash: string;
    changes: number;
    inForce: number;
  };
  terms: {
    departAt: string;
    cargo: string;
    by: string;
    usdPerTonneDay: number;
    seed: number;
    draws: number;
  };
  notes: string[];
  pairs: ({
    from: {
      id: string;
      name: string;
    };
    to: {
      id: string;
      name: string;
    };
    cargo: string;
    tonnesPerYear: number | null;
    outcome: "same way" | "way changed" | "lost" | "gained" | "none";
    base: {
      id: string;
      name: string;
      p50Days: number;
      p90Days: number;
      meanDays: number;
      costUsd: number;
      generalisedUsd: number;
      co2eKg: number;
      legs?: ({
        kind: "run" | "stand";
        mode: string | null;
        layer: string;
        to: {
          id: string;
          name: string;
        };
        distanceKm: number;
        geometry: [number, number][];
      })[] | undefined;
    } | null;
    scenario: {
      id: string;
      name: string;
      p50Days: number;
      p90Days: number;
      meanDays: number;
      costUsd: number;
      generalisedUsd: number;
      co2eKg: number;
      legs?: ({
        kind: "run" | "stand";
        mode: string | null;
        layer: string;
        to: {
          id: string;
          name: string;
        };
        distanceKm: number;
        geometry: [number, number][];
      })[] | undefined;
    } | null;
    change: {
      p50Days: number;
      p90Days: number;
      meanDays: number;
      costUsd: number;
      generalisedUsd: number;
      co2eKg: number;
    } | null;
    none: string | null;
  })[];
  all: {
    pairs: number;
    both: number;
    changed: number;
    lost: number;
    gained: number;
    tonnesLost: number | null;
    base: {
      p50Days: number;
      p90Days: number;
      meanDays: number;
      costUsd: number;
      generalisedUsd: number;
      co2eKg: number;
    } | null;
    scenario: {
      p50Days: number;
      p90Days: number;
      meanDays: number;
      costUsd: number;
      generalisedUsd: number;
      co2eKg: number;
    } | null;
    change: {
      p50Days: number;
      p90Days: number;
      meanDays: number;
      costUsd: number;
      generalisedUsd: number;
      co2eKg: number;
    } | null;
  };
};

export type ReadyScenarios = {
  scenarios: ReadyScenario[];
};

export type ReadyScenario = {
  id: string;
  name: string;
  why: string;
  source: string;
  basis: string;
  changes: number;
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
  /** Before and after a scenario, pair by pair. */
  compare: {
    input: {
      body: CompareCall;
    };
    answers: {
      'application/json': CompareAnswer;
    };
    first: 'application/json';
  };
  /** The scenarios that stand ready. */
  listScenarios: {
    input: Record<never, never>;
    answers: {
      'application/json': ReadyScenarios;
    };
    first: 'application/json';
  };
  /** One scenario that stands ready. */
  getScenario: {
    input: {
      id: string;
    };
    answers: {
      'application/json': Scenario;
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
  compare: { method: 'POST', path: '/v1/studies/compare', first: 'application/json' },
  listScenarios: { method: 'GET', path: '/v1/scenarios', first: 'application/json' },
  getScenario: { method: 'GET', path: '/v1/scenarios/{id}', first: 'application/json' },
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
