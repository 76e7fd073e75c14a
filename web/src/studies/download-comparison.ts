/** The files of a comparison, made in the page from the answer it holds. */
import type { CompareDocument } from '../../../src/contract/index.js';
import { renderCsv } from '../files/render-csv.js';
import { saveBlob } from '../files/save-blob.js';

type Pair = CompareDocument['pairs'][number];
const figures = ['p50Days', 'p90Days', 'meanDays', 'costUsd', 'co2eKg'] as const;

export function downloadComparison(document: CompareDocument, format: 'csv' | 'geojson' | 'json'): void {
  const texts = {
    csv: () => renderCsv([csvHead, ...document.pairs.map(csvRow)]),
    geojson: () => JSON.stringify({ type: 'FeatureCollection', features: document.pairs.flatMap(featuresOf) }),
    json: () => JSON.stringify(document, undefined, 2),
  };
  const types = { csv: 'text/csv', geojson: 'application/geo+json', json: 'application/json' };
  saveBlob(`compare.${format}`, new Blob([texts[format]()], { type: types[format] }));
}

const csvHead = ['from', 'to', 'outcome', 'way_before', 'way_after', ...figures.flatMap((figure) => [`${figure}_before`, `${figure}_after`])];
const csvRow = ({ from, to, outcome, base, scenario }: Pair): (string | number)[] => [
  from.name,
  to.name,
  outcome,
  base?.name ?? '',
  scenario?.name ?? '',
  ...figures.flatMap((figure) => [base?.[figure] ?? '', scenario?.[figure] ?? '']),
];

const featuresOf = ({ from, to, outcome, base, scenario }: Pair): GeoJSON.Feature[] =>
  (['before', 'after'] as const).flatMap((side) =>
    ((side === 'before' ? base : scenario)?.legs ?? []).flatMap(({ kind, mode, layer, geometry }): GeoJSON.Feature[] =>
      kind === 'run'
        ? [
            {
              type: 'Feature',
              properties: { from: from.id, to: to.id, outcome, side, mode, layer },
              geometry: { type: 'LineString', coordinates: geometry },
            },
          ]
        : [],
    ),
  );
