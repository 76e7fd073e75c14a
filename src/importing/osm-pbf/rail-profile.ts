/** Which tracks carry freight wagons, of what gauge, with wires or without (OpenStreetMap wiki, "Railways", read November 2026). */
import type { SpeedClass } from '../../network/index.js';
import type { Tags } from './decode-block.kernel.js';

export interface RailRule {
  readonly speedClass: SpeedClass;
  /** Of the four gauges of the network format; empty when none is posted. */
  readonly gauges: readonly string[];
  readonly electrified: boolean | undefined;
  readonly tracks: number | undefined;
}
export type RailReading = { readonly kind: 'rail'; readonly rule: RailRule } | { readonly kind: 'left out'; readonly why: string };

/** 1524 mm of Finland runs with wagons of 1520 mm; metre gauge is within a few millimetres of 1000. */
const gaugeOf: Readonly<Record<string, string>> = { '1435': '1435', '1520': '1520', '1524': '1520', '1668': '1668', '1665': '1668', '1000': '1000' };

export function readRail(tags: Tags): RailReading {
  const railway = tags.get('railway');
  if (railway !== 'rail' && railway !== 'narrow_gauge') return { kind: 'left out', why: `railway=${railway ?? ''}` };
  if (['tourism', 'military', 'test'].includes(tags.get('usage') ?? '')) return { kind: 'left out', why: `usage=${tags.get('usage')}` };
  const posted = (tags.get('gauge') ?? '')
    .split(';')
    .map((gauge) => gauge.trim())
    .filter((gauge) => gauge !== '');
  const gauges = [...new Set(posted.flatMap((gauge) => gaugeOf[gauge] ?? []))];
  if (posted.length > 0 && gauges.length === 0) return { kind: 'left out', why: `gauge=${tags.get('gauge')}` };
  if (posted.length === 0 && railway === 'narrow_gauge') return { kind: 'left out', why: 'narrow gauge of unknown width' };
  const usage = tags.get('usage');
  const wires = tags.get('electrified');
  const tracks = Number(tags.get('tracks'));
  return {
    kind: 'rail',
    rule: {
      speedClass: tags.has('service') || usage === 'industrial' ? 'access' : usage === 'branch' ? 'branch' : 'main',
      gauges,
      electrified: wires === undefined ? undefined : wires !== 'no',
      tracks: Number.isInteger(tracks) && tracks > 0 ? tracks : undefined,
    },
  };
}
