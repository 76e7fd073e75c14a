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

const leaving = new Set<TrackedEvent['code']>(['DEPA', 'GTOT']);
const coming = new Set<TrackedEvent['code']>(['ARRI', 'GTIN']);
const crossing = new Set<TrackedEvent['code']>(['CROS']);

const earliest = (events: readonly TrackedEvent[]): string | undefined => events.at(0)?.at;
const latest = (events: readonly TrackedEvent[]): string | undefined => events.at(-1)?.at;

/** `events` by time. Of several units the first to leave and the last to come count: a stage is over when all of the cargo is through. */
export function stageTimes(
  itinerary: Consignment['itinerary'],
  events: readonly TrackedEvent[],
  units: number,
  forecast: Forecast | undefined,
  now: number,
): readonly StageTimes[] {
  const happened = events.filter(
    ({ classifier, retractedBy, at }) => classifier === 'ACT' && retractedBy === null && Date.parse(at) <= now + 600_000,
  );
  const at = (place: string, codes: ReadonlySet<TrackedEvent['code']>): readonly TrackedEvent[] =>
    happened.filter((event) => event.place === place && codes.has(event.code));
  const allOf = (found: readonly TrackedEvent[]): string | undefined =>
    new Set(found.map(({ unit }) => unit)).size >= units ? latest(found) : undefined;
  const stages = stagesOf(itinerary as Parameters<typeof stagesOf>[0]);
  const bounds = stages.map((stage, i) => {
    if (stage.kind === 'run') {
      const { from, to } = stage.leg;
      return { from: earliest([...at(from.id, leaving), ...at(from.id, crossing)]), to: allOf(at(to.id, coming)), any: latest(at(to.id, coming)) };
    }
    const isLast = i === stages.length - 1;
    const here = happened.filter((event) => event.place === stage.place.id);
    const left = allOf([...at(stage.place.id, leaving), ...at(stage.place.id, crossing)]);
    const done = isLast ? latest(at(stage.place.id, new Set(['STRP', 'DROP', 'RELS'] as const))) : left;
    return { from: earliest(here), to: done, any: left };
  });
  const reached = bounds.findLastIndex(({ from, to }) => from !== undefined || to !== undefined);
  const current = reached >= 0 && bounds[reached]?.to !== undefined && reached < stages.length - 1 ? reached + 1 : reached;
  const ahead = new Map((forecast?.ahead ?? []).map(({ leg, ends }) => [leg, ends]));
  let before: string | undefined;
  return stages.map((stage, i) => {
    const legs = stage.kind === 'run' ? [stage.leg] : stage.legs;
    const first = legs[0];
    const last = legs.at(-1);
    const standing = neighbourTime(stages, i);
    const { from, to } = bounds[i] ?? {};
    const isPassed = i < current || to !== undefined;
    const isNow = i === current && !isPassed;
    const begun = from ?? (i > 0 ? bounds[i - 1]?.to : undefined);
    const ends = last === undefined ? undefined : ahead.get(itinerary.legs.indexOf(last));
    const shown = isPassed || ends === undefined ? undefined : { from: isNow ? (begun ?? new Date(now).toISOString()) : (before ?? ends.p10), ends };
    if (ends !== undefined) before = ends.p50;
    else if (isPassed) before = to ?? before;
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

/** A stop where nothing is done takes no time: that of the run before it, or after it. */
function neighbourTime(stages: readonly (Stop | Run)[], i: number): string {
  const [before, after] = [stages[i - 1], stages[i + 1]];
  if (before?.kind === 'run') return before.leg.arrivesAt;
  return after?.kind === 'run' ? after.leg.departsAt : '';
}
