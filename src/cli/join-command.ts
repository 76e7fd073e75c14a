/** `qiyun network join`: networks of one's own and the default one as one network. */
import { Command } from 'commander';
import { joinDefaults } from '../importing/index.js';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { grouped } from './figures.js';
import { networkName } from './network-name.js';
import { progressBar } from './progress-bar.js';
import { renderIssues } from './render-network.js';
import { renderProblems } from './render-problems.js';
import { renderTable } from './text-table.js';

interface JoinFlags {
  readonly out: string;
  readonly base?: string;
  readonly name?: string;
  readonly withinKm: string;
  readonly json?: boolean;
}

const examples = `
Joints
  A place of the base with a road is joined to the town of its name in the other network, else to the nearest street within --within-km;
  a station to the nearest track of its gauge, a port to the nearest sea lane. Each joint is a short link of assumed length, listed below.

Examples
  qiyun network join liechtenstein.qiyun --out joined.qiyun
  qiyun plan 47.14,9.52 Almaty --truck --network joined.qiyun
`;

export function joinCommand(context: CommandContext): Command {
  return new Command('join')
    .description('join imported networks to the default network, or to another')
    .argument('<image...>', 'network images; the base itself may be among them')
    .requiredOption('-o, --out <file>', 'the image to write, as joined.qiyun')
    .option('--base <image>', 'what the others are joined to (default: Eurasia)')
    .option('--name <name>', 'name of the network (default: that of the image)')
    .option('--within-km <km>', 'how far a joint may reach', String(joinDefaults.withinM / 1000))
    .option('--json', 'print the joints as JSON')
    .addHelpText('after', examples)
    .action((images: string[], flags: JoinFlags) => context.finish(runJoin(context, images, flags)));
}

function runJoin({ use, terminal }: CommandContext, images: readonly string[], flags: JoinFlags): ExitCode {
  const km = Number(flags.withinKm);
  const name = networkName(flags.name, flags.out);
  const problems = [
    ...(flags.withinKm.trim() !== '' && km > 0 && km <= 500
      ? []
      : [{ field: 'within-km', message: `“${flags.withinKm}” must be a number above 0, at most 500.` }]),
    ...('problem' in name ? [{ field: 'name', message: name.problem }] : []),
  ];
  const bar = progressBar(terminal);
  const outcome =
    problems.length > 0 || 'problem' in name
      ? undefined
      : use.joinNetworks({ images, base: flags.base, name: name.name, withinM: km * 1000 }, bar.report);
  bar.done();
  if (outcome?.kind === 'refused') problems.push(...outcome.sentences.map((message) => ({ field: 'image', message })));
  const refused = outcome?.kind === 'joined' ? use.writeFile(flags.out, outcome.image) : undefined;
  if (refused !== undefined) problems.push({ field: 'out', message: refused.sentence });
  if (problems.length > 0)
    terminal.err(
      renderProblems(
        problems.map((one) => ({ ...one, choices: [] })),
        terminal,
      ),
    );
  if (outcome === undefined || outcome.kind !== 'joined' || refused !== undefined) {
    const issues = outcome?.kind === 'wrong' ? outcome.issues : [];
    if (issues.length > 0) terminal.err(renderIssues(issues, terminal));
    if (flags.json) terminal.out(jsonText({ problems, issues }));
    terminal.err('Nothing is written.\n');
    return exitCodes.badInput;
  }
  const { network, joints, image } = outcome;
  if (flags.json) {
    terminal.out(
      jsonText({
        out: flags.out,
        id: network.id,
        version: network.version,
        places: network.places.length,
        nodes: network.nodes.count,
        arcs: network.arcs.count,
        joints,
      }),
    );
    return exitCodes.answer;
  }
  const nameOf = new Map(network.places.map((place) => [place.id, place.names.en]));
  const rows = joints.map((joint) => [
    joint.mode,
    `${nameOf.get(joint.base)} (${joint.base})`,
    `${nameOf.get(joint.other)} (${joint.other})`,
    joint.by,
    grouped(joint.distanceM / 1000, 1),
  ]);
  const columns = (['joint', 'from', 'to', 'by'] as const).map((title) => ({ title, align: 'left' as const }));
  const table = renderTable([...columns, { title: 'km', align: 'right' }], rows, { indent: 2, head: terminal.ink.dim });
  terminal.out(
    `Network ${network.id} ${network.version}: ${grouped(network.places.length)} places, ${grouped(network.nodes.count)} nodes, ${grouped(network.arcs.count)} arcs; ` +
      `${grouped(image.byteLength / 1e6, 1)} MB in ${flags.out}. ${grouped(joints.length)} joints:\n\n${table.join('\n')}\n`,
  );
  return exitCodes.answer;
}
