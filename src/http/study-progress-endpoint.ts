/** `GET /v1/studies/{id}/progress`: where a study stands, told as it moves (server-sent events, WHATWG HTML 9.2), until it has ended. */
import { z } from 'zod';
import { hasEnded, type StudyDesk } from '../application/index.js';
import { type Endpoint, endpoint } from './endpoint.js';
import { noStudy, studyId } from './study-endpoints.js';
import { studyStatusExample } from './study-examples.js';
import type { HttpUseCases } from './use-cases.js';

/** Between two events at least; a study of many small jobs would tell thousands. */
const pauseMs = 200;
/** A comment keeps a quiet line open. */
const beatMs = 15_000;

export const studyProgressEndpoint = ({ studies }: Pick<HttpUseCases, 'studies'>): Endpoint =>
  endpoint({
    id: 'watchStudy',
    method: 'GET',
    path: '/v1/studies/{id}/progress',
    summary: 'Follow a study',
    about: 'Server-sent events `status`, each with the document of `getStudy`; the stream ends when the study has.',
    params: studyId,
    examples: { id: studyStatusExample.id },
    gives: {
      about: 'The stream.',
      content: { 'text/event-stream': { schema: z.string(), example: `event: status\ndata: ${JSON.stringify(studyStatusExample)}\n\n` } },
    },
    faults: ['not-found'],
    answer: ({ params: { id }, signal }) => {
      if (studies.status(id) === undefined) throw noStudy(id);
      return { type: 'text/event-stream', body: follow(studies, id, signal), headers: { 'cache-control': 'no-store' } };
    },
  });

async function* follow(studies: StudyDesk, id: string, signal: AbortSignal): AsyncGenerator<string> {
  let wake = (): void => {};
  let changed = false;
  const notice = (): void => {
    changed = true;
    wake();
  };
  const stopWatching = studies.watch(id, notice);
  signal.addEventListener('abort', notice);
  try {
    while (!signal.aborted) {
      changed = false;
      const status = studies.status(id);
      if (status === undefined) return;
      yield `event: status\ndata: ${JSON.stringify(status)}\n\n`;
      if (hasEnded(status)) return;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      while (!changed) {
        const woken = await new Promise<boolean>((resolve) => {
          const beat = setTimeout(() => resolve(false), beatMs);
          wake = () => {
            clearTimeout(beat);
            resolve(true);
          };
        });
        if (!woken) yield ': still here\n\n';
      }
    }
  } finally {
    stopWatching();
    signal.removeEventListener('abort', notice);
  }
}
