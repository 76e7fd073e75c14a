/** `POST /v1/epcis/capture`: an EPCIS 2.0 document of another system; what it tells becomes events of ours. */
import { z } from 'zod';
import { captureReceiptSchema } from '../../../contract/index.js';
import { readEpcisDocument } from '../../../operations/index.js';
import { wrongFields } from '../../fault.js';
import { changeFaults, operation } from '../operation.js';
import { captureReceiptExample, epcisExample } from '../operations-examples.js';
import { postReading } from './post-reading.js';

const behaviour = 'gs1-capture-error-behaviour';

export const captureEpcisEndpoint = operation({
  id: 'captureEpcis',
  method: 'POST',
  path: '/v1/epcis/capture',
  needs: 'events:write',
  summary: 'Capture an EPCIS document',
  about:
    'EPCIS 2.0 (JSON-LD), as `POST /capture` of the standard, answered when it is on disk instead of later. All of it or none: a step that nothing here answers, a thing that no consignment of yours carries, is a problem at its place. The same document again changes nothing. An `errorDeclaration` takes back.',
  headers: { [behaviour]: '`rollback`, as it is here without it; `proceed` (take what is right) is refused' },
  // an event that is not one is told by the reader, with every other problem
  body: { schema: z.looseObject({}).describe('An EPCIS 2.0 document'), example: epcisExample },
  bodyBytes: 1024 * 1024,
  gives: {
    about: 'All that can be followed is in the log; `leftOut` names the rest.',
    content: { 'application/json': { schema: captureReceiptSchema, example: captureReceiptExample } },
  },
  faults: changeFaults,
  answer: ({ desk, actor, body, header, operations: { places } }) => {
    const asked = header(behaviour);
    if (asked !== undefined && asked !== 'rollback')
      throw wrongFields([{ field: behaviour, message: `${behaviour} must be rollback: a document is taken whole or not at all.`, choices: [] }]);
    return postReading({ desk, actor }, readEpcisDocument(body, { findPlace: places.findLocation }));
  },
});
