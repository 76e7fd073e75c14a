/** `/v1/studies`: hand a study in, look at it, stop it, let it go on. */
import { z } from 'zod';
import type { StartedStudy } from '../application/index.js';
import { studyCallSchema, studyStatusesSchema, studyStatusSchema } from '../contract/index.js';
import { type Answer, type Endpoint, endpoint, json } from './endpoint.js';
import { Fault, wrongFields } from './fault.js';
import { studyCallExample, studyStatusExample } from './study-examples.js';
import type { HttpUseCases } from './use-cases.js';

export const studyId = z.strictObject({ id: z.string().max(64, 'is longer than 64 characters') });
export const noStudy = (id: string): Fault =>
  new Fault('not-found', `There is no study “${id.slice(0, 64)}” here; GET /v1/studies lists what there is.`);

const statusContent = { 'application/json': { schema: studyStatusSchema, example: studyStatusExample } };

export const studyEndpoints = ({ studies }: Pick<HttpUseCases, 'studies'>): readonly Endpoint[] => [
  endpoint({
    id: 'startStudy',
    method: 'POST',
    path: '/v1/studies',
    summary: 'Hand a study in',
    about:
      'A matrix, reach, criticality, assignment (`assign`) or simulation of queues (`simulate`) over the whole network. One is at work at a time. Equal questions have one id: asked again, a study that is there is found, one that was stopped goes on.',
    body: { schema: studyCallSchema, example: studyCallExample },
    gives: { about: 'Where it stands.', content: statusContent },
    faults: ['too-many', 'too-large', 'wrong-type'],
    answer: ({ body }) => toAnswer(studies.start(body)),
  }),
  endpoint({
    id: 'listStudies',
    method: 'GET',
    path: '/v1/studies',
    summary: 'Studies of this server',
    about: 'The newest first; finished ones are kept for a while.',
    gives: {
      about: 'Where each stands.',
      content: { 'application/json': { schema: studyStatusesSchema, example: { studies: [studyStatusExample] } } },
    },
    faults: [],
    answer: () => fresh({ studies: studies.list() }),
  }),
  endpoint({
    id: 'getStudy',
    method: 'GET',
    path: '/v1/studies/{id}',
    summary: 'Where a study stands',
    about: 'Jobs finished and to do, and the share of all the work; why it failed.',
    params: studyId,
    examples: { id: studyStatusExample.id },
    gives: { about: 'Where it stands.', content: statusContent },
    faults: ['not-found'],
    answer: ({ params: { id } }) => fresh(studies.status(id) ?? raise(noStudy(id))),
  }),
  endpoint({
    id: 'cancelStudy',
    method: 'DELETE',
    path: '/v1/studies/{id}',
    summary: 'Stop a study',
    about: 'What is finished of it is kept for a resume. One that has ended is left as it is.',
    params: studyId,
    examples: { id: studyStatusExample.id },
    gives: { about: 'Where it stands.', content: statusContent },
    faults: ['not-found'],
    answer: ({ params: { id } }) => fresh(studies.cancel(id) ?? raise(noStudy(id))),
  }),
  endpoint({
    id: 'resumeStudy',
    method: 'POST',
    path: '/v1/studies/{id}/resume',
    summary: 'Let a stopped study go on',
    about: 'From the jobs that are finished. One that runs, waits or is done is left as it is.',
    params: studyId,
    examples: { id: studyStatusExample.id },
    gives: { about: 'Where it stands.', content: statusContent },
    faults: ['not-found', 'too-many'],
    answer: ({ params: { id } }) => toAnswer(studies.resume(id) ?? raise(noStudy(id))),
  }),
];

const raise = (fault: Fault): never => {
  throw fault;
};

const fresh = (value: unknown): Answer => ({ ...json(value), headers: { 'cache-control': 'no-store' } });

function toAnswer(started: StartedStudy): Answer {
  switch (started.kind) {
    case 'status':
      return fresh(started.status);
    case 'problems':
      throw wrongFields(started.problems);
    case 'full':
      throw new Fault('too-many', 'Too many studies are in line already. Try again in 60 s.', { headers: { 'retry-after': '60' } });
  }
}
