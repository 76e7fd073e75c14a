/** From checked tables to the frozen model: places first, then links and borders, yards, ships, and the services over all of them. */
import { NETWORK_FORMAT_VERSION, type Network, type Place } from '../network.js';
import type { TableSet } from '../tables.js';
import { CompileContext } from './context.js';
import { compileBorders, compileLinks } from './links.js';
import { compileShipping } from './sea.js';
import { compileServices } from './services.js';
import { compileDoors, compileGaugeChanges, compileTerminals } from './transfers.js';

/** The compile steps in the order they need each other, by the name a progress bar shows. */
const stages = [
  ['roads, railways, pipelines', compileLinks],
  ['borders', compileBorders],
  ['changes of gauge', compileGaugeChanges],
  ['terminals', compileTerminals],
  ['shipping', compileShipping],
  ['services', compileServices],
] as const;

/** Told before each stage: its name, how many are done, how many there are. */
export type CompileProgress = (stage: string, done: number, all: number) => void;

/** `tables` must have passed the checks of importing/: an unknown id here is a bug and throws. */
export const compileNetwork = (
  tables: TableSet,
  identity: { readonly id: string; readonly version: string },
  progress?: CompileProgress,
): Network => {
  const places = tables.places.map(toPlace);
  const context = new CompileContext(tables, places);
  for (const [done, [name, stage]] of stages.entries()) {
    progress?.(name, done, stages.length);
    stage(context);
  }
  return Object.freeze({
    formatVersion: NETWORK_FORMAT_VERSION,
    ...identity,
    places,
    runClasses: context.runClasses,
    recipes: context.recipes,
    ...compileDoors(context),
    tables,
    ...context.draft.finish(places.length),
  });
};

const toPlace = (row: TableSet['places'][number], index: number): Place =>
  Object.freeze({
    index,
    id: row.id,
    names: { en: row.name_en, zhHans: row.name_zh_hans ?? '', zhHant: row.name_zh_hant ?? '', ru: row.name_ru ?? '' },
    country: row.country ?? '',
    country2: row.country2 ?? '',
    lat: row.lat,
    lon: row.lon,
    zone: row.zone ?? 'UTC',
    roles: row.roles,
    population: row.population ?? 0,
    status: row.status,
  });
