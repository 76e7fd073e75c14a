/** A link is possible on the earth and in law: not shorter than the great circle, no border but at a border place, gauge and class of its mode. */
import { greatCircle, parsePolyline } from '../geo/index.js';
import { limitClasses, type Mode, type Row, type SpeedClass } from '../network/index.js';
import { clip } from './cell.js';
import type { IssueLog } from './issue-log.js';
import { type LoadedTables, type Location, locate } from './loaded-tables.js';

/** A town centre and a station share one spot; published lengths are from yard to yard. So 2 % below the great circle is let pass. */
const shortestShare = 0.98;
/** Lengths are rounded to 0.1 km. */
const roundingKm = 0.1;
/** Above this a link is a detour that somebody should look at: more than 3 great circles and 30 km. A ship round a cape is none. */
const longestFactor = 3;
const longestExtraKm = 30;

type Place = Row<'places'>;
type Link = Row<'links'>;

export function checkLinks({ links, places }: LoadedTables, log: IssueLog): void {
  const byId = new Map(places.rows.map((place) => [place.id, place]));
  links.rows.forEach((link, index) => {
    const at = (field: string) => locate(links, index, field);
    checkColumns(link, at, log);
    if (link.from === link.to) {
      log.report('link/loop', at('to'), `link ${link.id} begins and ends at ${link.from}`);
      return;
    }
    const from = byId.get(link.from);
    const to = byId.get(link.to);
    if (from === undefined || to === undefined) return; // reported as an unknown reference
    checkLength(link, [from, to], at, log);
    if (link.mode === 'road' || link.mode === 'rail') checkBorder(link, [from, to], at, log);
  });
}

type Locate = (field: string) => Location;

function checkLength(link: Link, [from, to]: readonly [Place, Place], at: Locate, log: IssueLog): void {
  const straightKm = greatCircle(from, to) / 1000;
  const found = `link ${link.id} from ${link.from} to ${link.to} has ${link.length_km} km`;
  if (link.length_km + roundingKm < straightKm * shortestShare) {
    log.report('link/too-short', at('length_km'), `${found}; the great circle alone is ${straightKm.toFixed(1)} km`);
  } else if (link.mode !== 'sea' && link.length_km > straightKm * longestFactor + longestExtraKm) {
    log.report('link/long', at('length_km'), `${found}; the great circle is only ${straightKm.toFixed(1)} km`);
  }
}

/** The countries in which a link may end at a place: one, or both sides of a border place. */
const countriesOf = (place: Place): readonly string[] => [place.country, place.country2].filter((code) => code !== undefined);

function checkBorder(link: Link, [from, to]: readonly [Place, Place], at: Locate, log: IssueLog): void {
  const common = countriesOf(from).filter((code) => countriesOf(to).includes(code));
  const ends = `${link.from} (${countriesOf(from).join('-') || 'no country'}) and ${link.to} (${countriesOf(to).join('-') || 'no country'})`;
  if (common.length === 0) {
    log.report('link/border', at('country'), `${link.mode} link ${link.id} joins ${ends}; split it at a border place of the two countries`);
  } else if (link.country === undefined || !common.includes(link.country)) {
    const found = link.country === undefined ? 'has no country' : `lies in ${link.country}`;
    log.report('link/country', at('country'), `link ${link.id} ${found} but joins ${ends}; expected ${common.join(' or ')}`);
  }
}

const speedClassesOf: Readonly<Record<Mode, readonly SpeedClass[]>> = {
  road: ['motorway', 'I', 'II', 'III', 'access', ...limitClasses],
  rail: ['main', 'branch', 'access'],
  sea: ['ocean', 'short', 'caspian'],
  ferry: ['ocean', 'short', 'caspian'],
  air: ['access'],
  pipeline: ['crude', 'gas', 'products'],
};
const gauges = ['1435', '1520', '1668', '1000'];

function checkColumns(link: Link, at: Locate, log: IssueLog): void {
  const classes = speedClassesOf[link.mode];
  if (!classes.includes(link.speed_class)) {
    const message = `speed class '${link.speed_class}' is not one of a ${link.mode} link: ${classes.join(', ')}`;
    log.report('link/speed-class', at('speed_class'), message);
  }
  const gauge = link.gauge_mm ?? [];
  const unknown = gauge.find((width) => !gauges.includes(width));
  if (unknown !== undefined) log.report('link/gauge', at('gauge_mm'), `gauge '${clip(unknown)}' is not one of ${gauges.join(', ')}`);
  else if (link.mode === 'rail' && gauge.length === 0) log.report('link/gauge', at('gauge_mm'), `rail link ${link.id} has no gauge`);
  else if (link.mode !== 'rail' && gauge.length > 0) log.report('link/gauge', at('gauge_mm'), `${link.mode} link ${link.id} has a gauge`);
  const line = parsePolyline(link.geometry ?? '');
  if (line.kind === 'malformed') {
    log.report('cell/geometry', at('geometry'), `point ${line.number} of the geometry, '${clip(line.pair)}', is not lon lat, such as 51.2 43.6`);
  }
}
