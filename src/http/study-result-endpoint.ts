/** `GET /v1/studies/{id}/result`: the answer of a study that is done, as JSON, CSV, GeoJSON or Parquet. */
import { z } from 'zod';
import { renderCsv, type StudyAnswer, type StudyTable } from '../application/index.js';
import { type StudyFormat, studyFeaturesSchema, studyFormats, studyResultSchema, studyTables } from '../contract/index.js';
import { type Answer, type Endpoint, endpoint, geojsonMediaType, json } from './endpoint.js';
import { Fault, wrongFields } from './fault.js';
import { noStudy, studyId } from './study-endpoints.js';
import { studyResultExample, studyStatusExample } from './study-examples.js';
import type { HttpUseCases } from './use-cases.js';

const parquetType = 'application/vnd.apache.parquet';
const tableNames = Object.values(studyTables).flat();
const query = z.strictObject({
  format: z
    .enum(studyFormats, `must be one of ${studyFormats.join(', ')}`)
    .optional()
    .describe('goes before the header Accept; absent = json'),
  table: z
    .enum(tableNames, `must be one of ${tableNames.join(', ')}`)
    .optional()
    .describe('which table, of an answer that has several: ways or limits of assign, queues or flows of simulate; absent = the first'),
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
    answer: async ({ params: { id }, query: { format, table }, header }) => {
      const status = studies.status(id);
      if (status === undefined) throw noStudy(id);
      const answer = studies.answer(id);
      if (answer === undefined) throw new Fault('not-ready', `The study is ${status.state}, ${status.finished} of ${status.jobs} jobs are finished.`);
      const sent = await send(answer, { format: format ?? wanted(header('accept')), name: table, id }, writeParquet);
      return { ...sent, headers: { ...sent.headers, vary: 'accept' } };
    },
  });

const wanted = (accept = ''): StudyFormat => {
  if (accept.includes('application/geo+json')) return 'geojson';
  if (accept.includes('text/csv')) return 'csv';
  return accept.includes(parquetType) ? 'parquet' : 'json';
};

/** The table of that name; the first where none is named. */
function tableOf({ document, table, tables }: StudyAnswer, name: string | undefined): StudyTable {
  const found = name === undefined ? table : tables?.[name];
  if (found !== undefined) return found;
  const has = tables === undefined ? 'one table without a name' : `the tables ${Object.keys(tables).join(' and ')}`;
  throw wrongFields([{ field: 'table', message: `The answer of ${document.kind} has ${has}, not “${name}”.`, choices: [] }]);
}

interface Sent {
  readonly format: StudyFormat;
  /** Of the table. */
  readonly name: string | undefined;
  readonly id: string;
}

async function send(answer: StudyAnswer, { format, name, id }: Sent, writeParquet: HttpUseCases['writeParquet']): Promise<Answer> {
  const { document, features } = answer;
  const table = tableOf(answer, name);
  const file = [document.kind, ...(name === undefined ? [] : [name]), id.slice(0, 8)].join('-');
  const named = { 'content-disposition': `attachment; filename="${file}.${format}"` };
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
