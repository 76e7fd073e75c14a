/** What every importer makes: rows of the network tables, but for what only the whole network can say (country, zone, who hangs together). */
import type { Row } from '../../network/index.js';

/** `country` and `zone` are filled in later where they are absent; `street` as a role is given later to what can be reached. */
export type DraftPlace = Row<'places'>;

export type DraftLink = Row<'links'> & {
  /** Posted for trucks, km/h. */
  readonly limitKmh?: number | undefined;
};

/** A place that is not on a way of its own: it is joined to the nearest one within reach, or left out with a warning. */
export interface Attachment {
  readonly place: string;
  readonly mode: 'road' | 'rail';
  readonly withinM: number;
}

/** A run that leaves its first stop on the days named: dated by `dateDepartures` when the zones of the places are known. */
export interface DraftDeparture extends Pick<Row<'departures'>, 'service' | 'direction' | 'source' | 'basis'> {
  /** Day numbers, ascending, no one twice. */
  readonly days: readonly number[];
  /** Seconds after noon minus 12 hours of such a day; beyond 86,400 it is the day after. */
  readonly leaveS: number;
  /** IANA zone of the clock that tells them; undefined = that of the first stop. */
  readonly zone: string | undefined;
}

export interface ImportDraft {
  readonly places: readonly DraftPlace[];
  readonly aliases: readonly Row<'aliases'>[];
  readonly links: readonly DraftLink[];
  readonly turns: readonly Row<'turns'>[];
  readonly terminals: readonly Row<'terminals'>[];
  readonly services: readonly Row<'services'>[];
  readonly service_stops: readonly Row<'service_stops'>[];
  readonly departures: readonly DraftDeparture[];
  readonly attach: readonly Attachment[];
}

export const emptyDraft: ImportDraft = {
  places: [],
  aliases: [],
  links: [],
  turns: [],
  terminals: [],
  services: [],
  service_stops: [],
  departures: [],
  attach: [],
};

/** All rows of several drafts, in their order. */
export const mergeDrafts = (drafts: readonly ImportDraft[]): ImportDraft => ({
  places: drafts.flatMap((draft) => draft.places),
  aliases: drafts.flatMap((draft) => draft.aliases),
  links: drafts.flatMap((draft) => draft.links),
  turns: drafts.flatMap((draft) => draft.turns),
  terminals: drafts.flatMap((draft) => draft.terminals),
  services: drafts.flatMap((draft) => draft.services),
  service_stops: drafts.flatMap((draft) => draft.service_stops),
  departures: drafts.flatMap((draft) => draft.departures),
  attach: drafts.flatMap((draft) => draft.attach),
});

interface PlaceFacts {
  readonly id: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly roles: Row<'places'>['roles'];
  readonly source: string;
  readonly basis?: Row<'places'>['basis'];
}

/** A row of places with every column that the facts leave open empty. */
export const draftPlace = ({ id, name, lat, lon, roles, source, basis }: PlaceFacts): DraftPlace => ({
  id,
  name_en: name,
  name_zh_hans: undefined,
  name_zh_hant: undefined,
  name_ru: undefined,
  country: undefined,
  country2: undefined,
  lat,
  lon,
  zone: undefined,
  roles,
  population: undefined,
  status: 'open',
  status_date: undefined,
  source,
  basis: basis ?? 'published',
});

type LinkFacts = Pick<DraftLink, 'id' | 'from' | 'to' | 'mode' | 'length_km' | 'speed_class' | 'source'> & Partial<DraftLink>;

/** A row of links with every column that the facts leave open empty; both ways unless said. */
export const draftLink = (facts: LinkFacts): DraftLink => ({
  line: undefined,
  gauge_mm: undefined,
  electrified: undefined,
  tracks: undefined,
  country: undefined,
  direction: 'both',
  status: 'open',
  status_date: undefined,
  passage: undefined,
  geometry: undefined,
  basis: 'published',
  ...facts,
});
