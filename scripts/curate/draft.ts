import type { Spot } from './great-circle.js';

export type Basis = 'published' | 'calibrated' | 'assumed';
export type Status = 'open' | 'planned' | 'closed' | 'no_freight';

/** A place while it is being curated; `seed` is its key until it gets an id. */
export interface PlaceDraft extends Spot {
  readonly seed: string;
  /** Seed keys merged into this place, itself included. */
  readonly seeds: string[];
  readonly names: string[];
  /** For a crossing made from a link: the seeds of the link's ends. */
  readonly ends: readonly string[];
  name: string;
  country: string;
  country2: string;
  lat: number;
  lon: number;
  readonly roles: Set<string>;
  population: number | undefined;
  status: Status;
  statusDate: string;
  id: string;
  source: string;
  basis: Basis;
}

export interface LinkDraft {
  /** Seed keys of the two ends. */
  a: string;
  b: string;
  mode: 'road' | 'rail';
  line: string;
  km: number;
  speedClass: string;
  gauge: string;
  electrified: string;
  tracks: string;
  country: string;
  status: Status;
  statusDate: string;
  source: string;
  basis: Basis;
}

export interface Draft {
  readonly places: Map<string, PlaceDraft>;
  links: LinkDraft[];
}

export const STATUS_ORDER: readonly Status[] = ['open', 'no_freight', 'planned', 'closed'];

/** A place with the parts that most sources leave out. */
export function placeDraft(
  part: Pick<PlaceDraft, 'seed' | 'name' | 'country' | 'lat' | 'lon' | 'source' | 'basis'> & {
    roles: string[];
    country2?: string;
    ends?: readonly string[];
  },
): PlaceDraft {
  return {
    ...part,
    seeds: [part.seed],
    names: [part.name],
    ends: part.ends ?? [],
    country2: part.country2 ?? '',
    roles: new Set(part.roles),
    population: undefined,
    status: 'open',
    statusDate: '',
    id: '',
  };
}
