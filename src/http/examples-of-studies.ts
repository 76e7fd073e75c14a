/** Real calls and answers of the default network for the document: a test holds them to their schemas. */
export const compareCallExample = {
  scenario: {
    name: 'Snow on the roads of Kazakhstan',
    changes: [
      {
        kind: 'slow',
        what: {
          country: ['KZ'],
          mode: 'road',
        },
        factor: 1.5,
        why: 'snow',
      },
    ],
  },
  pairs: [
    {
      from: '44.2,80.4',
      to: '43.25,76.95',
    },
  ],
  cargo: 'truck:20t',
  depart: '2026-12-01',
};

export const compareAnswerExample = {
  formatVersion: 1,
  network: {
    id: 'eurasia',
    version: '918c967620001059',
  },
  scenario: {
    name: 'Snow on the roads of Kazakhstan',
    hash: '3ebe94447aabb2fc459c5a28dd76524986b8879cc8638b33413518ae4ad1a9cf',
    changes: 1,
    inForce: 1,
  },
  terms: {
    departAt: '2026-12-01T00:00:00+08:00',
    cargo: 'truck:20t',
    by: 'generalised',
    usdPerTonneDay: 5,
    seed: 1,
    draws: 2000,
  },
  notes: ['The cargo is read as one loaded truck, 20 t (truck:20t).'],
  pairs: [
    {
      from: {
        id: 'CNHRS',
        name: 'Khorgos',
      },
      to: {
        id: 'KZALA',
        name: 'Almaty',
      },
      cargo: 'truck:20t',
      tonnesPerYear: null,
      outcome: 'same way',
      base: {
        id: 'wd6e8edd6',
        name: 'Truck to Almaty',
        p50Days: 1.6709027777777778,
        p90Days: 3.4544560185185187,
        meanDays: 2.0807523148148146,
        costUsd: 1147,
        generalisedUsd: 1355.0752314814815,
        co2eKg: 709.8,
      },
      scenario: {
        id: 'wd6e8edd6',
        name: 'Truck to Almaty',
        p50Days: 1.9596527777777777,
        p90Days: 3.816550925925926,
        meanDays: 2.3969560185185186,
        costUsd: 1147,
        generalisedUsd: 1386.695601851852,
        co2eKg: 709.8,
      },
      change: {
        p50Days: 0.28875,
        p90Days: 0.3620949074074074,
        meanDays: 0.3162037037037037,
        costUsd: 0,
        generalisedUsd: 31.620370370370438,
        co2eKg: 0,
      },
      none: null,
    },
  ],
  all: {
    pairs: 1,
    both: 1,
    changed: 0,
    lost: 0,
    gained: 0,
    tonnesLost: null,
    base: {
      p50Days: 1.6709027777777778,
      p90Days: 3.4544560185185187,
      meanDays: 2.0807523148148146,
      costUsd: 1147,
      generalisedUsd: 1355.0752314814815,
      co2eKg: 709.8,
    },
    scenario: {
      p50Days: 1.9596527777777777,
      p90Days: 3.816550925925926,
      meanDays: 2.3969560185185186,
      costUsd: 1147,
      generalisedUsd: 1386.695601851852,
      co2eKg: 709.8,
    },
    change: {
      p50Days: 0.28875,
      p90Days: 0.3620949074074074,
      meanDays: 0.3162037037037037,
      costUsd: 0,
      generalisedUsd: 31.620370370370438,
      co2eKg: 0,
    },
  },
};

export const scenariosExample = {
  scenarios: [
    {
      id: 'suez-closed',
      name: 'Suez closed',
      why: 'Ships between Asia and Europe sail round the Cape of Good Hope, as most have done since December 2023.',
      source: 'The voyage round the Cape of every pair of ports that uses the canal is in the network, over the same lanes.',
      basis: 'assumed',
      changes: 1,
    },
  ],
};
