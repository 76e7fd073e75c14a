/** What ways, legs and cargoes are called in the reader's language; the server names them in English only. */
import type { ItineraryDocument, LegDocument, PlaceDocument } from '../../../src/contract/index.js';
import type { Names } from '../server/ask-server.js';
import type { Language } from '../state/address.js';
import { readCargo } from '../state/cargo.js';
import type { MessageKey } from './catalogue.js';
import type { Speech } from './languages.js';

export type NameOf = (place: Pick<PlaceDocument, 'id' | 'name'>) => string;

const fieldOf: Readonly<Record<Language, keyof Names>> = { en: 'en', 'zh-Hans': 'zhHans', 'zh-Hant': 'zhHant', ru: 'ru' };

export const nameIn = (language: Language, names: Names): string => names[fieldOf[language]] || names.en;

export const placeNamer =
  (language: Language, names: ReadonlyMap<string, Names>): NameOf =>
  ({ id, name }) => {
    const known = names.get(id);
    return known === undefined ? name : nameIn(language, known);
  };

/** Without what stands in brackets, and airports and ports by their plain word: the full form is the title of wherever the short one is shown. */
export const shortName = (name: string): string =>
  name
    .replace(/\s*[(（][^)）]*[)）]/g, '')
    .replace(/ International Airport$/, ' airport')
    .replace(/^Port of (.+)$/, '$1 port')
    .replace(/国际机场$/, '机场')
    .replace(/國際機場$/, '機場')
    .trim() || name;

export const carrierOf: Readonly<Record<string, MessageKey>> = {
  truck: 'carry_truck',
  vessel: 'carry_vessel',
  feeder: 'carry_feeder',
  tanker: 'carry_tanker',
  roro: 'carry_roro',
  rail_ferry: 'carry_rail_ferry',
  aircraft: 'carry_aircraft',
  pipe: 'carry_pipe',
};

/** A truck run shorter than this before or after something else is a collection or a delivery, not part of the name. */
const namedRoadKm = 150;

/** `Rail to Aktau, feeder to Alat`: one phrase per carrier, ending where that carrier leaves the cargo (as src/planning/way-words.ts). */
export function wayName(
  speech: Speech,
  nameOf: NameOf,
  { legs }: Pick<ItineraryDocument, 'legs'>,
  form: (name: string) => string = shortName,
): string {
  const phrases: { key: MessageKey; to: string; km: number }[] = [];
  for (const leg of legs) {
    if (leg.kind !== 'run') continue;
    const key = carrierOf[leg.layer] ?? 'carry_rail';
    const last = phrases.at(-1);
    if (last?.key === key) {
      last.to = nameOf(leg.to);
      last.km += leg.distanceKm;
    } else phrases.push({ key, to: nameOf(leg.to), km: leg.distanceKm });
  }
  const main = phrases.filter(({ key, km }) => key !== 'carry_truck' || km >= namedRoadKm || phrases.length === 1);
  const told = (main.length > 0 ? main : phrases).map(({ key, to }) => speech.t(key, { place: form(to) })).join(speech.t('listComma'));
  return told.slice(0, 1).toLocaleUpperCase() + told.slice(1);
}

/** The title of a leg: the server's own phrases translated, services by their proper names. */
export function legTitle(speech: Speech, leg: LegDocument): string {
  const { t, term } = speech;
  if (leg.kind === 'procedure') {
    const match = /^Border (\w*) → (\w*), (\w+)(?:, (.*))?$/.exec(leg.title);
    if (match === null) return term(leg.title);
    const [, from = '', to = '', , regime] = match;
    const border = t('leg_border', { from, to });
    return regime === undefined ? border : `${border}, ${t(regime === 'TIR' ? 'leg_withTir' : 'leg_withoutTir')}`;
  }
  if (leg.kind === 'wait')
    return leg.service !== null && leg.title.startsWith('Waiting for') ? t('leg_waitFor', { service: leg.service.name }) : term(leg.title);
  if (leg.kind === 'run' && leg.service !== null) {
    const carrier = term(leg.title.split(':')[0] ?? '');
    const along = leg.layer === 'roro' ? `, ${t('leg_truckSails')}` : leg.layer === 'rail_ferry' ? `, ${t('leg_wagonSails')}` : '';
    return `${t('leg_service', { carrier, service: leg.service.name })}${along}`;
  }
  return term(leg.title);
}

/** A cargo of the one-line grammar in words. */
export function cargoWords({ t, figures }: Speech, text: string): string {
  const cargo = readCargo(text);
  if (cargo === undefined) return text;
  const { kind, count } = cargo;
  const tonnes = figures.tonnes(cargo.tonnes);
  const load: Readonly<Record<typeof kind, () => string>> = {
    container: () => {
      const words = t('cargo_container', { n: figures.number(count), type: t(`type_${cargo.type}`), tonnes });
      return count > 1 ? t('cargo_each', { cargo: words }) : words;
    },
    truck: () => t('cargo_truck', { n: figures.number(count), count, tonnes }),
    wagon: () => t('cargo_wagon', { n: figures.number(count), count, tonnes }),
    pallets: () => t('cargo_pallets', { n: figures.number(count), count, tonnes }),
    loose: () => t('cargo_loose', { tonnes }),
    liquid: () => t('cargo_liquid', { tonnes, commodity: t(`commodity_${cargo.commodity}`) }),
  };
  let words = load[kind]();
  if (cargo.celsius !== undefined) words = t('cargo_cold', { cargo: words, celsius: t('unit_c', { n: figures.number(cargo.celsius) }) });
  if (cargo.dangerous !== '') words = t('cargo_dangerous', { cargo: words, class: cargo.dangerous });
  return cargo.oversize ? t('cargo_oversize', { cargo: words }) : words;
}
