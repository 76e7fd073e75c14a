/** Real answers of the default network for the document, each list cut to its first rows: a test holds them to their schemas. */
export const planCallExample = { from: 'KZKUR', to: 'AZALA', cargo: 'truck:20t', tir: true, depart: '2026-12-01', deadline: '2026-12-12', top: 1 };

export const planAnswerExample = {
  formatVersion: 1,
  query: {
    from: { id: 'KZKUR', name: 'Port of Kuryk', country: 'KZ', lat: 43.17, lon: 51.42 },
    to: { id: 'AZALA', name: 'Port of Alat', country: 'AZ', lat: 39.95, lon: 49.42 },
    via: [],
    cargo: 'truck:20t',
    cargoInWords: 'one loaded truck, 20 t',
    departAt: '2026-12-01T00:00:00+05:00',
    deadline: '2026-12-12T23:59:59+04:00',
    by: ['time', 'cost', 'co2'],
    avoid: [],
    tir: true,
    drivers: 1,
    maxTransshipments: null,
    maxCostUsd: null,
    top: 1,
    front: false,
    epsilon: 0,
    seed: 1,
    draws: 10000,
  },
  network: { id: 'eurasia', version: '11c61bb0b9362276' },
  notes: ['The cargo is read as one loaded truck, 20 t (truck:20t).', 'The deadline is the end of 2026-12-12 in Port of Alat.'],
  itineraries: [
    {
      id: 'wde9e2e9f',
      name: 'Ro-ro to Port of Alat',
      labels: ['fastest', 'cheapest', 'cleanest', 'best compromise'],
      departsAt: '2026-12-01T00:00:00+05:00',
      arrivesAt: '2026-12-05T09:51:44+04:00',
      hours: { mean: 106.86222222222223, p10: 47.291666666666664, p50: 84.61083333333333, p90: 198.7025 },
      onTime: 0.9713,
      costUsd: 1168,
      co2eKg: { wtw: 1898.391, wtt: 280.946, ttw: 1617.445 },
      distanceKm: 469,
      transshipments: 0,
      legs: [
        {
          kind: 'operation',
          mode: null,
          layer: 'roro',
          title: 'Check-in and driving on board',
          from: { id: 'KZKUR', name: 'Port of Kuryk', country: 'KZ', lat: 43.17, lon: 51.42 },
          to: { id: 'KZKUR', name: 'Port of Kuryk', country: 'KZ', lat: 43.17, lon: 51.42 },
          departsAt: '2026-12-01T00:00:00+05:00',
          arrivesAt: '2026-12-01T09:15:36+05:00',
          hours: 9.26,
          distanceKm: 0,
          costUsd: 60,
          co2eKg: { wtw: 6, wtt: 1.388, ttw: 4.612 },
          through: [],
          vehicle: '',
          service: null,
          sources: [
            {
              figure: 'time',
              table: 'operations',
              row: 'kzkur-truck-roro-check-in-truck',
              source:
                "Kuryk: weighing, customs seal check and loading, 8 h after the wait (compilers' parameter set of November 2026; loading trucks took about 8 h, https://travelobscure.com/crossing-the-caspian-sea); cost recalled by the compilers, unconfirmed",
              basis: 'calibrated',
            },
          ],
        },
        {
          kind: 'wait',
          mode: null,
          layer: 'roro',
          title: 'Waiting for Ro-pax Kuryk - Alat (trucks)',
          from: { id: 'KZKUR', name: 'Port of Kuryk', country: 'KZ', lat: 43.17, lon: 51.42 },
          to: { id: 'KZKUR', name: 'Port of Kuryk', country: 'KZ', lat: 43.17, lon: 51.42 },
          departsAt: '2026-12-01T09:15:36+05:00',
          arrivesAt: '2026-12-04T06:32:29+05:00',
          hours: 69.28138888888888,
          distanceKm: 0,
          costUsd: 0,
          co2eKg: { wtw: 0, wtt: 0, ttw: 0 },
          through: [],
          vehicle: '',
          service: { id: 'roro-kuryk-alat', name: 'Ro-pax Kuryk - Alat (trucks)' },
          sources: [
            {
              figure: 'time',
              table: 'services',
              row: 'roro-kuryk-alat',
              source:
                "leaves when full: wait 24 h (6-72), Silk Road or Bust 2023 (traveller report: ships leave when full; 6-72 h), https://www.silkroadorbust.com/post/waiting-for-god-knows-what; CPMM 2020 Kuryk 69.7 h; Caspian storms 8 days a month December-February, 2 otherwise (compilers' parameter set of November 2026; inbusiness.kz January 2026 (10 storm days in the month), https://www.inbusiness.kz/ru/last/shtormy-na-kaspii-vzvintili-ceny-kontejnery-po-tmtm-podorozhali); Kuryk about half of the days in November and December (Evrim Agaci Dec 2024 (Kuryk closed by weather about half of Nov-Dec), https://evrimagaci.org/tpg/major-ferry-transport-disruptions-hit-cargo-and-passengers-99571); 50 trucks (sea-news.az 6 May 2022); closure length 48 h assumed",
              basis: 'calibrated',
            },
          ],
        },
        {
          kind: 'procedure',
          mode: 'sea',
          layer: 'roro',
          title: 'Border KZ → AZ, sea, TIR',
          from: { id: 'KZKUR', name: 'Port of Kuryk', country: 'KZ', lat: 43.17, lon: 51.42 },
          to: { id: 'KZKUR', name: 'Port of Kuryk', country: 'KZ', lat: 43.17, lon: 51.42 },
          departsAt: '2026-12-04T06:32:29+05:00',
          arrivesAt: '2026-12-04T10:45:48+05:00',
          hours: 4.2219444444444445,
          distanceKm: 0,
          costUsd: 169,
          co2eKg: { wtw: 0, wtt: 0, ttw: 0 },
          through: [],
          vehicle: '',
          service: null,
          sources: [
            {
              figure: 'time',
              table: 'procedures',
              row: 'kz-sea-kz-any-any',
              source:
                'Kuryk and Aktau clearance, ship waiting is in services (CPMM Kuryk 69.7 h in 2020 is that wait); recalled by the compilers, unconfirmed',
              basis: 'assumed',
            },
          ],
        },
        {
          kind: 'run',
          mode: 'ferry',
          layer: 'roro',
          title: 'Ro-ro ferry: Ro-pax Kuryk - Alat (trucks) (the truck itself sails)',
          from: { id: 'KZKUR', name: 'Port of Kuryk', country: 'KZ', lat: 43.17, lon: 51.42 },
          to: { id: 'AZALA', name: 'Port of Alat', country: 'AZ', lat: 39.95, lon: 49.42 },
          departsAt: '2026-12-04T10:45:48+05:00',
          arrivesAt: '2026-12-05T04:58:32+04:00',
          hours: 19.212222222222223,
          distanceKm: 469,
          costUsd: 899,
          co2eKg: { wtw: 1886.391, wtt: 278.17, ttw: 1608.221 },
          through: [],
          vehicle: '1 truck on the deck',
          service: { id: 'roro-kuryk-alat', name: 'Ro-pax Kuryk - Alat (trucks)' },
          sources: [
            {
              figure: 'distance',
              table: 'service_stops',
              row: 'roro-kuryk-alat/out/2',
              source:
                '253 nm: 18 h (railwayduewest.com, July 2024, http://cn.railwayduewest.com/news/6/987 (253 nm, 18 h sailing, 8-10 h loading and unloading, 54 wagons)), 20-22 h (https://sea-news.az/2022/05/06/ferry-vessel-zarifa-aliyeva-reaches-port-of-kuryk/)',
              basis: 'published',
            },
          ],
        },
        {
          kind: 'operation',
          mode: null,
          layer: 'truck',
          title: 'Driving ashore and check-out',
          from: { id: 'AZALA', name: 'Port of Alat', country: 'AZ', lat: 39.95, lon: 49.42 },
          to: { id: 'AZALA', name: 'Port of Alat', country: 'AZ', lat: 39.95, lon: 49.42 },
          departsAt: '2026-12-05T04:58:32+04:00',
          arrivesAt: '2026-12-05T09:51:44+04:00',
          hours: 4.886666666666667,
          distanceKm: 0,
          costUsd: 40,
          co2eKg: { wtw: 6, wtt: 1.388, ttw: 4.612 },
          through: [],
          vehicle: '',
          service: null,
          sources: [
            {
              figure: 'time',
              table: 'operations',
              row: 'azala-roro-truck-check-out-truck',
              source:
                'Alat: half of 8-10 h for unloading and loading, railwayduewest.com, July 2024, http://cn.railwayduewest.com/news/6/987 (253 nm, 18 h sailing, 8-10 h loading and unloading, 54 wagons); cost recalled by the compilers, unconfirmed',
              basis: 'calibrated',
            },
          ],
        },
      ],
    },
  ],
  front: { size: 1, exact: true, epsilon: 0, criteria: ['time', 'cost', 'co2'] },
  none: null,
  whyNot: [],
  places: [
    { id: 'KZKUR', zone: 'Asia/Almaty', names: { en: 'Port of Kuryk', zhHans: '库雷克港', zhHant: '庫雷克港', ru: 'Порт Курык' } },
    {
      id: 'AZALA',
      zone: 'Asia/Baku',
      names: {
        en: 'Port of Alat',
        zhHans: '阿拉特港（巴库国际海上贸易港）',
        zhHant: '阿拉特港（巴庫國際海上貿易港）',
        ru: 'Порт Алят (Бакинский международный морской торговый порт)',
      },
    },
  ],
};

export const exampleQuestionExample = { from: "Xi'an", to: 'Baku', cargo: '1x40HC:20t', depart: '2026-12-01', by: 'time,cost,co2', avoid: '' };

export const foundPlaceExample = {
  id: 'CNHRS',
  names: { en: 'Khorgos', zhHans: '霍尔果斯', zhHant: '霍爾果斯', ru: 'Хоргос' },
  country: 'CN',
  country2: '',
  lat: 44.22,
  lon: 80.4,
  roles: ['town', 'station'],
  zone: 'Asia/Shanghai',
  population: 0,
  label: '霍爾果斯',
  how: 'name',
  distanceKm: null,
};

export const nearPlaceExample = {
  id: 'CNHRS',
  names: { en: 'Khorgos', zhHans: '霍尔果斯', zhHant: '霍爾果斯', ru: 'Хоргос' },
  country: 'CN',
  country2: '',
  lat: 44.22,
  lon: 80.4,
  roles: ['town', 'station'],
  zone: 'Asia/Shanghai',
  population: 0,
  label: 'Khorgos',
  how: 'near',
  distanceKm: 2.223901604670216,
};

export const placeSurveyExample = {
  id: 'KZKUR',
  names: { en: 'Port of Kuryk', zhHans: '库雷克港', zhHant: '庫雷克港', ru: 'Порт Курык' },
  country: 'KZ',
  country2: '',
  lat: 43.17,
  lon: 51.42,
  roles: ['port'],
  zone: 'Asia/Almaty',
  population: 0,
  linkCount: 12,
  links: [
    {
      id: 'rail-1520:KZKUR:kz-kuryk-port',
      mode: 'rail',
      line: '',
      to: 'kz-kuryk-port',
      toName: 'Kuryk Port',
      km: 3,
      class: 'access',
      gauge: '1520',
      status: 'open',
      source: 'recalled by the compilers, unconfirmed; the port station',
      basis: 'assumed',
    },
  ],
  terminals: [
    {
      layers: ['truck', 'rail1520', 'roro', 'rail_ferry'],
      handles: ['container', 'reefer', 'truck', 'wagon', 'loose'],
      capacityTeuYear: null,
      capacityTonnesYear: null,
      opensH: null,
      closesH: null,
      source:
        'intermodal terminal Kuryk Port, recalled by the compilers, unconfirmed; port class ferry (data/curation/ports.csv), recalled by the compilers, unconfirmed',
      basis: 'assumed',
    },
  ],
  procedures: [],
  services: [
    {
      id: 'roro-kuryk-alat',
      name: 'Ro-pax Kuryk - Alat (trucks)',
      mode: 'ferry',
      how: 'sails when full, wait p50 24 h, p90 72 h',
      source:
        "leaves when full: wait 24 h (6-72), Silk Road or Bust 2023 (traveller report: ships leave when full; 6-72 h), https://www.silkroadorbust.com/post/waiting-for-god-knows-what; CPMM 2020 Kuryk 69.7 h; Caspian storms 8 days a month December-February, 2 otherwise (compilers' parameter set of November 2026; inbusiness.kz January 2026 (10 storm days in the month), https://www.inbusiness.kz/ru/last/shtormy-na-kaspii-vzvintili-ceny-kontejnery-po-tmtm-podorozhali); Kuryk about half of the days in November and December (Evrim Agaci Dec 2024 (Kuryk closed by weather about half of Nov-Dec), https://evrimagaci.org/tpg/major-ferry-transport-disruptions-hit-cargo-and-passengers-99571); 50 trucks (sea-news.az 6 May 2022); closure length 48 h assumed",
      basis: 'calibrated',
      stops: ['Port of Kuryk', 'Port of Alat'],
    },
  ],
};

export const networkExample = {
  id: 'eurasia',
  version: '11c61bb0b9362276',
  counts: { places: 4561, links: 9410, services: 778, procedures: 790, terminals: 2288, pipelines: 74, nodes: 12835, arcs: 45906 },
  modes: [
    { mode: 'rail', links: 2419, km: 250851.34999999995, services: 91 },
    { mode: 'road', links: 4408, km: 453879.3599999999, services: 0 },
  ],
  bounds: [-21.85, -33.91, 158.64, 71.16],
  countries: [
    { code: 'AE', name: 'United Arab Emirates', places: 9 },
    { code: 'AF', name: 'Afghanistan', places: 45 },
  ],
  tables: [
    { table: 'places', rows: 4561, published: 2573, calibrated: 769, assumed: 1219 },
    { table: 'aliases', rows: 8680, published: 6805, calibrated: 0, assumed: 1875 },
  ],
  sources: [
    { source: 'key of the place in data/seeds', rows: 4365 },
    { source: 'UN/LOCODE (UNECE)', rows: 1778 },
  ],
};

export const layersExample = {
  layers: [
    { layer: 'road', features: 4408, about: 'Roads that trucks use, with their class.', href: '/v1/network/layers/road.geojson' },
    { layer: 'rail1435', features: 1559, about: 'Railways of 1435 mm gauge.', href: '/v1/network/layers/rail1435.geojson' },
  ],
};

export const layerExample = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'roro-kuryk-alat',
      geometry: {
        type: 'LineString',
        coordinates: [
          [51.42, 43.17],
          [51.43, 43.15],
          [51.41, 43.11],
          [50.37, 40.31],
          [50.33, 40.29],
          [49.45, 39.95],
          [49.42, 39.95],
        ],
      },
      properties: {
        id: 'roro-kuryk-alat',
        name: 'Ro-pax Kuryk - Alat (trucks)',
        mode: 'ferry',
        layer: 'roro',
        operator: 'ASCO',
        how: 'sails when full, wait p50 24 h, p90 72 h',
        perWeek: 3,
        p50H: 24,
        p90H: 72,
        cutoffH: 0,
        admits: 'truck, container, reefer, loose, liquid',
        stops: 'Port of Kuryk – Port of Alat',
        rideP50H: 19,
        lengthKm: 469,
        status: 'open',
        source:
          "leaves when full: wait 24 h (6-72), Silk Road or Bust 2023 (traveller report: ships leave when full; 6-72 h), https://www.silkroadorbust.com/post/waiting-for-god-knows-what; CPMM 2020 Kuryk 69.7 h; Caspian storms 8 days a month December-February, 2 otherwise (compilers' parameter set of November 2026; inbusiness.kz January 2026 (10 storm days in the month), https://www.inbusiness.kz/ru/last/shtormy-na-kaspii-vzvintili-ceny-kontejnery-po-tmtm-podorozhali); Kuryk about half of the days in November and December (Evrim Agaci Dec 2024 (Kuryk closed by weather about half of Nov-Dec), https://evrimagaci.org/tpg/major-ferry-transport-disruptions-hit-cargo-and-passengers-99571); 50 trucks (sea-news.az 6 May 2022); closure length 48 h assumed",
        basis: 'calibrated',
      },
    },
  ],
};

export const healthExample = {
  status: 'ok',
  version: '0.1.0',
  network: { id: 'eurasia', version: '11c61bb0b9362276' },
  plans: { running: 0, waiting: 0, workers: 1 },
};
