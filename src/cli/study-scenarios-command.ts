/** `qiyun study scenarios`: the scenarios that stand ready. */
import { Command } from 'commander';
import { type CommandContext, exitCodes, jsonText } from './command-context.js';
import { renderScenarios } from './render-comparison.js';

export function studyScenariosCommand(context: CommandContext): Command {
  return new Command('scenarios')
    .description('the scenarios that stand ready, by name')
    .option('--json', 'print as JSON')
    .action((flags: { readonly json?: boolean }) => {
      const scenarios = context.use.listScenarios();
      context.terminal.out(flags.json ? jsonText({ scenarios }) : renderScenarios(scenarios, context.terminal));
      context.finish(exitCodes.answer);
    });
}
