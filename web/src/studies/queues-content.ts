/** The map of a simulated corridor: its traffic as lines, its queues as discs that grow with the wait, before and after. */
import type { MapLabel } from '../map/label-canvas.js';
import { carriedLines, endsOf } from './carried-lines.js';
import { type ContentWords, dot, type MapContent, noContent, type Point } from './map-parts.js';
import type { StudyAnswer } from './run-study.js';

type Answer = Extract<StudyAnswer, { kind: 'simulate' }>;
type Station = Answer['document']['base']['stations'][number];

interface Queue {
  readonly name: string;
  readonly at: Point;
  readonly before: Station | null;
  readonly after: Station | null;
}

/** Hours of a wait that is told on the map; below it nobody plans around it. */
const worthTelling = 12;
/** p90, of the later side. */
const waitOf = ({ before, after }: Pick<Queue, 'before' | 'after'>): number => (after ?? before)?.waitP90Hours ?? 0;

export function queuesContent({ features, document }: Answer, hover: string | undefined, words: ContentWords): MapContent {
  const isTwo = document.under !== null;
  const sideLines = (side: 'before' | 'after') =>
    features.flatMap(({ geometry, properties }) =>
      properties?.['feature'] === 'carried' && properties['side'] === side
        ? [
            {
              id: String(properties['id']),
              mode: String(properties['mode']),
              layer: String(properties['layer']),
              amount: Number(properties['perWeek']),
              geometry,
            },
          ]
        : [],
    );
  const strength = hover === undefined ? 1 : 0.5;
  const before = carriedLines(sideLines('before'), 0.4 * strength);
  const now = carriedLines(sideLines(isTwo ? 'after' : 'before'), 0.9 * strength);
  const queues = features
    .flatMap(({ geometry, properties }): Queue[] =>
      properties?.['feature'] === 'queue' && geometry.type === 'Point'
        ? [{ ...(properties as unknown as Queue), at: geometry.coordinates as unknown as Point }]
        : [],
    )
    .sort((a, b) => waitOf(b) - waitOf(a));
  const most = queues[0] === undefined ? 1 : Math.max(1, waitOf(queues[0]));
  const points = queues.map((queue) => {
    const isHover = hover === queue.name;
    const radius = 3 + 10 * Math.sqrt(waitOf(queue) / most);
    return dot(queue.at, {
      id: queue.name,
      radius: isHover ? radius + 2 : radius,
      filled: isHover,
      opacity: hover === undefined || isHover ? 1 : 0.4,
    });
  });
  const told = queues.filter((queue) => (hover === undefined ? waitOf(queue) >= worthTelling : queue.name === hover));
  const labels = told.map((queue): MapLabel => {
    const place = (queue.before ?? queue.after)?.place;
    const waits = words.waits(isTwo ? queue.before?.waitP90Hours : undefined, (isTwo ? queue.after : queue.before)?.waitP90Hours);
    return { text: `${words.nameOf(place?.id ?? '', place?.name)}: ${waits}`, at: queue.at, kind: hover === queue.name ? 'end' : 'stop', zoom: 0 };
  });
  const ends = endsOf(features);
  const named = ends.map(({ id, name, at }): MapLabel => ({ text: words.nameOf(id, name), at, kind: 'end', zoom: 0 }));
  return {
    ...noContent,
    before: isTwo ? before.features : [],
    lines: now.features,
    points: [...ends.map(({ at }) => dot(at, { radius: 4, filled: true, opacity: strength })), ...points],
    // one place, one label: the longest wait stands for the others
    labels: [...new Map([...labels, ...named].map((label) => [label.at.join(), label])).values()],
    seen: [...now.seen, ...before.seen],
  };
}
