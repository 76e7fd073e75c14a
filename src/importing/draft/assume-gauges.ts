/** Tracks whose file says no gauge get the gauge that most railways of their country have in the parameters; it is counted and told. */
import type { TableSet } from '../../network/index.js';
import type { IssueLog } from '../issue-log.js';
import type { DraftLink, ImportDraft } from './import-draft.js';

/** Where the parameters know no railway of the country. */
const ELSEWHERE = '1435';

export function assumeGauges(draft: ImportDraft, { links }: TableSet, file: string, log: IssueLog): ImportDraft {
  if (!draft.links.some(isWithout)) return draft;
  const usual = usualGauges(links);
  const counts = new Map<string, number>();
  const filled = draft.links.map((link): DraftLink => {
    if (!isWithout(link)) return link;
    const gauge = usual.get(link.country ?? '') ?? ELSEWHERE;
    counts.set(gauge, (counts.get(gauge) ?? 0) + 1);
    return { ...link, gauge_mm: [gauge] };
  });
  const told = [...counts].map(([gauge, count]) => `${gauge} mm for ${count}`).join(', ');
  log.report('import/assumed', { file }, `railway links whose gauge the file does not say were given the usual one of their country: ${told}`);
  return { ...draft, links: filled };
}

const isWithout = (link: DraftLink): boolean => link.mode === 'rail' && (link.gauge_mm ?? []).length === 0;

/** By country, the gauge with the most kilometres. */
function usualGauges(links: TableSet['links']): ReadonlyMap<string, string> {
  const km = new Map<string, Map<string, number>>();
  for (const link of links) {
    const gauge = link.gauge_mm?.[0];
    if (gauge === undefined || link.country === undefined) continue;
    const own = km.get(link.country) ?? new Map<string, number>();
    km.set(link.country, own.set(gauge, (own.get(gauge) ?? 0) + link.length_km));
  }
  return new Map([...km].map(([country, own]) => [country, [...own].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ELSEWHERE]));
}
