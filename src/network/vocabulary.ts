/**
 * The closed word lists of the network tables (docs/network-format.md): what a cell may say.
 * Arrays, so that a column can store the position of a word in one byte; the order is part of the file image format.
 */
export const modes = ['road', 'rail', 'sea', 'ferry', 'air', 'pipeline'] as const;
export type Mode = (typeof modes)[number];

export const layers = [
  'truck',
  'rail1435',
  'rail1520',
  'rail1668',
  'rail1000',
  'vessel',
  'feeder',
  'tanker',
  'roro',
  'rail_ferry',
  'aircraft',
  'pipe',
  'ground',
] as const;
export type Layer = (typeof layers)[number];

/** The mode that each layer belongs to; the ground belongs to none. */
export const modeOfLayer: Readonly<Record<Layer, Mode | undefined>> = {
  truck: 'road',
  rail1435: 'rail',
  rail1520: 'rail',
  rail1668: 'rail',
  rail1000: 'rail',
  vessel: 'sea',
  feeder: 'sea',
  tanker: 'sea',
  roro: 'ferry',
  rail_ferry: 'ferry',
  aircraft: 'air',
  pipe: 'pipeline',
  ground: undefined,
};

export const cargoClasses = ['container', 'reefer', 'truck', 'wagon', 'loose', 'liquid'] as const;
export type CargoClass = (typeof cargoClasses)[number];

export const bases = ['published', 'calibrated', 'assumed'] as const;
export type Basis = (typeof bases)[number];

export const statuses = ['open', 'planned', 'closed', 'no_freight'] as const;
export type Status = (typeof statuses)[number];

/**
 * `street`: a point of an imported street network, where a truck may turn or stop and which a position may be read as. `point`: any other point of
 * an imported network: of a track, or of a road that leads nowhere. Nobody asks for either by name.
 */
export const roles = [
  'town',
  'junction',
  'station',
  'border',
  'port',
  'dry_port',
  'terminal',
  'airport',
  'oil',
  'waypoint',
  'street',
  'point',
] as const;
export type Role = (typeof roles)[number];

/** Roads where the posted limit is below what trucks drive on a road of that class; the number is the limit, km/h, rounded down. */
export const limitClasses = ['limit_5', 'limit_10', 'limit_15', 'limit_20', 'limit_30', 'limit_40', 'limit_50', 'limit_60', 'limit_70'] as const;

export const speedClasses = [
  'motorway',
  'I',
  'II',
  'III',
  'access',
  'main',
  'branch',
  'ocean',
  'short',
  'caspian',
  'crude',
  'gas',
  'products',
  ...limitClasses,
] as const;
export type SpeedClass = (typeof speedClasses)[number];

export const passages = [
  'suez',
  'bab_el_mandeb',
  'malacca',
  'hormuz',
  'bosphorus',
  'dardanelles',
  'gibraltar',
  'cape',
  'panama',
  'northern_sea_route',
  'kiel',
  'oresund',
  'sunda',
  'taiwan',
] as const;
export type Passage = (typeof passages)[number];

export const operationKinds = [
  'pickup',
  'delivery',
  'lift_off',
  'lift_on',
  'dwell',
  'stuffing',
  'stripping',
  'transload',
  'bogie_change',
  'check_in',
  'check_out',
  'loading',
  'discharge',
  'security',
] as const;
export type OperationKind = (typeof operationKinds)[number];

export const perUnits = ['consignment', 'unit', 'feu', 't', 'km', 'unit_km', 'feu_km', 't_km'] as const;
export type Per = (typeof perUnits)[number];

export const regimes = ['tir', 'no_tir', 'any'] as const;
export type Regime = (typeof regimes)[number];

export const behaviours = ['timetable', 'frequency', 'when_full'] as const;
export type Behaviour = (typeof behaviours)[number];

export const products = ['block', 'wagonload'] as const;
export type Product = (typeof products)[number];

export const commodities = ['crude', 'gas', 'products'] as const;
export type Commodity = (typeof commodities)[number];
