/** The time-cost-distance chart that corridor work reads: kilometres across, days or dollars up, a hatched step at each stop. */
import { useId, useRef } from 'react';
import type { ItineraryDocument, LegDocument } from '../../../src/contract/index.js';
import { usePage } from '../state/page-context.js';
import { chosenWay, waysOf } from '../state/page-state.js';
import { type Ink, inkOf, stagesOf } from '../state/stages.js';
import { useLanguage } from '../words/languages.js';
import { type NameOf, placeNamer, shortName } from '../words/way-name.js';
import { ticks } from './axes.js';
import { Disc } from './timeline.js';
import { useSize } from './use-size.js';

type Measure = 'days' | 'usd';
interface Segment {
  readonly fromKm: number;
  readonly toKm: number;
  readonly from: number;
  readonly to: number;
  /** Undefined: a stop. */
  readonly ink: Ink | undefined;
  readonly place: string;
}

function trace(way: ItineraryDocument, measure: Measure, nameOf: NameOf): readonly Segment[] {
  const amount = (leg: LegDocument): number => (measure === 'days' ? leg.hours / 24 : leg.costUsd);
  let [km, reached] = [0, 0];
  return stagesOf(way).map((stage): Segment => {
    const [fromKm, from] = [km, reached];
    for (const leg of stage.kind === 'run' ? [stage.leg] : stage.legs) {
      km += leg.distanceKm;
      reached += amount(leg);
    }
    return {
      fromKm,
      toKm: km,
      from,
      to: reached,
      ink: stage.kind === 'run' ? inkOf(stage.leg) : undefined,
      place: stage.kind === 'stop' ? shortName(nameOf(stage.place)) : '',
    };
  });
}

/** Where one way costs more than three times the next, the dear ones leave the panel at its top, so that the others can be told apart. */
function topOf(totals: readonly number[], measure: Measure): number {
  const falling = [...totals].sort((a, b) => b - a);
  const gap = measure === 'days' ? -1 : falling.findIndex((total, i) => total > 3 * (falling[i + 1] ?? Number.POSITIVE_INFINITY));
  return gap < 0 ? Math.max(falling[0] ?? 1, 1e-6) * 1.06 : (falling[gap + 1] ?? 1) * 1.3;
}

export function Distance() {
  const { t } = useLanguage();
  const holder = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(holder);
  const beside = width > 720;
  const each = beside ? width / 2 - 8 : width;
  const tall = Math.max(170, beside ? height - 4 : 220);
  return (
    <div ref={holder} className="chart panels">
      {width > 0 && (
        <>
          <Panel measure="days" width={each} height={tall} caption={t('distanceTime')} />
          <Panel measure="usd" width={each} height={tall} caption={t('distanceCost')} />
        </>
      )}
    </div>
  );
}

interface PanelProps {
  readonly measure: Measure;
  readonly width: number;
  readonly height: number;
  readonly caption: string;
}

/** Pixels that the price of a way that leaves the panel at its top takes beside its disc. */
const OVER_WIDTH = 78;

function Panel({ measure, width, height, caption }: PanelProps) {
  const { state, change } = usePage();
  const { figures, language } = useLanguage();
  const clip = useId();
  const ways = waysOf(state);
  const chosen = chosenWay(state);
  const nameOf = placeNamer(language, state.names);
  const box = { x0: 48, y0: 24, x1: width - 26, y1: height - 22 };
  const mostKm = Math.max(...ways.map((way) => way.distanceKm), 1) * 1.03;
  const totals = ways.map((way) => (measure === 'days' ? way.hours.mean / 24 : way.costUsd));
  const most = topOf(totals, measure);
  const x = (km: number): number => box.x0 + ((box.x1 - box.x0) * km) / mostKm;
  const y = (amount: number): number => box.y1 - ((box.y1 - box.y0) * amount) / most;
  const taken: { readonly x0: number; readonly x1: number; readonly y: number }[] = [];
  const ends = ways.map((way, i) => {
    const total = totals[i] ?? 0;
    const over = total > most;
    const crossing = over ? trace(way, measure, nameOf).find((segment) => segment.to >= most) : undefined;
    const at =
      crossing === undefined
        ? way.distanceKm
        : crossing.fromKm + ((crossing.toKm - crossing.fromKm) * (most - crossing.from)) / Math.max(1e-9, crossing.to - crossing.from);
    let cy = Math.max(box.y0 + 9, y(Math.min(total, most)));
    const beside = over ? OVER_WIDTH : 0;
    let cx = Math.min(x(at) + 13, width - 11 - beside);
    const hits = (): boolean => taken.some((other) => other.x0 < cx + 10 + beside && other.x1 > cx - 10 && Math.abs(other.y - cy) < 19);
    while (hits() && cx > box.x0 && cy < box.y1) {
      if (over) cy += 20;
      else cx -= 20;
    }
    taken.push({ x0: cx - 10, x1: cx + 10 + beside, y: cy });
    return { way, cx, cy, over };
  });
  const order = [...ways].sort((a, b) => Number(a === chosen) - Number(b === chosen));
  return (
    <svg width={width} height={height} role="img" aria-label={caption}>
      <text className="caption" x={box.x0} y={14}>
        {caption}
      </text>
      {ticks(most, 5).map((value) => (
        <g key={value}>
          <line className="grid" x1={box.x0} x2={box.x1} y1={y(value)} y2={y(value)} />
          <text className="tick end" x={box.x0 - 6} y={y(value) + 4}>
            {figures.number(value)}
          </text>
        </g>
      ))}
      {ticks(mostKm, Math.max(2, width / 120)).map((km) => (
        <text key={km} className="tick middle" x={x(km)} y={box.y1 + 15}>
          {figures.km(km)}
        </text>
      ))}
      <line className="axis" x1={box.x0} x2={box.x1} y1={box.y1} y2={box.y1} />
      <clipPath id={clip}>
        <rect x={box.x0} y={box.y0 - 2} width={box.x1 - box.x0 + 22} height={box.y1 - box.y0 + 4} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {order.map((way) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: hovering repeats what the cards give to the keyboard
          <g
            key={way.id}
            className="trace"
            data-chosen={way === chosen}
            data-hover={state.hoverWay === way.id}
            onMouseEnter={() => change({ do: 'hover', way: way.id })}
            onMouseLeave={() => change({ do: 'hover', way: undefined })}
          >
            {trace(way, measure, nameOf).map((segment) => (
              <Step key={`${segment.from} ${segment.fromKm} ${segment.place}`} segment={segment} x={x} y={y} />
            ))}
          </g>
        ))}
      </g>
      {chosen !== undefined && <StepNames segments={trace(chosen, measure, nameOf)} x={x} y={y} measure={measure} box={box} discs={ends} />}
      {ends.map(({ way, cx, cy, over }, i) => (
        <g key={way.id}>
          <Disc n={i + 1} x={cx} y={cy} isChosen={way === chosen} />
          {over && (
            <text className="tick" x={cx + 13} y={cy + 4}>
              {figures.usd(totals[i] ?? 0)} ↑
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

function Step({ segment, x, y }: { readonly segment: Segment; readonly x: (km: number) => number; readonly y: (amount: number) => number }) {
  const { fromKm, toKm, from, to, ink } = segment;
  if (ink !== undefined) {
    const line = { x1: x(fromKm), y1: y(from), x2: x(toKm), y2: y(to) };
    return (
      <>
        <line className={`stroke stroke-${ink}`} {...line} />
        {ink === 'rail1520' && <line className="stroke-gauge" {...line} />}
      </>
    );
  }
  const tall = y(from) - y(to);
  return tall < 0.4 ? null : <rect className="fill-wait step" x={x(fromKm) - 4} y={y(to)} width={8} height={tall} />;
}

interface NamesProps {
  readonly segments: readonly Segment[];
  readonly x: (km: number) => number;
  readonly y: (amount: number) => number;
  readonly measure: Measure;
  readonly box: { readonly x0: number; readonly x1: number };
  readonly discs: readonly { readonly cx: number; readonly cy: number }[];
}

/** The stops with the tallest steps are named beside them. */
function StepNames({ segments, x, y, measure, box, discs }: NamesProps) {
  const { figures } = useLanguage();
  const taken: (readonly [number, number, number])[] = discs.map(({ cx, cy }) => [cx - 12, cx + 12, cy + 4] as const);
  return segments
    .filter((segment) => segment.ink === undefined && y(segment.from) - y(segment.to) >= 5)
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, 6)
    .map((segment) => {
      const amount = segment.to - segment.from;
      const text = `${segment.place} ${measure === 'days' ? figures.span(amount * 24) : figures.usd(amount)}`;
      const wide = [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 12 : 6), 0);
      const middle = (y(segment.from) + y(segment.to)) / 2 + 4;
      const start = x(segment.fromKm) + 8 + wide < box.x1 ? x(segment.fromKm) + 8 : x(segment.fromKm) - 8 - wide;
      if (start < box.x0 || taken.some(([a, b, other]) => Math.abs(other - middle) < 15 && start < b && start + wide > a)) return null;
      taken.push([start, start + wide, middle]);
      return (
        <text key={`${segment.fromKm} ${segment.place}`} className="step-name" x={start} y={middle}>
          {text}
        </text>
      );
    });
}
