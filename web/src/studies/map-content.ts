/** What the map shows of an answer: one picture a kind, made of areas, pale and strong lines, dots and names. */
import type { CompareDocument } from '../../../src/contract/index.js';
import type { MapLabel } from '../map/label-canvas.js';
import { linesOf } from '../map/way-shapes.js';
import { inkOf } from '../state/stages.js';
import { flowsContent } from './flows-content.js';
import { type ContentWords, dot, feature, type MapContent, noContent, type Point } from './map-parts.js';
import { queuesContent } from './queues-content.js';
import type { StudyAnswer } from './run-study.js';

type Side = NonNullable<CompareDocument['pairs'][number]['base']>;

export function contentOf(answer: StudyAnswer | undefined, hover: string | undefined, words: ContentWords): MapContent {
  switch (answer?.kind) {
    case undefined:
      return noContent;
    case 'compare':
      return compareContent(answer.document, hover, words);
    case 'reach':
      return reachContent(answer, hover, words);
    case 'critical':
      return criticalContent(answer, hover, words);
    case 'matrix':
      return matrixContent(answer, hover, words);
    case 'assign':
      return flowsContent(answer, hover, words);
    case 'simulate':
      return queuesContent(answer, hover, words);
  }
}

/** A side has the legs that a map needs, and `linesOf` asks for no more than those. */
const shapesOf = ({ legs = [] }: Side) => {
  const like = legs.map((leg) => ({ ...leg, kind: leg.kind === 'run' ? 'run' : 'wait' })) as unknown as Parameters<typeof linesOf>[0]['legs'];
  return linesOf({ legs: like } as Parameters<typeof linesOf>[0]);
};
const isPoint = (point: Point | undefined): point is Point => point !== undefined;

function compareContent({ pairs }: CompareDocument, hover: string | undefined, words: ContentWords): MapContent {
  const before: GeoJSON.Feature[] = [];
  const lines: GeoJSON.Feature[] = [];
  const points: GeoJSON.Feature[] = [];
  const labels: MapLabel[] = [];
  const marks: MapLabel[] = [];
  const seen: Point[] = [];
  for (const [i, pair] of pairs.entries()) {
    const id = String(i);
    const strength = hover === undefined || hover === id ? 1 : 0.25;
    const draw = (side: Side | null, into: GeoJSON.Feature[], width: number, opacity: number): readonly Point[] => {
      const shapes = side === null ? [] : shapesOf(side);
      for (const { points: run, ink } of shapes) {
        into.push(feature({ type: 'LineString', coordinates: run.map((point) => point) }, { id, ink, width, opacity: opacity * strength }));
      }
      return shapes.flatMap((shape) => shape.points);
    };
    const old = draw(pair.base, before, pair.outcome === 'same way' ? 0.1 : 4.6, 0.42);
    const now = draw(pair.scenario, lines, 3, 1);
    const way = now.length > 0 ? now : old;
    seen.push(...old, ...now);
    for (const [end, at] of [
      [pair.from, way[0]],
      [pair.to, way.at(-1)],
    ] as const) {
      if (at === undefined) continue;
      points.push(dot(at, { id, filled: true, radius: 5, opacity: strength }));
      labels.push({ text: words.nameOf(end.id, end.name), at, kind: 'end', zoom: 0 });
    }
    // apart from each other, and the word a little further along than the number
    const share = 0.3 + (0.4 * i) / Math.max(1, pairs.length - 1);
    const [middle, beyond] = [share, share + 0.06].map((part) => way[Math.floor(way.length * part)]);
    if (isPoint(middle)) {
      marks.push({ text: String(i + 1), at: middle, kind: hover === id ? 'chosenDisc' : 'disc', zoom: 0 });
      if (pair.outcome !== 'same way') marks.push({ text: words.outcome(pair.outcome), at: beyond ?? middle, kind: 'stop', zoom: 2.4 });
    }
  }
  const ends = [...new Map(labels.map((label) => [label.text, label])).values()];
  return { ...noContent, before, lines, points, labels: [...ends, ...marks], seen };
}

type ReachAnswer = Extract<StudyAnswer, { kind: 'reach' }>;
const reachShown = 60;
/** The largest towns in reach: what the table lists and the map dots. */
export const largestReached = ({ document }: ReachAnswer): ReachAnswer['document']['reached'] =>
  document.reached
    .filter(({ population }) => population > 0)
    .sort((a, b) => b.population - a.population)
    .slice(0, reachShown);

function reachContent(answer: ReachAnswer, hover: string | undefined, words: ContentWords): MapContent {
  const { from } = answer.document;
  const shapes = answer.features.filter(({ geometry }) => geometry.type === 'MultiPolygon');
  const areas = shapes.map((one, i) => ({ ...one, properties: { ...one.properties, edge: 0.8 + 0.6 * i } }));
  const seen = shapes.slice(0, 1).flatMap(({ geometry }) => (geometry as GeoJSON.MultiPolygon).coordinates.flatMap((rings) => rings[0] ?? []));
  const contours = shapes.flatMap(({ geometry, properties }): MapLabel[] => {
    const largest = (geometry as GeoJSON.MultiPolygon).coordinates.map((rings) => rings[0] ?? []).sort((a, b) => b.length - a.length)[0] ?? [];
    const text = words.limit(Number(properties?.['within']));
    // the top, bottom and west of the largest piece: one of them is on the sheet
    const extremes = [0, 1, 2].map((k) =>
      largest.reduce<GeoJSON.Position | undefined>((best, one) => {
        if (best === undefined) return one;
        const [a = 0, b = 0] = [one[k === 2 ? 0 : 1], best[k === 2 ? 0 : 1]];
        return (k === 0 ? a > b : a < b) ? one : best;
      }, undefined),
    );
    return extremes.flatMap((at) => (at === undefined ? [] : [{ text, at: [at[0] ?? 0, at[1] ?? 0] as const, kind: 'end' as const, zoom: 0 }]));
  });
  const start: Point = [from.lon, from.lat];
  const towns = largestReached(answer);
  return {
    ...noContent,
    areas,
    points: [
      ...towns.map(({ id, lon, lat }) =>
        dot([lon, lat], { id, radius: hover === id ? 6 : 2.2, filled: hover === id, opacity: hover === id ? 1 : 0.7 }),
      ),
      dot(start, { radius: 6, filled: true }),
    ],
    labels: [
      { text: words.nameOf(from.id, from.name), at: start, kind: 'end', zoom: 0 },
      ...towns
        .filter(({ id }) => id === hover)
        .map((town): MapLabel => ({ text: words.nameOf(town.id, town.name), at: [town.lon, town.lat], kind: 'end', zoom: 0 })),
      ...contours,
    ],
    seen: seen.map(([lon = 0, lat = 0]) => [lon, lat] as const),
  };
}

const namedThings = 8;
function criticalContent(
  { document, features }: Extract<StudyAnswer, { kind: 'critical' }>,
  hover: string | undefined,
  words: ContentWords,
): MapContent {
  const most = document.things[0]?.addedUsdPerYear ?? 1;
  const lines: GeoJSON.Feature[] = [];
  const points: GeoJSON.Feature[] = [];
  const labels: MapLabel[] = [];
  const seen: Point[] = [];
  for (const { geometry, properties } of features) {
    const {
      kind,
      id,
      name,
      rank,
      addedUsdPerYear,
      cutTonnesPerYear,
      mode = '',
      gaugeMm = '',
    } = properties as unknown as (typeof document.things)[number] & { readonly mode?: string; readonly gaugeMm?: string };
    const key = `${kind} ${id}`;
    const isCut = Number(cutTonnesPerYear) > 0;
    const share = Math.sqrt(Math.max(0, Number(addedUsdPerYear)) / most);
    const isHover = hover === key;
    const strength = hover === undefined || isHover ? 1 : 0.3;
    if (geometry.type === 'Point') {
      const at = geometry.coordinates as unknown as Point;
      points.push(dot(at, { id: key, radius: isHover ? 9 : 2.2 + 5 * share, filled: isHover, opacity: strength }));
      if (isCut) labels.push({ text: '×', at, kind: 'stop', zoom: 0 });
      if (isHover || Number(rank) <= namedThings) labels.push({ text: words.nameOf(id, name), at, kind: isHover ? 'end' : 'stop', zoom: 0 });
      seen.push(at);
      continue;
    }
    const width = (isHover ? 3 : 1) + 9 * share;
    const layer = String(gaugeMm).includes('1520') ? 'rail1520' : String(gaugeMm).includes('1435') ? 'rail1435' : String(mode);
    const ink = inkOf({ kind: 'run', mode: String(mode) as 'rail', layer } as Parameters<typeof inkOf>[0]);
    const paths = geometry.type === 'MultiLineString' ? geometry.coordinates : geometry.type === 'LineString' ? [geometry.coordinates] : [];
    for (const path of paths) lines.push(feature({ type: 'LineString', coordinates: path }, { id: key, ink, width, opacity: strength }));
    const all = paths.flat() as unknown as Point[];
    seen.push(...all);
    const middle = all[Math.floor(all.length / 2)];
    if (isCut && isPoint(middle)) labels.push({ text: '×', at: middle, kind: 'stop', zoom: 0 });
    if (isHover && isPoint(middle)) labels.push({ text: name, at: middle, kind: 'end', zoom: 0 });
  }
  lines.sort((a, b) => Number(a.properties?.['width']) - Number(b.properties?.['width']));
  return { ...noContent, lines, points, labels: labels.sort((a, b) => Number(b.kind === 'end') - Number(a.kind === 'end')), seen };
}

const mostLines = 600;
function matrixContent({ document, features }: Extract<StudyAnswer, { kind: 'matrix' }>, hover: string | undefined, words: ContentWords): MapContent {
  const named = new Map([...document.origins, ...document.destinations].map((place) => [place.id, place]));
  const origins = new Set(document.origins.map(({ id }) => id));
  // a thousand lines are no picture: then only the one that is asked for is drawn
  const many = features.length > mostLines;
  const lines = features.flatMap(({ geometry, properties }) => {
    const id = `${properties?.['from']}>${properties?.['to']}`;
    const isHover = hover === id;
    return geometry.type === 'Point' || (many && !isHover)
      ? []
      : [feature(geometry, { id, ink: 'plain', width: isHover ? 4 : 0.8, opacity: isHover ? 1 : hover === undefined ? 0.5 : 0.2 })];
  });
  const places = [...named.values()];
  return {
    ...noContent,
    lines,
    points: places.map((place) => dot([place.lon, place.lat], { radius: 5, filled: origins.has(place.id) })),
    labels: places.map((place): MapLabel => ({ text: words.nameOf(place.id, place.name), at: [place.lon, place.lat], kind: 'end', zoom: 0 })),
    seen: places.map(({ lon, lat }) => [lon, lat] as const),
  };
}
