/** Files made in the page from the answer it holds: no second request, and in the reader's words. */
import type { ItineraryDocument } from '../../../src/contract/index.js';
import { takeMapPicture } from '../map/map-picture.js';
import { linesOf } from '../map/way-shapes.js';
import { stagesOf } from '../state/stages.js';
import type { Speech } from '../words/languages.js';
import { legTitle, type NameOf, wayName } from '../words/way-name.js';
import { renderCsv } from './render-csv.js';
import { saveBlob } from './save-blob.js';

const fileName = (way: ItineraryDocument | undefined, end: string): string => {
  const [from, to] = [way?.legs[0]?.from.id, way?.legs.at(-1)?.to.id];
  return `qiyun-${from ?? ''}-${to ?? ''}.${end}`;
};

export function downloadGeojson(ways: readonly ItineraryDocument[], speech: Speech, nameOf: NameOf): void {
  const features = ways.flatMap((way, i): GeoJSON.Feature[] => {
    const common = { way: i + 1, itinerary: way.id, name: wayName(speech, nameOf, way) };
    const lines = linesOf(way).flatMap(({ points, leg, ink }): GeoJSON.Feature[] => {
      const run = way.legs[leg];
      if (run === undefined) return [];
      const { departsAt, arrivesAt, hours, distanceKm, costUsd, co2eKg, vehicle, layer, mode } = run;
      const properties = {
        ...common,
        feature: 'leg',
        title: legTitle(speech, run),
        from: nameOf(run.from),
        to: nameOf(run.to),
        ink,
        mode,
        layer,
        vehicle,
        departsAt,
        arrivesAt,
        hours,
        distanceKm,
        costUsd,
        co2eKg: co2eKg.wtw,
      };
      return [{ type: 'Feature', properties, geometry: { type: 'LineString', coordinates: points.map((point) => point) } }];
    });
    const stops = stagesOf(way).flatMap((stage): GeoJSON.Feature[] =>
      stage.kind === 'run'
        ? []
        : [
            {
              type: 'Feature',
              properties: {
                ...common,
                feature: 'stop',
                place: nameOf(stage.place),
                id: stage.place.id,
                hours: stage.legs.reduce((sum, leg) => sum + leg.hours, 0),
              },
              geometry: { type: 'Point', coordinates: [stage.place.lon, stage.place.lat] },
            },
          ],
    );
    return [...lines, ...stops];
  });
  saveBlob(fileName(ways[0], 'geojson'), new Blob([JSON.stringify({ type: 'FeatureCollection', features })], { type: 'application/geo+json' }));
}

export function downloadCsv(way: ItineraryDocument, speech: Speech, nameOf: NameOf): void {
  const { t } = speech;
  const head = [t('col_leg'), t('from'), t('to'), t('col_begins'), t('col_ends'), t('col_hours'), t('col_km'), t('col_usd'), t('col_co2e')];
  const rows = way.legs.map((leg) => [
    legTitle(speech, leg),
    nameOf(leg.from),
    nameOf(leg.to),
    leg.departsAt,
    leg.arrivesAt,
    leg.hours,
    leg.distanceKm,
    leg.costUsd,
    leg.co2eKg.wtw,
  ]);
  const text = renderCsv([head, ...rows]);
  // the mark lets a spreadsheet see that this is UTF-8
  saveBlob(fileName(way, 'csv'), new Blob([`\ufeff${text}`], { type: 'text/csv' }));
}

const escapeIcs = (text: string): string => text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll('\n', '\\n');
const utc = (instant: string): string => `${new Date(instant).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
/** Lines of at most 75 octets, as RFC 5545 asks; a character is not cut. */
function fold(line: string): string {
  let [folded, bytes] = ['', 0];
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (bytes + size > 73) [folded, bytes] = [`${folded}\r\n `, 1];
    [folded, bytes] = [folded + letter, bytes + size];
  }
  return folded;
}

export function downloadIcs(way: ItineraryDocument, speech: Speech, nameOf: NameOf): void {
  const { figures } = speech;
  const events = way.legs.flatMap((leg, i) =>
    leg.kind === 'run' || leg.hours >= 6
      ? [
          'BEGIN:VEVENT',
          `UID:${way.id}-${i}@qiyun`,
          `DTSTAMP:${utc(way.departsAt)}`,
          `DTSTART:${utc(leg.departsAt)}`,
          `DTEND:${utc(leg.arrivesAt)}`,
          `SUMMARY:${escapeIcs(legTitle(speech, leg))}`,
          `LOCATION:${escapeIcs(leg.kind === 'run' ? `${nameOf(leg.from)} → ${nameOf(leg.to)}` : nameOf(leg.from))}`,
          `DESCRIPTION:${escapeIcs(`${wayName(speech, nameOf, way)}\n${figures.span(leg.hours)}, ${figures.km(leg.distanceKm)}, ${figures.usd(leg.costUsd)}, ${figures.kg(leg.co2eKg.wtw)}`)}`,
          'END:VEVENT',
        ]
      : [],
  );
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Qiyun//Planner//EN', ...events, 'END:VCALENDAR'];
  saveBlob(fileName(way, 'ics'), new Blob([`${lines.map(fold).join('\r\n')}\r\n`], { type: 'text/calendar' }));
}

export async function downloadPng(): Promise<void> {
  const picture = await takeMapPicture();
  if (picture !== undefined) saveBlob('qiyun-map.png', picture);
}
