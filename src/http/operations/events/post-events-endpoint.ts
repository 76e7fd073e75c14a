/** `POST /v1/events`: what happened, is planned or estimated; one or many, all or none. */
import { eventReceiptSchema, postedEventSchema, postedEventsSchema } from '../../../contract/index.js';
import { wrongFields } from '../../fault.js';
import { listProblems } from '../../read-body.js';
import { changeFaults, operation, take } from '../operation.js';
import { postedEventsExample } from '../operations-examples.js';

const ndjson = 'application/x-ndjson';
type Posted = (typeof postedEventsSchema)['_zod']['output']['events'];

export const postEventsEndpoint = operation({
  id: 'postEvents',
  method: 'POST',
  path: '/v1/events',
  needs: 'events:write',
  summary: 'Post events',
  about:
    'DCSA codes, of units that your party sees. All of a batch or none of it, and the answer comes when it is on disk. The same event again changes nothing, so what was not answered is sent again. Nothing is ever changed: a retraction takes an event back. Also one event a line (NDJSON).',
  body: { schema: postedEventsSchema, example: postedEventsExample },
  bodyBytes: 1024 * 1024,
  textBodies: { [ndjson]: { about: 'One event or retraction a line, as JSON' } },
  gives: {
    about: 'All of it is in the log.',
    content: { 'application/json': { schema: eventReceiptSchema, example: { accepted: 1, repeated: 0, warnings: [] } } },
  },
  faults: changeFaults,
  answer: async ({ desk, actor, body }) => {
    const events = typeof body === 'string' ? readLines(body) : body.events;
    return take(await desk.postEvents(actor, events));
  },
});

/** Every problem of every line, each with its line. */
function readLines(text: string): Posted {
  const lines = text
    .split('\n')
    .map((line, i) => ({ line: line.trim(), number: i + 1 }))
    .filter(({ line }) => line !== '');
  const most = 1000;
  if (lines.length === 0 || lines.length > most) {
    throw wrongFields([{ field: 'request', message: `The body has ${lines.length} events; from 1 to ${most} are taken at once.`, choices: [] }]);
  }
  const read = lines.map(({ line, number }) => readLine(line, `line ${number}`));
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) throw wrongFields(problems);
  return read.flatMap(({ event }) => (event === undefined ? [] : [event]));
}

function readLine(line: string, at: string) {
  try {
    const value: unknown = JSON.parse(line);
    const read = postedEventSchema.safeParse(value);
    if (read.success) return { event: read.data, problems: [] };
    const problems = listProblems(value, read.error.issues);
    return { problems: problems.map(({ field, message }) => ({ field: `${at}.${field}`, message: `${at}: ${message}`, choices: [] })) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problems: [{ field: at, message: `${at} is not JSON.`, choices: [] }] };
  }
}
