/** Every way as a bar on one calendar; the chosen one is taller and names its stops. Waits are hatched, as everywhere. */
import { useRef } from 'react';
import type { ItineraryDocument } from '../../../src/contract/index.js';
import { usePage } from '../state/page-context.js';
import { chosenWay, waysOf } from '../state/page-state.js';
import { inkOf, isStanding, stagesOf } from '../state/stages.js';
import { useLanguage } from '../words/languages.js';
import { legTitle, type NameOf, placeNamer, shortName } from '../words/way-name.js';
import { dayStep } from './axes.js';
import { useSize } from './use-size.js';

const left = 34;
const right = 14;
const top = 26;

const addDays = (instant: string, days: number): string =>
  new Date(Date.parse(`${instant.slice(0, 19)}Z`) + days * 86_400_000).toISOString().slice(0, 19);

export function Timeline() {
  const { state, change } = usePage();
  const speech = useLanguage();
  const { t, figures, language } = speech;
  const holder = useRef<HTMLDivElement>(null);
  const { width, height: room } = useSize(holder);
  const ways = waysOf(state);
  const chosen = chosenWay(state);
  const nameOf = placeNamer(language, state.names);
  const hours = Math.max(...ways.map((way) => way.hours.mean), 1);
  const days = Math.ceil(hours / 24);
  const inner = Math.max(60, width - left - right);
  const x = (at: number): number => left + (inner * at) / (days * 24);
  // bars grow a little where the drawer is tall
  const grown = Math.max(1, Math.min(1.7, (room - top - 44) / Math.max(1, ways.length * 27)));
  const thin = Math.round(12 * grown);
  const thick = Math.round(20 * grown);
  const rowHeight = (way: ItineraryDocument): number => (way === chosen ? thick + 36 : thin + 14);
  const tops = ways.map((_, i) => top + ways.slice(0, i).reduce((sum, way) => sum + rowHeight(way), 0));
  const height = top + ways.reduce((sum, way) => sum + rowHeight(way), 0) + 6;
  const departs = ways[0]?.departsAt ?? '';
  const step = dayStep(days, inner / 82);
  const deadline = state.answer?.query.deadline;
  const deadlineAt = deadline == null ? undefined : (Date.parse(deadline) - Date.parse(departs)) / 3_600_000;
  const marks = Array.from({ length: Math.floor(days / step) + 1 }, (_, i) => i * step);
  return (
    <div ref={holder} className="chart">
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={t('timelineOf')}>
          {marks.map((day) => (
            <g key={day}>
              <line className="grid" x1={x(day * 24)} x2={x(day * 24)} y1={top - 6} y2={height} />
              <text className="tick" x={x(day * 24) + 3} y={top - 10}>
                {figures.day(addDays(departs, day))}
              </text>
            </g>
          ))}
          {deadlineAt !== undefined && deadlineAt <= days * 24 && (
            <line className="deadline" x1={x(deadlineAt)} x2={x(deadlineAt)} y1={top - 6} y2={height} />
          )}
          {ways.map((way, i) => {
            const y = tops[i] ?? top;
            const isChosen = way === chosen;
            const thickness = isChosen ? thick : thin;
            let at = 0;
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the mouse is given here what the cards give to the keyboard
              <g
                key={way.id}
                className="row"
                data-way={way.id}
                data-chosen={isChosen}
                data-hover={state.hoverWay === way.id}
                onClick={() => change({ do: 'choose', way: way.id })}
                onMouseEnter={() => change({ do: 'hover', way: way.id })}
                onMouseLeave={() => change({ do: 'hover', way: undefined })}
              >
                <rect className="reach" x={0} y={y - 4} width={width} height={thickness + 8} />
                <Disc n={i + 1} x={14} y={y + thickness / 2} isChosen={isChosen} />
                {way.legs.map((leg, k) => {
                  const from = at;
                  at += leg.hours;
                  const ink = inkOf(leg);
                  const low = isStanding(ink);
                  return (
                    // biome-ignore lint/a11y/noStaticElementInteractions: hovering repeats what the timetable gives to the keyboard
                    <rect
                      key={k}
                      className={`leg fill-${ink === 'border' ? 'wait' : ink}`}
                      data-hover={isChosen && state.hoverLeg === k}
                      x={x(from)}
                      y={low ? y + thickness * 0.22 : y}
                      width={Math.max(0.6, x(at) - x(from))}
                      height={low ? thickness * 0.56 : thickness}
                      onMouseEnter={() => isChosen && change({ do: 'hover', way: way.id, leg: k })}
                    >
                      <title>{`${legTitle(speech, leg)} — ${figures.dayTime(leg.departsAt)} → ${figures.dayTime(leg.arrivesAt)}, ${figures.span(leg.hours)}`}</title>
                    </rect>
                  );
                })}
                {isChosen && <StopNames way={way} x={x} y={y + thick} width={width} nameOf={nameOf} />}
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}

export function Disc({ n, x, y, isChosen }: { readonly n: number; readonly x: number; readonly y: number; readonly isChosen: boolean }) {
  return (
    <g className="svg-disc" data-chosen={isChosen}>
      <circle cx={x} cy={y} r={9} />
      <text x={x} y={y + 4}>
        {n}
      </text>
    </g>
  );
}

/** Stops by the hours spent there, the longest first; a name that finds no room in two lines is left to the timetable. */
function StopNames({
  way,
  x,
  y,
  width,
  nameOf,
}: {
  readonly way: ItineraryDocument;
  readonly x: (hours: number) => number;
  readonly y: number;
  readonly width: number;
  readonly nameOf: NameOf;
}) {
  const { figures } = useLanguage();
  let at = 0;
  const stages = stagesOf(way);
  const stops = stages.flatMap((stage, i) => {
    if (stage.kind === 'run') {
      at += stage.leg.hours;
      return [];
    }
    const stayed = stage.legs.reduce((sum, leg) => sum + leg.hours, 0);
    const from = at;
    at += stayed;
    const isEnd = i === 0 || i === stages.length - 1;
    return stayed < 4 && !isEnd
      ? []
      : [{ from, to: at, stayed, isEnd, text: `${shortName(nameOf(stage.place))}${stayed >= 4 ? ` ${figures.span(stayed)}` : ''}` }];
  });
  const taken: (readonly [number, number, number])[] = [];
  const seated = [...stops]
    .sort((a, b) => Number(b.isEnd) - Number(a.isEnd) || b.stayed - a.stayed)
    .flatMap((stop) => {
      const middle = (x(stop.from) + x(stop.to)) / 2;
      const wide = [...stop.text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 12 : 6.3), 0);
      const start = Math.min(Math.max(left, middle - wide / 2), width - wide - 2);
      const line = [0, 1].find((row) => taken.every(([a, b, other]) => other !== row || start > b + 8 || start + wide < a - 8));
      if (line === undefined) return [];
      taken.push([start, start + wide, line]);
      return [{ ...stop, middle, start, line }];
    });
  return seated.map((stop) => (
    <g key={`${stop.from} ${stop.text}`} className="stop-name">
      <line x1={stop.middle} x2={stop.middle} y1={y + 1} y2={y + 4 + stop.line * 13} />
      <text x={stop.start} y={y + 14 + stop.line * 13}>
        {stop.text}
      </text>
    </g>
  ));
}
