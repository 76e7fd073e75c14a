/** The front: every way that nothing beats. Days across, dollars up, CO2e as the area of the dot; a dot selects its way. */
import { useRef } from 'react';
import type { ItineraryDocument } from '../../../src/contract/index.js';
import { usePage } from '../state/page-context.js';
import { chosenWay, waysOf } from '../state/page-state.js';
import { useLanguage } from '../words/languages.js';
import { placeNamer, wayName } from '../words/way-name.js';
import { logTicks, ticks } from './axes.js';
import { useSize } from './use-size.js';

/** Beyond this ratio of dearest to cheapest the axis is logarithmic, and says so. */
const logFrom = 6;
const mostRadius = 15;

export function Front() {
  const { state } = usePage();
  const { t, figures } = useLanguage();
  const holder = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(holder);
  const ways = state.front;
  return (
    <div className="chart front">
      <p className="small" role="status">
        {ways === undefined ? t('frontThinking') : t('frontLine', { n: figures.number(ways.length), count: ways.length })}
      </p>
      <div ref={holder} className="front-holder">
        {width > 0 && ways !== undefined && <Scatter ways={ways} width={width} height={Math.max(180, height - 6)} />}
      </div>
    </div>
  );
}

function Scatter({ ways, width, height }: { readonly ways: readonly ItineraryDocument[]; readonly width: number; readonly height: number }) {
  const { state, change } = usePage();
  const speech = useLanguage();
  const { t, figures, language } = speech;
  const nameOf = placeNamer(language, state.names);
  const shortlist = waysOf(state);
  const chosen = chosenWay(state);
  const costs = ways.map((way) => way.costUsd);
  const [low, high] = [Math.min(...costs) * 0.78, Math.max(...costs) * 1.2];
  const isLog = high / low > logFrom;
  const mostDays = Math.max(...ways.map((way) => way.hours.p50 / 24)) * 1.05;
  const mostKg = Math.max(...ways.map((way) => way.co2eKg.wtw));
  const box = { x0: 62, y0: 22, x1: width - 22, y1: height - 26 };
  const x = (days: number): number => box.x0 + ((box.x1 - box.x0) * days) / mostDays;
  const floor = isLog ? low : 0;
  const share = (usd: number): number => (isLog ? Math.log(usd / floor) / Math.log(high / floor) : usd / high);
  const y = (usd: number): number => box.y1 - (box.y1 - box.y0) * share(usd);
  const radius = (kg: number): number => Math.max(3, mostRadius * Math.sqrt(kg / mostKg));
  // small dots last, so that a large one hides none; numbers on top of all
  const numbered = new Map(shortlist.map((way, i) => [way.id, i + 1]));
  const order = [...ways].sort((a, b) => Number(numbered.has(a.id)) - Number(numbered.has(b.id)) || b.co2eKg.wtw - a.co2eKg.wtw);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be SVG
    <svg width={width} height={height} role="group" aria-label={t('frontOf')}>
      <text className="caption" x={box.x0} y={13}>
        {t(isLog ? 'logScale' : 'linearScale')}
      </text>
      {(isLog ? logTicks(low, high) : ticks(high, 5)).map((usd) => (
        <g key={usd}>
          <line className="grid" x1={box.x0} x2={box.x1} y1={y(usd)} y2={y(usd)} />
          <text className="tick end" x={box.x0 - 7} y={y(usd) + 4}>
            {figures.number(usd)}
          </text>
        </g>
      ))}
      {ticks(mostDays, Math.max(3, width / 110)).map((days) => (
        <g key={days}>
          <line className="grid" x1={x(days)} x2={x(days)} y1={box.y0} y2={box.y1} />
          <text className="tick middle" x={x(days)} y={box.y1 + 16}>
            {t('unit_days', { n: figures.number(days), count: days })}
          </text>
        </g>
      ))}
      <line className="axis" x1={box.x0} x2={box.x1} y1={box.y1} y2={box.y1} />
      <line className="axis" x1={box.x0} x2={box.x0} y1={box.y0} y2={box.y1} />
      {order.map((way) => {
        const n = numbered.get(way.id);
        const isChosen = way.id === (state.wantedWay ?? chosen?.id) || way.id === chosen?.id;
        const told = t('frontPoint', {
          name: wayName(speech, nameOf, way),
          days: figures.days(way.hours.p50),
          usd: figures.usd(way.costUsd),
          co2e: figures.kg(way.co2eKg.wtw),
        });
        // its title is its name, and says what is written in it
        const words = n === undefined ? told : `${n} ${told}`;
        const [cx, cy, r] = [x(way.hours.p50 / 24), y(way.costUsd), radius(way.co2eKg.wtw)];
        const choose = (): void => change({ do: 'choose', way: way.id });
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside SVG
          <g
            key={way.id}
            className="point"
            role="button"
            tabIndex={0}
            aria-pressed={isChosen}
            data-way={way.id}
            data-chosen={isChosen}
            data-hover={state.hoverWay === way.id}
            onClick={choose}
            onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && choose()}
            onMouseEnter={() => change({ do: 'hover', way: way.id })}
            onMouseLeave={() => change({ do: 'hover', way: undefined })}
          >
            <title>{words}</title>
            <circle cx={cx} cy={cy} r={Math.max(r, 7)} className="reach" />
            <circle cx={cx} cy={cy} r={n === undefined ? r : Math.max(r, 9)} />
            {n !== undefined && (
              <text x={cx} y={cy + 4}>
                {n}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
