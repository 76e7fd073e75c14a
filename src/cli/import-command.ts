/** `qiyun network import`: other people's files to a network of one's own. */
import { Command, Option } from 'commander';
import { importFormats, type TruckSize, truckDefaults } from '../importing/index.js';
import { countryCodes, type Issue } from '../network/index.js';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { grouped } from './figures.js';
import { networkName } from './network-name.js';
import { progressBar } from './progress-bar.js';
import { renderIssues } from './render-network.js';
import { renderProblems } from './render-problems.js';
import type { ImportReport } from './use-cases.js';

interface ImportFlags {
  readonly out: string;
  readonly format: (typeof importFormats)[number] | 'auto';
  readonly name?: string;
  readonly country?: string;
  readonly zone?: string;
  readonly snapM: string;
  readonly truckHeightM: string;
  readonly truckWidthM: string;
  readonly truckLengthM: string;
  readonly truckWeightT: string;
  readonly truckAxleT: string;
  readonly json?: boolean;
}

const examples = `
Examples
  qiyun network import liechtenstein.osm.pbf --out liechtenstein.qiyun
  qiyun plan 47.14,9.52 47.05,9.48 --truck --network liechtenstein.qiyun
  qiyun network import node.csv link.csv --out town.qiyun --country KZ
  qiyun network join liechtenstein.qiyun --out joined.qiyun

The format is told by the content. Speeds, tariffs, emission factors and border procedures are those of the default network.
Exit codes: 0 the image is written, 2 the files cannot be used (every problem is told, nothing is written), 3 a fault of Qiyun
`;

/** Ends of drawn lines this near to each other are one point. Metres. */
export const snapDefaultM = 100;

export function importCommand(context: CommandContext): Command {
  return new Command('import')
    .description('make a network of OpenStreetMap, GeoJSON, shapefile, UN/LOCODE, GTFS-like, TNTP, GMNS or DIMACS files')
    .argument('<file...>', 'one or more files, read together; .gz is unpacked')
    .requiredOption('-o, --out <file>', 'the image to write, as mine.qiyun')
    .addOption(new Option('--format <format>', 'instead of telling it by content').choices(['auto', ...importFormats]).default('auto'))
    .option('--name <name>', 'name of the network (default: that of the image)')
    .option('--country <code>', 'all places lie in it, as LI (default: found by their position)')
    .option('--zone <zone>', 'time zone of all places, as Europe/Vaduz')
    .option('--snap-m <metres>', 'ends of drawn lines this near are one point', String(snapDefaultM))
    .option('--truck-height-m <m>', 'roads too low for it are left out', String(truckDefaults.heightM))
    .option('--truck-width-m <m>', 'roads too narrow for it are left out', String(truckDefaults.widthM))
    .option('--truck-length-m <m>', 'roads closed to its length are left out', String(truckDefaults.lengthM))
    .option('--truck-weight-t <t>', 'roads closed to its gross weight are left out', String(truckDefaults.weightT))
    .option('--truck-axle-t <t>', 'roads closed to its axle load are left out', String(truckDefaults.axleT))
    .option('--json', 'print the report as JSON')
    .addHelpText('after', examples)
    .action(async (files: string[], flags: ImportFlags) => context.finish(await runImport(context, files, flags)));
}

interface Problem {
  readonly field: string;
  readonly message: string;
  readonly choices: [];
}

/** The flags that are wrong, every one. */
function readFlags(flags: ImportFlags): { readonly problems: Problem[]; readonly truck: TruckSize; readonly snapM: number; readonly name: string } {
  const problems: Problem[] = [];
  const wrong = (field: string, message: string) => problems.push({ field, message, choices: [] });
  const measure = (field: string, text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !(value > 0 && value < 1e6)) wrong(field, `“${text}” must be a number above 0.`);
    return value;
  };
  const truck = {
    heightM: measure('truck-height-m', flags.truckHeightM),
    widthM: measure('truck-width-m', flags.truckWidthM),
    lengthM: measure('truck-length-m', flags.truckLengthM),
    weightT: measure('truck-weight-t', flags.truckWeightT),
    axleT: measure('truck-axle-t', flags.truckAxleT),
  };
  if (flags.country !== undefined && !countryCodes.has(flags.country)) wrong('country', `“${flags.country}” is no ISO country code, such as LI.`);
  if (flags.zone !== undefined && !isZone(flags.zone)) wrong('zone', `“${flags.zone}” is no time zone of the IANA database, such as Europe/Vaduz.`);
  const named = networkName(flags.name, flags.out);
  if ('problem' in named) wrong('name', named.problem);
  return { problems, truck, snapM: measure('snap-m', flags.snapM), name: 'name' in named ? named.name : '' };
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone === 'UTC' || zone.includes('/');
  } catch {
    return false;
  }
}

async function runImport({ use, terminal }: CommandContext, files: readonly string[], flags: ImportFlags): Promise<ExitCode> {
  const began = terminal.clock();
  const { problems, ...read } = readFlags(flags);
  const opened = use.openSources(files);
  const all =
    opened.kind === 'refused' ? [...problems, ...opened.sentences.map((message) => ({ field: 'file', message, choices: [] as [] }))] : problems;
  if (opened.kind === 'refused' || all.length > 0) {
    if (flags.json) terminal.out(jsonText({ problems: all }));
    terminal.err(renderProblems(all, terminal));
    return exitCodes.badInput;
  }
  const bar = progressBar(terminal);
  const { format, country, zone } = flags;
  const outcome = await use.importNetwork({ sources: opened.sources, format, country, zone, ...read }, bar.report);
  bar.done();
  const refused = outcome.kind === 'wrong' ? undefined : use.writeFile(flags.out, outcome.image);
  const failed = outcome.kind === 'wrong' || refused !== undefined;
  const seconds = Math.round(terminal.clock() - began) / 1000;
  if (flags.json) {
    const report =
      outcome.kind === 'wrong' || failed
        ? { issues: outcome.issues }
        : { out: flags.out, ...outcome.report, seconds, megabytes: megabytes(outcome.image), warnings: outcome.issues };
    terminal.out(jsonText(report));
  } else if (outcome.issues.length > 0) terminal.err(renderIssues(firstOfEach(outcome.issues), terminal));
  if (refused !== undefined) terminal.err(renderProblems([{ field: 'out', message: refused.sentence, choices: [] }], terminal));
  if (outcome.kind === 'wrong' || refused !== undefined) {
    terminal.err('Nothing is written.\n');
    return exitCodes.badInput;
  }
  if (!flags.json) terminal.out(renderReport(outcome.report, seconds, `${megabytes(outcome.image)} MB in ${flags.out}`));
  return exitCodes.answer;
}

/** Warnings shown of one code; errors are all shown. */
const shownWarnings = 8;

/** A file of a hundred thousand rows may have a thousand warnings: on a terminal the first of each kind, and how many more. */
function firstOfEach(issues: readonly Issue[]): Issue[] {
  const counts = new Map<string, number>();
  const last = new Map<string, Issue>();
  const shown = issues.filter((issue) => {
    const count = (counts.get(issue.code) ?? 0) + 1;
    counts.set(issue.code, count);
    last.set(issue.code, issue);
    return issue.severity === 'error' || count <= shownWarnings;
  });
  for (const [code, count] of counts) {
    const issue = last.get(code);
    if (issue?.severity !== 'warning' || count <= shownWarnings) continue;
    const message = `${/^and (\d+) more/.test(issue.message) ? 'more than ' : ''}${count - shownWarnings} more like these; --json lists them`;
    shown.push({ ...issue, at: { file: issue.at.file }, message });
  }
  return shown;
}

const megabytes = (image: Uint8Array): number => Math.round(image.byteLength / 1e5) / 10;

function renderReport(report: ImportReport, seconds: number, written: string): string {
  const { components } = report;
  const km = Object.entries(report.km).map(([mode, length]) => `${mode} ${grouped(length, 1)} km`);
  const parts = `${grouped(components.weak)} that hang together, ${grouped(components.strong)} strongly; the largest has ${grouped(components.largestStrongShare * 100, 1)} % of the points of the roads`;
  return [
    `Network ${report.id} ${report.version} from ${report.formats.join(', ')}, in ${grouped(seconds, 1)} s; ${written}.`,
    `${grouped(report.places)} places, ${grouped(report.links)} links (${km.join(', ') || 'none'}), ${grouped(report.turns)} forbidden turns, ${grouped(report.services)} services.`,
    `${grouped(report.nodes)} nodes, ${grouped(report.arcs)} arcs. Parts of the roads: ${parts}.`,
    '',
  ].join('\n');
}
