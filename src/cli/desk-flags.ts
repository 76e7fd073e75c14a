/** Where operations are, from flags and, where none is given, from the environment; and how a command that asks them ends. */
import type { Command } from 'commander';
import { type Outcome, StoreGone } from '../application/index.js';
import type { ProblemDocument } from '../contract/index.js';
import { type CommandContext, type ExitCode, exitCodes } from './command-context.js';
import type { DeskTarget, OpenedDesk, StoreTarget } from './operations-use-cases.js';
import { renderProblems } from './render-problems.js';

export interface DeskFlags {
  readonly store?: string;
  readonly database?: string;
  readonly url?: string;
}

export const withStoreFlags = (command: Command): Command =>
  command
    .option('--store <folder>', 'operations in this folder (or QIYUN_STORE)')
    .option('--database <url>', 'operations in this PostgreSQL, as postgres://user@host/name (or QIYUN_DATABASE)');

export const withDeskFlags = (command: Command): Command =>
  withStoreFlags(command).option('--url <server>', 'a server that runs, asked with the access key in QIYUN_KEY (or QIYUN_URL)');

type Env = Readonly<Record<string, string | undefined>>;

/** A flag goes before the environment; two flags contradict each other. */
export function readTarget(flags: DeskFlags, env: Env): DeskTarget | { readonly kind: 'problem'; readonly message: string } {
  const given = (['store', 'database', 'url'] as const).filter((name) => flags[name] !== undefined);
  if (given.length > 1)
    return { kind: 'problem', message: `${given.map((name) => `--${name}`).join(' and ')} are given; operations are in one place: give one.` };
  const [name] = given;
  const variable = (key: string): string | undefined => (env[key] === '' ? undefined : env[key]);
  const pick = (flag: keyof DeskFlags, key: string): string | undefined => (name === undefined ? variable(key) : flags[flag]);
  const url = pick('url', 'QIYUN_URL');
  const store = pick('store', 'QIYUN_STORE');
  const database = pick('database', 'QIYUN_DATABASE');
  if (store !== undefined) return { kind: 'folder', path: store };
  if (database !== undefined) return { kind: 'database', url: database };
  if (url === undefined) return { kind: 'problem', message: 'Where are the operations? Give --store FOLDER, --database URL or --url SERVER.' };
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    return { kind: 'problem', message: `“${url}” is no address of a server, as http://127.0.0.1:8080/.` };
  const key = variable('QIYUN_KEY');
  if (key === undefined) return { kind: 'problem', message: `A server is asked with an access key: put it into the environment as QIYUN_KEY.` };
  return { kind: 'server', url, key };
}

export function readStoreTarget(flags: DeskFlags, env: Env): StoreTarget | { readonly kind: 'problem'; readonly message: string } {
  const target = readTarget({ ...flags }, { ...env, QIYUN_URL: undefined });
  return target.kind === 'server' ? { kind: 'problem', message: 'This is done beside the store: give --store FOLDER or --database URL.' } : target;
}

export function refuse({ terminal }: Pick<CommandContext, 'terminal'>, field: string, message: string): ExitCode {
  return refuseAll({ terminal }, [{ field, message, choices: [] }]);
}
export function refuseAll({ terminal }: Pick<CommandContext, 'terminal'>, problems: readonly ProblemDocument[]): ExitCode {
  terminal.err(renderProblems(problems, terminal));
  return exitCodes.badInput;
}

/** Opens the desk, lets the command work with it, and closes it whatever comes. */
export async function withDesk(context: CommandContext, flags: DeskFlags, work: (opened: OpenedDesk) => Promise<ExitCode>): Promise<ExitCode> {
  const target = readTarget(flags, context.env);
  if (target.kind === 'problem') return refuse(context, 'operations', target.message);
  try {
    const opened = await context.use.openDesk(target);
    if (opened.kind === 'refused') return refuse(context, 'operations', opened.sentence);
    try {
      return await work(opened);
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof StoreGone) return refuse(context, 'operations', error.message);
    throw error;
  }
}

/** Shows what came of it: the value, or the ordinary no with its reason. */
export function finishOutcome<T>({ terminal }: CommandContext, outcome: Outcome<T>, show: (value: T) => void): ExitCode {
  if (outcome.kind === 'done') {
    show(outcome.value);
    return exitCodes.answer;
  }
  const { because, sentence, problems } = outcome;
  const told = problems.length > 0 ? problems.map((problem) => ({ field: problem.at, message: problem.sentence, choices: [] })) : [];
  terminal.err(renderProblems([{ field: because, message: sentence, choices: [] }, ...told], terminal));
  return because === 'invalid' ? exitCodes.badInput : exitCodes.no;
}
