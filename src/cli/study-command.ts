/** `qiyun study …`: questions about a whole network. One kind, one file, one line here. */
import { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { studyCompareCommand } from './study-compare-command.js';
import { studyScenariosCommand } from './study-scenarios-command.js';
import { studySimulateCommand } from './study-simulate-command.js';

const kinds = [studyScenariosCommand, studyCompareCommand, studySimulateCommand];

const examples = `
Examples
  qiyun study scenarios
  qiyun study compare --scenario suez-closed --from Shanghai --to Rotterdam --avoid mode:air
  qiyun study compare --scenario mine.yaml --pairs pairs.csv --json
  qiyun study simulate --pairs data/demand/caspian-flows.csv --scenario second-caspian-roro
`;

export function studyCommand(context: CommandContext): Command {
  const command = new Command('study').description('what if: a whole network, before and after').addHelpText('after', examples);
  for (const kind of kinds) command.addCommand(kind(context));
  return command;
}
