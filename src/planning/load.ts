/**
 * What the cargo means to each carrier: how many trucks, boxes, wagons and chargeable tonnes it makes, and what may not carry it.
 * Everything that is priced or emitted "per" something multiplies a number found here.
 */
import { type CargoClass, cargoClasses, type Layer, type Network, type Per, type Row } from '../network/index.js';
import type { Cargo } from './query.js';

/** IATA: one cubic metre counts at least 167 kg, written 6,000 cm3 to the kilogram (TACT Rules 3.9). */
const AIR_TONNES_PER_M3 = 1 / 6;
/** A euro pallet position in a truck or box: 1.2 x 0.8 m, stacked to 2.2 m. Recalled trade figure. */
const PALLET_M3 = 1.2 * 0.8 * 2.2;

export interface Load {
  readonly cargoClass: CargoClass;
  /** Position of `cargoClass` in `cargoClasses`. */
  readonly classIndex: number;
  /** Net tonnes of the whole consignment. */
  readonly tonnes: number;
  /** Forty-foot equivalents of the whole consignment (a 20-foot box is 0.5; 45 feet count as 1, as carriers price them). */
  readonly feu: number;
  readonly volumeM3: number;
  /** How many units carry it on a layer: trucks, boxes, wagons. */
  unitsOn(layer: Layer): number;
  /** Tonnes that move, with the truck or wagon that rides along on a deck. */
  grossTonnesOn(layer: Layer): number;
  /** Tonnes that a carrier charges: by air at least volume / 6. */
  chargeableTonnesOn(layer: Layer): number;
  /** Why this layer may not carry it; undefined when it may. */
  refusalOf(layer: Layer): string | undefined;
}

interface Counts {
  readonly cargoClass: CargoClass;
  readonly tonnes: number;
  readonly feu: number;
  readonly boxes: number;
  readonly trucks: number;
  readonly wagons: number;
  readonly volumeM3: number;
}

export const createLoad = (network: Network, cargo: Cargo): Load => {
  const counts = countUnits(network, cargo);
  const vehicle = (id: string): Row<'vehicles'> | undefined => network.tables.vehicles.find((row) => row.id === id);
  const truckTare = vehicle('truck')?.tare_t ?? 14.5;
  const wagonTare = vehicle('wagon-1520')?.tare_t ?? 26;
  const unitsOn = (layer: Layer): number => {
    if (layer === 'truck' || layer === 'roro') return counts.trucks;
    if (layer.startsWith('rail1')) return counts.boxes > 0 ? counts.boxes : counts.wagons;
    if (layer === 'rail_ferry') return counts.boxes > 0 ? Math.ceil(counts.feu) : counts.wagons;
    return counts.boxes > 0 ? counts.boxes : 1;
  };
  return {
    cargoClass: counts.cargoClass,
    classIndex: cargoClasses.indexOf(counts.cargoClass),
    tonnes: counts.tonnes,
    feu: counts.feu,
    volumeM3: counts.volumeM3,
    unitsOn,
    grossTonnesOn: (layer) => {
      if (layer === 'roro') return counts.tonnes + counts.trucks * truckTare;
      return layer === 'rail_ferry' ? counts.tonnes + unitsOn(layer) * wagonTare : counts.tonnes;
    },
    chargeableTonnesOn: (layer) => (layer === 'aircraft' ? Math.max(counts.tonnes, counts.volumeM3 * AIR_TONNES_PER_M3) : counts.tonnes),
    refusalOf: (layer) => refusal(layer, cargo, counts),
  };
};

const countUnits = (network: Network, cargo: Cargo): Counts => {
  const payload = (id: string, otherwise: number): number => network.tables.vehicles.find((row) => row.id === id)?.payload_t ?? otherwise;
  const { load } = cargo;
  const none = { feu: 0, boxes: 0, trucks: 0, wagons: 0, volumeM3: 0 };
  switch (load.kind) {
    case 'containers': {
      const short = load.type.startsWith('20');
      const tonnes = load.count * load.tonnesEach;
      const pairs = short && load.tonnesEach * 2 <= payload('chassis', 26);
      return {
        cargoClass: load.type.endsWith('RF') ? 'reefer' : 'container',
        tonnes,
        feu: load.count * (short ? 0.5 : 1),
        boxes: load.count,
        trucks: pairs ? Math.ceil(load.count / 2) : load.count,
        wagons: 0,
        volumeM3: load.count * (network.tables.vehicles.find((row) => row.id === load.type)?.volume_m3 ?? 0),
      };
    }
    case 'trucks':
      return { ...none, cargoClass: 'truck', tonnes: load.count * load.tonnesEach, trucks: load.count };
    case 'wagons':
      return { ...none, cargoClass: 'wagon', tonnes: load.count * load.tonnesEach, wagons: load.count };
    case 'loose': {
      const volumeM3 = load.volumeM3 ?? (load.pallets ?? 0) * PALLET_M3;
      const boxes = Math.max(1, Math.ceil(load.tonnes / payload('40HC', 28.5)), Math.ceil(volumeM3 / 68));
      return {
        cargoClass: 'loose',
        tonnes: load.tonnes,
        feu: boxes,
        boxes,
        volumeM3,
        wagons: Math.max(1, Math.ceil(load.tonnes / payload('wagon-1520', 68))),
        trucks: Math.max(1, Math.ceil(load.tonnes / payload('truck', 22)), Math.ceil(volumeM3 / 90)),
      };
    }
    case 'liquid':
      return {
        ...none,
        cargoClass: 'liquid',
        tonnes: load.tonnes,
        trucks: Math.ceil(load.tonnes / payload('truck-tank', 25)),
        wagons: Math.ceil(load.tonnes / payload('wagon-tank-1520', 60)),
      };
  }
};

/**
 * What dangerous goods, oversize and temperature rule out. From the IMDG Code 7.1 (decks), ICAO Technical Instructions table 3-1
 * (classes forbidden on any aircraft without approval) and RID/ADR 1.1.3, recalled by the compilers: a first sieve, not a permit.
 */
const refusal = (layer: Layer, cargo: Cargo, counts: Counts): string | undefined => {
  const danger = cargo.dangerousClass;
  const chief = danger?.slice(0, 1);
  if (layer === 'aircraft') {
    if (counts.cargoClass === 'liquid') return 'liquids in bulk do not fly';
    if (cargo.oversize) return 'oversize cargo does not pass a freighter door without its own survey';
    if (danger !== undefined && ['1', '2.1', '2.3', '4.2', '5.2', '6.1', '7'].some((no) => danger === no || danger.startsWith(`${no}.`))) {
      return `dangerous class ${danger} is forbidden on aircraft without an approval`;
    }
  }
  if ((layer === 'roro' || layer === 'rail_ferry') && (chief === '1' || chief === '7')) {
    return `dangerous class ${danger} is not taken on decks with accompanied vehicles`;
  }
  if (cargo.oversize && (layer === 'vessel' || layer === 'feeder') && counts.cargoClass === 'container') {
    return 'oversize cargo does not fit a closed container; it needs a flat rack quoted case by case';
  }
  if (cargo.temperatureC !== undefined && counts.cargoClass === 'container') return 'a dry container cannot hold a temperature; ask for 20RF or 40RF';
  if (cargo.temperatureC !== undefined && counts.cargoClass === 'loose' && (layer === 'vessel' || layer === 'feeder' || layer.startsWith('rail1'))) {
    return 'loose cargo kept at a temperature travels by refrigerated truck or by air; ask for 20RF or 40RF for rail and sea';
  }
  return undefined;
};

/** How many of `per` the load makes on a layer, over `km` for the words that count kilometres. */
export const quantityOf = (load: Load, layer: Layer, per: Per, km: number): number => {
  switch (per) {
    case 'consignment':
      return 1;
    case 'unit':
      return load.unitsOn(layer);
    case 'feu':
      return load.feu > 0 ? load.feu : load.unitsOn(layer);
    case 't':
      return load.chargeableTonnesOn(layer);
    case 'km':
      return km;
    case 'unit_km':
      return load.unitsOn(layer) * km;
    case 'feu_km':
      return (load.feu > 0 ? load.feu : load.unitsOn(layer)) * km;
    case 't_km':
      return load.chargeableTonnesOn(layer) * km;
  }
};
