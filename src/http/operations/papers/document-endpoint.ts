/** `GET /v1/consignments/{id}/documents/{kind}`: a paper of a consignment, as data or as PDF. */
import { z } from 'zod';
import type { Actor, OperationsDesk } from '../../../application/index.js';
import { type DocumentKind, documentKinds, documentSchema } from '../../../contract/index.js';
import { writeDocument } from '../../../operations/index.js';
import { json } from '../../endpoint.js';
import { Fault } from '../../fault.js';
import { idParameter, operation, take } from '../operation.js';
import { consignmentExample, documentExample } from '../operations-examples.js';

const formats = ['json', 'pdf'] as const;
const pdfType = 'application/pdf';

export const documentEndpoint = operation({
  id: 'getDocument',
  method: 'GET',
  path: '/v1/consignments/{id}/documents/{kind}',
  needs: 'consignments:read',
  summary: 'A paper of a consignment',
  about:
    'CMR, SMGS, CIM/SMGS, the data of a TIR carnet, or a manifest, written from the one record. What the record does not hold is empty and named in `missing`; while something needed is missing, or no order in force releases it, it is a draft and says so across the page.',
  params: z.strictObject({ ...idParameter.shape, kind: z.enum(documentKinds, `must be one of ${documentKinds.join(', ')}`) }),
  query: z.strictObject({
    format: z
      .enum(formats, `must be one of ${formats.join(', ')}`)
      .optional()
      .describe('goes before the header Accept; absent = json'),
    unit: z.string().max(100, 'is longer than 100 characters').optional().describe('one load unit, for a paper of each vehicle'),
  }),
  examples: { id: consignmentExample.id, kind: 'cmr', format: 'json' },
  gives: {
    about: 'The paper.',
    content: { 'application/json': { schema: documentSchema, example: documentExample }, [pdfType]: { schema: z.string() } },
  },
  faults: ['not-found', 'not-now'],
  answer: async ({ desk, actor, operations, params: { id, kind }, query: { format, unit }, header }) => {
    const document = await write(desk, actor, { id, kind, unit, now: new Date(operations.now()).toISOString() });
    const isPdf = (format ?? (header('accept')?.includes(pdfType) ? 'pdf' : 'json')) === 'pdf';
    const headers = { 'cache-control': 'no-store', vary: 'accept' };
    if (!isPdf) return { type: 'application/json; charset=utf-8', ...json(document), headers };
    const named = { ...headers, 'content-disposition': `inline; filename="${kind}-${id}.pdf"` };
    return { type: pdfType, body: await operations.renderPdf(document), headers: named };
  },
});

interface Asked {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly unit: string | undefined;
  readonly now: string;
}

async function write(desk: OperationsDesk, actor: Actor, { id, kind, unit, now }: Asked) {
  const consignment = take(await desk.readConsignment(actor, id));
  const parties = await desk.listParties(actor);
  // what the order says of a consignment is part of its record, whatever else the key may read
  const order = consignment.order === null ? undefined : take(await desk.readOrder(actor, consignment.order));
  const issuer = parties.find((party) => party.id === (actor.party ?? consignment.createdBy));
  if (issuer === undefined) throw new Error(`no party issues papers of ${id}`);
  const record = { consignment, parties, order, particulars: {} };
  const written = writeDocument(kind, record, { now, issuer, ...(unit === undefined ? {} : { unit }) });
  if (written.kind === 'none') throw new Fault('not-now', written.sentence);
  return written.document;
}
