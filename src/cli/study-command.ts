/** `qiyun study …`: questions about a whole network. One kind, one file, one line here. */
import { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { studyCriticalCommand } from './study-critical-command.js';
import { studyMatrixCommand } from './study-matrix-command.js';
import { studyReachCommand } from './study-reach-command.js';

const kinds = [studyMatrixCommand, studyReachCommand, studyCriticalCommand];

const examples = `
Examples
  qiyun study matrix --origins "Xi'an,Chongqing" --destinations Baku,Istanbul --out matrix.csv
  qiyun study matrix --origins towns:300 --destinations towns:300 --workers 2 --out matrix.parquet
  qiyun study reach --from Almaty --within 5d,10d,15d --png reach.png
  qiyun study reach --from Khorgos --within 3000usd --geojson reach.geojson
  qiyun study critical --top 20
  qiyun study critical --demand flows.csv --nats nats://127.0.0.1:4222

The same answer, to the byte, on one thread, many threads or the workers of a NATS server (docs/guide/where-studies-run.md).
Ctrl+C stops a study; with --folder the same command goes on where it was.
`;

export function studyCommand(context: CommandContext): Command {
  const command = new Command('study').description('matrices, reach and weak points of a whole network').addHelpText('after', examples);
  for (const kind of kinds) command.addCommand(kind(context));
  return command;
}
