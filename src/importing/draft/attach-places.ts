/** Joins what stands beside a way (a town's name, a station's, a UN/LOCODE) to the nearest point of it by a short link, or leaves it out. */
import { createPositionGrid } from '../../geo/index.js';
import type { Row } from '../../network/index.js';
import type { IssueLog } from '../issue-log.js';
import { type Attachment, type DraftLink, type DraftPlace, draftLink, type ImportDraft } from './import-draft.js';

export function attachPlaces(draft: ImportDraft, file: string, log: IssueLog): ImportDraft {
  if (draft.attach.length === 0) return draft;
  const byId = new Map(draft.places.map((place) => [place.id, place]));
  const finders = { road: createFinder(draft, 'road'), rail: createFinder(draft, 'rail') };
  const links: DraftLink[] = [];
  const lost = new Map<string, string>();
  for (const { place: id, mode, withinM } of draft.attach) {
    const place = byId.get(id);
    if (place === undefined) throw new Error(`place '${id}' is to be attached and is not in the draft`);
    // places alone may still be joined to another network
    if (finders[mode].empty) continue;
    const found = finders[mode].nearest(place, withinM);
    if (found === undefined) lost.set(id, `no ${mode === 'road' ? 'road' : 'railway'} within ${withinM / 1000} km`);
    else links.push(accessLink(place, found, mode));
  }
  if (lost.size > 0) {
    const names = [...lost].slice(0, 5).map(([id, why]) => `${byId.get(id)?.name_en} (${why})`);
    const rest = lost.size > names.length ? ` and ${lost.size - names.length} more` : '';
    log.report('import/unattached', { file }, `${lost.size} named places are left out: ${names.join(', ')}${rest}`);
  }
  return {
    ...draft,
    places: draft.places.filter(({ id }) => !lost.has(id)),
    aliases: draft.aliases.filter(({ place }) => !lost.has(place)),
    links: [...draft.links, ...links],
    attach: [],
  };
}

interface FoundPoint {
  readonly place: DraftPlace;
  readonly distanceM: number;
  readonly gauges: readonly string[];
}

interface Finder {
  /** Nothing in the draft has this mode. */
  readonly empty: boolean;
  nearest(at: DraftPlace, withinM: number): FoundPoint | undefined;
}

function createFinder(draft: ImportDraft, mode: Attachment['mode']): Finder {
  const gauges = new Map<string, Set<string>>();
  for (const link of draft.links) {
    if (link.mode !== mode) continue;
    for (const end of [link.from, link.to]) {
      const known = gauges.get(end) ?? new Set<string>();
      gauges.set(end, known);
      for (const gauge of link.gauge_mm ?? []) known.add(gauge);
    }
  }
  const serves = (place: DraftPlace): boolean => (mode === 'road' ? place.roles.includes('street') : gauges.has(place.id));
  const points = draft.places.filter(serves);
  const grid = createPositionGrid(points);
  return {
    empty: points.length === 0,
    nearest(at, withinM) {
      const found = grid.nearest(at, withinM, (row) => points[row]?.id !== at.id);
      const place = points[found?.row ?? -1];
      return found === undefined || place === undefined
        ? undefined
        : { place, distanceM: found.distance, gauges: [...(gauges.get(place.id) ?? [])].sort() };
    },
  };
}

/** As the crow flies: the way from the middle of a town to its nearest street. */
function accessLink(place: DraftPlace, { place: point, distanceM, gauges }: FoundPoint, mode: Attachment['mode']): DraftLink {
  return draftLink({
    id: `${place.id}-to-${mode}`,
    from: place.id,
    to: point.id,
    mode,
    length_km: Math.max(0.001, Math.round(distanceM) / 1000),
    speed_class: 'access' satisfies Row<'links'>['speed_class'],
    country: place.country,
    ...(mode === 'rail' ? { gauge_mm: gauges, electrified: false } : {}),
    source: `joined to the nearest ${mode === 'road' ? 'street' : 'track'} when the file was imported; straight line`,
    basis: 'assumed',
  });
}
