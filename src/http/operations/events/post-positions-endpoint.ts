/** `POST /v1/positions`: where load units were, as JSON, a report a line, or a GPX track. */
import { z } from 'zod';
import { eventReceiptSchema, positionReportSchema } from '../../../contract/index.js';
import { type FormatReading, readGpx, readPositionLines, toPositionEvent } from '../../../operations/index.js';
import { Fault, wrongFields } from '../../fault.js';
import { changeFaults, operation, take } from '../operation.js';
import { positionReportExample } from '../operations-examples.js';

const ndjson = 'application/x-ndjson';
const gpx = 'application/gpx+xml';
const most = 1000;

export const postPositionsEndpoint = operation({
  id: 'postPositions',
  method: 'POST',
  path: '/v1/positions',
  needs: 'events:write',
  summary: 'Post positions',
  about: `At most ${most}, all or none; each becomes an event POSI. The same report again changes nothing. Also one report a line (NDJSON), or the track of one unit (GPX 1.1, with \`unit\`).`,
  query: z.strictObject({ unit: z.string().max(100, 'is longer than 100 characters').optional().describe('load unit of a GPX track') }),
  body: {
    schema: z.strictObject({ positions: z.array(positionReportSchema).min(1).max(most) }),
    example: { positions: [positionReportExample] },
  },
  bodyBytes: 1024 * 1024,
  textBodies: { [ndjson]: { about: 'One report a line, as JSON' }, [gpx]: { about: 'A track of one load unit' } },
  gives: {
    about: 'All of it is in the log.',
    content: { 'application/json': { schema: eventReceiptSchema, example: { accepted: 1, repeated: 0, warnings: [] } } },
  },
  faults: changeFaults,
  answer: async ({ desk, actor, body, query: { unit }, header }) => {
    const isGpx = header('content-type')?.startsWith(gpx) === true;
    const reports = typeof body !== 'string' ? body.positions : readAll(isGpx ? readGpx(body, unit) : readPositionLines(body));
    if (reports.length > most) throw new Fault('too-large', `The body has ${reports.length} positions; at most ${most} are taken at once.`);
    return take(await desk.postEvents(actor, reports.map(toPositionEvent)));
  },
});

function readAll<T>(reading: FormatReading<readonly T[]>): readonly T[] {
  if (reading.kind === 'read') return reading.value;
  throw wrongFields(
    reading.problems.map(({ at, sentence }) => ({
      field: at === '' ? 'request' : at,
      message: at === '' ? sentence : `${at}: ${sentence}`,
      choices: [],
    })),
  );
}
