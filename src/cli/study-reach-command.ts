/** `qiyun study reach`: how far within so many days, dollars or kilograms. */
import { Command } from 'commander';
import { type ProblemDocument, type ReachDocument, studyDefaults } from '../contract/index.js';
import type { CommandContext } from './command-context.js';
import { pictureFormat } from './plan-options.js';
import { renderReach } from './render-study.js';
import { runStudyCommand } from './run-study-command.js';
import { type TermsFlags, termsOf, withTermsOptions } from './study-options.js';

interface ReachFlags extends TermsFlags {
  readonly from: string;
  readonly within?: string;
  readonly by?: string;
  readonly png?: string;
}

const kinds: Readonly<Record<string, RegExp>> = { time: /[dh]\s*$/i, cost: /usd\s*$/i, co2e: /(kg|t)\s*$/i };

export const studyReachCommand = (context: CommandContext): Command =>
  withTermsOptions(
    new Command('reach')
      .description('how far one gets from a place: places, people, contours on the map')
      .requiredOption('--from <place>', 'place: name, id or lat,lon')
      .option('--within <limits>', `10d, 72h, 3000usd, 2000kg; several of one kind with commas (default ${studyDefaults.within})`)
      .option('--by <criterion>', 'time, cost or co2e; follows from the unit of --within')
      .option('--png <file>', 'draw a map: .png or .svg'),
  ).action(async (flags: ReachFlags) => {
    const { use, terminal } = context;
    const problems: ProblemDocument[] = [];
    const problem = (field: string, message: string) => problems.push({ field, message, choices: [] });
    const within = flags.within ?? studyDefaults.within;
    const kind = flags.by === undefined ? undefined : kinds[flags.by];
    if (flags.by !== undefined && kind === undefined) problem('by', `“${flags.by}” must be time, cost or co2e.`);
    if (kind !== undefined && !within.split(',').every((limit) => kind.test(limit))) {
      problem('by', `--by ${flags.by} does not go with --within ${within}: days or hours are time, usd is cost, kg is co2e.`);
    }
    const { png } = flags;
    const format = png === undefined ? undefined : pictureFormat(png);
    if (png !== undefined && format === undefined) problem('png', `“${png}” must end in .png or .svg.`);
    const call = { kind: 'reach', from: flags.from, within: flags.within, ...termsOf(flags) };
    const code = await runStudyCommand(context, {
      call,
      flags,
      problems,
      render: ({ document }) => renderReach(document as ReachDocument, terminal),
      write: async (answer) => {
        if (png === undefined || format === undefined) return undefined;
        const picture = await use.drawReach(answer, format);
        const refused = use.writeFile(png, picture.bytes);
        if (refused !== undefined) return { field: 'png', message: refused.sentence, choices: [] };
        terminal.err(`The map is in ${png}.${picture.remark === undefined ? '' : ` ${picture.remark}`}\n`);
        return undefined;
      },
    });
    context.finish(code);
  });
