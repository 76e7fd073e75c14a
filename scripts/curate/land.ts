import { accessLinks } from './access-links.js';
import { applyCorrections } from './corrections.js';
import { CountryShapes } from './country-shapes.js';
import type { Draft, PlaceDraft } from './draft.js';
import { landReport } from './land-report.js';
import { writeLandTables } from './land-tables.js';
import { raiseShortLinks } from './link-length.js';
import { crossingNames, type LocalNames, namesFinder } from './local-names.js';
import { mergePlaces } from './merge-places.js';
import { assignIds } from './place-ids.js';
import { fillPopulations } from './populations.js';
import { readRail } from './rail-seed.js';
import { readRoad } from './road-seed.js';
import { splitAtBorders } from './split-at-borders.js';
import { readTable } from './table.js';

function main(root: string): void {
  const seeds = `${root}/data/seeds`;
  const curation = `${root}/data/curation`;
  const road = readRoad(seeds);
  const rail = readRail(seeds);
  const draft: Draft = { places: new Map([...road.places, ...rail.places]), links: [...road.links, ...rail.links] };
  applyCorrections(draft, curation);
  mergePlaces(draft, readTable(`${curation}/merges.csv`));
  const railEnds = new Set(draft.links.filter((l) => l.mode === 'rail').flatMap((l) => [l.a, l.b]));
  for (const seed of railEnds) if (draft.places.get(seed)?.country2 === '') draft.places.get(seed)?.roles.add('station');
  const shapes = new CountryShapes();
  splitAtBorders(draft, { shapes, crossings: readTable(`${curation}/crossings.csv`) });
  const raised = raiseShortLinks(draft);
  const linked = new Set(draft.links.flatMap((link) => [link.a, link.b]));
  const unlinked = [...draft.places.keys()].filter((seed) => !linked.has(seed));
  fillPopulations(draft.places);
  const locodes = readTable(`${curation}/locodes.csv`);
  assignIds(draft.places, locodes);
  const access = accessLinks(draft);
  const found = namesFinder(readTable(`${curation}/names.csv`, true));
  const namesOf = (place: PlaceDraft): LocalNames => {
    const own = found(place);
    const ends = place.ends.flatMap((seed) => draft.places.get(seed) ?? []);
    return own.name_ru === '' && own.name_zh_hans === '' ? crossingNames(place, ends.map(found)) : own;
  };
  writeLandTables(`${root}/data/eurasia`, draft, access.links, { namesOf, locodes });
  process.stdout.write(landReport(draft, access, shapes, { raised, unlinked }));
}

main(process.cwd());
