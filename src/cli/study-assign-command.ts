/** `qiyun study assign`: where it all flows. Traffic that slows itself down (--tntp), or freight over limited capacities (--demand). */
import { Command } from 'commander';
import { type FreightAssignmentDocument, freightAssignmentDefaults, type ProblemDocument, trafficAssignmentDefaults } from '../contract/index.js';
import type { CapacityRow, Located } from '../importing/index.js';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { progressBar } from './progress-bar.js';
import { atTableLine, locateIssues, readTableFile } from './read-table-file.js';
import { renderFreightAssignment, renderTrafficAssignment } from './render-assignment.js';
import { renderIssues } from './render-network.js';
import { renderProblems } from './render-problems.js';
import { runStudyCommand, writeTable } from './run-study-command.js';
import { type StudyFlags, withStudyOptions } from './study-options.js';

interface AssignFlags extends StudyFlags {
  readonly tntp?: string;
  readonly gap?: string;
  readonly algorithm?: string;
  readonly maxIterations?: string;
  readonly tollFactor?: string;
  readonly distanceFactor?: string;
  readonly demand?: string;
  readonly capacities?: string;
  readonly limits?: string;
  readonly co2Price?: string;
  readonly unmetPrice?: string;
  readonly timePrice?: string;
  readonly month?: string;
  readonly tir?: boolean;
  readonly rows?: string;
}

const examples = `
Examples
  qiyun study assign --tntp SiouxFalls --gap 1e-8 --out solution
  qiyun study assign --demand flows.csv --co2-price 80 --unmet-price 2000
  qiyun study assign --demand flows.csv --scenario aktau-hub-doubled --out ways.csv --limits limits.csv --geojson flows.geojson

Exit codes
  0 solved   1 the gap was not reached, or nothing can be carried   2 the input cannot be understood   3 a fault of Qiyun
docs/guide/assignment.md says what the figures mean and how to read a shadow price.
`;

export function studyAssignCommand(context: CommandContext): Command {
  const freight = freightAssignmentDefaults;
  const command = new Command('assign')
    .description('where it all flows: traffic in equilibrium (--tntp), or freight over limited capacities with shadow prices (--demand)')
    .option('--tntp <folder>', 'a traffic assignment instance in TNTP files, plain or gzipped')
    .option('--gap <gap>', `with --tntp: relative gap at which to stop (default ${trafficAssignmentDefaults.gap})`)
    .option('--algorithm <name>', `with --tntp: b (Algorithm B) or cfw (conjugate Frank-Wolfe) (default ${trafficAssignmentDefaults.algorithm})`)
    .option('--max-iterations <n>', `with --tntp: at which to stop in any case (default ${trafficAssignmentDefaults.maxIterations})`)
    .option('--toll-factor <x>', 'with --tntp: time per unit of toll (default: as the net file says)')
    .option('--distance-factor <x>', 'with --tntp: time per unit of length (default: as the net file says)')
    .option('--demand <file>', 'CSV of origin,destination,tonnes_per_year,cargo')
    .option('--capacities <file>', 'CSV of kind,id,per_week,unit beside those of the network; a row replaces the one of the network')
    .option('--co2-price <usd>', `USD per tonne of CO2e (default ${freight.co2PriceUsdPerT})`)
    .option('--unmet-price <usd>', `USD per tonne that is not carried (default ${freight.unmetPriceUsdPerT})`)
    .option('--time-price <usd>', `USD per tonne and day under way (default ${freight.timePriceUsdPerTDay})`)
    .option('--month <n>', `of the weather, 1 to 12 (default: that of --depart, else ${freight.month})`)
    .option('--tir', 'trucks travel under a TIR carnet')
    .option('--limits <file>', 'write the limits and their shadow prices to .csv or .parquet')
    .option('--rows <n>', 'rows shown of each table (default 20)')
    .addHelpText('after', `${examples}\nWith --tntp, --out names a folder for the flows as a TNTP table; the flags below are for --demand.\n`);
  return withStudyOptions(command).action(async (flags: AssignFlags) => context.finish(await runAssign(context, flags)));
}

async function runAssign(context: CommandContext, flags: AssignFlags): Promise<ExitCode> {
  if ((flags.tntp === undefined) === (flags.demand === undefined)) {
    return refuse(context, flags, [
      problem('assign', 'Give one of --tntp FOLDER (traffic in equilibrium) and --demand FILE.csv (freight over capacities).'),
    ]);
  }
  return flags.tntp === undefined ? runFreight(context, flags, flags.demand ?? '') : runTraffic(context, flags, flags.tntp);
}

function runTraffic(context: CommandContext, flags: AssignFlags, folder: string): ExitCode {
  const { use, terminal } = context;
  const read = use.readTntpFolder(folder);
  if (read.kind === 'refused') return refuse(context, flags, [problem('tntp', read.sentence)]);
  const bar = progressBar(terminal);
  const report = (share: number, gap: number, iteration: number): void =>
    bar.report(share, `iteration ${iteration}, relative gap ${gap.toExponential(1)}`);
  const request = known({
    algorithm: flags.algorithm,
    gap: toNumber(flags.gap),
    maxIterations: toNumber(flags.maxIterations),
    tollFactor: toNumber(flags.tollFactor),
    distanceFactor: toNumber(flags.distanceFactor),
  });
  const outcome = use.assignTraffic({ clock: terminal.clock, watch: { report } }, read.files, request);
  bar.done();
  if (outcome.kind === 'problems') {
    const found = outcome.problems.map((one) => ({ ...one, choices: [...one.choices] }));
    return refuse(context, flags, [...found, ...locateIssues('tntp', outcome.issues)]);
  }
  if (outcome.issues.length > 0) terminal.err(renderIssues(outcome.issues, terminal));
  if (flags.out !== undefined) {
    const path = `${flags.out}/${outcome.flows.file}`;
    const refused = use.writeFile(path, new TextEncoder().encode(outcome.flows.text));
    if (refused !== undefined) return refuse(context, flags, [problem('out', refused.sentence)]);
    terminal.err(`The flows are in ${path}.\n`);
  }
  terminal.out(flags.json ? jsonText(outcome.document) : renderTrafficAssignment(outcome.document, terminal));
  return outcome.document.reached ? exitCodes.answer : exitCodes.no;
}

async function runFreight(context: CommandContext, flags: AssignFlags, demandFile: string): Promise<ExitCode> {
  const { use, terminal } = context;
  const problems: ProblemDocument[] = [];
  const demand = readTableFile(context, { field: 'demand', path: demandFile, read: use.readDemandTable }, problems);
  const given = flags.capacities;
  const capacities: Located<CapacityRow>['rows'] =
    given === undefined ? [] : readTableFile(context, { field: 'capacities', path: given, read: use.readCapacityTable }, problems);
  const rows = Number(flags.rows ?? 20);
  if (!Number.isInteger(rows) || rows < 1) problems.push(problem('rows', 'rows must be a whole number from 1.'));
  const call = {
    kind: 'assign',
    flows: demand.length === 0 ? undefined : demand.map(({ line: _, ...flow }) => flow),
    capacities: capacities.map(({ line, ...capacity }) => ({ ...capacity, source: `${given} line ${line}` })),
    co2PriceUsdPerT: toNumber(flags.co2Price),
    unmetPriceUsdPerT: toNumber(flags.unmetPrice),
    timePriceUsdPerTDay: toNumber(flags.timePrice),
    month: toNumber(flags.month),
    depart: flags.depart,
    tir: flags.tir,
  };
  const lines = { flows: { path: demandFile, rows: demand }, capacities: { path: given ?? '', rows: capacities } };
  return runStudyCommand(context, {
    call,
    flags,
    problems,
    locate: (found) => atTableLine(found, lines),
    render: ({ document }) => renderFreightAssignment(document as FreightAssignmentDocument, { ...terminal, rows }),
    judge: ({ document }) => ((document as FreightAssignmentDocument).tonnesPerWeek.carried > 0 ? exitCodes.answer : exitCodes.no),
    tables: { limits: flags.limits },
    write: async ({ tables }) => writeTable(context, { field: 'limits', path: flags.limits, table: tables?.['limits'] }),
  });
}

const problem = (field: string, message: string): ProblemDocument => ({ field, message, choices: [] });

/** What a flag says as a number; what is no number goes on as text, and the contract says so. */
const toNumber = (text: string | undefined): number | string | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? text : value;
};

const known = (fields: Readonly<Record<string, unknown>>): unknown =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function refuse({ terminal }: CommandContext, flags: AssignFlags, problems: readonly ProblemDocument[]): ExitCode {
  if (flags.json) terminal.out(jsonText({ problems }));
  terminal.err(renderProblems(problems, terminal));
  return exitCodes.badInput;
}
