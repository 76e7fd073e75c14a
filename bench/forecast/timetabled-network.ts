/**
 * The default network with an invented timetable: ships that sail when they are full, or so many times a week, sail at 20:00 on days of the week
 * instead. The default network knows no timetable (no line of the corridor publishes one that is kept), so without this no connection could be missed.
 */
import { join } from 'node:path';
import { readFolder } from '../../src/adapters/index.js';
import { encodePackageHash, readPackage } from '../../src/importing/index.js';
import { compileNetwork, type Network, type TableSet } from '../../src/network/index.js';

type Service = TableSet['services'][number];

export function openTimetabled(root: string): Network {
  const folder = readFolder(join(root, 'data', 'eurasia'));
  if (folder.kind === 'refused') throw new Error(folder.sentence);
  const { id, tables, issues } = readPackage(folder.files);
  if (tables === undefined) throw new Error(`data/eurasia does not pass its checks: ${issues.find(({ severity }) => severity === 'error')?.message}`);
  const isTimetabled = ({ mode }: Service): boolean => mode === 'sea' || mode === 'ferry';
  const sailing = new Map(tables.services.filter(isTimetabled).map((service) => [service.id, service]));
  const runs = new Set(tables.service_stops.filter(({ service }) => sailing.has(service)).map(({ service, direction }) => `${service} ${direction}`));
  const departures = [...runs].map((run): TableSet['departures'][number] => {
    const [service = '', direction] = run.split(' ') as [string, 'out' | 'back'];
    const weekdays = weekdaysOf(sailing.get(service)?.per_week ?? 1);
    return { service, direction, weekdays, local_time: LEAVES, valid_from: undefined, valid_to: undefined, source: 'invented', basis: 'assumed' };
  });
  const services = tables.services.map((service): Service => (isTimetabled(service) ? { ...service, behaviour: 'timetable' } : service));
  return compileNetwork({ ...tables, services, departures }, { id: `${id}-timetabled`, version: encodePackageHash(folder.files) });
}

const LEAVES = '20:00';

/** Spread over the week from Monday; one a week at least, one a day at most. */
const weekdaysOf = (perWeek: number): string[] => {
  const days = Math.min(7, Math.max(1, Math.round(perWeek)));
  return Array.from({ length: days }, (_, n) => String(1 + Math.floor((7 * n) / days)));
};
