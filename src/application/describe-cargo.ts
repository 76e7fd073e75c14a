/** A cargo back into words: the canonical one-line grammar that parseCargo reads, and a phrase for people. */
import type { Cargo, CargoKind, ContainerType } from '../planning/index.js';

const containerNames: Readonly<Record<ContainerType, string>> = {
  '20DC': '20-foot container',
  '40DC': '40-foot container',
  '40HC': '40-foot high-cube container',
  '45HC': '45-foot high-cube container',
  '20RF': '20-foot reefer',
  '40RF': '40-foot reefer',
};
const numberWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** As `1x40HC:20t@-18C,dg:3`; parseCargo reads it back to the same cargo. */
export function renderCargo(cargo: Cargo): string {
  const cold = cargo.temperatureC === undefined ? '' : `@${cargo.temperatureC}C`;
  const suffixes = [
    cargo.dangerousClass === undefined ? '' : `,dg:${cargo.dangerousClass}`,
    cargo.oversize ? ',oversize' : '',
    cargo.value === undefined ? '' : `,value:${cargo.value / 100}usd`,
  ];
  return renderLoad(cargo.load) + cold + suffixes.join('');
}

function renderLoad(load: CargoKind): string {
  switch (load.kind) {
    case 'containers':
      return `${load.count}x${load.type}:${load.tonnesEach}t`;
    case 'trucks':
      return `${load.count === 1 ? '' : `${load.count}x`}truck:${load.tonnesEach}t`;
    case 'wagons':
      return `${load.count === 1 ? '' : `${load.count}x`}wagon:${load.tonnesEach}t`;
    case 'loose': {
      const volume = load.volumeM3 === undefined ? '' : `:${load.volumeM3}m3`;
      return load.pallets === undefined ? `loose:${load.tonnes}t${volume}` : `pallets:${load.pallets}:${load.tonnes}t${volume}`;
    }
    case 'liquid':
      return `${load.commodity}:${load.tonnes}t`;
  }
}

/** As `one 40-foot high-cube container, 20 t`. */
export function describeCargo(cargo: Cargo): string {
  const extras = [
    cargo.temperatureC === undefined ? '' : `kept at ${cargo.temperatureC} °C`,
    cargo.dangerousClass === undefined ? '' : `dangerous goods of class ${cargo.dangerousClass}`,
    cargo.oversize ? 'oversize' : '',
    cargo.value === undefined ? '' : `worth ${grouped(cargo.value / 100)} USD`,
  ].filter((extra) => extra !== '');
  return [describeLoad(cargo.load), ...extras].join(', ');
}

function describeLoad(load: CargoKind): string {
  switch (load.kind) {
    case 'containers':
      return counted(load.count, containerNames[load.type], load.tonnesEach);
    case 'trucks':
      return counted(load.count, 'loaded truck', load.tonnesEach);
    case 'wagons':
      return counted(load.count, 'wagon load', load.tonnesEach);
    case 'loose': {
      const volume = load.volumeM3 === undefined ? '' : `, ${grouped(load.volumeM3)} m³`;
      const what = load.pallets === undefined ? 'loose cargo' : plural(load.pallets, 'pallet');
      return `${what}, ${grouped(load.tonnes)} t${volume}`;
    }
    case 'liquid':
      return `${grouped(load.tonnes)} t of ${{ crude: 'crude oil', gas: 'gas', products: 'oil products' }[load.commodity]}`;
  }
}

const counted = (count: number, noun: string, each: number): string => `${plural(count, noun)}, ${grouped(each)} t${count > 1 ? ' each' : ''}`;
const plural = (count: number, noun: string): string => `${numberWords[count] ?? grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
const grouped = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 3 });
