/** When things arrive, on one scale: p10 to p90 as a bar, p50 as a stroke, the deadline dashed. */
import type { Consignment, Forecast } from '../../../../src/contract/index.js';

export interface TimeScale {
  readonly from: number;
  readonly to: number;
}

/** From now, or the first likely arrival, to the last deadline or unlikely one. */
export function scaleOf(rows: readonly Consignment[], forecasts: ReadonlyMap<string, readonly Forecast[]>, now: number): TimeScale {
  const times = rows.flatMap(({ id, deadline, state }) => {
    const arrival = forecasts.get(id)?.at(-1)?.arrival;
    if (state === 'arrived' || state === 'closed' || state === 'cancelled') return [];
    return [...(arrival === undefined ? [] : [arrival.p10, arrival.p90]), ...(deadline === null ? [] : [deadline])].map((at) => Date.parse(at));
  });
  return { from: Math.min(now, ...times), to: Math.max(now + 86_400_000, ...times) };
}

/** p10 to p90 as a bar, p50 as a stroke, the deadline dashed, all on the scale of the list. */
export function ArrivalBar({
  forecast,
  deadline,
  scale,
}: {
  readonly forecast: Forecast;
  readonly deadline: string | null;
  readonly scale: TimeScale;
}) {
  const x = (instant: string): string => `${(100 * (Date.parse(instant) - scale.from)) / Math.max(1, scale.to - scale.from)}%`;
  const { p10, p50, p90 } = forecast.arrival;
  return (
    <div className="range" aria-hidden="true">
      <i className="range-bar" style={{ left: x(p10), right: `calc(100% - ${x(p90)})` }} />
      <i className="range-middle" style={{ left: x(p50) }} />
      {deadline !== null && <i className="range-deadline" style={{ left: x(deadline) }} />}
    </div>
  );
}
