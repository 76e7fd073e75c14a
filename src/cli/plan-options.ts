/** From flags to the request of the contract: names are changed and numbers read, nothing is decided. */
import { cargoShorthands, type ProblemDocument } from '../contract/index.js';
import type { PictureFormat } from './use-cases.js';

export interface PlanFlags {
  readonly cargo?: string;
  readonly truck?: boolean;
  readonly container?: boolean;
  readonly bulk?: string;
  readonly depart?: string;
  readonly deadline?: string;
  readonly by?: string;
  readonly avoid?: readonly string[];
  readonly whyNot?: readonly string[];
  readonly via?: readonly string[];
  readonly tir?: boolean;
  readonly drivers?: string;
  readonly top?: string;
  readonly front?: boolean;
  readonly epsilon?: string;
  readonly maxCostUsd?: string;
  readonly maxTransshipments?: string;
  readonly seed?: string;
  readonly draws?: string;
  readonly explain?: boolean;
  readonly json?: boolean;
  readonly geojson?: boolean;
  readonly map?: string;
  readonly chart?: string;
  readonly scenario?: string;
  readonly network?: string;
}

/** The request, and what is wrong with the flags by themselves. */
export function toPlanRequest(from: string, to: string, flags: PlanFlags): { request: Record<string, unknown>; problems: ProblemDocument[] } {
  const problems: ProblemDocument[] = [];
  const problem = (field: string, message: string) => problems.push({ field, message, choices: [] });
  if (flags.json && flags.geojson) problem('geojson', '--json and --geojson both want the output: give one of them.');
  for (const name of ['map', 'chart'] as const) {
    if (flags[name] !== undefined && pictureFormat(flags[name]) === undefined) problem(name, `“${flags[name]}” must end in .svg or .png.`);
  }
  const request = {
    from,
    to,
    via: flags.via,
    cargo: cargoOf(flags, problem),
    depart: flags.depart,
    deadline: flags.deadline,
    by: flags.by,
    avoid: flags.avoid?.join(','),
    whyNot: flags.whyNot?.join(','),
    tir: flags.tir,
    drivers: toNumber(flags.drivers),
    top: toNumber(flags.top),
    front: flags.front,
    epsilon: toNumber(flags.epsilon),
    maxCostUsd: toNumber(flags.maxCostUsd),
    maxTransshipments: toNumber(flags.maxTransshipments),
    seed: toNumber(flags.seed),
    draws: toNumber(flags.draws),
  };
  return { request: Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined)), problems };
}

/** NaN for what is not a number: the contract says what is expected instead. */
export const toNumber = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : text.trim() === '' ? Number.NaN : Number(text);

function cargoOf(flags: PlanFlags, problem: (field: string, message: string) => void): string | undefined {
  const said = [flags.truck ? cargoShorthands.truck : undefined, flags.container ? cargoShorthands.container : undefined, flags.bulk].filter(
    (text) => text !== undefined,
  );
  const { cargo } = flags;
  const agrees = cargo !== undefined && ((flags.truck && /truck/i.test(cargo)) || (flags.container && /x?\d\d(dc|hc|rf)/i.test(cargo)));
  if (said.length + (cargo === undefined || agrees ? 0 : 1) > 1) {
    problem('cargo', 'The cargo is named more than once: give one of --cargo, --truck, --container and --bulk.');
  }
  return cargo ?? said[0];
}

/** Collects an option that may be repeated. */
export const list = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

export function pictureFormat(path: string): PictureFormat | undefined {
  const ending = /\.(svg|png)$/i.exec(path)?.[1]?.toLowerCase();
  return ending === 'svg' || ending === 'png' ? ending : undefined;
}
