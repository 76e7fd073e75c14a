/** `qiyun plan FROM TO`: asks, prints, draws. */
import { Command } from 'commander';
import { type PlanDocument, type ProblemDocument, planDefaults } from '../contract/index.js';
import { type CommandContext, type ExitCode, exitCodes, jsonText } from './command-context.js';
import { list, type PlanFlags, pictureFormat, toPlanRequest } from './plan-options.js';
import { renderPlan } from './render-plan.js';
import { renderProblems } from './render-problems.js';
import type { PlanUseCases } from './use-cases.js';

const examples = `
Examples
  qiyun plan "Xi'an" Baku --cargo 1x40HC:20t --depart 2026-12-01
  qiyun plan Khorgos Baku --truck --tir --map baku.png
  qiyun plan Shanghai Rotterdam --avoid country:RU,BY --by time,cost --deadline 2027-01-15
  qiyun plan 西安 伊斯坦布尔 --json
  qiyun plan Atyrau Alashankou --bulk crude:5000t

Cargo
  1x40HC:20t  2x20DC:18t  3x40RF:22t@-18C   containers (20DC 40DC 40HC 45HC 20RF 40RF), tonnes in each
  truck:20t  2xtruck:20t  10xwagon:62t      a truck that travels with its driver; wagon loads
  pallets:12:9t  loose:9t:40m3              stuffed on the way
  crude:5000t  gas:...  products:...        liquid batches
  after a comma: dg:3 (class of dangerous goods), oversize, value:90000usd

Exit codes
  0 ways are printed   1 no way, and why   2 the question cannot be understood   3 a fault of Qiyun
`;

export function planCommand(context: CommandContext<PlanUseCases>): Command {
  return new Command('plan')
    .description('every way there is from a place to a place: days, USD, kg CO2e, chance to be in time, and why')
    .argument('<from>', 'place: name in English, Chinese or Russian, id, or lat,lon')
    .argument('<to>', 'place')
    .option('-c, --cargo <load>', `what is sent (default ${planDefaults.cargo})`)
    .option('--truck', 'one loaded 20 t truck with its driver')
    .option('--container', `one container, ${planDefaults.cargo}`)
    .option('--bulk <load>', 'a liquid batch, as crude:5000t')
    .option('-d, --depart <when>', 'date, or local date and time at the origin (default tomorrow)')
    .option('--deadline <when>', 'latest arrival: date (to its end), or local date and time at the destination')
    .option('--by <criteria>', `time, cost, co2, reliability (default ${planDefaults.by})`)
    .option('--avoid <list>', 'country:RU,IR,mode:air,place:Kuryk,service:...,passage:suez,layer:roro', list)
    .option('--why-not <list>', 'explain why the answer does not use it, as mode:air or service:...', list)
    .option('--via <place>', 'pass through; may be repeated', list)
    .option('--tir', 'the truck travels under a TIR carnet')
    .option('--drivers <n>', `in the cab, 1 or 2 (default ${planDefaults.drivers})`)
    .option('--max-cost-usd <usd>', 'greatest price')
    .option('--max-transshipments <n>', 'greatest number of changes of vehicle')
    .option('-n, --top <n>', `ways in the shortlist (default ${planDefaults.top})`)
    .option('--front', 'all ways that nothing beats, not only the shortlist')
    .option('--epsilon <share>', `a coarser front, 0 to 1 (default ${planDefaults.epsilon}, exact; ${planDefaults.epsilonOfFour} for four criteria)`)
    .option('--seed <n>', `of the simulation (default ${planDefaults.seed})`)
    .option('--draws <n>', `simulated runs of every way (default ${planDefaults.draws})`)
    .option('-s, --scenario <name|file>', 'plan under a scenario: a ready one (qiyun study scenarios), or a file of YAML or JSON')
    .option('-x, --explain', 'formula and source of every figure')
    .option('--json', 'print the answer as JSON (docs/guide/plan-json.md)')
    .option('--geojson', 'print the answer as GeoJSON')
    .option('--map <file>', 'draw a map: .svg or .png')
    .option('--chart <file>', 'draw time and cost over distance: .svg or .png')
    .option('--network <file>', 'a network image (default: Eurasia)')
    .addHelpText('after', examples)
    .action(async (from: string, to: string, flags: PlanFlags) => context.finish(await runPlan(context, from, to, flags)));
}

async function runPlan(context: CommandContext<PlanUseCases>, from: string, to: string, flags: PlanFlags): Promise<ExitCode> {
  const { use, terminal } = context;
  const { presentPlan } = use;
  const { request, problems } = toPlanRequest(from, to, flags);
  if (flags.scenario !== undefined) {
    const scenario = use.readScenario(flags.scenario);
    if (scenario.kind === 'read') request['scenario'] = scenario.value;
    else problems.push(...scenario.sentences.map((message) => ({ field: 'scenario', message, choices: [] })));
  }
  const opened = use.openNetwork(flags.network);
  if (opened.kind === 'refused') return refuse(context, flags, [...problems, { field: 'network', message: opened.sentence, choices: [] }]);
  const outcome = opened.plan(request);
  if (outcome.kind === 'problems' || problems.length > 0) {
    const found = outcome.kind === 'problems' ? outcome.problems : [];
    return refuse(context, flags, [...problems, ...found.map((one) => ({ ...one, choices: [...one.choices] }))]);
  }
  const explain = flags.explain === true;
  const drawn = await drawPictures(context, presentPlan(outcome, { explain: false, geometry: true }), flags);
  if (drawn !== undefined) return refuse(context, flags, [drawn]);
  if (flags.geojson) terminal.out(`${JSON.stringify(use.presentGeojson(presentPlan(outcome, { explain, geometry: true })))}\n`);
  else if (flags.json) terminal.out(jsonText(presentPlan(outcome, { explain, geometry: explain })));
  else terminal.out(renderPlan(presentPlan(outcome, { explain, geometry: false }), { width: terminal.width, ink: terminal.ink, explain }));
  return outcome.answer.kind === 'none' ? exitCodes.no : exitCodes.answer;
}

function refuse({ terminal }: CommandContext<PlanUseCases>, flags: PlanFlags, problems: readonly ProblemDocument[]): ExitCode {
  if (flags.json || flags.geojson) terminal.out(jsonText({ problems }));
  terminal.err(renderProblems(problems, terminal));
  return exitCodes.badInput;
}

/** Draws first, writes after: when one picture cannot be made no file is written. A problem, or undefined. */
async function drawPictures(
  { use, terminal }: CommandContext<PlanUseCases>,
  document: PlanDocument,
  flags: PlanFlags,
): Promise<ProblemDocument | undefined> {
  const asked = [
    { field: 'map', path: flags.map, draw: use.drawMap },
    { field: 'chart', path: flags.chart, draw: use.drawChart },
  ].flatMap(({ field, path, draw }) => (path === undefined ? [] : [{ field, path, draw, format: pictureFormat(path) ?? 'svg' }]));
  if (document.itineraries.length === 0) {
    for (const { field } of asked) terminal.err(`No way, so no ${field} is drawn.\n`);
    return undefined;
  }
  const pictures = await Promise.all(asked.map(async (one) => ({ ...one, picture: await one.draw(document, one.format) })));
  for (const { field, path, picture } of pictures) {
    const refused = use.writeFile(path, picture.bytes);
    if (refused !== undefined) return { field, message: refused.sentence, choices: [] };
    terminal.err(`The ${field} is in ${path}.${picture.remark === undefined ? '' : ` ${picture.remark}`}\n`);
  }
  return undefined;
}
