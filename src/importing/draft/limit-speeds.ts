/**
 * The speed of an imported road is that of its class in the parameters, unless the posted limit is lower: then the link is of the class of that
 * limit, and a row of speeds says so. A road is never faster than its parameters: trucks are slower than signs (CAREC CPMM).
 */
import { limitClasses, type Row, type SpeedClass, type TableSet } from '../../network/index.js';
import type { DraftLink, ImportDraft } from './import-draft.js';

const limits = limitClasses.map((name) => ({ name, kmh: Number(name.slice('limit_'.length)) }));

export function limitSpeeds(draft: ImportDraft, parameters: TableSet): { readonly links: DraftLink[]; readonly speeds: Row<'speeds'>[] } {
  const known = new Map<string, number>();
  const classSpeed = (country: string, speedClass: SpeedClass): number => {
    const key = `${country}/${speedClass}`;
    const speed = known.get(key) ?? findSpeed(parameters, country, speedClass);
    known.set(key, speed);
    return speed;
  };
  const used = new Set<SpeedClass>();
  const links = draft.links.map((link): DraftLink => {
    if (link.mode !== 'road' || link.limitKmh === undefined) return link;
    if (link.limitKmh >= classSpeed(link.country ?? '', link.speed_class)) return link;
    const limit = limits.findLast(({ kmh }) => kmh <= (link.limitKmh ?? 0)) ?? limits[0];
    if (limit === undefined) return link;
    used.add(limit.name);
    return { ...link, speed_class: limit.name };
  });
  const speeds = limits.filter(({ name }) => used.has(name)).map(({ name, kmh }) => limitRow(name, kmh));
  return { links, speeds };
}

const limitRow = (name: SpeedClass, kmh: number): Row<'speeds'> => ({
  layer: 'truck',
  scope: '*',
  speed_class: name,
  product: undefined,
  speed_kmh: kmh,
  km_per_day: undefined,
  source: `posted limit of the road, rounded down to ${kmh} km/h`,
  basis: 'published',
});

/** As the compiler will find it: country before region before everywhere. Infinity when the parameters know none, so that a limit holds. */
function findSpeed({ speeds, regions }: TableSet, country: string, speedClass: SpeedClass): number {
  const inRegion = (region: string) => regions.some((row) => row.region === region && row.country === country);
  const rank = (scope: string): number =>
    scope === `country:${country}` ? 3 : scope.startsWith('region:') && inRegion(scope.slice('region:'.length)) ? 2 : scope === '*' ? 1 : 0;
  let best = { score: 0, kmh: Number.POSITIVE_INFINITY };
  for (const row of speeds) {
    if (row.layer !== 'truck' || row.speed_kmh === undefined || (row.speed_class !== undefined && row.speed_class !== speedClass)) continue;
    const score = rank(row.scope) === 0 ? 0 : rank(row.scope) * 10 + (row.speed_class === undefined ? 0 : 1);
    if (score > best.score) best = { score, kmh: row.speed_kmh };
  }
  return best.kmh;
}
