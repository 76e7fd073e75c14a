/**
 * Which ways a truck may use, in which direction, how fast: from the tags of OpenStreetMap to the words of the links table. The most specific
 * access key wins (OpenStreetMap wiki, "Key:access", "Key:hgv", read November 2026); what a value does not clearly allow is not allowed.
 */
import type { SpeedClass } from '../../network/index.js';
import type { Tags } from './decode-block.kernel.js';
import { parseLength, parseSpeed, parseWeight } from './measures.js';

/** The truck that asks: directive 96/53/EC, annex I: 4.00 m high, 2.55 m wide, 16.5 m long, 40 t, 11.5 t on the driving axle. */
export const truckDefaults = { heightM: 4, widthM: 2.55, lengthM: 16.5, weightT: 40, axleT: 11.5 } as const;
export type TruckSize = Readonly<Record<keyof typeof truckDefaults, number>>;

export interface RoadRule {
  readonly speedClass: SpeedClass;
  readonly forward: boolean;
  readonly backward: boolean;
  /** Posted, km/h; undefined when none is posted. */
  readonly limitKmh: number | undefined;
  /** True where tags contradict each other and the road was taken to be open. */
  readonly doubtful: boolean;
}
/** `left out`: why, in a word that is counted. */
export type RoadReading = { readonly kind: 'road'; readonly rule: RoadRule } | { readonly kind: 'left out'; readonly why: string };

/** Asian Highway classes of the network format, by what OpenStreetMap calls a road. */
const classes: Readonly<Record<string, SpeedClass>> = {
  motorway: 'motorway',
  trunk: 'I',
  primary: 'II',
  secondary: 'II',
  tertiary: 'III',
  unclassified: 'III',
  residential: 'access',
  living_street: 'access',
  service: 'access',
  road: 'access',
};

/** Open to trucks only where a sign says so. */
const onlyWhenSaid: ReadonlySet<string> = new Set(['track', 'pedestrian', 'busway', 'cycleway', 'path', 'footway', 'bridleway']);
/** Of `service`: nobody drives a truck through them. */
const noThroughService: ReadonlySet<string> = new Set(['parking_aisle', 'drive-through', 'driveway', 'emergency_access']);

const allowing: ReadonlySet<string> = new Set(['yes', 'permissive', 'designated', 'destination', 'delivery', 'customers', 'official', 'permit']);

/** From the widest to the truck's own. */
const accessKeys = ['access', 'vehicle', 'motor_vehicle', 'goods', 'hgv'] as const;

type Direction = '' | ':forward' | ':backward';

/** Undefined when no tag says anything. */
function accessOf(tags: Tags, direction: Direction = ''): { readonly allowed: boolean; readonly key: string; readonly value: string } | undefined {
  let found: { allowed: boolean; key: string; value: string } | undefined;
  for (const key of accessKeys) {
    const value = tags.get(`${key}${direction}`) ?? (direction === '' ? undefined : tags.get(key));
    if (value !== undefined) found = { allowed: value.split(';').some((part) => allowing.has(part.trim())), key, value };
  }
  return found;
}

/** Of one direction, where a tag speaks of it by itself. */
const isOpen = (tags: Tags, direction: ':forward' | ':backward'): boolean =>
  !accessKeys.some((key) => tags.has(`${key}${direction}`)) || accessOf(tags, direction)?.allowed === true;

export function readRoad(tags: Tags, truck: TruckSize): RoadReading {
  const highway = tags.get('highway') ?? '';
  const speedClass = classes[highway.replace(/_link$/, '')];
  const access = accessOf(tags);
  const said = access?.allowed === true && access.key !== 'access';
  const roadClass = speedClass ?? (onlyWhenSaid.has(highway) && said ? 'access' : undefined);
  if (roadClass === undefined) return leftOut('no road for trucks');
  const doubtful = contradictsItself(tags, highway);
  if (access !== undefined && !access.allowed && !doubtful) return leftOut(`${access.key}=${access.value}`);
  if (noThroughService.has(tags.get('service') ?? '')) return leftOut('driveway or car park');
  if (tags.get('area') === 'yes') return leftOut('area');
  const tooSmall = findTooSmall(tags, truck);
  if (tooSmall !== undefined) return leftOut(tooSmall);
  const directions = directionsOf(tags, highway);
  const forward = directions.forward && isOpen(tags, ':forward');
  const backward = directions.backward && isOpen(tags, ':backward');
  if (!forward && !backward) return leftOut('closed both ways');
  return { kind: 'road', rule: { speedClass: roadClass, forward, backward, limitKmh: limitOf(tags), doubtful } };
}

/** Roads that carry through traffic wherever they are. */
const throughRoads: ReadonlySet<string> = new Set(['motorway', 'trunk', 'primary', 'secondary', 'tertiary']);

/**
 * `motor_vehicle=no` beside `motorcar=yes` on a main road, and nothing that names trucks: on the one road between Triesen and Balzers it was a slip of
 * the mapper that would cut a country in two. Such a road is open, and told.
 */
function contradictsItself(tags: Tags, highway: string): boolean {
  return (
    tags.get('motor_vehicle') === 'no' &&
    tags.get('motorcar') === 'yes' &&
    !tags.has('hgv') &&
    !tags.has('goods') &&
    throughRoads.has(highway.replace(/_link$/, ''))
  );
}

const leftOut = (why: string): RoadReading => ({ kind: 'left out', why });

const limits = [
  ['maxheight', 'heightM', parseLength],
  ['maxheight:physical', 'heightM', parseLength],
  ['maxwidth', 'widthM', parseLength],
  ['maxwidth:physical', 'widthM', parseLength],
  ['maxlength', 'lengthM', parseLength],
  ['maxlength:hgv', 'lengthM', parseLength],
  ['maxweight', 'weightT', parseWeight],
  ['maxweight:hgv', 'weightT', parseWeight],
  ['maxweightrating', 'weightT', parseWeight],
  ['maxweightrating:hgv', 'weightT', parseWeight],
  ['maxaxleload', 'axleT', parseWeight],
] as const;

/** The first posted limit that the truck is over, as `maxheight`. */
export function findTooSmall(tags: Tags, truck: TruckSize): string | undefined {
  for (const [key, size, parse] of limits) {
    const value = tags.get(key);
    const limit = value === undefined ? undefined : parse(value);
    if (limit !== undefined && limit < truck[size]) return key;
  }
  return undefined;
}

function directionsOf(tags: Tags, highway: string): { readonly forward: boolean; readonly backward: boolean } {
  const oneway = tags.get('oneway:hgv') ?? tags.get('oneway');
  switch (oneway) {
    case 'yes':
    case 'true':
    case '1':
      return { forward: true, backward: false };
    case '-1':
    case 'reverse':
      return { forward: false, backward: true };
    case 'reversible':
      return { forward: false, backward: false };
    case undefined: {
      const junction = tags.get('junction');
      const implied = junction === 'roundabout' || junction === 'circular' || highway === 'motorway' || highway === 'motorway_link';
      return { forward: true, backward: !implied };
    }
    default:
      return { forward: true, backward: true };
  }
}

/** The lowest that binds a truck in either direction. */
function limitOf(tags: Tags): number | undefined {
  const own = tags.get('maxspeed:hgv');
  const keys = own === undefined ? ['maxspeed', 'maxspeed:forward', 'maxspeed:backward'] : ['maxspeed:hgv'];
  const found = keys.flatMap((key) => parseSpeed(tags.get(key) ?? '') ?? []).filter((kmh) => kmh > 0);
  const zone = found.length === 0 ? parseSpeed(tags.get('maxspeed:type') ?? tags.get('source:maxspeed') ?? '') : undefined;
  return found.length > 0 ? Math.min(...found) : zone;
}

/** Barriers that stop a truck unless a tag lets it pass. */
const hardBarriers: ReadonlySet<string> = new Set([
  'bollard',
  'block',
  'jersey_barrier',
  'log',
  'debris',
  'chain',
  'cycle_barrier',
  'motorcycle_barrier',
  'bus_trap',
  'sump_buster',
  'stile',
  'turnstile',
  'kissing_gate',
  'full-height_turnstile',
]);

/** Whether a truck cannot pass this point of a road. */
export function isBarred(tags: Tags, truck: TruckSize): boolean {
  const barrier = tags.get('barrier');
  if (barrier === undefined && !tags.has('maxheight') && !tags.has('maxwidth')) return false;
  const access = accessOf(tags);
  if (access !== undefined && barrier !== undefined) return !access.allowed;
  return hardBarriers.has(barrier ?? '') || findTooSmall(tags, truck) !== undefined;
}
