/**
 * A process by a name that no other ever has: number, moment of its start, the machine's boot, the space that its number belongs to.
 * A number alone is given again, and in a container it is nearly always the same small one.
 */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

export interface ProcessName {
  readonly pid: number;
  /** Clock ticks from boot to its start; empty where the system does not tell. */
  readonly started: string;
  /** Of the machine's present run; empty where the system does not tell. */
  readonly boot: string;
  /** Space of process numbers: containers have their own; empty where the system does not tell. */
  readonly space: string;
  readonly host: string;
}

const orEmpty = (read: () => string): string => {
  try {
    return read().trim();
  } catch {
    // no /proc here
    return '';
  }
};
/** Field 22 of /proc/N/stat; the second, a name in brackets, may hold spaces. */
const startOf = (pid: number): string =>
  orEmpty(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  });

export const presentProcess = (): ProcessName => ({
  pid: process.pid,
  started: startOf(process.pid),
  boot: orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
  space: orEmpty(() => readlinkSync('/proc/self/ns/pid')),
  host: hostname(),
});

/** `unknown`: it runs, or ran, where its number cannot be looked up. */
export function isAlive(named: ProcessName): 'yes' | 'no' | 'unknown' {
  const here = presentProcess();
  if (named.boot !== here.boot) return named.host === here.host ? 'no' : 'unknown';
  if (named.space !== here.space) return 'unknown';
  if (named.boot === '' && named.host !== here.host) return 'unknown';
  if (!answersSignals(named.pid)) return 'no';
  return named.started === startOf(named.pid) ? 'yes' : 'no';
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // it is there, and another user's
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
