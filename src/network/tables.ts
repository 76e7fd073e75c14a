/** The tables of a network package, column by column in file order. docs/network-format.md says what each column means. */
import { date, type Field, flag, number, numbers, optional, type RowOf, text, texts, time, word, words } from './fields.js';
import {
  bases, behaviours, cargoClasses, commodities, layers, modes, operationKinds, passages, perUnits, products, regimes, roles,
  speedClasses, statuses,
} from './vocabulary.js';

const provenance = { source: text(), basis: word(bases) } as const;
const hours: Field<number> = number({ min: 0 });
const hourOfDay = optional(number({ min: 0, max: 24 }));

export const tables = {
  places: {
    id: text(), name_en: text(), name_zh_hans: optional(text()), name_zh_hant: optional(text()), name_ru: optional(text()),
    country: optional(text()), country2: optional(text()), lat: number({ min: -90, max: 90 }), lon: number({ min: -180, max: 180 }),
    zone: optional(text()), roles: words(roles), population: optional(number({ min: 0 })), status: word(statuses),
    status_date: optional(date()), ...provenance,
  },
  aliases: { place: text('places'), alias: text(), kind: word(['locode', 'iata', 'icao', 'name', 'seed']), ...provenance },
  links: {
    id: text(), from: text('places'), to: text('places'), mode: word(modes), line: optional(text()), length_km: number({ min: 0.001 }),
    speed_class: word(speedClasses), gauge_mm: optional(texts()), electrified: optional(flag()), tracks: optional(number({ min: 1 })),
    country: optional(text()), direction: word(['both', 'one']), status: word(statuses), status_date: optional(date()),
    passage: optional(word(passages)), geometry: optional(text()), ...provenance,
  },
  terminals: {
    place: text('places'), layers: words(layers), handles: words(cargoClasses), capacity_teu_y: optional(number({ min: 0 })),
    capacity_t_y: optional(number({ min: 0 })), opens_h: hourOfDay, closes_h: hourOfDay, ...provenance,
  },
  operations: {
    id: text(), scope: text(), from_layer: word(layers), to_layer: word(layers), kind: word(operationKinds), cargo: words(cargoClasses),
    p50_h: hours, p90_h: hours, cost_usd: number({ min: 0 }), per: word(perUnits), co2e_wtt_kg: number({ min: 0 }),
    co2e_ttw_kg: number({ min: 0 }), co2e_per: word(perUnits), capacity_per_day: optional(number({ min: 0 })), opens_h: hourOfDay,
    closes_h: hourOfDay, year: optional(number()), ...provenance,
  },
  procedures: {
    id: text(), scope: text(), mode: word(modes), from_country: text(), to_country: text(), regime: word(regimes),
    cargo: words(cargoClasses), p50_h: hours, p90_h: hours, fee_usd: number({ min: 0 }), per: word(perUnits), opens_h: hourOfDay,
    closes_h: hourOfDay, status: word(statuses), status_date: optional(date()), year: optional(number()), ...provenance,
  },
  services: {
    id: text(), name: text(), mode: word(modes), layer: word(layers), operator: optional(text()), behaviour: word(behaviours),
    per_week: optional(number({ min: 0.01 })), wait_p50_h: optional(hours), wait_p90_h: optional(hours), cutoff_h: hours,
    weather_closed: optional(numbers(12, { min: 0, max: 0.95 })), closure_p50_h: optional(hours), admits: words(cargoClasses),
    capacity: optional(number({ min: 0 })), capacity_unit: optional(text()), tariff: optional(texts('tariffs')),
    emission: optional(texts('emission_factors')), status: word(statuses), status_date: optional(date()), ...provenance,
  },
  service_stops: {
    service: text('services'), direction: word(['out', 'back']), seq: number({ min: 1 }), place: text('places'),
    ride_p50_h: optional(hours), ride_p90_h: optional(hours), length_km: optional(number({ min: 0 })), stop_h: optional(hours), ...provenance,
  },
  departures: {
    service: text('services'), direction: word(['out', 'back']), weekdays: texts(), local_time: time(), valid_from: optional(date()),
    valid_to: optional(date()), ...provenance,
  },
  vehicles: {
    id: text(), layer: word(layers), cargo: words(cargoClasses), name: text(), payload_t: number({ min: 0 }), tare_t: number({ min: 0 }),
    volume_m3: optional(number({ min: 0 })), length_m: optional(number({ min: 0 })), teu: optional(number({ min: 0 })),
    max_gross_t: optional(number({ min: 0 })), refrigerated: flag(), ...provenance,
  },
  speeds: {
    layer: word(layers), scope: text(), speed_class: optional(word(speedClasses)), product: optional(word(products)),
    speed_kmh: optional(number({ min: 0.1 })), km_per_day: optional(number({ min: 1 })), ...provenance,
  },
  tariffs: {
    id: text(), layer: word(layers), scope: text(), from_region: optional(text()), to_region: optional(text()), cargo: words(cargoClasses),
    product: optional(word(products)), per: word(perUnits), usd: number({ min: 0 }), fixed_usd: optional(number({ min: 0 })),
    low_usd: optional(number({ min: 0 })), high_usd: optional(number({ min: 0 })), year: optional(number()), ...provenance,
  },
  emission_factors: {
    id: text(), layer: word(layers), scope: text(), class: optional(text()), cargo: words(cargoClasses), electrified: optional(flag()),
    wtt_g: number({ min: 0 }), ttw_g: number({ min: 0 }), per: word(perUnits), activity: word(['SFD', 'GCD']), load_basis: optional(text()),
    source_table: optional(text()), page: optional(text()), version: optional(text()), licence: optional(text()),
    checked_by: optional(text()), ...provenance,
  },
  pipelines: {
    id: text(), name: text(), commodity: word(commodities), capacity: optional(number({ min: 0 })), capacity_unit: optional(text()),
    diameter_mm: optional(number({ min: 0 })), bidirectional: flag(), status: word(statuses), status_date: optional(date()), ...provenance,
  },
  driver_rules: { id: text(), scope: text(), drivers: number({ min: 1, max: 2 }), item: text(), value_h: number({ min: 0 }), ...provenance },
  regions: { region: text(), country: text(), ...provenance },
} as const;

export type Tables = typeof tables;
export type TableName = keyof Tables;
export const tableNames = Object.keys(tables) as readonly TableName[];
export type Row<N extends TableName> = RowOf<Tables[N]>;
/** A whole package in memory, every reference resolved and every cell in range. */
export type TableSet = { readonly [N in TableName]: readonly Row<N>[] };
