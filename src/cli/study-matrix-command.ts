/** `qiyun study matrix`: every origin to every destination. */
import { Command } from 'commander';
import { type MatrixDocument, type ProblemDocument, studyDefaults } from '../contract/index.js';
import type { CommandContext } from './command-context.js';
import { renderMatrix } from './render-study.js';
import { runStudyCommand } from './run-study-command.js';
import { readPlaceList, type TermsFlags, termsOf, toNumber, withTermsOptions } from './study-options.js';

interface MatrixFlags extends TermsFlags {
  readonly origins: string;
  readonly destinations: string;
  readonly seed?: string;
  readonly draws?: string;
}

export const studyMatrixCommand = (context: CommandContext): Command =>
  withTermsOptions(
    new Command('matrix')
      .description('every origin to every destination: fastest, cheapest and cleanest way, days with percentiles, USD, kg CO2e')
      .requiredOption('--origins <list>', 'places as Khorgos,Baku; a .csv or .txt file with one a line; or towns:300, the 300 largest towns')
      .requiredOption('--destinations <list>', 'the same')
      .option('--seed <n>', `of the simulation (default ${studyDefaults.seed})`)
      .option('--draws <n>', `simulated runs of every way (default ${studyDefaults.draws})`),
  ).action(async (flags: MatrixFlags) => {
    const problems: ProblemDocument[] = [];
    const call = {
      kind: 'matrix',
      origins: readPlaceList(flags.origins, 'origins', context.use, problems),
      destinations: readPlaceList(flags.destinations, 'destinations', context.use, problems),
      ...termsOf(flags),
      seed: toNumber(flags.seed),
      draws: toNumber(flags.draws),
    };
    const render = ({ document }: { readonly document: unknown }) => renderMatrix(document as MatrixDocument, context.terminal);
    context.finish(await runStudyCommand(context, { call, flags, problems, render }));
  });
