/** A new road, railway or lane between two places that exist. */
import { greatCircle } from '../../geo/index.js';
import type { ChangeKind, ChangeOf } from '../change-kind.js';
import type { Names } from '../names.js';
import type { Report } from '../scenario-issue.js';
import { requireId } from '../thing.js';
import { classesOfMode } from './upgrade.js';

type Link = ChangeOf<'add-link'>['link'];

export const addLink: ChangeKind<ChangeOf<'add-link'>> = {
  check: ({ link }, names, report) => {
    const ends = [requireId('places', link.from, 'link.from', names, report), requireId('places', link.to, 'link.to', names, report)];
    checkKind(link, report);
    if (link.from === link.to) report('scenario/values', 'link.to', 'The link ends where it begins.');
    else if (ends.every(Boolean)) checkPlaces(link, names, report);
    if (!names.add('links', link.id)) report('scenario/duplicate', 'link.id', `There is a link “${link.id}” already.`);
    return [];
  },
  rebuild: ({ link }, draft, why) => {
    draft.append('links', {
      id: link.id,
      from: link.from,
      to: link.to,
      mode: link.mode,
      line: undefined,
      length_km: link.lengthKm,
      speed_class: link.speedClass,
      gauge_mm: link.gaugeMm,
      electrified: link.electrified,
      tracks: undefined,
      country: link.country,
      direction: link.direction,
      status: 'open',
      status_date: undefined,
      passage: undefined,
      geometry: undefined,
      source: `scenario: ${why}`,
      basis: 'assumed',
    });
  },
};

const checkKind = (link: Link, report: Report): void => {
  const classes = classesOfMode[link.mode];
  if (classes === undefined)
    report('scenario/values', 'link.mode', `A link can be added to road, rail and sea; ${link.mode} runs by services or is not built so.`);
  else if (!classes.includes(link.speedClass))
    report('scenario/values', 'link.speedClass', `The class “${link.speedClass}” is not one of ${link.mode} links: ${classes.join(', ')}.`);
  if ((link.mode === 'rail') !== (link.gaugeMm !== undefined)) {
    report('scenario/values', 'link.gaugeMm', link.mode === 'rail' ? 'A railway needs its gauge.' : 'Only a railway has a gauge.');
  }
};

/** No link is shorter than the straight line; on land no link joins two countries without a border place between them. */
const checkPlaces = (link: Link, names: Names, report: Report): void => {
  const [a, b] = [names.find('places', link.from), names.find('places', link.to)];
  if (a === undefined || b === undefined) return;
  const straightKm = greatCircle(a, b) / 1000;
  if (link.lengthKm < straightKm * 0.999) {
    report(
      'scenario/values',
      'link.lengthKm',
      `${link.lengthKm} km is shorter than the straight line between its ends, ${straightKm.toFixed(1)} km.`,
    );
  }
  const border = [a, b].some((place) => place.roles.includes('border'));
  if (link.mode !== 'sea' && !border && a.country !== b.country) {
    report(
      'scenario/values',
      'link.to',
      `${link.from} and ${link.to} lie in two countries: a ${link.mode} link ends at a border place, where the border is paid.`,
    );
  }
};
