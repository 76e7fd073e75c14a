/** Requests drawn from a seed, so that two runs ask the same in the same order. */
import type { Asked } from './ask.js';

export type Draw = () => number;

/** mulberry32 (T. Ettinger, public domain): 0 ≤ draw < 1. */
export function createDraw(seed: number): Draw {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const places = [
  ...["Xi'an", 'Chengdu', 'Chongqing', 'Urumqi', 'Zhengzhou', 'Shanghai', 'Almaty', 'Astana', 'Tashkent', 'Bishkek', 'Dushanbe', 'Samarkand', 'Baku'],
  ...[
    'Tbilisi',
    'Yerevan',
    'Istanbul',
    'Ankara',
    'Moscow',
    'Kazan',
    'Yekaterinburg',
    'Novosibirsk',
    'Minsk',
    'Warsaw',
    'Duisburg',
    'Hamburg',
    'Budapest',
  ],
];
const cargoes = ['1x40HC:20t', 'truck:20t', '2x20DC:18t', '1x40HC:26t'];
const texts = ['Ak', 'Kho', 'Bak', 'Port of', '西', '阿拉', 'Сам', 'Tash', 'KZ', 'Istanb', 'Uru'];
const layers = ['road', 'rail1435', 'rail1520', 'sea', 'ferry', 'pipeline', 'border', 'terminal'];

const oneOf = <T>(list: readonly [T, ...T[]] | readonly T[], draw: Draw): T => {
  const drawn = list[Math.floor(draw() * list.length)];
  if (drawn === undefined) throw new Error('oneOf() was given an empty list');
  return drawn;
};

export function drawPlan(draw: Draw, more: object = {}): Asked {
  const from = oneOf(places, draw);
  const others = places.filter((place) => place !== from);
  return { path: '/v1/plan', body: { from, to: oneOf(others, draw), cargo: oneOf(cargoes, draw), depart: '2026-12-01', ...more } };
}

/** One plan, cheap so that the run ends, to nine of what a page asks besides. */
export function drawPage(draw: Draw): Asked {
  const kind = Math.floor(draw() * 10);
  const west = 20 + draw() * 90;
  const south = 20 + draw() * 30;
  if (kind === 0) return drawPlan(draw, { by: 'time', draws: 100, top: 3 });
  if (kind < 5) return { path: `/v1/places?${new URLSearchParams({ q: oneOf(texts, draw) })}` };
  if (kind < 7) return { path: `/v1/places/nearest?lat=${south.toFixed(3)}&lon=${west.toFixed(3)}` };
  if (kind < 8) return { path: `/v1/network/layers/${oneOf(layers, draw)}.geojson?bbox=${west},${south},${west + 10},${south + 8}` };
  return kind < 9 ? { path: '/v1/places/KZAAU' } : { path: '/v1/health' };
}
