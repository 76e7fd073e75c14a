/** `qiyun serve`: the planner as a page and an HTTP service, until it is told to stop. */
import { Command } from 'commander';
import { type CommandContext, type ExitCode, exitCodes } from './command-context.js';
import { renderProblems } from './render-problems.js';
import { readServeOptions, type ServeFlags, serveDefaults } from './serve-options.js';

const examples = `
Examples
  qiyun serve                          the page at http://127.0.0.1:${serveDefaults.port}/
  qiyun serve --port 0                 any free port; the address is printed
  qiyun serve --host 0.0.0.0           for everybody who can reach this machine
  qiyun serve --store data/ops         operations too, kept in a folder; the first start shows a key that may do everything
  qiyun serve --database postgres://qiyun@db/qiyun       operations in a PostgreSQL that several servers share

Environment (a flag goes before it)
  QIYUN_PORT  QIYUN_HOST  QIYUN_NETWORK  QIYUN_WORKERS  QIYUN_NATS  QIYUN_STUDIES
  QIYUN_STORE  QIYUN_DATABASE  QIYUN_KEY_RATE  QIYUN_TRUST_PROXY  QIYUN_WEBHOOKS_PRIVATE

Ctrl+C or SIGTERM stops it: plans under way are finished, new ones refused. A second one stops at once.
`;

export function serveCommand(context: CommandContext): Command {
  return new Command('serve')
    .description('the planner as a web page and an HTTP service (GET /v1/openapi.json describes it)')
    .option('-p, --port <n>', `port (default ${serveDefaults.port})`)
    .option('--host <address>', `address to listen at (default ${serveDefaults.host}: this machine only)`)
    .option('--network <file>', 'a network image (default: Eurasia)')
    .option('--workers <n>', 'planning threads (default: one core less than there are)')
    .option('--nats <url>', 'let the workers of a NATS server do studies, as nats://127.0.0.1:4222')
    .option('--studies <dir>', 'keep finished parts of studies there (default: in memory)')
    .option('--store <dir>', 'keep operations there (default: this server plans only)')
    .option('--database <url>', 'keep operations in this PostgreSQL')
    .option('--key-rate <n>', 'requests a second that one access key may make (default 200)')
    .option('--trust-proxy <addresses>', 'reverse proxies whose X-Forwarded-For is believed, with commas between')
    .option('--webhooks-private', 'let webhooks call private addresses, as on a network of your own')
    .addHelpText('after', examples)
    .action(async (flags: ServeFlags) => context.finish(await runServe(context, flags)));
}

async function runServe({ use, terminal, env, untilStopped }: CommandContext, flags: ServeFlags): Promise<ExitCode> {
  const { options, problems } = readServeOptions(flags, env);
  if (problems.length > 0) {
    terminal.err(renderProblems(problems, terminal));
    return exitCodes.badInput;
  }
  const served = await use.serve({
    ...options,
    onFault: (error, request) => terminal.err(`A fault of Qiyun at ${request}: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`),
  });
  if (served.kind === 'refused') {
    terminal.err(renderProblems([{ field: 'serve', message: served.sentence, choices: [] }], terminal));
    return exitCodes.badInput;
  }
  terminal.out(`Qiyun is at ${served.url}\n`);
  terminal.err(`Network ${served.network}, ${served.workers} planning thread${served.workers === 1 ? '' : 's'}. Ctrl+C stops it.\n`);
  if (options.operations !== undefined) terminal.err('Operations are kept; each call of them needs an access key.\n');
  if (served.firstKey !== undefined) terminal.err(`The first key, which may do everything, shown this once: ${served.firstKey}\n`);
  if (!isLoopback(served.url)) terminal.err('Everybody who can reach this address can plan with it: planning needs no key.\n');
  await untilStopped();
  terminal.err('Stopping: what is under way is finished first.\n');
  await served.close();
  return exitCodes.answer;
}

const isLoopback = (url: string): boolean => /^http:\/\/(127\.|\[::1\])/.test(url);
