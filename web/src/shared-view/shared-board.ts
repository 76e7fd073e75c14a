/**
 * What a share link shows, as a board of its own, so that the map and the whereabouts are those of the control room. A link tells less than a
 * consignment has (no prices, no papers, no parties): what is not told is empty here and shown nowhere on this page.
 */
import type { Consignment, SharedDocument, TrackedEvent } from '../../../src/contract/index.js';
import { type Board, emptyBoard, mergeSnapshot } from '../control/board/board.js';

/** A link names the mode only; words and inks go by what carries. */
const layerOf: Readonly<Record<string, string>> = { road: 'truck', sea: 'vessel', ferry: 'roro', air: 'aircraft', pipeline: 'pipe' };
const nothing = { wtw: 0, wtt: 0, ttw: 0 };
const untold = { labels: [], onTime: null, costUsd: 0, co2eKg: nothing, transshipments: 0 } as const;

export function boardOfShared({ consignment, events }: SharedDocument): Board {
  const units = [...new Set(events.map(({ unit }) => unit))];
  const { itinerary } = consignment;
  const legs = itinerary.legs.map((leg) => ({
    ...leg,
    layer: layerOf[leg.mode ?? ''] ?? 'rail',
    costUsd: 0,
    co2eKg: nothing,
    vehicle: '',
    service: null,
    sources: [],
  }));
  const whole: Consignment = {
    ...consignment,
    itinerary: { ...itinerary, ...untold, labels: [], id: consignment.id, legs },
    version: 1,
    parties: [],
    cargo: '',
    goods: [],
    units: units.map((id) => ({ id, kind: 'loose', type: '', grossKg: 0, seals: [], warnings: [] })),
    replay: null,
    papers: [],
    itineraryVersion: 1,
    proposal: null,
    order: null,
    createdAt: '',
    createdBy: '',
  };
  return mergeSnapshot(emptyBoard, {
    consignments: [whole],
    events: events.map(
      (event, i): TrackedEvent => ({
        ...event,
        id: String(i),
        note: null,
        delayReason: null,
        consignments: [consignment.id],
        recordedAt: event.at,
        reportedBy: '',
        retractedBy: null,
        retractedAt: null,
        warnings: [],
      }),
    ),
  });
}

/** A server that still shows a link after its end lives by another clock (a story that is replayed): then the last report is as near as one gets. */
export const timeOfShared = ({ expiresAt, events }: SharedDocument, askedAt: number): number =>
  Date.parse(expiresAt) > askedAt ? askedAt : Math.max(0, ...events.filter(({ classifier }) => classifier === 'ACT').map(({ at }) => Date.parse(at)));

type SharedEvent = SharedDocument['events'][number];
const mostTold = 8;

/** The newest first; units that did the same at the same place and time are told once. */
export function toldEventsOf(events: readonly SharedEvent[]): readonly { readonly event: SharedEvent; readonly units: number }[] {
  const rows = new Map<string, { event: SharedEvent; units: number }>();
  for (const event of events) {
    if (event.classifier !== 'ACT' || event.code === 'POSI') continue;
    const key = `${event.at} ${event.code} ${event.place}`;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { event, units: 1 });
    else row.units += 1;
  }
  return [...rows.values()].reverse().slice(0, mostTold);
}
