/** How our codes and the words of EPCIS 2.0 and its Core Business Vocabulary answer each other. */
import type { EpcisEvent, EventCode } from '../../contract/index.js';
import { checkContainerNumber } from './container-number.js';

type Step = NonNullable<EpcisEvent['bizStep']>;
type Disposition = NonNullable<EpcisEvent['disposition']>;

interface EpcisWords {
  readonly step: Step;
  readonly disposition: Disposition;
  /** `with`: goods and container, or load unit and vehicle, come together or part. */
  readonly kind: 'seen' | 'joined' | 'parted' | 'sealed' | 'unsealed';
  /** Whether the unit is at the place afterwards. */
  readonly stays: boolean;
}

const words = (step: Step, disposition: Disposition, stays: boolean, kind: EpcisWords['kind'] = 'seen'): EpcisWords => ({
  step,
  disposition,
  kind,
  stays,
});

export const epcisWordsOf: Readonly<Record<EventCode, EpcisWords>> = {
  ARRI: words('arriving', 'in_progress', true),
  DEPA: words('departing', 'in_transit', false),
  LOAD: words('loading', 'in_progress', true, 'joined'),
  DISC: words('unloading', 'in_progress', true, 'parted'),
  GTIN: words('receiving', 'in_progress', true),
  GTOT: words('shipping', 'in_transit', false),
  STUF: words('packing', 'container_closed', true),
  STRP: words('unpacking', 'container_open', true),
  PICK: words('collecting', 'in_transit', false),
  DROP: words('accepting', 'in_progress', true),
  INSP: words('inspecting', 'in_progress', true),
  RSEA: words('installing', 'container_closed', true, 'sealed'),
  RMVD: words('removing', 'container_open', true, 'unsealed'),
  CUSS: words('inspecting', 'unavailable', true),
  CUSI: words('inspecting', 'unavailable', true),
  CUSR: words('other', 'available', true),
  CROS: words('transporting', 'in_transit', false),
  HOLD: words('holding', 'unavailable', true),
  RELS: words('other', 'available', true),
  POSI: words('transporting', 'in_transit', false),
};

/** For events of others, which have no code of ours: the one that the step most plainly is. */
const codeOfStep: Readonly<Record<string, EventCode>> = {
  arriving: 'ARRI',
  departing: 'DEPA',
  loading: 'LOAD',
  unloading: 'DISC',
  receiving: 'GTIN',
  shipping: 'GTOT',
  packing: 'STUF',
  unpacking: 'STRP',
  collecting: 'PICK',
  accepting: 'DROP',
  inspecting: 'INSP',
  installing: 'RSEA',
  removing: 'RMVD',
  holding: 'HOLD',
  transporting: 'POSI',
};
export const findCodeOfStep = (step: string): EventCode | undefined => codeOfStep[step];

/** The names of ours that have no place in the standard; the prefix is bound in `@context`. */
export const ownPrefix = 'qiyun';
export const ownVocabulary = 'urn:x-qiyun:vocabulary:';

/** A container by its BIC number (EPC Tag Data Standard, scheme `bic`), where that is right; anything else as a private object identifier (CBV 2.0, section 8.3). */
export const toEpc = (unit: string): string =>
  checkContainerNumber(unit).kind === 'ok' && /^[A-Z]{4}\d{7}$/.test(unit) ? `urn:epc:id:bic:${unit}` : `urn:x-qiyun:obj:${encodeURIComponent(unit)}`;
export const toLocation = (place: string): string => `urn:x-qiyun:loc:${encodeURIComponent(place)}`;
export const toTransaction = (kind: string, number: string): string => `urn:x-qiyun:bt:${encodeURIComponent(`${kind}:${number}`)}`;

const readable = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign of its own
  }
};
/** A BIC number, a name of ours, or the last part of another's URI. */
export function fromEpc(epc: string): string {
  const own = /^urn:(?:epc:id:bic|x-qiyun:obj):(.+)$/.exec(epc)?.[1];
  return readable(own ?? /[/:]([^/:?#]+)\/?$/.exec(epc)?.[1] ?? epc);
}
export const fromLocation = (uri: string): string | undefined => {
  const own = /^urn:x-qiyun:loc:(.+)$/.exec(uri)?.[1];
  return own === undefined ? undefined : readable(own);
};
/** RFC 5870: `geo:43.18,51.67`. */
export function fromGeo(uri: string): { readonly lat: number; readonly lon: number } | undefined {
  const match = /^geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/.exec(uri);
  const lat = Number(match?.[1]);
  const lon = Number(match?.[2]);
  return match !== null && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : undefined;
}
