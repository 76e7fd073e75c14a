/** The goods of a paper, a row each, and the load units that hold them, as every form wants them in its columns. */
import type { Goods, LoadUnit } from '../../contract/index.js';
import type { ConsignmentRecord } from './record.js';
import { figure, goodsWords, unitWords } from './words.js';

export interface GoodsRow {
  readonly marks: string;
  readonly packages: string;
  readonly packing: string;
  readonly nature: string;
  readonly hs: string;
  readonly grossKg: string;
  readonly volumeM3: string;
}

export interface GoodsRows {
  readonly rows: readonly GoodsRow[];
  readonly totals: { readonly packages: string; readonly grossKg: string; readonly volumeM3: string };
  /** Which columns lack something for some of the goods. */
  readonly lacks: {
    readonly packages: boolean;
    readonly packing: boolean;
    readonly nature: boolean;
    readonly hs: boolean;
    readonly grossKg: boolean;
    readonly volumeM3: boolean;
  };
  /** Where a figure of the goods is given; undefined for a paper of some of the units, which is finished by hand. */
  readonly goodsAt: (field: 'packages' | 'grossKg' | 'volumeM3') => string | undefined;
}

/**
 * `units` are those that the paper covers. The record does not say which goods are in which unit, so a paper for some of them has the mass
 * of those units and no number of packages: somebody who was there must write it.
 */
export function listGoodsRows({ consignment }: ConsignmentRecord, units: readonly LoadUnit[]): GoodsRows {
  const isAll = units.length === consignment.units.length;
  const rows = [...consignment.goods.map((goods) => goodsRow(goods, isAll)), ...units.map((unit) => unitRow(unit, isAll))];
  const sumOf = (values: readonly (number | null)[]): string =>
    isAll && values.every((value) => value !== null) ? figure(values.reduce<number>((sum, value) => sum + (value ?? 0), 0)) : '';
  const { goods } = consignment;
  return {
    rows,
    goodsAt: (field) => (isAll ? `goods.${field}` : field === 'grossKg' ? 'units.grossKg' : undefined),
    lacks: {
      packages: !isAll || goods.some(({ packages }) => packages === null),
      packing: goods.some(({ packing }) => packing === null),
      nature: goods.some(({ description }) => description.trim() === ''),
      hs: goods.some(({ hs }) => hs === null),
      grossKg: isAll ? goods.some(({ grossKg }) => grossKg === 0) : units.some(({ grossKg }) => grossKg === 0),
      volumeM3: !isAll || goods.some(({ volumeM3 }) => volumeM3 === null),
    },
    totals: {
      packages: sumOf(consignment.goods.map(({ packages }) => packages)),
      grossKg: isAll ? sumOf(consignment.goods.map(({ grossKg }) => grossKg)) : figure(units.reduce((sum, { grossKg }) => sum + grossKg, 0)),
      volumeM3: sumOf(consignment.goods.map(({ volumeM3 }) => volumeM3)),
    },
  };
}

const goodsRow = (goods: Goods, isAll: boolean): GoodsRow => ({
  marks: goods.marks ?? '',
  packages: isAll && goods.packages !== null ? figure(goods.packages) : '',
  packing: goods.packing ?? '',
  nature: goodsWords(goods),
  hs: goods.hs ?? '',
  grossKg: isAll ? figure(goods.grossKg) : '',
  volumeM3: isAll && goods.volumeM3 !== null ? figure(goods.volumeM3) : '',
});

const unitRow = (unit: LoadUnit, isAll: boolean): GoodsRow => ({
  marks: unit.id,
  packages: '',
  packing: '',
  nature: unitWords(unit),
  hs: '',
  grossKg: isAll ? '' : figure(unit.grossKg),
  volumeM3: '',
});
