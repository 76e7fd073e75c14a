/** `qiyun study critical`: what hurts most when it fails. */
import { Command } from 'commander';
import type { CriticalDocument, ProblemDocument } from '../contract/index.js';
import type { CommandContext } from './command-context.js';
import { atTableLine, readTableFile } from './read-table-file.js';
import { renderCritical } from './render-study.js';
import { runStudyCommand } from './run-study-command.js';
import { type StudyFlags, toNumber, withStudyOptions } from './study-options.js';

interface CriticalFlags extends StudyFlags {
  readonly demand?: string;
  readonly remove?: string;
  readonly top: string;
  readonly tir: boolean;
  readonly usdPerTonneDay?: string;
  readonly usdPerTonneCo2?: string;
}

export const studyCriticalCommand = (context: CommandContext): Command =>
  withStudyOptions(
    new Command('critical')
      .description('every link, place and service removed in turn: cost added, demand cut off, ranked')
      .option('--demand <file>', 'CSV with origin,destination,tonnes_per_year,cargo (default: the corridor flows of data/demand)')
      .option('--remove <kinds>', 'link,place,service or some of them (default all)')
      .option('--usd-per-tonne-day <usd>', 'worth of time of every cargo (default 2, reefers 4, bulk 0.2)')
      .option('--usd-per-tonne-co2 <usd>', 'worth of a tonne of CO2e (default 0)')
      .option('--no-tir', 'trucks travel without a TIR carnet')
      .option('-n, --top <n>', 'rows printed', '20'),
  ).action(async (flags: CriticalFlags) => {
    const { use, terminal } = context;
    const problems: ProblemDocument[] = [];
    const top = Number(flags.top);
    if (!(Number.isInteger(top) && top >= 1))
      problems.push({ field: 'top', message: `top is “${flags.top}”; it must be a whole number from 1.`, choices: [] });
    const path = flags.demand;
    const rows = path === undefined ? [] : readTableFile(context, { field: 'demand', path, read: use.readDemandTable }, problems);
    const call = {
      kind: 'critical',
      // where the file itself is wrong its problems are told, and those of default flows would only confuse
      flows: rows.length === 0 ? undefined : rows.map(({ line: _, ...flow }) => flow),
      remove: flags.remove?.split(',').map((word) => word.trim()),
      depart: flags.depart,
      tir: flags.tir,
      usdPerTonneDay: toNumber(flags.usdPerTonneDay),
      usdPerTonneCo2: toNumber(flags.usdPerTonneCo2),
    };
    const render = ({ document }: { readonly document: unknown }) => renderCritical(document as CriticalDocument, top, terminal);
    const locate = (problem: ProblemDocument) => atTableLine(problem, { flows: { path: path ?? '', rows } });
    context.finish(await runStudyCommand(context, { call, flags, problems, render, locate }));
  });
