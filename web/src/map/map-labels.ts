/** The words on the map for what is shown, in the order in which they get their seats. */
import type { PlaceDocument } from '../../../src/contract/index.js';
import type { Language } from '../state/address.js';
import { stagesOf } from '../state/stages.js';
import type { Speech } from '../words/languages.js';
import { type NameOf, shortName } from '../words/way-name.js';
import type { ShownWay } from './chart-view.js';
import { discSeats } from './disc-seats.js';
import type { CountrySeat, Town } from './ground-shapes.js';
import type { MapLabel } from './label-canvas.js';
import { seaNames } from './sea-names.js';
import { linesOf } from './way-shapes.js';

const position: Readonly<Record<Language, 0 | 1 | 2 | 3>> = { en: 0, 'zh-Hans': 1, 'zh-Hant': 2, ru: 3 };

export interface Names {
  readonly seats: readonly CountrySeat[];
  readonly towns: readonly Town[];
}

/** `ends` are named where there is no way. */
export function wayLabels(
  shown: readonly ShownWay[],
  chosen: string | undefined,
  ends: readonly PlaceDocument[],
  nameOf: NameOf,
): readonly MapLabel[] {
  const first = shown.find(({ way }) => way.id === chosen) ?? shown[0];
  if (first === undefined) return ends.map((place) => ({ text: shortName(nameOf(place)), at: [place.lon, place.lat], kind: 'end', zoom: 0 }));
  const seats = discSeats(
    shown.map(({ way }) => linesOf(way)),
    endsOf(first),
  );
  const discs = shown.flatMap(({ way, number }, i): MapLabel[] => {
    const at = seats[i];
    return at === undefined || shown.length < 2 ? [] : [{ text: String(number), at, kind: way.id === first.way.id ? 'chosenDisc' : 'disc', zoom: 0 }];
  });
  const stops = stagesOf(first.way).flatMap((stage, i, all) =>
    stage.kind === 'stop'
      ? [{ place: stage.place, end: i === 0 || i === all.length - 1, hours: stage.legs.reduce((sum, leg) => sum + leg.hours, 0) }]
      : [],
  );
  stops.sort((a, b) => Number(b.end) - Number(a.end) || b.hours - a.hours);
  const named = stops.map(
    ({ place, end }): MapLabel => ({ text: shortName(nameOf(place)), at: [place.lon, place.lat], kind: end ? 'end' : 'stop', zoom: 0 }),
  );
  return [...named.filter(({ kind }) => kind === 'end'), ...discs, ...unrepeated(named.filter(({ kind }) => kind === 'stop'))];
}

const endsOf = ({ way }: ShownWay): readonly (readonly [number, number])[] => {
  const [first, last] = [way.legs[0]?.from, way.legs.at(-1)?.to];
  return [first, last].flatMap((place) => (place === undefined ? [] : [[place.lon, place.lat] as const]));
};

const unrepeated = (labels: readonly MapLabel[]): readonly MapLabel[] => [...new Map(labels.map((label) => [label.text, label])).values()];

/** Towns, countries, seas. A name that the ways already carry is not said twice. */
export function groundLabels({ figures, language }: Speech, { seats, towns }: Names, taken: readonly MapLabel[]): readonly MapLabel[] {
  const said = new Set(taken.map(({ text }) => text));
  const nth = position[language];
  const countries = seats.flatMap(({ code, size, at }) =>
    at.map(
      (point, i): MapLabel => ({
        text: shortName(figures.country(code)),
        at: point,
        kind: 'country',
        zoom: Math.max(i > 0 ? 3.2 : 0, 5.6 - Math.log2(size)),
      }),
    ),
  );
  const big = towns.map(({ at, names, size }): MapLabel => ({ text: names[nth], at, kind: 'town', zoom: Math.max(3, 6.6 - Math.log2(size) * 1.1) }));
  const seas = seaNames.map(([lon, lat, zoom, names]): MapLabel => ({ text: names[nth], at: [lon, lat], kind: 'sea', zoom }));
  return [...countries, ...seas, ...big.filter(({ text }) => !said.has(text))];
}
