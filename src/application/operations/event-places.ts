/** Places in the words of other systems: what a code or a location of theirs means here, and how ours are told to them. */
import { createGazetteer, type Network, type Place } from '../../network/index.js';
import type { PlaceFacts } from '../../operations/index.js';

export interface EventPlaces {
  /** By UN/LOCODE or id; by nothing that has to be guessed. */
  readonly findCode: (code: string) => string | undefined;
  /** By the last part of a location's URI, where that is a UN/LOCODE or an id: `https://example.org/places/KZAAU`. */
  readonly findLocation: (uri: string) => string | undefined;
  readonly factsOf: (id: string) => PlaceFacts | undefined;
}

const unLocode = /^[A-Z]{2}[A-Z2-9]{3}$/;

export function createEventPlaces(network: Network): EventPlaces {
  const gazetteer = createGazetteer(network);
  const byId = new Map(network.places.map((place) => [place.id, place]));
  const aliases = network.tables.aliases.filter(({ kind, alias }) => kind === 'locode' && unLocode.test(alias.replaceAll(' ', '')));
  const locodes = new Map(aliases.map(({ place, alias }) => [place, alias.replaceAll(' ', '')]));
  const findCode = (code: string): string | undefined => {
    if (byId.has(code)) return code;
    const [match] = unLocode.test(code) ? gazetteer.find(code, 1) : [];
    return match?.how === 'code' ? match.place.id : undefined;
  };
  return {
    findCode,
    findLocation: (uri) =>
      findCode(
        uri
          .split(/[/:]/)
          .filter((part) => part !== '')
          .at(-1) ?? '',
      ),
    factsOf: (id) => {
      const place = byId.get(id);
      if (place === undefined) return undefined;
      const code = unLocode.test(id) ? id : locodes.get(id);
      return { name: place.names.en, unLocode: code, lat: place.lat, lon: place.lon, facility: facilityOf(place) };
    },
  };
}

/** In the words of DCSA, the most telling role first; undefined for a town. */
function facilityOf({ roles }: Place): PlaceFacts['facility'] {
  if (roles.includes('border')) return 'BORD';
  if (roles.includes('port')) return 'POTE';
  if (roles.includes('dry_port') || roles.includes('terminal')) return 'INTE';
  return roles.includes('station') ? 'RAMP' : undefined;
}
