/** A paper as it is asked for: as data, or drawn like its form. */
import { z } from 'zod';
import { type DocumentModel, documentSchema } from '../../../contract/index.js';
import { type Answer, type Endpoint, json } from '../../endpoint.js';
import { documentExample } from '../operations-examples.js';

const formats = ['json', 'pdf'] as const;
const pdfType = 'application/pdf';

export const formatParameter = z
  .enum(formats, `must be one of ${formats.join(', ')}`)
  .optional()
  .describe('goes before the header Accept; absent = json');

export const givesPaper: Endpoint['gives'] = {
  about: 'The paper.',
  content: { 'application/json': { schema: documentSchema, example: documentExample }, [pdfType]: { schema: z.string() } },
};

interface Asked {
  readonly format: (typeof formats)[number] | undefined;
  readonly accept: string | undefined;
  /** Of the file, without its ending. */
  readonly name: string;
}

export async function answerPaper(
  document: DocumentModel,
  { format, accept, name }: Asked,
  renderPdf: (document: DocumentModel) => Promise<Uint8Array>,
): Promise<Answer> {
  const isPdf = (format ?? (accept?.includes(pdfType) ? 'pdf' : 'json')) === 'pdf';
  const headers = { 'cache-control': 'no-store', vary: 'accept' };
  if (!isPdf) return { type: 'application/json; charset=utf-8', ...json(document), headers };
  return { type: pdfType, body: await renderPdf(document), headers: { ...headers, 'content-disposition': `inline; filename="${name}.pdf"` } };
}
