/** `POST /v1/alarms/{id}/acknowledgement`: somebody looks after it. */
import { acknowledgementSchema, alarmSchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { alarmExample } from '../operations-examples.js';

export const acknowledgeAlarmEndpoint = operation({
  id: 'acknowledgeAlarm',
  method: 'POST',
  path: '/v1/alarms/{id}/acknowledgement',
  needs: 'alarms:write',
  summary: 'Acknowledge an alarm',
  about: 'It stays until its cause is gone; all see who looks after it.',
  params: idParameter,
  examples: { id: alarmExample.id },
  body: { schema: acknowledgementSchema, example: { note: 'Asked the port' } },
  gives: { about: 'The alarm.', content: { 'application/json': { schema: alarmSchema, example: alarmExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params, body }) => take(await desk.acknowledgeAlarm(actor, params.id, body.note)),
});
