import type { CountryShapes } from './country-shapes.js';
import { type Draft, type LinkDraft, type PlaceDraft, placeDraft } from './draft.js';
import { between, greatCircleKm, type Spot } from './great-circle.js';
import { dropParallels } from './parallel-links.js';
import { cell, type Row } from './table.js';

/** An unnamed road crossing this near to a known one of the same two countries is that one. */
const SAME_CROSSING_KM = 4;
const HALVINGS = 14;

interface World {
  readonly shapes: CountryShapes;
  /** Hand-set positions of `data/curation/crossings.csv`. */
  readonly crossings: readonly Row[];
}

/** Where the straight line from a to b leaves a's country, or enters b's; the middle where the outline is too coarse to say. */
function borderSpot(a: PlaceDraft, b: PlaceDraft, shapes: CountryShapes): { spot: Spot; found: boolean } {
  const leaves = (share: number): boolean => shapes.contains(a.country, between(a, b, share));
  const outside = (share: number): boolean => !shapes.contains(b.country, between(a, b, share));
  const before = [leaves, outside].find((test) => test(0) && !test(1));
  if (before === undefined) return { spot: between(a, b, 0.5), found: false };
  let low = 0;
  let high = 1;
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2;
    if (before(middle)) low = middle;
    else high = middle;
  }
  return { spot: between(a, b, Math.min(0.98, Math.max(0.02, low))), found: true };
}

const rounded = (degrees: number): number => Number(degrees.toFixed(4));

function crossing(a: PlaceDraft, b: PlaceDraft, mode: 'road' | 'rail', world: World): PlaceDraft {
  const [first, second] = a.country < b.country ? [a, b] : [b, a];
  const joint = mode === 'rail' ? '/' : '-';
  const seed = `${first.country}-${second.country}:${first.name}${joint}${second.name} ${mode}`;
  const row = world.crossings.find((r) => cell(r, 'crossing') === seed);
  const { spot, found } =
    row === undefined ? borderSpot(a, b, world.shapes) : { spot: { lat: Number(cell(row, 'lat')), lon: Number(cell(row, 'lon')) }, found: true };
  const computed = found
    ? 'computed: Natural Earth border (public domain) on the straight line between the two ends'
    : 'computed: midpoint of the two ends';
  return placeDraft({
    seed,
    name: mode === 'rail' ? `${first.name}/${second.name} (rail)` : `${first.name}-${second.name} border`,
    country: first.country,
    country2: second.country,
    lat: rounded(spot.lat),
    lon: rounded(spot.lon),
    roles: ['border'],
    ends: [first.seed, second.seed],
    source: row === undefined ? computed : `position set by hand: ${cell(row, 'reason')}`,
    basis: row === undefined ? 'calibrated' : 'assumed',
  });
}

function nearby(draft: Draft, wanted: PlaceDraft): PlaceDraft | undefined {
  return [...draft.places.values()].find(
    (p) =>
      p.roles.has('border') &&
      p.country === wanted.country &&
      p.country2 === wanted.country2 &&
      !p.seed.endsWith(' rail') &&
      greatCircleKm(p, wanted) <= SAME_CROSSING_KM,
  );
}

/** The two halves; their kilometres add up to the whole. */
function halves(link: LinkDraft, a: PlaceDraft, b: PlaceDraft, at: PlaceDraft): LinkDraft[] {
  const first = greatCircleKm(a, at);
  const share = first / (first + greatCircleKm(at, b));
  const km = Math.max(0.1, Number((link.km * share).toFixed(2)));
  const rest = Math.max(0.1, Number((link.km - km).toFixed(2)));
  const source = `${link.source}; ${link.km} km between ${a.name} and ${b.name} split at the border`;
  return [
    { ...link, a: a.seed, b: at.seed, km, source },
    { ...link, a: at.seed, b: b.seed, km: rest, source },
  ];
}

/** Splits every link between two countries at a border place of its own. */
export function splitAtBorders(draft: Draft, world: World): void {
  const links: LinkDraft[] = [];
  for (const link of draft.links) {
    const a = draft.places.get(link.a);
    const b = draft.places.get(link.b);
    if (a === undefined || b === undefined) throw new Error(`a link names ${a === undefined ? link.a : link.b}, which is no place`);
    if (a.country2 !== '' || b.country2 !== '' || a.country === b.country) {
      links.push(link);
      continue;
    }
    const wanted = crossing(a, b, link.mode, world);
    const at = draft.places.get(wanted.seed) ?? (link.mode === 'road' ? nearby(draft, wanted) : undefined) ?? wanted;
    if (at === wanted && link.status !== 'open') {
      at.status = link.status;
      at.statusDate = link.statusDate;
      at.source = `${at.source}; ${link.source}`;
    }
    draft.places.set(at.seed, at);
    links.push(...halves(link, a, b, at));
  }
  // Two links that turn out to use one crossing may now run side by side.
  draft.links = dropParallels(links);
}

/** The country a link runs in: that of its end which is not a border place. */
export function linkCountry(a: PlaceDraft, b: PlaceDraft): string {
  if (a.country2 === '') return a.country;
  if (b.country2 === '') return b.country;
  const shared = [a.country, a.country2].find((c) => c === b.country || c === b.country2);
  return shared ?? a.country;
}
