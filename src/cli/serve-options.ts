/** Where and how to serve, from flags and, where a flag is not given, from the environment; every problem at once. */
import type { ProblemDocument } from '../contract/index.js';
import type { ServeOptions } from './use-cases.js';

export const serveDefaults = { port: 8080, host: '127.0.0.1' } as const;

export interface ServeFlags {
  readonly port?: string;
  readonly host?: string;
  readonly network?: string;
  readonly workers?: string;
  readonly nats?: string;
  readonly studies?: string;
  readonly store?: string;
  readonly database?: string;
  readonly webhooksPrivate?: boolean;
  readonly keyRate?: string;
  readonly trustProxy?: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export function readServeOptions(
  flags: ServeFlags,
  env: Environment,
): { readonly options: ServeOptions; readonly problems: readonly ProblemDocument[] } {
  const problems: ProblemDocument[] = [];
  const read = (name: Exclude<keyof ServeFlags, 'webhooksPrivate'>): { readonly text: string | undefined; readonly field: string } => {
    const variable = `QIYUN_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
    if (flags[name] !== undefined) return { text: flags[name], field: name };
    return { text: env[variable] === '' ? undefined : env[variable], field: variable };
  };
  const whole = (name: 'port' | 'workers' | 'keyRate', least: number, most: number): number | undefined => {
    const { text, field } = read(name);
    if (text === undefined) return undefined;
    const value = /^\d{1,6}$/.test(text.trim()) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    problems.push({ field, message: `${field} is “${text}”; it must be a whole number from ${least} to ${most}.`, choices: [] });
    return undefined;
  };
  const host = read('host');
  if (host.text?.trim() === '') problems.push({ field: host.field, message: `${host.field} is empty; give an address, as 127.0.0.1.`, choices: [] });
  const [store, database] = [read('store'), read('database')];
  if (store.text !== undefined && database.text !== undefined) {
    const message = `${store.field} and ${database.field} are both given; operations are kept in one place: a folder or a database.`;
    problems.push({ field: database.field, message, choices: [] });
  }
  const options: ServeOptions = {
    port: whole('port', 0, 65_535) ?? serveDefaults.port,
    host: host.text ?? serveDefaults.host,
    network: read('network').text,
    workers: whole('workers', 1, 64),
    nats: read('nats').text,
    studies: read('studies').text,
    operations:
      store.text !== undefined
        ? { kind: 'folder', path: store.text }
        : database.text !== undefined
          ? { kind: 'database', url: database.text }
          : undefined,
    webhooksPrivate: flags.webhooksPrivate ?? (env['QIYUN_WEBHOOKS_PRIVATE'] ?? '') !== '',
    keyRate: whole('keyRate', 1, 100_000),
    trustProxy: read('trustProxy')
      .text?.split(',')
      .map((address) => address.trim()),
  };
  return { options, problems };
}
