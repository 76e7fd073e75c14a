/** Use case: one place out of a text, to look at; a position means the place nearest to it, whatever it is. */
import { describePlace, type Gazetteer, type Place } from '../network/index.js';

export type PlaceReading =
  | { readonly kind: 'place'; readonly place: Place; readonly reading: string; readonly others: readonly Place[] }
  | { readonly kind: 'unclear'; readonly message: string; readonly choices: readonly { readonly id: string; readonly label: string }[] };

export function findPlace(gazetteer: Gazetteer, text: string): PlaceReading {
  const found = gazetteer.resolve(text);
  switch (found.kind) {
    case 'place':
      return found;
    case 'position': {
      const [place] = gazetteer.nearest(found.lat, found.lon);
      if (place === undefined) return { kind: 'unclear', message: 'This network has no places.', choices: [] };
      return { kind: 'place', place, reading: `Nearest to ${found.lat},${found.lon}: ${describePlace(place)}.`, others: [] };
    }
    case 'choices':
      return { kind: 'unclear', message: `“${text}” can mean several places; choose one by its id.`, choices: found.choices.map(choiceOf) };
    case 'unknown':
      return {
        kind: 'unclear',
        message: `“${text}” is not a place that this network knows.${found.near.length > 0 ? ' Did you mean one of these?' : ''}`,
        choices: found.near.map(choiceOf),
      };
  }
}

const choiceOf = (place: Place): { id: string; label: string } => ({ id: place.id, label: describePlace(place) });
