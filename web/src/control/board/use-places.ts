/** Names and clocks of the places that consignments pass, in the reader's language. */
import { useMemo } from 'react';
import type { Consignment, NamedPlaceDocument } from '../../../../src/contract/index.js';
import { useLanguage } from '../../words/languages.js';
import { type NameOf, nameIn } from '../../words/way-name.js';

export interface Places {
  readonly nameOf: NameOf;
  /** IANA zone of a place; undefined where no consignment knows it. */
  readonly zoneOf: (id: string) => string | undefined;
  /** The name of an id alone. */
  readonly nameOfId: (id: string) => string;
}

export function usePlaces(consignments: readonly Pick<Consignment, 'places' | 'itinerary'>[]): Places {
  const { language } = useLanguage();
  return useMemo(() => {
    const known = new Map<string, NamedPlaceDocument>();
    const plain = new Map<string, string>();
    for (const { places, itinerary } of consignments) {
      for (const place of places) known.set(place.id, place);
      for (const { from, to } of itinerary.legs) for (const { id, name } of [from, to]) plain.set(id, name);
    }
    const nameOf: NameOf = ({ id, name }) => {
      const place = known.get(id);
      return place === undefined ? name : nameIn(language, place.names);
    };
    return { nameOf, zoneOf: (id) => known.get(id)?.zone, nameOfId: (id) => nameOf({ id, name: plain.get(id) ?? id }) };
  }, [consignments, language]);
}
