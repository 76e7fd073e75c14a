import { components } from './components.js';
import type { CountryShapes } from './country-shapes.js';
import type { Draft, LinkDraft, PlaceDraft } from './draft.js';
import { greatCircleKm } from './great-circle.js';

const FAR_OUTSIDE_KM = 15;
const WINDING = 2.5;

function misplaced(draft: Draft, shapes: CountryShapes): string[] {
  const lines: string[] = [];
  for (const place of draft.places.values()) {
    for (const country of [place.country, place.country2]) {
      if (country === '') continue;
      const km = shapes.distanceKm(country, place);
      if (km > FAR_OUTSIDE_KM) lines.push(`${place.id} ${place.name} (${place.lat}, ${place.lon}) lies ${km.toFixed(0)} km outside ${country}`);
    }
  }
  return lines;
}

function winding(draft: Draft): string[] {
  return draft.links.flatMap((link) => {
    const a = draft.places.get(link.a);
    const b = draft.places.get(link.b);
    if (a === undefined || b === undefined) return [];
    const km = greatCircleKm(a, b);
    return link.km > WINDING * km && link.km > 5 ? [`${link.mode} ${a.id} - ${b.id}: ${link.km} km, great circle ${km.toFixed(1)}`] : [];
  });
}

function islands(title: string, draft: Draft, links: readonly LinkDraft[]): string[] {
  const groups = components(links.filter((l) => l.status === 'open').map((l) => [l.a, l.b] as const));
  const name = (seed: string): string => draft.places.get(seed)?.id ?? seed;
  const lines = groups.map((group) => `  ${group.length}: ${group.slice(0, 12).map(name).sort().join(' ')}${group.length > 12 ? ' …' : ''}`);
  return [`${title}: ${groups.length} components`, ...lines];
}

const section = (title: string, lines: readonly string[]): string => `\n== ${title} (${lines.length})\n${lines.join('\n')}\n`;

interface Counts {
  readonly raised: number;
  readonly unlinked: readonly string[];
}

/** What the curator has to read after a run. */
export function landReport(draft: Draft, access: { links: LinkDraft[]; unreached: PlaceDraft[] }, shapes: CountryShapes, counts: Counts): string {
  const places = [...draft.places.values()];
  const road = draft.links.filter((l) => l.mode === 'road');
  const rail = draft.links.filter((l) => l.mode === 'rail');
  const onRoad = new Set(road.flatMap((l) => [l.a, l.b]));
  const gauges = ['1435', '1520', '1668', '1000'];
  return [
    `places ${places.length}, on a road ${onRoad.size}, stations ${places.filter((p) => p.roles.has('station')).length}, border ${places.filter((p) => p.country2 !== '').length}`,
    `, UN/LOCODE ${places.filter((p) => /^[A-Z]/.test(p.id)).length}; links road ${road.length}, rail ${rail.length}, access ${access.links.length}; raised to the great circle ${counts.raised}\n`,
    section('touched by no land link (islands that ferries serve)', counts.unlinked),
    section('outside their country', misplaced(draft, shapes)),
    section('longer than 2.5 times the great circle', winding(draft)),
    section(
      'stations without road access',
      access.unreached.map((p) => p.id),
    ),
    section('road connectivity', islands('open roads', draft, [...road, ...access.links])),
    ...gauges.map((gauge) =>
      section(
        `rail ${gauge}`,
        islands(
          gauge,
          draft,
          rail.filter((l) => l.gauge.split(';').includes(gauge)),
        ),
      ),
    ),
  ].join('');
}
