/** `qiyun study …`: questions about a whole network. One kind, one file, one line here. */
import { Command } from 'commander';
import type { CommandContext } from './command-context.js';
import { studyAssignCommand } from './study-assign-command.js';
import { studyCompareCommand } from './study-compare-command.js';
import { studyCriticalCommand } from './study-critical-command.js';
import { studyMatrixCommand } from './study-matrix-command.js';
import { studyReachCommand } from './study-reach-command.js';
import { studyScenariosCommand } from './study-scenarios-command.js';
import { studySimulateCommand } from './study-simulate-command.js';

const kinds = [
  studyScenariosCommand,
  studyCompareCommand,
  studyMatrixCommand,
  studyReachCommand,
  studyCriticalCommand,
  studyAssignCommand,
  studySimulateCommand,
];

const examples = `
Examples
  qiyun study scenarios
  qiyun study compare --scenario suez-closed --from Shanghai --to Rotterdam --avoid mode:air
  qiyun study compare --scenario mine.yaml --pairs pairs.csv --json
  qiyun study matrix --origins "Xi'an,Chongqing" --destinations Baku,Istanbul --out matrix.csv
  qiyun study matrix --origins towns:300 --destinations towns:300 --workers 2 --out matrix.parquet
  qiyun study reach --from Almaty --within 5d,10d,15d --png reach.png
  qiyun study reach --from Khorgos --within 3000usd --geojson reach.geojson
  qiyun study critical --top 20
  qiyun study critical --demand flows.csv --nats nats://127.0.0.1:4222
  qiyun study assign --tntp SiouxFalls
  qiyun study assign --demand flows.csv --co2-price 80
  qiyun study simulate --pairs data/demand/caspian-flows.csv --scenario second-caspian-roro

Every study but compare gives the same answer, to the byte, on one thread, many threads or the workers of a NATS server
(docs/guide/where-studies-run.md). Ctrl+C stops a study; with --folder the same command goes on where it was.
`;

export function studyCommand(context: CommandContext): Command {
  const command = new Command('study').description('what if, how far, what breaks: questions about a whole network').addHelpText('after', examples);
  for (const kind of kinds) command.addCommand(kind(context));
  return command;
}
