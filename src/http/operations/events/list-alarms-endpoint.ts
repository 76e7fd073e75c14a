/** `GET /v1/alarms`: what asks for attention. */
import { alarmListSchema } from '../../../contract/index.js';
import { operation } from '../operation.js';
import { alarmExample } from '../operations-examples.js';

export const listAlarmsEndpoint = operation({
  id: 'listAlarms',
  method: 'GET',
  path: '/v1/alarms',
  needs: 'consignments:read',
  summary: 'Alarms',
  about: 'Of the consignments that you see.',
  gives: { about: 'The alarms.', content: { 'application/json': { schema: alarmListSchema, example: { alarms: [alarmExample] } } } },
  faults: [],
  answer: async ({ desk, actor }) => ({ alarms: await desk.listAlarms(actor) }),
});
