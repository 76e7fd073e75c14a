/** Flags that all studies share, and how their texts become fields of a call. */
import type { Command } from 'commander';
import type { ProblemDocument } from '../contract/index.js';
import { planDefaults } from '../contract/index.js';
import type { StudiesOptions, UseCases } from './use-cases.js';

export interface StudyFlags {
  readonly network?: string;
  readonly workers?: string;
  readonly nats?: string;
  readonly folder?: string;
  readonly json?: boolean;
  readonly out?: string;
  readonly geojson?: string;
  readonly depart?: string;
  readonly scenario?: string;
}
export interface TermsFlags extends StudyFlags {
  readonly cargo?: string;
  readonly avoid?: readonly string[];
  readonly tir?: boolean;
  readonly drivers?: string;
}

export const list = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

export const withStudyOptions = (command: Command): Command =>
  command
    .option('-d, --depart <when>', 'date, or date and time (default tomorrow)')
    .option('-s, --scenario <name|file>', 'what the network becomes first: a ready scenario (qiyun study scenarios), or a file of YAML or JSON')
    .option('--json', 'print the answer as JSON')
    .option('-o, --out <file>', 'write the table to .csv or .parquet')
    .option('--geojson <file>', 'write what can be drawn as GeoJSON')
    .option('-w, --workers <n>', 'threads (default: one per core)')
    .option('--nats <url>', 'let the workers of a NATS server do the work, as nats://127.0.0.1:4222')
    .option('--folder <dir>', 'keep finished parts there: a study that was stopped goes on where it was')
    .option('--network <file>', 'a network image (default: Eurasia)');

export const withTermsOptions = (command: Command): Command =>
  withStudyOptions(
    command
      .option('-c, --cargo <load>', `what is sent (default ${planDefaults.cargo})`)
      .option('--avoid <list>', 'country:RU,IR,mode:air,place:Kuryk,service:...,passage:suez,layer:roro', list)
      .option('--tir', 'trucks travel under a TIR carnet')
      .option('--drivers <n>', `in the cab, 1 or 2 (default ${planDefaults.drivers})`),
  );

/** NaN for what is not a number: the contract says what is expected instead. */
export const toNumber = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : text.trim() === '' ? Number.NaN : Number(text);

export const termsOf = (flags: TermsFlags): Record<string, unknown> => ({
  cargo: flags.cargo,
  depart: flags.depart,
  avoid: flags.avoid?.join(','),
  tir: flags.tir,
  drivers: toNumber(flags.drivers),
});

export const withoutGaps = (call: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(call).filter(([, value]) => value !== undefined));

/** `more`: further files of tables, by their flag. */
export function readStudiesOptions(
  flags: StudyFlags,
  problems: ProblemDocument[],
  more: Readonly<Record<string, string | undefined>> = {},
): StudiesOptions {
  const problem = (field: string, message: string) => problems.push({ field, message, choices: [] });
  const workers = toNumber(flags.workers);
  if (workers !== undefined && !(Number.isInteger(workers) && workers >= 1 && workers <= 64)) {
    problem('workers', `workers is “${flags.workers}”; it must be a whole number from 1 to 64.`);
  }
  for (const [field, path] of [['out', flags.out] as const, ...Object.entries(more)]) {
    if (path !== undefined && !/\.(csv|parquet)$/i.test(path)) problem(field, `“${path}” must end in .csv or .parquet.`);
  }
  return { network: flags.network, workers, nats: flags.nats, folder: flags.folder };
}

/** A list as `Khorgos,Baku`, or the first column of a file that ends in .csv or .txt; a first line `id`, `place` or `name` is its heading. */
export function readPlaceList(text: string, field: string, use: Pick<UseCases, 'readText'>, problems: ProblemDocument[]): readonly string[] {
  if (!/\.(csv|txt)$/i.test(text)) return text.split(',').map((part) => part.trim());
  const read = use.readText(text);
  if (read.kind === 'refused') {
    problems.push({ field, message: read.sentence, choices: [] });
    return [];
  }
  const names = read.text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => (line.startsWith('"') ? line.slice(1, line.indexOf('"', 1)) : (line.split(',')[0] ?? '')).trim())
    .filter((name) => name !== '');
  return /^(id|place|name)$/i.test(names[0] ?? '') ? names.slice(1) : names;
}
