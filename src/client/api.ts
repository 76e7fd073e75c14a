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
} | {
  kind: "assign";
  flows?: {
    origin: string;
    destination: string;
    tonnesPerYear: number;
    cargo: string;
  }[] | undefined;
  capacities?: ({
    kind: "service" | "terminal" | "border" | "link";
    id: string;
    perWeek: number;
    unit: "t" | "teu" | "trucks" | "wagons" | "units";
    source?: string | undefined;
  })[] | undefined;
  scenario?: string | Scenario | undefined;
  depart?: string | undefined;
  co2PriceUsdPerT?: number | undefined;
  unmetPriceUsdPerT?: number | undefined;
  timePriceUsdPerTDay?: number | undefined;
  month?: number | undefined;
  tir?: boolean | undefined;
} | {
  kind: "simulate";
  scenario?: string | Scenario | undefined;
  pairs?: ({
    from: string;
    to: string;
    cargo?: string | undefined;
    avoid?: string | undefined;
    tonnesPerYear?: number | undefined;
  })[] | undefined;
  cargo?: string | undefined;
  depart?: string | undefined;
  avoid?: string | undefined;
  tir?: boolean | undefined;
  drivers?: number | undefined;
  seed?: number | undefined;
  by?: "generalised" | "time" | "cost" | "co2" | undefined;
  usdPerTonneDay?: number | undefined;
  replications?: number | undefined;
  days?: number | undefined;
  warmUpDays?: number | undefined;
  borders?: Record<string, number> | undefined;
};

export type NewParty = {
  id: string;
  name: string;
  country: string;
  address?: string[] | undefined;
  city?: string | undefined;
  contact?: string | undefined;
};

export type PartyChange = {
  address?: string[] | undefined;
  city?: string | undefined;
  contact?: string | undefined;
};

export type NewAccessKey = {
  party: string;
  scopes: ("consignments:read" | "consignments:write" | "orders:read" | "orders:write" | "orders:sign" | "events:read" | "events:write" | "alarms:write" | "webhooks:write" | "audit:read" | "parties:write")[];
  label?: string | undefined;
  expiresAt?: string | null | undefined;
};

export type NewConsignment = {
  reference: string;
  parties: ({
    party: string;
    role: "shipper" | "consignee" | "forwarder" | "carrier" | "railway" | "port" | "customs";
  })[];
  cargo: string;
  goods: ({
    description: string;
    hs: string | null;
    packages: number | null;
    packing: string | null;
    marks: string | null;
    grossKg: number;
    volumeM3: number | null;
    valueUsd: number | null;
    dangerous: {
      un: string;
      class: string;
      packingGroup: string | null;
    } | null;
  })[];
  units: ({
    id: string;
    kind: "container" | "truck" | "trailer" | "wagon" | "loose" | "liquid";
    type: string;
    grossKg: number;
    seals: string[];
  })[];
  itinerary: Itinerary;
  places: NamedPlace[];
  replay: {
    network: {
      id: string;
      version: string;
    };
    query: Record<string, unknown>;
    arcs: number[];
  } | null;
  deadline: string | null;
  papers: ({
    kind: "CMR" | "SMGS" | "CIM/SMGS" | "TIR" | "INV" | "PKL" | "COO" | "DGD" | "permit" | "other";
    number: string;
    issuedAt: string | null;
    expiresAt: string | null;
  })[];
  particulars?: DocumentParticulars | undefined;
};

export type DocumentParticulars = {
  addresses?: Record<string, string[]> | undefined;
  establishedAt?: string | undefined;
  instructions?: string | undefined;
  agreements?: string | undefined;
  reservations?: string | undefined;
  contract?: string | undefined;
  payment?: "carriage-paid" | "carriage-forward" | undefined;
  incoterm?: string | undefined;
  cashOnDelivery?: {
    amount: number;
    currency: string;
  } | undefined;
  charges?: ({
    what: string;
    payer: "sender" | "consignee";
    amount: number;
    currency: string;
  })[] | undefined;
  vehicles?: ({
    unit: string;
    truck?: string | undefined;
    trailer?: string | undefined;
    wagon?: string | undefined;
    tareKg?: number | undefined;
  })[] | undefined;
  rail?: {
    stations?: Record<string, string> | undefined;
    wagons?: ({
      number: string;
      suppliedBy?: "carrier" | "consignor" | undefined;
      capacityT?: number | undefined;
      axles?: number | undefined;
      tareT?: number | undefined;
      tank?: string | undefined;
    })[] | undefined;
    loadedBy?: "consignor" | "carrier" | undefined;
    massBy?: string | undefined;
    carriers?: ({
      name: string;
      from: string;
      to: string;
      code?: string | undefined;
    })[] | undefined;
    payers?: ({
      railway: string;
      payer: string;
      basis?: string | undefined;
    })[] | undefined;
    nhm?: string | undefined;
  } | undefined;
  carnet?: {
    association?: string | undefined;
    holderId?: string | undefined;
    certificates?: {
      vehicle: string;
      number: string;
      date: string;
    }[] | undefined;
    departureOffices?: string[] | undefined;
    destinationOffices?: string[] | undefined;
  } | undefined;
  vessel?: {
    name?: string | undefined;
    imo?: string | undefined;
    flag?: string | undefined;
    voyage?: string | undefined;
    master?: string | undefined;
  } | undefined;
};

export type ConsignmentChange = {
  version: number;
  state?: "draft" | "booked" | "under-way" | "arrived" | "closed" | "cancelled" | undefined;
  deadline?: string | null | undefined;
  papers?: ({
    kind: "CMR" | "SMGS" | "CIM/SMGS" | "TIR" | "INV" | "PKL" | "COO" | "DGD" | "permit" | "other";
    number: string;
    issuedAt: string | null;
    expiresAt: string | null;
  })[] | undefined;
  goods?: ({
    description: string;
    hs: string | null;
    packages: number | null;
    packing: string | null;
    marks: string | null;
    grossKg: number;
    volumeM3: number | null;
    valueUsd: number | null;
    dangerous: {
      un: string;
      class: string;
      packingGroup: string | null;
    } | null;
  })[] | undefined;
  particulars?: DocumentParticulars | undefined;
  units?: ({
    id: string;
    kind: "container" | "truck" | "trailer" | "wagon" | "loose" | "liquid";
    type: string;
    grossKg: number;
    seals: string[];
    warnings?: string[] | undefined;
  })[] | undefined;
};

export type Proposal = {
  version: number;
  itinerary: Itinerary;
  places: NamedPlace[];
  replay: {
    network: {
      id: string;
      version: string;
    };
    query: Record<string, unknown>;
    arcs: number[];
  } | null;
  because: string;
};

export type NewOrder = {
  title: string;
  instruction: string;
  convoys: Convoy[];
  signatories: string[];
  window: {
    opensAt: string;
    closesAt: string;
  };
};

export type Amendment = {
  version: number;
  content: NewOrder;
};

export type OrderSignature = {
  party: string;
  keyId: string;
  contentHash: string;
  signature: string;
};

export type PostedEvents = {
  events: ({
    id: string;
    unit: string;
    code: "ARRI" | "DEPA" | "LOAD" | "DISC" | "GTIN" | "GTOT" | "STUF" | "STRP" | "PICK" | "DROP" | "INSP" | "RSEA" | "RMVD" | "CUSS" | "CUSI" | "CUSR" | "CROS" | "HOLD" | "RELS" | "POSI";
    classifier: "PLN" | "EST" | "ACT";
    at: string;
    place?: string | null | undefined;
    position?: {
      lat: number;
      lon: number;
    } | null | undefined;
    mode?: "road" | "rail" | "sea" | "ferry" | "air" | "pipeline" | null | undefined;
    vehicle?: string | null | undefined;
    note?: string | null | undefined;
    delayReason?: string | null | undefined;
    consignments?: string[] | undefined;
  } | {
    id: string;
    retracts: string;
    because: string;
  })[];
};

export type PostedPositions = {
  positions: ({
    unit: string;
    at: string;
    lat: number;
    lon: number;
    vehicle?: string | null | undefined;
    note?: string | null | undefined;
    consignments?: string[] | undefined;
  })[];
} | {
  unit: string;
  at: string;
  lat: number;
  lon: number;
  vehicle?: string | null | undefined;
  note?: string | null | undefined;
  consignments?: string[] | undefined;
};

export type NewWebhook = {
  url: string;
  kinds: ("party.added" | "party.changed" | "party.key-added" | "party.key-revoked" | "access-key.created" | "access-key.revoked" | "share-link.created" | "share-link.revoked" | "webhook.created" | "webhook.deleted" | "consignment.opened" | "consignment.changed" | "consignment.proposed" | "consignment.agreed" | "order.offered" | "order.checked" | "order.signed" | "order.in-force" | "order.amended" | "order.withdrawn" | "order.expired" | "event.recorded" | "event.retracted" | "forecast.issued" | "alarm.raised" | "alarm.acknowledged" | "alarm.silenced" | "alarm.changed" | "alarm.cleared")[];
  consignment?: string | null | undefined;
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
  share: number;
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
} | {
  kind: "assign";
  formatVersion: 1;
  network: {
    id: string;
    version: string;
  };
  notes: string[];
  prices: {
    co2UsdPerT: number;
    unmetUsdPerT: number;
    timeUsdPerTDay: number;
    month: number;
    tir: boolean;
  };
  objectiveUsdPerWeek: number;
  boundUsdPerWeek: number;
  relativeGap: number;
  rounds: number;
  columns: number;
  tonnesPerWeek: {
    demand: number;
    carried: number;
    unmet: number;
  };
  carriageUsdPerWeek: number;
  co2eTPerWeek: number;
  flows: ({
    origin: {
      id: string;
      name: string;
    };
    destination: {
      id: string;
      name: string;
    };
    cargo: string;
    demandTPerWeek: number;
    unmetTPerWeek: number;
    connected: boolean;
    marginalUsdPerT: number;
    ways: ({
      tonnesPerWeek: number;
      usdPerT: number;
      carriageUsdPerT: number;
      co2eKgPerT: number;
      days: number;
      legs: ({
        carrier: string;
        layer: string;
        service: string | null;
        from: string;
        to: string;
        toName: string;
      })[];
    })[];
  })[];
  capacities: ({
    kind: "service" | "terminal" | "border" | "link" | "reloading" | "pipeline";
    id: string;
    name: string;
    places: string[];
    unit: "t" | "teu" | "trucks" | "wagons" | "units";
    perWeek: number;
    usedPerWeek: number;
    shadowPriceUsdPerUnit: number;
    source: string;
  })[];
} | {
  kind: "simulate";
  formatVersion: 1;
  network: {
    id: string;
    version: string;
  };
  notes: string[];
  scenario: {
    name: string;
    hash: string;
  } | null;
  terms: {
    departAt: string;
    by: string;
    seed: number;
    replications: number;
    days: number;
    warmUpDays: number;
  };
  base: {
    stations: ({
      name: string;
      kind: "sailing" | "handling" | "border";
      id: string;
      title: string;
      place: {
        id: string;
        name: string;
      };
      arrivedPerWeek: number;
      servedPerWeek: number;
      waitP50Hours: number | null;
      waitP90Hours: number | null;
      waitMeanHours: number | null;
      waitingAtEnd: number;
      spilled: number;
    })[];
    flows: ({
      name: string;
      from: {
        id: string;
        name: string;
      };
      to: {
        id: string;
        name: string;
      };
      cargo: string;
      way: string | null;
      startedPerWeek: number;
      deliveredPerWeek: number;
      p50Days: number | null;
      p90Days: number | null;
      underWay: number;
      spilled: number;
    })[];
  };
  under: {
    stations: ({
      name: string;
      kind: "sailing" | "handling" | "border";
      id: string;
      title: string;
      place: {
        id: string;
        name: string;
      };
      arrivedPerWeek: number;
      servedPerWeek: number;
      waitP50Hours: number | null;
      waitP90Hours: number | null;
      waitMeanHours: number | null;
      waitingAtEnd: number;
      spilled: number;
    })[];
    flows: ({
      name: string;
      from: {
        id: string;
        name: string;
      };
      to: {
        id: string;
        name: string;
      };
      cargo: string;
      way: string | null;
      startedPerWeek: number;
      deliveredPerWeek: number;
      p50Days: number | null;
      p90Days: number | null;
      underWay: number;
      spilled: number;
    })[];
  } | null;
};

export type StudyFeatures = {
  type: "FeatureCollection";
  features: Record<string, unknown>[];
};

export type Me = {
  party: string | null;
  scopes: ("consignments:read" | "consignments:write" | "orders:read" | "orders:write" | "orders:sign" | "events:read" | "events:write" | "alarms:write" | "webhooks:write" | "audit:read" | "parties:write")[];
  now: string;
  head: number;
};

export type Party = {
  id: string;
  name: string;
  country: string;
  address?: string[] | undefined;
  city?: string | undefined;
  contact?: string | undefined;
  signingKeys: ({
    id: string;
    publicKey: string;
    addedAt: string;
    revokedAt: string | null;
  })[];
};

export type AccessKey = {
  id: string;
  party: string;
  scopes: ("consignments:read" | "consignments:write" | "orders:read" | "orders:write" | "orders:sign" | "events:read" | "events:write" | "alarms:write" | "webhooks:write" | "audit:read" | "parties:write")[];
  label: string;
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
};

export type Consignment = {
  id: string;
  version: number;
  state: "draft" | "booked" | "under-way" | "arrived" | "closed" | "cancelled";
  reference: string;
  parties: ({
    party: string;
    role: "shipper" | "consignee" | "forwarder" | "carrier" | "railway" | "port" | "customs";
  })[];
  cargo: string;
  goods: ({
    description: string;
    hs: string | null;
    packages: number | null;
    packing: string | null;
    marks: string | null;
    grossKg: number;
    volumeM3: number | null;
    valueUsd: number | null;
    dangerous: {
      un: string;
      class: string;
      packingGroup: string | null;
    } | null;
  })[];
  units: ({
    id: string;
    kind: "container" | "truck" | "trailer" | "wagon" | "loose" | "liquid";
    type: string;
    grossKg: number;
    seals: string[];
    warnings: string[];
  })[];
  itinerary: Itinerary;
  places: NamedPlace[];
  replay: {
    network: {
      id: string;
      version: string;
    };
    query: Record<string, unknown>;
    arcs: number[];
  } | null;
  deadline: string | null;
  papers: ({
    kind: "CMR" | "SMGS" | "CIM/SMGS" | "TIR" | "INV" | "PKL" | "COO" | "DGD" | "permit" | "other";
    number: string;
    issuedAt: string | null;
    expiresAt: string | null;
  })[];
  particulars?: DocumentParticulars | undefined;
  itineraryVersion: number;
  proposal: {
    itinerary: Itinerary;
    places: NamedPlace[];
    replay: {
      network: {
        id: string;
        version: string;
      };
      query: Record<string, unknown>;
      arcs: number[];
    } | null;
    because: string;
    proposedBy: string;
    agreedBy: string[];
    mustAgree: string[];
    noLongerFits?: string[] | undefined;
  } | null;
  noLongerFits?: string[] | undefined;
  order: string | null;
  createdAt: string;
  createdBy: string;
};

export type ConsignmentList = {
  consignments: Consignment[];
  next: string | null;
};

export type WaysOn = {
  from: string;
  ways: ({
    itinerary: Itinerary;
    places: NamedPlace[];
    replay: {
      network: {
        id: string;
        version: string;
      };
      query: Record<string, unknown>;
      arcs: number[];
    } | null;
  })[];
  none: string | null;
};

export type ShareLink = {
  id: string;
  consignment: string;
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
};

export type SharedConsignment = {
  consignment: {
    id: string;
    reference: string;
    state: "draft" | "booked" | "under-way" | "arrived" | "closed" | "cancelled";
    deadline: string | null;
    places: NamedPlace[];
    itinerary: {
      name: string;
      departsAt: string;
      arrivesAt: string;
      hours: {
        mean: number;
        p10: number;
        p50: number;
        p90: number;
      };
      distanceKm: number;
      legs: ({
        kind: "run" | "operation" | "procedure" | "wait";
        mode: string | null;
        title: string;
        from: Place;
        to: Place;
        departsAt: string;
        arrivesAt: string;
        hours: number;
        distanceKm: number;
        through: {
          id: string;
          name: string;
        }[];
        geometry?: [number, number][] | undefined;
      })[];
    };
  };
  events: ({
    unit: string;
    code: "ARRI" | "DEPA" | "LOAD" | "DISC" | "GTIN" | "GTOT" | "STUF" | "STRP" | "PICK" | "DROP" | "INSP" | "RSEA" | "RMVD" | "CUSS" | "CUSI" | "CUSR" | "CROS" | "HOLD" | "RELS" | "POSI";
    classifier: "PLN" | "EST" | "ACT";
    at: string;
    place: string | null;
    position: {
      lat: number;
      lon: number;
    } | null;
    mode: "road" | "rail" | "sea" | "ferry" | "air" | "pipeline" | null;
    vehicle: string | null;
  })[];
  forecast: {
    issuedAt: string;
    arrival: {
      p10: string;
      p50: string;
      p90: string;
    };
    onTime: number | null;
    ahead: {
      leg: number;
      ends: {
        p10: string;
        p50: string;
        p90: string;
      };
    }[];
  } | null;
  expiresAt: string;
};

export type DispatchOrder = {
  id: string;
  state: "offered" | "countersigned" | "in-force" | "amended" | "withdrawn" | "expired";
  content: OrderContent;
  contentHash: string;
  readiness: ({
    convoy: string;
    checks: ({
      item: string;
      done: boolean;
      by: string | null;
      at: string | null;
    })[];
    ready: boolean;
    declaredAt: string | null;
  })[];
  signatures: GivenSignature[];
  inForceAt: string | null;
  earlier: {
    content: OrderContent;
    contentHash: string;
    signatures: GivenSignature[];
  }[];
  withdrawn: {
    by: string;
    at: string;
    because: string;
  } | null;
};

export type OrderContent = {
  formatVersion: 1;
  id: string;
  version: number;
  title: string;
  instruction: string;
  convoys: Convoy[];
  signatories: string[];
  window: {
    opensAt: string;
    closesAt: string;
  };
  issuedBy: string;
  issuedAt: string;
};

export type Convoy = {
  id: string;
  party: string;
  name: string;
  kind: "trucks" | "train" | "vessel" | "aircraft";
  place: string;
  units: string[];
  consignments: string[];
  checklist: {
    id: string;
    text: string;
  }[];
};

export type GivenSignature = {
  party: string;
  keyId: string;
  contentHash: string;
  signature: string;
  signedAt: string;
};

export type OrderFile = {
  formatVersion: 1;
  order: DispatchOrder;
  keys: {
    party: string;
    keyId: string;
    publicKey: string;
  }[];
};

export type TrackedEvent = {
  id: string;
  unit: string;
  code: "ARRI" | "DEPA" | "LOAD" | "DISC" | "GTIN" | "GTOT" | "STUF" | "STRP" | "PICK" | "DROP" | "INSP" | "RSEA" | "RMVD" | "CUSS" | "CUSI" | "CUSR" | "CROS" | "HOLD" | "RELS" | "POSI";
  classifier: "PLN" | "EST" | "ACT";
  at: string;
  place: string | null;
  position: {
    lat: number;
    lon: number;
  } | null;
  mode: "road" | "rail" | "sea" | "ferry" | "air" | "pipeline" | null;
  vehicle: string | null;
  note: string | null;
  delayReason: string | null;
  consignments: string[];
  recordedAt: string;
  reportedBy: string;
  retractedBy: string | null;
  retractedAt: string | null;
  warnings: string[];
};

export type EventReceipt = {
  accepted: number;
  repeated: number;
  warnings: string[];
};

export type CaptureReceipt = {
  accepted: number;
  repeated: number;
  warnings: string[];
  leftOut: string[];
};

export type DcsaList = {
  events: ({
    metadata: {
      eventID: string;
      eventCreatedDateTime: string;
      eventType: "SHIPMENT" | "TRANSPORT" | "EQUIPMENT";
      retractedEventID?: string | undefined;
      publisher?: {
        partyName?: string | undefined;
      } | undefined;
      publisherRole?: string | undefined;
    };
    payload?: Record<string, unknown> | undefined;
  })[];
  leftOut: string[];
};

export type Forecast = {
  consignment: string;
  itineraryVersion: number;
  number: number;
  issuedAt: string;
  from: {
    leg: number;
    place: string | null;
    at: string;
    event: string | null;
  };
  arrival: {
    p10: string;
    p50: string;
    p90: string;
  };
  onTime: number | null;
  ahead: {
    leg: number;
    ends: {
      p10: string;
      p50: string;
      p90: string;
    };
  }[];
  cause: {
    kind: "first" | "late" | "early" | "waiting" | "missed-connection" | "new-itinerary" | "retraction" | "surer";
    movedHours: number;
    leg: number | null;
    sentence: string;
  };
};

export type Alarm = {
  id: string;
  kind: "late" | "missed-connection" | "stopped" | "off-route" | "silent" | "paper-expiring";
  severity: "notice" | "warning" | "critical";
  state: "open" | "acknowledged" | "silenced" | "cleared";
  consignment: string;
  unit: string | null;
  raisedAt: string;
  sentence: string;
  facts: Record<string, string | number | null>;
  acknowledged: {
    by: string;
    at: string;
    note: string;
  } | null;
  silencedUntil: string | null;
  clearedAt: string | null;
};

export type LogLine = {
  seq: number;
  at: string;
  kind: "party.added" | "party.changed" | "party.key-added" | "party.key-revoked" | "access-key.created" | "access-key.revoked" | "share-link.created" | "share-link.revoked" | "webhook.created" | "webhook.deleted" | "consignment.opened" | "consignment.changed" | "consignment.proposed" | "consignment.agreed" | "order.offered" | "order.checked" | "order.signed" | "order.in-force" | "order.amended" | "order.withdrawn" | "order.expired" | "event.recorded" | "event.retracted" | "forecast.issued" | "alarm.raised" | "alarm.acknowledged" | "alarm.silenced" | "alarm.changed" | "alarm.cleared";
  party: string | null;
  subject: string;
  body: unknown;
  previous: string;
  hash: string;
  withheld?: number | undefined;
};

export type LogPage = {
  lines: LogLine[];
  next: number | null;
};

export type Webhook = {
  id: string;
  party: string;
  url: string;
  kinds: ("party.added" | "party.changed" | "party.key-added" | "party.key-revoked" | "access-key.created" | "access-key.revoked" | "share-link.created" | "share-link.revoked" | "webhook.created" | "webhook.deleted" | "consignment.opened" | "consignment.changed" | "consignment.proposed" | "consignment.agreed" | "order.offered" | "order.checked" | "order.signed" | "order.in-force" | "order.amended" | "order.withdrawn" | "order.expired" | "event.recorded" | "event.retracted" | "forecast.issued" | "alarm.raised" | "alarm.acknowledged" | "alarm.silenced" | "alarm.changed" | "alarm.cleared")[];
  consignment: string | null;
  createdAt: string;
  deletedAt: string | null;
  deliveredSeq: number;
  failures: number;
  nextTryAt: string | null;
};

export type DeadLetter = {
  webhook: string;
  seq: number;
  at: string;
  tries: number;
  because: string;
};

export type AuditEntry = {
  id: string;
  at: string;
  party: string | null;
  accessKey: string | null;
  action: string;
  subject: string | null;
  because: string;
  sentence: string;
};

export type Document = {
  formatVersion: 1;
  kind: "cmr" | "smgs" | "cim-smgs" | "tir" | "manifest";
  titles: Record<string, string>;
  languages: ("en" | "fr" | "de" | "ru" | "zh")[];
  number: string | null;
  consignments: string[];
  draft: boolean;
  draftBecause: string[];
  writtenAt: string;
  writtenBy: string;
  pages: ({
    id: string;
    titles: Record<string, string>;
    boxes: ({
      id: string;
      number: string;
      titles: Record<string, string>;
      lines: string[];
      state: "filled" | "missing" | "by-hand" | "not-used";
    })[];
    tables: ({
      id: string;
      columns: ({
        id: string;
        number: string;
        titles: Record<string, string>;
        state: "filled" | "missing" | "by-hand" | "not-used";
      })[];
      rows: string[][];
      totals: string[] | null;
    })[];
  })[];
  missing: ({
    box: string;
    required: boolean;
    sentence: string;
    at: string | null;
  })[];
  notes: string[];
};

export type EpcisDocument = {
  "@context": unknown;
  type: "EPCISDocument";
  schemaVersion: "2.0";
  creationDate: string;
  epcisBody: {
    eventList: unknown[];
  };
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
      table?: "ways" | "limits" | "queues" | "flows" | undefined;
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
  /** Whose key this is. */
  getMe: {
    input: Record<never, never>;
    answers: {
      'application/json': Me;
    };
    first: 'application/json';
  };
  /** Who takes part. */
  listParties: {
    input: Record<never, never>;
    answers: {
      'application/json': {
        parties: Party[];
      };
    };
    first: 'application/json';
  };
  /** Add a party. */
  addParty: {
    input: {
      body: NewParty;
    };
    answers: {
      'application/json': Party;
    };
    first: 'application/json';
  };
  /** Change the address of a party. */
  changeParty: {
    input: {
      id: string;
      body: PartyChange;
    };
    answers: {
      'application/json': Party;
    };
    first: 'application/json';
  };
  /** Add a signing key. */
  addSigningKey: {
    input: {
      id: string;
      body: {
        publicKey: string;
      };
    };
    answers: {
      'application/json': Party;
    };
    first: 'application/json';
  };
  /** Revoke a signing key. */
  revokeSigningKey: {
    input: {
      id: string;
      key: string;
    };
    answers: {
      'application/json': Party;
    };
    first: 'application/json';
  };
  /** Access keys of your party. */
  listAccessKeys: {
    input: Record<never, never>;
    answers: {
      'application/json': {
        accessKeys: AccessKey[];
      };
    };
    first: 'application/json';
  };
  /** Make an access key. */
  createAccessKey: {
    input: {
      body: NewAccessKey;
    };
    answers: {
      'application/json': {
        key: AccessKey;
        secret: string;
      };
    };
    first: 'application/json';
  };
  /** Rotate an access key. */
  rotateAccessKey: {
    input: {
      id: string;
    };
    answers: {
      'application/json': {
        key: AccessKey;
        secret: string;
      };
    };
    first: 'application/json';
  };
  /** Revoke an access key. */
  revokeAccessKey: {
    input: {
      id: string;
    };
    answers: {
      'application/json': AccessKey;
    };
    first: 'application/json';
  };
  /** Open a consignment. */
  openConsignment: {
    input: {
      body: NewConsignment;
    };
    answers: {
      'application/json': Consignment;
    };
    first: 'application/json';
  };
  /** Consignments that you see. */
  listConsignments: {
    input: {
      after?: string | undefined;
      limit?: number | undefined;
    };
    answers: {
      'application/json': ConsignmentList;
    };
    first: 'application/json';
  };
  /** One consignment. */
  getConsignment: {
    input: {
      id: string;
    };
    answers: {
      'application/json': Consignment;
    };
    first: 'application/json';
  };
  /** Change a consignment. */
  changeConsignment: {
    input: {
      id: string;
      body: ConsignmentChange;
    };
    answers: {
      'application/json': Consignment;
    };
    first: 'application/json';
  };
  /** Ways on from here. */
  listWaysOn: {
    input: {
      id: string;
    };
    answers: {
      'application/json': WaysOn;
    };
    first: 'application/json';
  };
  /** Propose another itinerary. */
  proposeItinerary: {
    input: {
      id: string;
      body: Proposal;
    };
    answers: {
      'application/json': Consignment;
    };
    first: 'application/json';
  };
  /** Agree to a proposed itinerary. */
  agreeToItinerary: {
    input: {
      id: string;
      body: {
        version: number;
      };
    };
    answers: {
      'application/json': Consignment;
    };
    first: 'application/json';
  };
  /** Events of a consignment. */
  listEvents: {
    input: {
      id: string;
    };
    answers: {
      'application/json': {
        events: TrackedEvent[];
      };
    };
    first: 'application/json';
  };
  /** Forecasts of a consignment. */
  listForecasts: {
    input: {
      id: string;
    };
    answers: {
      'application/json': {
        forecasts: Forecast[];
      };
    };
    first: 'application/json';
  };
  /** A paper of a consignment. */
  getDocument: {
    input: {
      id: string;
      kind: "cmr" | "smgs" | "cim-smgs" | "tir" | "manifest";
      format?: "json" | "pdf" | undefined;
      unit?: string | undefined;
    };
    answers: {
      'application/json': Document;
      'application/pdf': string;
    };
    first: 'application/json';
  };
  /** Events as EPCIS. */
  getEpcis: {
    input: {
      id: string;
    };
    answers: {
      'application/json': EpcisDocument;
    };
    first: 'application/json';
  };
  /** Events in the words of DCSA. */
  getDcsaEvents: {
    input: {
      id: string;
    };
    answers: {
      'application/json': DcsaList;
    };
    first: 'application/json';
  };
  /** Make a share link. */
  createShareLink: {
    input: {
      id: string;
      body: {
        expiresAt: string;
      };
    };
    answers: {
      'application/json': {
        link: ShareLink;
        token: string;
      };
    };
    first: 'application/json';
  };
  /** Share links of a consignment. */
  listShareLinks: {
    input: {
      id: string;
    };
    answers: {
      'application/json': {
        links: ShareLink[];
      };
    };
    first: 'application/json';
  };
  /** Revoke a share link. */
  revokeShareLink: {
    input: {
      id: string;
    };
    answers: {
      'application/json': ShareLink;
    };
    first: 'application/json';
  };
  /** What a share link shows. */
  readShared: {
    input: {
      token: string;
    };
    answers: {
      'application/json': SharedConsignment;
    };
    first: 'application/json';
  };
  /** Offer a joint dispatch order. */
  offerOrder: {
    input: {
      body: NewOrder;
    };
    answers: {
      'application/json': DispatchOrder;
    };
    first: 'application/json';
  };
  /** Orders that you take part in. */
  listOrders: {
    input: Record<never, never>;
    answers: {
      'application/json': {
        orders: DispatchOrder[];
      };
    };
    first: 'application/json';
  };
  /** One order. */
  getOrder: {
    input: {
      id: string;
    };
    answers: {
      'application/json': DispatchOrder;
    };
    first: 'application/json';
  };
  /** Tick an item of a checklist. */
  checkItem: {
    input: {
      id: string;
      body: {
        convoy: string;
        item: string;
        done: boolean;
      };
    };
    answers: {
      'application/json': DispatchOrder;
    };
    first: 'application/json';
  };
  /** Declare a convoy ready. */
  declareReady: {
    input: {
      id: string;
      body: {
        convoy: string;
      };
    };
    answers: {
      'application/json': DispatchOrder;
    };
    first: 'application/json';
  };
  /** Sign an order. */
  signOrder: {
    input: {
      id: string;
      body: OrderSignature;
    };
    answers: {
      'application/json': DispatchOrder;
    };
    first: 'application/json';
  };
  /** Amend an order. */
  amendOrder: {
    input: {
      id: string;
      body: Amendment;
    };
    answers: {
      'application/json': DispatchOrder;
    };
    first: 'application/json';
  };
  /** Withdraw an order. */
  withdrawOrder: {
    input: {
      id: string;
      body: {
        because: string;
      };
    };
    answers: {
      'application/json': DispatchOrder;
    };
    first: 'application/json';
  };
  /** The order as a file. */
  getOrderFile: {
    input: {
      id: string;
    };
    answers: {
      'application/json': OrderFile;
    };
    first: 'application/json';
  };
  /** The manifest of an order. */
  getOrderManifest: {
    input: {
      id: string;
      format?: "json" | "pdf" | undefined;
      convoy?: string | undefined;
    };
    answers: {
      'application/json': Document;
      'application/pdf': string;
    };
    first: 'application/json';
  };
  /** Post events. */
  postEvents: {
    input: {
      body: PostedEvents;
    };
    answers: {
      'application/json': EventReceipt;
    };
    first: 'application/json';
  };
  /** Post positions. */
  postPositions: {
    input: {
      unit?: string | undefined;
      body: PostedPositions;
    };
    answers: {
      'application/json': CaptureReceipt;
    };
    first: 'application/json';
  };
  /** Last positions. */
  listPositions: {
    input: Record<never, never>;
    answers: {
      'application/json': {
        positions: TrackedEvent[];
      };
    };
    first: 'application/json';
  };
  /** Capture an EPCIS document. */
  captureEpcis: {
    input: {
      body: {

      };
    };
    answers: {
      'application/json': CaptureReceipt;
    };
    first: 'application/json';
  };
  /** Post events of DCSA. */
  postDcsaEvents: {
    input: {
      body: {
        events: unknown[];
      } | {
        metadata: unknown;
      };
    };
    answers: {
      'application/json': CaptureReceipt;
    };
    first: 'application/json';
  };
  /** Alarms. */
  listAlarms: {
    input: Record<never, never>;
    answers: {
      'application/json': {
        alarms: Alarm[];
      };
    };
    first: 'application/json';
  };
  /** Acknowledge an alarm. */
  acknowledgeAlarm: {
    input: {
      id: string;
      body: {
        note?: string | undefined;
      };
    };
    answers: {
      'application/json': Alarm;
    };
    first: 'application/json';
  };
  /** Silence an alarm. */
  silenceAlarm: {
    input: {
      id: string;
      body: {
        until: string;
      };
    };
    answers: {
      'application/json': Alarm;
    };
    first: 'application/json';
  };
  /** The log, by pages. */
  readLog: {
    input: {
      after?: number | undefined;
      limit?: number | undefined;
    };
    answers: {
      'application/json': LogPage;
    };
    first: 'application/json';
  };
  /** The log as it grows. */
  watchLog: {
    input: {
      after?: number | undefined;
      kinds?: string | undefined;
      subject?: string | undefined;
    };
    answers: {
      'text/event-stream': string;
    };
    first: 'text/event-stream';
  };
  /** Make a webhook. */
  createWebhook: {
    input: {
      body: NewWebhook;
    };
    answers: {
      'application/json': {
        webhook: Webhook;
        secret: string;
      };
    };
    first: 'application/json';
  };
  /** Webhooks of your party. */
  listWebhooks: {
    input: Record<never, never>;
    answers: {
      'application/json': {
        webhooks: Webhook[];
      };
    };
    first: 'application/json';
  };
  /** Delete a webhook. */
  deleteWebhook: {
    input: {
      id: string;
    };
    answers: {
      'application/json': Webhook;
    };
    first: 'application/json';
  };
  /** Dead letters. */
  listDeadLetters: {
    input: {
      id: string;
    };
    answers: {
      'application/json': {
        deadLetters: DeadLetter[];
      };
    };
    first: 'application/json';
  };
  /** What was refused. */
  listAudit: {
    input: {
      after?: string | undefined;
      limit?: number | undefined;
    };
    answers: {
      'application/json': {
        entries: AuditEntry[];
        next: string | null;
      };
    };
    first: 'application/json';
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
  getMe: { method: 'GET', path: '/v1/me', first: 'application/json' },
  listParties: { method: 'GET', path: '/v1/parties', first: 'application/json' },
  addParty: { method: 'POST', path: '/v1/parties', first: 'application/json' },
  changeParty: { method: 'POST', path: '/v1/parties/{id}/changes', first: 'application/json' },
  addSigningKey: { method: 'POST', path: '/v1/parties/{id}/signing-keys', first: 'application/json' },
  revokeSigningKey: { method: 'DELETE', path: '/v1/parties/{id}/signing-keys/{key}', first: 'application/json' },
  listAccessKeys: { method: 'GET', path: '/v1/access-keys', first: 'application/json' },
  createAccessKey: { method: 'POST', path: '/v1/access-keys', first: 'application/json' },
  rotateAccessKey: { method: 'POST', path: '/v1/access-keys/{id}/rotation', first: 'application/json' },
  revokeAccessKey: { method: 'DELETE', path: '/v1/access-keys/{id}', first: 'application/json' },
  openConsignment: { method: 'POST', path: '/v1/consignments', first: 'application/json' },
  listConsignments: { method: 'GET', path: '/v1/consignments', first: 'application/json' },
  getConsignment: { method: 'GET', path: '/v1/consignments/{id}', first: 'application/json' },
  changeConsignment: { method: 'POST', path: '/v1/consignments/{id}/changes', first: 'application/json' },
  listWaysOn: { method: 'GET', path: '/v1/consignments/{id}/ways-on', first: 'application/json' },
  proposeItinerary: { method: 'POST', path: '/v1/consignments/{id}/proposal', first: 'application/json' },
  agreeToItinerary: { method: 'POST', path: '/v1/consignments/{id}/agreement', first: 'application/json' },
  listEvents: { method: 'GET', path: '/v1/consignments/{id}/events', first: 'application/json' },
  listForecasts: { method: 'GET', path: '/v1/consignments/{id}/forecasts', first: 'application/json' },
  getDocument: { method: 'GET', path: '/v1/consignments/{id}/documents/{kind}', first: 'application/json' },
  getEpcis: { method: 'GET', path: '/v1/consignments/{id}/epcis', first: 'application/json' },
  getDcsaEvents: { method: 'GET', path: '/v1/consignments/{id}/dcsa', first: 'application/json' },
  createShareLink: { method: 'POST', path: '/v1/consignments/{id}/share-links', first: 'application/json' },
  listShareLinks: { method: 'GET', path: '/v1/consignments/{id}/share-links', first: 'application/json' },
  revokeShareLink: { method: 'DELETE', path: '/v1/share-links/{id}', first: 'application/json' },
  readShared: { method: 'GET', path: '/v1/shared/{token}', first: 'application/json' },
  offerOrder: { method: 'POST', path: '/v1/orders', first: 'application/json' },
  listOrders: { method: 'GET', path: '/v1/orders', first: 'application/json' },
  getOrder: { method: 'GET', path: '/v1/orders/{id}', first: 'application/json' },
  checkItem: { method: 'POST', path: '/v1/orders/{id}/checks', first: 'application/json' },
  declareReady: { method: 'POST', path: '/v1/orders/{id}/ready', first: 'application/json' },
  signOrder: { method: 'POST', path: '/v1/orders/{id}/signatures', first: 'application/json' },
  amendOrder: { method: 'POST', path: '/v1/orders/{id}/amendments', first: 'application/json' },
  withdrawOrder: { method: 'POST', path: '/v1/orders/{id}/withdrawal', first: 'application/json' },
  getOrderFile: { method: 'GET', path: '/v1/orders/{id}/file', first: 'application/json' },
  getOrderManifest: { method: 'GET', path: '/v1/orders/{id}/manifest', first: 'application/json' },
  postEvents: { method: 'POST', path: '/v1/events', first: 'application/json' },
  postPositions: { method: 'POST', path: '/v1/positions', first: 'application/json' },
  listPositions: { method: 'GET', path: '/v1/positions', first: 'application/json' },
  captureEpcis: { method: 'POST', path: '/v1/epcis/capture', first: 'application/json' },
  postDcsaEvents: { method: 'POST', path: '/v1/dcsa/events', first: 'application/json' },
  listAlarms: { method: 'GET', path: '/v1/alarms', first: 'application/json' },
  acknowledgeAlarm: { method: 'POST', path: '/v1/alarms/{id}/acknowledgement', first: 'application/json' },
  silenceAlarm: { method: 'POST', path: '/v1/alarms/{id}/silence', first: 'application/json' },
  readLog: { method: 'GET', path: '/v1/log', first: 'application/json' },
  watchLog: { method: 'GET', path: '/v1/log/stream', first: 'text/event-stream' },
  createWebhook: { method: 'POST', path: '/v1/webhooks', first: 'application/json' },
  listWebhooks: { method: 'GET', path: '/v1/webhooks', first: 'application/json' },
  deleteWebhook: { method: 'DELETE', path: '/v1/webhooks/{id}', first: 'application/json' },
  listDeadLetters: { method: 'GET', path: '/v1/webhooks/{id}/dead-letters', first: 'application/json' },
  listAudit: { method: 'GET', path: '/v1/audit', first: 'application/json' },
  getHealth: { method: 'GET', path: '/v1/health', first: 'application/json' },
  getMetrics: { method: 'GET', path: '/v1/metrics', first: 'text/plain' },
  getOpenapi: { method: 'GET', path: '/v1/openapi.json', first: 'application/json' },
} as const;
