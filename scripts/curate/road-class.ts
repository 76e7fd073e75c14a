import { cell, type Row } from './table.js';

/** Countries whose two-digit E-roads are motorways for nearly all of their length. */
const MOTORWAY_E_ROADS = new Set([
  'AT',
  'BE',
  'CH',
  'CZ',
  'DE',
  'DK',
  'ES',
  'FR',
  'GB',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LU',
  'NL',
  'PL',
  'PT',
  'SI',
  'SK',
]);

const countriesOf = (key: string): string[] => (key.split(':')[0] ?? '').split('-');

/**
 * The class in the seeds, else one by the road's number: an E-road with two digits is a motorway in the countries above
 * and class I elsewhere; one with three digits is class I; a road without a number is class II.
 */
export function roadClass(row: Row): string {
  const known = cell(row, 'road_class');
  if (known !== '') return known;
  const routes = cell(row, 'routes');
  if (!/\bE:E\d/.test(routes)) return 'II';
  const main = /\bE:E\d\d?(?!\d)/.test(routes);
  const countries = [...countriesOf(cell(row, 'a')), ...countriesOf(cell(row, 'b'))];
  return main && countries.every((c) => MOTORWAY_E_ROADS.has(c)) ? 'motorway' : 'I';
}
