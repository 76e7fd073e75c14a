/** Use cases of a search box: places whose name is like a text, places near a point, and one place with all that meets there. */
import type { FoundPlaceDocument, PlaceSurveyDocument } from '../contract/index.js';
import { greatCircle } from '../geo/index.js';
import type { Gazetteer, Language, Network, Place } from '../network/index.js';
import { kmFromMetres } from '../units/index.js';
import { surveyPlace } from './survey-network.js';

export interface PlaceSearch {
  readonly text: string;
  readonly limit: number;
  readonly language: Language;
}

export function searchPlaces(gazetteer: Gazetteer, { text, limit, language }: PlaceSearch): readonly FoundPlaceDocument[] {
  return gazetteer.find(text, limit).map(({ place, how }) => ({ ...presentKnown(place), label: labelOf(place, language), how, distanceKm: null }));
}

export interface NearSearch {
  readonly lat: number;
  readonly lon: number;
  readonly limit: number;
  readonly language: Language;
}

export function listPlacesNear(gazetteer: Gazetteer, { lat, lon, limit, language }: NearSearch): readonly FoundPlaceDocument[] {
  return gazetteer.nearest(lat, lon, { count: limit }).map((place) => ({
    ...presentKnown(place),
    label: labelOf(place, language),
    how: 'near',
    distanceKm: kmFromMetres(greatCircle({ lat, lon }, place)),
  }));
}

/** Undefined when no place has this id. */
export function describePlaceById(network: Network, id: string): PlaceSurveyDocument | undefined {
  const place = network.places.find((known) => known.id === id);
  if (place === undefined) return undefined;
  const { links, terminal, services, procedures } = surveyPlace(network, place);
  return {
    ...presentKnown(place),
    linkCount: links.length,
    links: [...links],
    terminals:
      terminal === undefined
        ? []
        : [
            {
              layers: [...terminal.layers],
              handles: [...terminal.handles],
              capacityTeuYear: terminal.capacityTeuYear ?? null,
              capacityTonnesYear: terminal.capacityTonnesYear ?? null,
              opensH: terminal.opensH ?? null,
              closesH: terminal.closesH ?? null,
              source: terminal.source,
              basis: terminal.basis,
            },
          ],
    procedures: [...procedures],
    services: services.map((service) => ({ ...service, stops: [...service.stops] })),
  };
}

const labelOf = ({ names }: Place, language: Language): string => (names[language] === '' ? names.en : names[language]);

const presentKnown = ({ id, names, country, country2, lat, lon, roles, zone, population }: Place) => ({
  id,
  names: { en: names.en, zhHans: names.zhHans, zhHant: names.zhHant, ru: names.ru },
  country,
  country2,
  lat,
  lon,
  roles: [...roles],
  zone,
  population,
});
