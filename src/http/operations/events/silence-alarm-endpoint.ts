/** `POST /v1/alarms/{id}/silence`: it is known, and shall not ring until a moment. */
import { alarmSchema, silenceSchema } from '../../../contract/index.js';
import { changeFaults, idParameter, operation, take } from '../operation.js';
import { alarmExample } from '../operations-examples.js';

export const silenceAlarmEndpoint = operation({
  id: 'silenceAlarm',
  method: 'POST',
  path: '/v1/alarms/{id}/silence',
  needs: 'alarms:write',
  summary: 'Silence an alarm',
  about: 'Until the moment given; then it is open again if its cause is still there.',
  params: idParameter,
  examples: { id: alarmExample.id },
  body: { schema: silenceSchema, example: { until: '2024-07-05T00:00:00+05:00' } },
  gives: { about: 'The alarm.', content: { 'application/json': { schema: alarmSchema, example: alarmExample } } },
  faults: changeFaults,
  answer: async ({ desk, actor, params, body }) => take(await desk.silenceAlarm(actor, params.id, body.until)),
});
