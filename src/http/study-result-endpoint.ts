/** `GET /v1/studies/{id}/result`: the answer of a study that is done, as JSON, CSV, GeoJSON or Parquet. */
import { z } from 'zod';
import { renderCsv, type StudyAnswer } from '../application/index.js';
import { type StudyFormat, studyFeaturesSchema, studyFormats, studyResultSchema } from '../contract/index.js';
import { type Answer, type Endpoint, endpoint, geojsonMediaType, json } from './endpoint.js';
import { Fault } from './fault.js';
import { noStudy, studyId } from './study-endpoints.js';
import { studyResultExample, studyStatusExample } from './study-examples.js';
import type { HttpUseCases } from './use-cases.js';

const parquetType = 'application/vnd.apache.parquet';
const query = z.strictObject({
  format: z
    .enum(studyFormats, `must be one of ${studyFormats.join(', ')}`)
    .optional()
    .describe('goes before the header Accept; absent = json'),
});

export const studyResultEndpoint = ({ studies, writeParquet }: Pick<HttpUseCases, 'studies' | 'writeParquet'>): Endpoint =>
  endpoint({
    id: 'getStudyResult',
    method: 'GET',
    path: '/v1/studies/{id}/result',
    summary: 'The answer of a study',
    about: 'Once it is done: the whole document as JSON, its table as CSV or Parquet, what can be drawn as GeoJSON.',
    params: studyId,
    query,
    examples: { id: studyStatusExample.id, format: 'json' },
    gives: {
      about: 'The answer.',
      content: {
        'application/json': { schema: studyResultSchema, example: studyResultExample },
        'application/geo+json': { schema: studyFeaturesSchema },
        'text/csv': { schema: z.string() },
        [parquetType]: { schema: z.string() },
      },
    },
    faults: ['not-found', 'not-ready'],
    answer: async ({ params: { id }, query: { format }, header }) => {
      const status = studies.status(id);
      if (status === undefined) throw noStudy(id);
      const answer = studies.answer(id);
      if (answer === undefined) throw new Fault('not-ready', `The study is ${status.state}, ${status.finished} of ${status.jobs} jobs are finished.`);
      const sent = await send(answer, format ?? wanted(header('accept')), id, writeParquet);
      return { ...sent, headers: { ...sent.headers, vary: 'accept' } };
    },
  });

const wanted = (accept = ''): StudyFormat => {
  if (accept.includes('application/geo+json')) return 'geojson';
  if (accept.includes('text/csv')) return 'csv';
  return accept.includes(parquetType) ? 'parquet' : 'json';
};

async function send(
  { document, table, features }: StudyAnswer,
  format: StudyFormat,
  id: string,
  writeParquet: HttpUseCases['writeParquet'],
): Promise<Answer> {
  const named = { 'content-disposition': `attachment; filename="${document.kind}-${id.slice(0, 8)}.${format}"` };
  switch (format) {
    case 'json':
      return json(document);
    case 'geojson':
      return { type: geojsonMediaType, body: JSON.stringify(features), headers: named };
    case 'csv':
      return { type: 'text/csv; charset=utf-8', body: renderCsv(table), headers: named };
    case 'parquet':
      return { type: parquetType, body: await writeParquet(table), headers: named };
  }
}
