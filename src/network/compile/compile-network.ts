/** From checked tables to the frozen model: places first, then links and borders, yards, ships, and the services over all of them. */
import type { Network, Place } from '../network.js';
import type { TableSet } from '../tables.js';
import { CompileContext } from './context.js';
import { compileBorders, compileLinks } from './links.js';
import { compileShipping } from './sea.js';
import { compileServices } from './services.js';
import { compileDoors, compileGaugeChanges, compileTerminals } from './transfers.js';

/** Raised when the meaning of a column or section of the file image changes. */
export const NETWORK_FORMAT_VERSION = 1;

/** `tables` must have passed the checks of importing/: an unknown id here is a bug and throws. */
export const compileNetwork = (tables: TableSet, identity: { readonly id: string; readonly version: string }): Network => {
  const places = tables.places.map(toPlace);
  const context = new CompileContext(tables, places);
  compileLinks(context);
  compileBorders(context);
  compileGaugeChanges(context);
  compileTerminals(context);
  compileShipping(context);
  compileServices(context);
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
