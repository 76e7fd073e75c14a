/** What things are called: legs, lines and whole ways in the words a forwarder uses. English; figures and sources stand beside. */
import { type Layer, layers, type OperationKind, type RunClass } from '../network/index.js';
import type { LegDraft } from './leg-draft.js';
import type { Leg } from './outcome.js';
import type { Pricing } from './pricing.js';
import type { PartEvent, WayEvent } from './way-events.js';

const carrierWords: Readonly<Record<Layer, string>> = {
  truck: 'Truck',
  rail1435: 'Rail (1435 mm)',
  rail1520: 'Rail (1520 mm)',
  rail1668: 'Rail (1668 mm)',
  rail1000: 'Rail (1000 mm)',
  vessel: 'Ocean vessel',
  feeder: 'Feeder',
  tanker: 'Tanker',
  roro: 'Ro-ro ferry',
  rail_ferry: 'Rail ferry',
  aircraft: 'Air freighter',
  pipe: 'Pipeline',
  ground: 'Yard',
};

const operationWords: Readonly<Record<OperationKind, string>> = {
  pickup: 'Pick-up and loading',
  delivery: 'Delivery and unloading',
  lift_off: 'Lift off',
  lift_on: 'Lift on',
  dwell: 'Waiting in the yard',
  stuffing: 'Stuffing',
  stripping: 'Stripping',
  transload: 'Gauge change by transloading',
  bogie_change: 'Gauge change by bogie exchange',
  check_in: 'Check-in and driving on board',
  check_out: 'Driving ashore and check-out',
  loading: 'Loading',
  discharge: 'Discharge',
  security: 'Security screening',
};

const otherWords = {
  procedure: 'Border procedure',
  cutoff: 'Cut-off before departure',
  wait: 'Waiting for departure',
  weather: 'Weather',
  ride: 'Voyage',
  stop: 'Stop on the way',
  shut: 'Shut',
} as const;

const gaugeOf = (layer: Layer): string => layer.replace('rail', '');

const isGaugeChange = (event: PartEvent): boolean => event.part.what === 'transload' || event.part.what === 'bogie_change';

export const partWords = (event: PartEvent): string => {
  const { what } = event.part;
  if (what === 'shut') return `${otherWords.shut}: ${event.why ?? 'by the scenario'}`;
  if (event.step?.kind === 'procedure') return `${otherWords.procedure} ${event.step.fromCountry} → ${event.step.toCountry}`;
  if (isGaugeChange(event) && event.step?.kind === 'transfer') {
    return `${operationWords[what as OperationKind]}, ${gaugeOf(event.step.from)} → ${gaugeOf(event.step.to)} mm`;
  }
  return what in operationWords ? operationWords[what as OperationKind] : otherWords[what as keyof typeof otherWords];
};

export const runWords = (pricing: Pricing, run: RunClass): string => {
  const where = run.country === '' ? '' : ` ${run.country}`;
  const service = pricing.network.tables.services[run.service];
  if (run.mode === 'road') return `Road${where}, ${roadWords(run.speedClass)}`;
  if (run.mode === 'rail') {
    const traction = run.electrified ? 'electric' : 'diesel';
    return `Rail${where}, ${gaugeOf(run.layer)} mm, ${traction}, ${service === undefined ? 'wagonload' : 'block train'}`;
  }
  if (run.mode === 'pipeline') return `Pipeline${where}, ${run.commodity ?? ''}`;
  return run.fromRegion === '' ? carrierWords[run.layer] : `${carrierWords[run.layer]}, ${run.fromRegion} → ${run.toRegion}`;
};

const roadWords = (speedClass: RunClass['speedClass']): string => {
  if (speedClass === 'motorway' || speedClass === 'access') return speedClass;
  return speedClass.startsWith('limit_') ? `posted limit ${speedClass.slice('limit_'.length)} km/h` : `class ${speedClass}`;
};

export const legTitle = (pricing: Pricing, draft: LegDraft): string => {
  const first = draft.events[0] as WayEvent;
  const { network } = pricing;
  if (first.kind === 'run') {
    const service = network.tables.services[first.run.service];
    return service === undefined ? carrierTitle(pricing, first.layer) : `Block train: ${service.name}`;
  }
  const { step } = first;
  if (step?.kind === 'ride') {
    const service = network.tables.services[step.service];
    const along = step.layer === 'roro' ? ' (the truck itself sails)' : step.layer === 'rail_ferry' ? ' (the wagon itself sails)' : '';
    return `${carrierWords[step.layer]}: ${service?.name ?? ''}${along}`;
  }
  if (step?.kind === 'procedure') {
    const regime = step.mode === 'road' || first.layer === 'roro' ? (pricing.options.tir ? ', TIR' : ', without TIR') : '';
    return `Border ${step.fromCountry} → ${step.toCountry}, ${step.mode}${regime}`;
  }
  if (step?.kind === 'board' && draft.kind === 'wait') return `Waiting for ${network.tables.services[step.service]?.name ?? 'departure'}`;
  const change = draft.events.find((event): event is PartEvent => event.kind === 'part' && isGaugeChange(event));
  if (change !== undefined) return partWords(change);
  return draft.events.map((event) => (event.kind === 'part' ? partWords(event) : '')).join(', ');
};

const carrierTitle = (pricing: Pricing, layer: Layer): string => {
  if (layer.startsWith('rail1')) return `${carrierWords[layer]}, wagonload`;
  return layer === 'truck' && pricing.load.cargoClass !== 'truck' ? 'Truck haulage' : carrierWords[layer];
};

/** What carries the cargo on a run. */
export const vehicleOf = (pricing: Pricing, event: WayEvent): string => {
  const { load } = pricing;
  const units = load.unitsOn(event.layer);
  const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
  switch (event.layer) {
    case 'truck':
      return load.cargoClass === 'truck' ? `${many(units, 'truck')}, accompanied` : many(units, 'truck');
    case 'roro':
      return `${many(units, 'truck')} on the deck`;
    case 'rail_ferry':
      return `${many(units, 'wagon')} on the deck`;
    case 'aircraft':
      return 'freighter aircraft';
    case 'pipe':
      return 'pipeline';
    case 'tanker':
      return 'tanker';
    case 'vessel':
      return 'deep-sea container ship';
    case 'feeder':
      return 'feeder container ship';
    default:
      return load.cargoClass === 'wagon' || load.cargoClass === 'liquid' ? many(units, 'wagon') : `${many(units, 'container')} on wagons`;
  }
};

const nameWords: Readonly<Record<Layer, string>> = {
  truck: 'truck',
  rail1435: 'rail',
  rail1520: 'rail',
  rail1668: 'rail',
  rail1000: 'rail',
  vessel: 'ocean',
  feeder: 'feeder',
  tanker: 'tanker',
  roro: 'ro-ro',
  rail_ferry: 'rail ferry',
  aircraft: 'air',
  pipe: 'pipeline',
  ground: 'yard',
};

/** A truck run shorter than this before or after something else is a collection or a delivery, not part of the name. Metres. */
const NAMED_ROAD_M = 150_000;

/** `Rail to Aktau, feeder to Alat, rail to Baku`: one phrase per carrier, ending where that carrier leaves the cargo. */
export const wayName = (legs: readonly Leg[]): string => {
  const phrases: { word: string; to: string; metres: number; layer: Layer }[] = [];
  for (const leg of legs) {
    if (leg.kind !== 'run') continue;
    const word = nameWords[leg.layer];
    const last = phrases.at(-1);
    if (last?.word === word) {
      last.to = leg.to.names.en;
      last.metres += leg.metres;
    } else phrases.push({ word, to: leg.to.names.en, metres: leg.metres, layer: leg.layer });
  }
  const main = phrases.filter((phrase) => phrase.layer !== 'truck' || phrase.metres >= NAMED_ROAD_M || phrases.length === 1);
  const told = main.length > 0 ? main : phrases;
  const text = told.map((phrase) => `${phrase.word} to ${phrase.to}`).join(', ');
  return text === '' ? 'No movement' : text.slice(0, 1).toUpperCase() + text.slice(1);
};

/** The one-word name of a layer by its position in `layers`. */
export const carrierName = (layer: number): string => nameWords[layers[layer] ?? 'ground'];
