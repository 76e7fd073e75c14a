/** A real question and answer of the default network for the document, the list of places cut to its first rows. */
export const studyCallExample = { kind: 'reach', from: 'kz-aktau', within: '1d', cargo: 'truck:20t', depart: '2026-12-01' };

export const studyStatusExample = {
  id: '7f1c0e5a9d3b48266c1f0a7be2d49358',
  kind: 'reach',
  state: 'done',
  jobs: 1,
  finished: 1,
  share: 1,
  message: '',
};

export const studyResultExample = {
  kind: 'reach',
  formatVersion: 1,
  network: { id: 'eurasia', version: '918c967620001059' },
  notes: [
    "Read 'Aktau' as Aktau (KZ, town, kz-aktau); also: Port of Aktau (KZ, port, KZAAU), Aktau Airport (KZ, airport, kz-sco), Aktau Port (KZ, station, kz-aktau-port).",
    'The cargo is read as one loaded truck, 20 t (truck:20t).',
    'The value at a place is the expected one of the best way there by this criterion, delivered.',
    'Contours go up to 150 km beyond the places of the network at 30 km/h (assumed), over land only and not past a town that is out of reach, on a grid of 0.1°.',
    'People are the residents of the towns of the network that are in reach (GeoNames, CC BY 4.0), not of all the land between them.',
  ],
  from: { id: 'kz-aktau', name: 'Aktau', country: 'KZ', lat: 43.64806, lon: 51.17222 },
  unit: 'days',
  bands: [{ within: 1, places: 15, people: 300689 }],
  reached: [
    { id: 'kz-aktau', name: 'Aktau', country: 'KZ', lat: 43.64806, lon: 51.17222, value: 0, population: 147443 },
    { id: 'kz-aktau-port', name: 'Aktau Port', country: 'KZ', lat: 43.6, lon: 51.22, value: 0.03, population: 0 },
    { id: 'KZAAU', name: 'Port of Aktau', country: 'KZ', lat: 43.6, lon: 51.21, value: 0.034, population: 0 },
  ],
};
