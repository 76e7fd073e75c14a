/** `qiyun study …`: questions about a whole network. One kind, one file, one line here. */
import { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { studyAssignCommand } from './study-assign-command.js';

const kinds = [studyAssignCommand];

const examples = `
Examples
  qiyun study assign --tntp SiouxFalls
  qiyun study assign --demand flows.csv --co2-price 80
`;

export function studyCommand(context: CommandContext): Command {
  const command = new Command('study').description('questions about a whole network').addHelpText('after', examples);
  for (const kind of kinds) command.addCommand(kind(context));
  return command;
}
