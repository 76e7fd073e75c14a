/** Border crossings with their waits, as the compiled network applies them: a crossing's own rows, else those of its countries. */
import { type CargoClass, cargoClasses, type Network, type ProcedureStep, type Row } from '../network/index.js';
import { groupRows } from './group-rows.js';
import type { Feature } from './present-geojson.js';

interface Wait {
  readonly mode: string;
  readonly from: string;
  readonly to: string;
  readonly regime: 'tir' | 'no_tir';
  readonly p50H: number;
  readonly p90H: number;
  readonly feeUsd: number;
  readonly source: string;
  readonly basis: string;
}

/** Whose waits are shown: a truck's on a road, a container's elsewhere. */
const shownClass = (mode: string): CargoClass => (mode === 'road' ? 'truck' : 'container');

export function listBorders(network: Network): readonly Feature[] {
  const steps = network.steps.filter((step) => step.kind === 'procedure');
  const stepsAt = groupRows(steps, (step) => step.place);
  return network.places.flatMap((place): Feature[] => {
    if (!place.roles.includes('border')) return [];
    const waits = (stepsAt.get(place.index) ?? []).flatMap((step) => listWaits(network, step));
    // without a regime of its own a border shows what most shippers meet: no TIR
    const usual = waits.filter((wait) => wait.regime === 'no_tir');
    const longest = usual.reduce<Wait | undefined>((most, wait) => (most === undefined || wait.p50H > most.p50H ? wait : most), undefined);
    return [
      {
        type: 'Feature',
        id: place.id,
        geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
        properties: {
          id: place.id,
          name: place.names.en,
          names: place.names,
          country: place.country,
          country2: place.country2,
          modes: [...new Set(waits.map((wait) => wait.mode))].join(', '),
          p50H: longest?.p50H ?? null,
          p90H: longest?.p90H ?? null,
          waits,
          status: place.status,
          source: longest?.source ?? '',
          basis: longest?.basis ?? '',
        },
      },
    ];
  });
}

function listWaits(network: Network, step: ProcedureStep): Wait[] {
  return (['tir', 'no_tir'] as const).flatMap((regime, i): Wait[] => {
    if (regime === 'tir' && step.mode !== 'road') return [];
    const recipe = step.recipe[i === 0 ? 0 : 1][cargoClasses.indexOf(shownClass(step.mode))] ?? 0;
    const rows = (network.recipes.procedures[recipe] ?? []).flatMap((row) => network.tables.procedures[row] ?? []);
    if (rows.length === 0) return [];
    const sum = (of: (row: Row<'procedures'>) => number): number => rows.reduce((total, row) => total + of(row), 0);
    const distinct = (of: (row: Row<'procedures'>) => string): string => [...new Set(rows.map(of))].join('; ');
    return [
      {
        mode: step.mode,
        from: step.fromCountry,
        to: step.toCountry,
        regime,
        p50H: sum((row) => row.p50_h),
        p90H: sum((row) => row.p90_h),
        feeUsd: sum((row) => row.fee_usd),
        source: distinct((row) => row.source),
        basis: distinct((row) => row.basis),
      },
    ];
  });
}
