/** A way stage by stage on three clocks: as it was planned, as it happened, as it is forecast. A stage is a stop or a run. */
import type { Consignment, Forecast, TrackedEvent } from '../../../../src/contract/index.js';
import { type Run, type Stop, stagesOf } from '../../state/stages.js';

export interface StageTimes {
  readonly stage: Stop | Run;
  readonly planned: { readonly from: string; readonly to: string };
  /** `from` undefined: it is not known when it began; `to` undefined: it goes on. Undefined: it has not begun. */
  readonly actual: { readonly from: string | undefined; readonly to: string | undefined } | undefined;
  /** Over, though perhaps nobody said when. */
  readonly isPassed: boolean;
  readonly isNow: boolean;
  /** Of what is ahead; `from` is when it is likely to begin. */
  readonly forecast: { readonly from: string; readonly ends: Forecast['arrival'] } | undefined;
}

/** Crossing a border leaves it. */
const leaving = new Set<TrackedEvent['code']>(['DEPA', 'GTOT', 'CROS']);
const coming = new Set<TrackedEvent['code']>(['ARRI', 'GTIN']);

/** `events` by time. A stage is over when all of the cargo that reports is through: the first unit to leave begins it, the last to come ends it. */
export function stageTimes(
  itinerary: Consignment['itinerary'],
  events: readonly TrackedEvent[],
  forecast: Forecast | undefined,
  now: number,
): readonly StageTimes[] {
  const happened = events.filter(
    ({ classifier, retractedBy, at }) => classifier === 'ACT' && retractedBy === null && Date.parse(at) <= now + 600_000,
  );
  const stages = stagesOf(itinerary);
  const bounds = boundsOf(stages, happened);
  const current = currentOf(stages, happened);
  const ahead = new Map((forecast?.ahead ?? []).map(({ leg, ends }) => [leg, ends]));
  let before: string | undefined;
  return stages.map((stage, i) => {
    const legs = stage.kind === 'run' ? [stage.leg] : stage.legs;
    const [first, last] = [legs[0], legs.at(-1)];
    const standing = neighbourTime(stages, i);
    const { from, to } = bounds[i] ?? {};
    const isPassed = i < current;
    const isNow = i === current;
    const begun = from ?? bounds[i - 1]?.to;
    const ends = last === undefined || isPassed ? undefined : ahead.get(itinerary.legs.indexOf(last));
    const shown = ends === undefined ? undefined : { from: isNow ? (begun ?? new Date(now).toISOString()) : (before ?? ends.p10), ends };
    before = ends?.p50 ?? before;
    return {
      stage,
      planned: { from: first?.departsAt ?? standing, to: last?.arrivesAt ?? standing },
      actual: isPassed || isNow ? { from: begun, to: isPassed ? (to ?? bounds[i + 1]?.from) : undefined } : undefined,
      isPassed,
      isNow,
      forecast: shown,
    };
  });
}

interface Bounds {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

function boundsOf(stages: readonly (Stop | Run)[], happened: readonly TrackedEvent[]): readonly Bounds[] {
  const reporting = new Set(happened.map(({ unit }) => unit)).size;
  const at = (place: string, codes: ReadonlySet<TrackedEvent['code']>): readonly TrackedEvent[] =>
    happened.filter((event) => event.place === place && codes.has(event.code));
  const allOf = (found: readonly TrackedEvent[]): string | undefined =>
    new Set(found.map(({ unit }) => unit)).size >= reporting ? found.at(-1)?.at : undefined;
  return stages.map((stage) =>
    stage.kind === 'run'
      ? { from: at(stage.leg.from.id, leaving)[0]?.at, to: allOf(at(stage.leg.to.id, coming)) }
      : { from: happened.find(({ place }) => place === stage.place.id)?.at, to: allOf(at(stage.place.id, leaving)) },
  );
}

/** Of the hindmost unit: the stop at which it was last seen, or the run on which it left it. −1 before the first report. */
function currentOf(stages: readonly (Stop | Run)[], happened: readonly TrackedEvent[]): number {
  const stops = new Map(stages.flatMap((stage, i) => (stage.kind === 'stop' ? [[stage.place.id, i] as const] : [])));
  const latest = new Map<string, number>();
  for (const { unit, place, code } of happened) {
    const stop = place === null ? undefined : stops.get(place);
    if (stop !== undefined) latest.set(unit, leaving.has(code) ? Math.min(stop + 1, stages.length - 1) : stop);
  }
  return latest.size === 0 ? -1 : Math.min(...latest.values());
}

/** A stop where nothing is done takes no time: that of the run before it, or after it. */
function neighbourTime(stages: readonly (Stop | Run)[], i: number): string {
  const [before, after] = [stages[i - 1], stages[i + 1]];
  if (before?.kind === 'run') return before.leg.arrivesAt;
  return after?.kind === 'run' ? after.leg.departsAt : '';
}
