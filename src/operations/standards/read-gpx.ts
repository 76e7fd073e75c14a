/**
 * The tracks of a GPX 1.1 file (topografix.com/GPX/1/1): each point of a track is where a load unit was. Way points and routes are plans, not
 * history; they are left out and counted.
 */
import type { PositionReport } from '../../contract/index.js';
import { closeReading, type FormatReading, type Located, openReadingLog, type ReadingLog } from './read-problems.js';
import { readXmlTags, type XmlToken } from './xml-tags.js';

interface DraftPoint {
  readonly lat: string | undefined;
  readonly lon: string | undefined;
  readonly line: number;
  time: string;
}

/** `unit`: whose tracks they are; without it each track must be named after its load unit. */
export function readGpx(text: string, unit: string | undefined): FormatReading<PositionReport> {
  const log = openReadingLog();
  const points: Located<PositionReport>[] = [];
  const path: string[] = [];
  let track: { name: string; points: DraftPoint[]; line: number } | undefined;
  let point: DraftPoint | undefined;
  let plans = 0;
  const close = (name: string): void => {
    path.pop();
    if (name === 'trkpt' && point !== undefined) {
      track?.points.push(point);
      point = undefined;
    } else if (name === 'trk' && track !== undefined) {
      points.push(...toReports(track, unit, log));
      track = undefined;
    }
  };
  for (const token of readXmlTags(text)) {
    if (token.kind === 'wrong') {
      log.problems.push({ at: `line ${token.line}`, sentence: `${token.sentence}.` });
      break;
    }
    if (token.kind === 'text') {
      const where = path.join('/');
      if (where === 'gpx/trk/name' && track !== undefined) track.name += token.text;
      else if (where === 'gpx/trk/trkseg/trkpt/time' && point !== undefined) point.time += token.text;
    } else if (token.kind === 'close') close(token.name);
    else {
      path.push(token.name);
      const where = path.join('/');
      if (path.length === 1) checkRoot(token, log);
      else if (where === 'gpx/trk') track = { name: '', points: [], line: token.line };
      else if (where === 'gpx/trk/trkseg/trkpt')
        point = { lat: token.attributes.get('lat'), lon: token.attributes.get('lon'), line: token.line, time: '' };
      else if (where === 'gpx/wpt' || where === 'gpx/rte/rtept') plans++;
      if (token.isEmpty) close(token.name);
    }
  }
  if (plans > 0) log.leftOut.push({ at: '', sentence: `${plans} way points and points of routes are plans, not history; they are left out.` });
  if (points.length === 0 && log.problems.length === 0) log.problems.push({ at: '', sentence: 'The file has no point of a track (<trkpt>).' });
  return closeReading(log, points);
}

function checkRoot({ name, attributes, line }: Extract<XmlToken, { kind: 'open' }>, { problems }: ReadingLog): void {
  const version = attributes.get('version');
  const namespace = attributes.get('xmlns');
  if (name !== 'gpx') problems.push({ at: `line ${line}`, sentence: `The root element is <${name}>, and of a GPX file it is <gpx>.` });
  else if (version !== '1.1')
    problems.push({ at: `line ${line}`, sentence: `The version of the file is ${version ?? 'not given'}, and 1.1 is read.` });
  else if (namespace !== 'http://www.topografix.com/GPX/1/1')
    problems.push({
      at: `line ${line}`,
      sentence: `The namespace of the file is ${namespace ?? 'not given'}, and of GPX 1.1 it is http://www.topografix.com/GPX/1/1.`,
    });
}

function toReports(
  track: { name: string; points: readonly DraftPoint[]; line: number },
  unit: string | undefined,
  { problems }: ReadingLog,
): Located<PositionReport>[] {
  const whose = unit ?? track.name.trim();
  if (whose === '') problems.push({ at: `line ${track.line}`, sentence: 'The track has no name, and no load unit was given: whose is it?' });
  return track.points.flatMap((point) => {
    const at = `line ${point.line}`;
    const time = point.time.trim();
    const found = problems.length;
    const lat = toDegrees(point.lat, 90);
    const lon = toDegrees(point.lon, 180);
    if (lat === undefined) problems.push({ at, sentence: `The latitude is ${point.lat ?? 'not given'}; it is a number from -90 to 90.` });
    if (lon === undefined) problems.push({ at, sentence: `The longitude is ${point.lon ?? 'not given'}; it is a number from -180 to 180.` });
    if (!isMoment(time))
      problems.push({
        at,
        sentence: time === '' ? 'The point has no <time>, so it is not known when it was.' : `The time “${time}” is not as 2024-07-03T12:00:00Z.`,
      });
    if (problems.length > found || lat === undefined || lon === undefined) return [];
    return [{ at, value: { unit: whose, at: time, lat, lon, vehicle: null, note: null } }];
  });
}

function toDegrees(text: string | undefined, most: number): number | undefined {
  if (text === undefined || !/^[+-]?\d+(\.\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return Math.abs(value) <= most ? value : undefined;
}

const isMoment = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));
