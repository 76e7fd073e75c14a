/**
 * Reads the one-line grammar of cargo that people type and APIs carry:
 *
 *   [COUNT x] FORM : AMOUNT [: AMOUNT] [@ TEMPERATURE C] {, suffix}
 *   1x40HC:20t   2x20RF:18t@-18C   truck:20t   10xwagon:62t   pallets:12:9t   loose:9t:40m3   crude:5000t   …,dg:3,oversize,value:90000usd
 *
 * Weights are tonnes each for what is counted, for the whole consignment otherwise. Every problem of the text is reported in one
 * go; nothing is guessed: a number without a unit is a problem, not a tonne.
 */

import { type Commodity, commodities, type Row } from '../network/index.js';
import { tonnes, usdCents } from '../units/index.js';
import type { QueryProblem } from './outcome.js';
import { type Cargo, type CargoKind, type ContainerType, containerTypes } from './query.js';

/** What a load unit may carry: the rows of `vehicles` for containers, trucks and wagons. */
export type LoadLimit = Pick<Row<'vehicles'>, 'id' | 'name' | 'layer' | 'payload_t' | 'volume_m3'>;

export interface CargoOptions {
  readonly limits: readonly LoadLimit[];
  /** The field that problems are reported at. */
  readonly field?: string;
}

export type CargoReading =
  | { readonly cargo: Cargo; readonly problems?: undefined }
  | { readonly problems: readonly QueryProblem[]; readonly cargo?: undefined };

const forms = [...containerTypes, 'truck', 'wagon', 'pallets', 'loose', ...commodities] as const;
type Form = (typeof forms)[number];

const examples = '1x40HC:20t, truck:20t, wagon:60t, pallets:12:9t, loose:9t:40m3, crude:5000t';
const dangerousClasses = new Set([
  '1',
  '1.1',
  '1.2',
  '1.3',
  '1.4',
  '1.5',
  '1.6',
  '2',
  '2.1',
  '2.2',
  '2.3',
  '3',
  '4.1',
  '4.2',
  '4.3',
  '5.1',
  '5.2',
  '6.1',
  '6.2',
  '7',
  '8',
  '9',
]);
const mostUnits = 10_000;
const mostTonnes = 10_000_000;

/** Full-width letters and digits, the multiplication sign and the true minus are what a phone or an IME types. */
const normalise = (text: string): string => text.normalize('NFKC').replaceAll('×', 'x').replaceAll(/[−–]/g, '-').trim();

export function parseCargo(text: string, options: CargoOptions): CargoReading {
  const found: string[] = [];
  const [loadText = '', ...suffixes] = normalise(text)
    .split(',')
    .map((part) => part.trim());
  const { amountText, temperatureC } = readTemperature(loadText, found);
  const load = amountText === '' ? missing(found) : readLoad(amountText, options.limits, found);
  const extras = readSuffixes(suffixes, found);
  if (load !== undefined && temperatureC !== undefined) checkCold(load, found);
  if (load === undefined || found.length > 0) {
    const field = options.field ?? 'cargo';
    return { problems: found.map((message) => ({ field, message, choices: [] })) };
  }
  return { cargo: { load, temperatureC, ...extras } };
}

function missing(found: string[]): undefined {
  found.push(`Cargo is empty: write it as ${examples}.`);
  return undefined;
}

function readTemperature(text: string, found: string[]): { amountText: string; temperatureC: number | undefined } {
  const at = text.indexOf('@');
  if (at < 0) return { amountText: text, temperatureC: undefined };
  const match = /^([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*c$/i.exec(text.slice(at + 1).trim());
  const temperatureC = match ? Number(match[1]) : Number.NaN;
  if (!(temperatureC >= -70 && temperatureC <= 60)) {
    found.push(`“${clip(text.slice(at))}” is not a temperature: write it in degrees Celsius from -70 to 60, as @-18C.`);
  }
  return { amountText: text.slice(0, at).trim(), temperatureC };
}

function readLoad(text: string, limits: readonly LoadLimit[], found: string[]): CargoKind | undefined {
  const [head = '', ...amounts] = text.split(':').map((part) => part.trim());
  const counted = /^([+-]?\d+(?:\.\d+)?)\s*x\s*(.+)$/i.exec(head);
  const form = findForm(counted?.[2] ?? head);
  if (form === undefined) {
    found.push(sentenceForUnknownForm(counted?.[2] ?? head));
    return undefined;
  }
  const count = counted ? readCount(counted[1] ?? '', form, found) : 1;
  switch (form) {
    case 'pallets':
      if (counted) return readPallets([counted[1] ?? '', ...amounts], found);
      return readPallets(amounts, found);
    case 'loose':
      return refuseCount(counted, form, found) ? undefined : readLoose(amounts, found);
    case 'crude':
    case 'gas':
    case 'products':
      return refuseCount(counted, form, found) ? undefined : readLiquid(form, amounts, found);
    default:
      return readUnits(form, count, amounts, limits, found);
  }
}

function findForm(text: string): Form | undefined {
  const wanted = text.trim().toLowerCase();
  const singular = wanted === 'trucks' || wanted === 'wagons' ? wanted.slice(0, -1) : wanted === 'pallet' ? 'pallets' : wanted;
  return forms.find((form) => form.toLowerCase() === singular);
}

function sentenceForUnknownForm(text: string): string {
  if (/^[+-]?\d+(\.\d+)?\s*(t|kg)?$/i.test(text)) return `“${clip(text)}” says how much but not how it is packed: write it as ${examples}.`;
  return `“${clip(text)}” is not a form of cargo that Qiyun knows (${forms.join(', ')}): write it as ${examples}.`;
}

function refuseCount(counted: RegExpExecArray | null, form: Form, found: string[]): boolean {
  if (counted === null) return false;
  found.push(`${form} is not counted in units: write the whole amount, as ${form}:${form === 'loose' ? '9t' : '5000t'}.`);
  return true;
}

function readCount(text: string, form: Form, found: string[]): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > mostUnits) {
    found.push(`“${clip(text)}” is not a number of units: a whole number from 1 to ${mostUnits} comes before x, as 2x${form}:20t.`);
  }
  return count;
}

function readUnits(form: Form, count: number, amounts: readonly string[], limits: readonly LoadLimit[], found: string[]): CargoKind | undefined {
  if (amounts.length > 1)
    found.push(`“${clip(amounts.slice(1).join(':'))}” is one amount too many: ${form} takes the tonnes in each, as ${form}:20t.`);
  const each = readTonnes(amounts[0], `${form}:20t`, found);
  if (each === undefined) return undefined;
  const limit = limitOf(form, limits);
  if (limit !== undefined && each > limit.payload_t) {
    found.push(`${each} t is more than a ${form} may carry: its rated payload is ${limit.payload_t} t. Spread the cargo over more units.`);
  }
  const tonnesEach = tonnes(each);
  if (form === 'truck') return { kind: 'trucks', count, tonnesEach };
  if (form === 'wagon') return { kind: 'wagons', count, tonnesEach };
  return { kind: 'containers', type: form as ContainerType, count, tonnesEach };
}

/** The row of a load unit by its id; for a truck or wagon without a row of that id the strongest of its layer. */
function limitOf(form: Form, limits: readonly LoadLimit[]): LoadLimit | undefined {
  const exact = limits.find((limit) => limit.id.toLowerCase() === form.toLowerCase());
  if (exact !== undefined || (form !== 'truck' && form !== 'wagon')) return exact;
  const ofLayer = limits.filter((limit) => (form === 'truck' ? limit.layer === 'truck' : limit.layer.startsWith('rail')));
  return ofLayer.reduce<LoadLimit | undefined>((best, limit) => (best === undefined || limit.payload_t > best.payload_t ? limit : best), undefined);
}

function readPallets(amounts: readonly string[], found: string[]): CargoKind | undefined {
  const pallets = Number(amounts[0] || Number.NaN);
  if (!Number.isInteger(pallets) || pallets < 1 || pallets > mostUnits) {
    found.push(`“${clip(amounts[0] ?? '')}” is not a number of pallets: write the number, then the weight of all, as pallets:12:9t.`);
  }
  const loose = readLoose(amounts.slice(1), found, 'pallets:12:9t');
  return loose?.kind === 'loose' ? { ...loose, pallets } : undefined;
}

function readLoose(amounts: readonly string[], found: string[], example = 'loose:9t:40m3'): CargoKind | undefined {
  const weight = readTonnes(amounts[0], example, found);
  const volumeM3 = amounts[1] === undefined ? undefined : readVolume(amounts[1], found);
  if (amounts.length > 2) found.push(`“${clip(amounts.slice(2).join(':'))}” is one amount too many: write it as ${example}.`);
  return weight === undefined ? undefined : { kind: 'loose', tonnes: tonnes(weight), volumeM3, pallets: undefined };
}

function readLiquid(commodity: Commodity, amounts: readonly string[], found: string[]): CargoKind | undefined {
  if (amounts.length > 1)
    found.push(`“${clip(amounts.slice(1).join(':'))}” is one amount too many: ${commodity} takes its tonnes, as ${commodity}:5000t.`);
  const weight = readTonnes(amounts[0], `${commodity}:5000t`, found);
  return weight === undefined ? undefined : { kind: 'liquid', commodity, tonnes: tonnes(weight) };
}

function readTonnes(text: string | undefined, example: string, found: string[]): number | undefined {
  if (text === undefined || text === '') {
    found.push(`The weight is missing: write it after a colon, as ${example}.`);
    return undefined;
  }
  const match = /^([+-]?\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text);
  const unit = match?.[2]?.toLowerCase();
  if (match === null || (unit !== '' && unit !== 't' && unit !== 'kg')) {
    found.push(`“${clip(text)}” is not a weight: write tonnes or kilograms, as ${example}.`);
    return undefined;
  }
  if (unit === '') {
    found.push(`“${clip(text)}” has no unit: write ${clip(text)}t for tonnes or ${clip(text)}kg for kilograms.`);
    return undefined;
  }
  const weight = unit === 'kg' ? Number(match[1]) / 1000 : Number(match[1]);
  if (weight <= 0 || weight > mostTonnes) {
    found.push(`The weight is ${clip(text)}: it must be more than 0 and at most ${mostTonnes} t.`);
    return undefined;
  }
  return weight;
}

function readVolume(text: string, found: string[]): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*m3$/i.exec(text);
  const volume = match ? Number(match[1]) : Number.NaN;
  if (volume > 0 && volume <= mostTonnes) return volume;
  found.push(`“${clip(text)}” is not a volume: write cubic metres, more than 0, as 40m3.`);
  return undefined;
}

function readSuffixes(suffixes: readonly string[], found: string[]): Pick<Cargo, 'dangerousClass' | 'oversize' | 'value'> {
  let dangerousClass: string | undefined;
  let oversize = false;
  let value: Cargo['value'];
  for (const suffix of suffixes) {
    const dangerous = /^(?:dg:?|un|class:?)\s*(.*)$/i.exec(suffix);
    const worth = /^value:\s*(\d+(?:\.\d+)?)\s*(usd)?$/i.exec(suffix);
    if (/^oversized?$/i.test(suffix)) oversize = true;
    else if (worth && Number(worth[1]) <= 1e12) value = usdCents(Math.round(Number(worth[1]) * 100));
    else if (dangerous) dangerousClass = readDangerousClass(dangerous[1] ?? '', found);
    else found.push(sentenceForUnknownSuffix(suffix));
  }
  return { dangerousClass, oversize, value };
}

function readDangerousClass(text: string, found: string[]): string | undefined {
  if (dangerousClasses.has(text)) return text;
  found.push(
    /^\d{4}$/.test(text)
      ? `UN ${text} is a substance: give its class instead, as dg:3 or dg:6.1.`
      : `“${clip(text)}” is not a class of dangerous goods: write one of 1 to 9 with its division, as dg:3 or dg:5.1.`,
  );
  return undefined;
}

function sentenceForUnknownSuffix(suffix: string): string {
  if (suffix === '') return 'A comma with nothing after it: leave it out, or write dg:3, oversize or value:90000usd after it.';
  if (/^\d+(\.\d+)?\s*(t|kg)/i.test(suffix)) return `“${clip(suffix)}” comes after a comma: write decimals with a point, as 20.5t.`;
  if (/^(\d+\s*x|[a-z0-9]+:)/i.test(suffix) && findForm(suffix.replace(/^\d+\s*x\s*/i, '').split(':')[0] ?? '') !== undefined) {
    return `“${clip(suffix)}” is a second load: one plan moves one kind of load, so plan it on its own.`;
  }
  return `“${clip(suffix)}” is not understood: after the load may come dg:3, oversize or value:90000usd.`;
}

function checkCold(load: CargoKind, found: string[]): void {
  if (load.kind === 'containers' && !load.type.endsWith('RF')) {
    found.push(`A ${load.type} cannot hold a temperature: use 20RF or 40RF.`);
  }
  if (load.kind === 'liquid') found.push('A temperature applies to containers, trucks, wagons and loose cargo, not to a liquid batch.');
}

/** A piece of what was typed, short enough for a sentence. */
const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
