/** A road or a railway that goes from one country to another is cut where it crosses, at a border place: so nobody crosses without the procedure. */
import { interpolate, type Position, parsePolyline, polylineLength, renderPolyline } from '../../geo/index.js';
import { type DraftLink, type DraftPlace, draftPlace, type ImportDraft } from './import-draft.js';

export interface BorderFinder {
  readonly countryAt: (at: Position) => string | undefined;
}

/** Halvings of a link: a link of 1,000 km is cut within 30 m of the border that the atlas draws. */
const HALVINGS = 15;

export function splitAtBorders(draft: ImportDraft, finder: BorderFinder): ImportDraft {
  const byId = new Map(draft.places.map((place) => [place.id, place]));
  const places: DraftPlace[] = [];
  const links = draft.links.flatMap((link): DraftLink[] => {
    const [from, to] = [byId.get(link.from), byId.get(link.to)];
    const [a, b] = [from?.country, to?.country];
    if (from === undefined || to === undefined || (link.mode !== 'road' && link.mode !== 'rail')) return [link];
    if (a === undefined || b === undefined || a === b || from.country2 !== undefined || to.country2 !== undefined) return [link];
    const { border, halves } = cutLink(link, from, to, finder);
    places.push(border);
    return halves;
  });
  return places.length === 0 ? draft : { ...draft, places: [...draft.places, ...places], links };
}

function cutLink(link: DraftLink, from: DraftPlace, to: DraftPlace, { countryAt }: BorderFinder): { border: DraftPlace; halves: DraftLink[] } {
  const shape = parsePolyline(link.geometry ?? '');
  const line: Position[] = [from, ...(shape.kind === 'line' ? shape.points : []), to];
  const share = findCrossing(line, (at) => countryAt(at) === to.country);
  const { at, before, after } = cutLine(line, share);
  const countries = [from.country ?? '', to.country ?? ''].sort();
  const border: DraftPlace = {
    ...draftPlace({
      id: `${link.id}-border`,
      name: `${link.line ?? (link.mode === 'road' ? 'Road' : 'Railway')} at the border ${countries.join('-')}`,
      ...at,
      roles: ['border'],
      source: `${link.source}; where it crosses the border of Natural Earth (public domain)`,
      basis: 'calibrated',
    }),
    country: countries[0],
    country2: countries[1],
    zone: from.zone ?? to.zone,
  };
  const part = (id: string, ends: Pick<DraftLink, 'from' | 'to' | 'country'>, points: readonly Position[], of: number): DraftLink => ({
    ...link,
    ...ends,
    id,
    length_km: Math.max(0.001, Math.round(link.length_km * of * 1000) / 1000),
    geometry: points.length === 0 ? undefined : renderPolyline(points),
  });
  return {
    border,
    halves: [
      part(`${link.id}-a`, { from: link.from, to: border.id, country: from.country }, before, share),
      part(`${link.id}-b`, { from: border.id, to: link.to, country: to.country }, after, 1 - share),
    ],
  };
}

/** The share of the line, 0.01 … 0.99, at which it passes into the other country. */
function findCrossing(line: readonly Position[], isBeyond: (at: Position) => boolean): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (isBeyond(cutLine(line, middle).at)) high = middle;
    else low = middle;
  }
  return Math.min(0.99, Math.max(0.01, high));
}

/** The point at a share of the line, with the bends before it and after it. */
function cutLine(line: readonly Position[], share: number): { at: Position; before: readonly Position[]; after: readonly Position[] } {
  const wanted = polylineLength(line) * share;
  let passed = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as Position, line[i] as Position];
    const step = polylineLength([a, b]);
    if (passed + step >= wanted || i === line.length - 1) {
      const at = interpolate(a, b, step === 0 ? 0 : Math.min(1, (wanted - passed) / step));
      return { at, before: line.slice(1, i), after: line.slice(i, -1) };
    }
    passed += step;
  }
  throw new Error(`a line of ${line.length} points cannot be cut; expected two or more`);
}
