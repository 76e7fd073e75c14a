/** `POST /v1/positions`: where load units were, as JSON, a report a line, or a GPX track. */
import { z } from 'zod';
import { captureReceiptSchema, postedPositionsSchema } from '../../../contract/index.js';
import { readGpx, readPositionLines, toPositionEvent } from '../../../operations/index.js';
import { changeFaults, operation, take } from '../operation.js';
import { captureReceiptExample, positionReportExample } from '../operations-examples.js';
import { mostEvents, postReading } from './post-reading.js';

const ndjson = 'application/x-ndjson';
const gpx = 'application/gpx+xml';

export const postPositionsEndpoint = operation({
  id: 'postPositions',
  method: 'POST',
  path: '/v1/positions',
  needs: 'events:write',
  summary: 'Post positions',
  about: `One, or at most ${mostEvents}, all or none; each becomes an event POSI. The same report again changes nothing. Also one report a line (NDJSON), or the track of one unit (GPX 1.1, with \`unit\`).`,
  query: z.strictObject({ unit: z.string().max(100, 'is longer than 100 characters').optional().describe('load unit of a GPX track') }),
  body: { schema: postedPositionsSchema, example: { positions: [positionReportExample] } },
  bodyBytes: 1024 * 1024,
  textBodies: { [ndjson]: { about: 'One report a line, as JSON' }, [gpx]: { about: 'A track of one load unit' } },
  gives: {
    about: 'All of it is in the log.',
    content: { 'application/json': { schema: captureReceiptSchema, example: captureReceiptExample } },
  },
  faults: changeFaults,
  answer: async ({ desk, actor, body, query: { unit }, header }) => {
    if (typeof body !== 'string') {
      const reports = 'positions' in body ? body.positions : [body];
      return { ...take(await desk.postEvents(actor, reports.map(toPositionEvent))), leftOut: [] };
    }
    const reading = header('content-type')?.startsWith(gpx) === true ? readGpx(body, unit) : readPositionLines(body);
    const events = reading.kind === 'problems' ? reading : { ...reading, value: reading.value.map(toPositionEvent) };
    return await postReading({ desk, actor }, events);
  },
});
