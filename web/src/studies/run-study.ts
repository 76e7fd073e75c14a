/** One study from the question to the answer: a comparison in one call, the others as jobs that are followed while they are at work. */
import { createClient } from '../../../src/client/index.js';
import type {
  CompareDocument,
  CriticalDocument,
  FreightAssignmentDocument,
  MatrixDocument,
  ProblemDocument,
  ReachDocument,
  SimulateDocument,
  StudyStatusDocument,
} from '../../../src/contract/index.js';
import { type Reply, settle } from '../server/ask-server.js';
import { type BenchKind, type BenchQuestion, toCompareCall, toStudyCall } from './study-question.js';

export type StudyAnswer =
  | { readonly kind: 'compare'; readonly document: CompareDocument }
  | { readonly kind: 'reach'; readonly document: ReachDocument; readonly features: readonly GeoJSON.Feature[] }
  | { readonly kind: 'critical'; readonly document: CriticalDocument; readonly features: readonly GeoJSON.Feature[] }
  | { readonly kind: 'matrix'; readonly document: MatrixDocument; readonly features: readonly GeoJSON.Feature[] }
  | { readonly kind: 'assign'; readonly document: FreightAssignmentDocument; readonly features: readonly GeoJSON.Feature[] }
  | { readonly kind: 'simulate'; readonly document: SimulateDocument; readonly features: readonly GeoJSON.Feature[] };

export type Trouble =
  | { readonly kind: 'problems'; readonly problems: readonly ProblemDocument[] }
  | { readonly kind: 'busy' | 'gone' }
  | { readonly kind: 'fault'; readonly detail: string };

export interface Run {
  readonly phase: 'at work' | 'stopped' | 'done' | 'trouble';
  readonly question: BenchQuestion;
  readonly since: number;
  /** Of a job. */
  readonly status?: StudyStatusDocument | undefined;
  /** Stays while a new question is at work. */
  readonly answer?: StudyAnswer | undefined;
  readonly answeredAt?: number | undefined;
  readonly trouble?: Trouble | undefined;
}

const baseUrl = document.baseURI.replace(/[^/]*([?#].*)?$/, '');
const client = createClient({ baseUrl });

type Tell = (run: Omit<Run, 'question' | 'since'> & { readonly since?: number }) => void;

/** `resumed`: the id of a study that was stopped. The function that is given back stops it, on the server too. */
export function runStudy(kind: BenchKind, question: BenchQuestion, resumed: string | undefined, tell: Tell): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let id: string | undefined;
  tell({ phase: 'at work', status: undefined, trouble: undefined, since: Date.now() });
  const work =
    kind === 'compare'
      ? settle(client.compare({ body: toCompareCall(question) }, { signal }), signal).then((reply) => {
          if (reply.kind === 'answer') tell({ phase: 'done', answer: { kind, document: reply.value as CompareDocument }, answeredAt: Date.now() });
          else tell(endOf(reply));
        })
      : runJob(kind, question, { resumed, signal, tell, onId: (found) => (id = found) });
  let isOver = false;
  work.finally(() => {
    isOver = true;
  });
  return () => {
    if (isOver) return;
    controller.abort();
    if (id === undefined) return;
    settle(client.cancelStudy({ id })).then((reply) => tell({ phase: 'stopped', status: reply.kind === 'answer' ? reply.value : undefined }));
  };
}

function endOf(reply: Exclude<Reply<unknown>, { kind: 'answer' }>): Parameters<Tell>[0] {
  switch (reply.kind) {
    case 'stopped':
      return { phase: 'stopped' };
    case 'problems':
      return { phase: 'trouble', trouble: { kind: 'problems', problems: reply.problems } };
    case 'fault':
      return { phase: 'trouble', trouble: { kind: 'fault', detail: reply.detail } };
    case 'busy':
    case 'gone':
      return { phase: 'trouble', trouble: { kind: reply.kind } };
  }
}

interface Job {
  readonly resumed: string | undefined;
  readonly signal: AbortSignal;
  readonly tell: Tell;
  readonly onId: (id: string) => void;
}

async function runJob(kind: Exclude<BenchKind, 'compare'>, question: BenchQuestion, { resumed, signal, tell, onId }: Job): Promise<void> {
  const started = await settle(
    resumed === undefined ? client.startStudy({ body: toStudyCall(kind, question) }, { signal }) : client.resumeStudy({ id: resumed }, { signal }),
    signal,
  );
  if (started.kind !== 'answer') return tell(endOf(started));
  onId(started.value.id);
  if (signal.aborted) return;
  tell({ phase: 'at work', status: started.value });
  const last = await follow(started.value, signal, (status) => tell({ phase: 'at work', status }));
  if (signal.aborted) return;
  if (last === undefined) return tell({ phase: 'trouble', trouble: { kind: 'gone' } });
  if (last.state === 'failed') return tell({ phase: 'trouble', status: last, trouble: { kind: 'fault', detail: last.message } });
  if (last.state === 'cancelled') return tell({ phase: 'stopped', status: last });
  const [answered, drawn] = await Promise.all([
    settle(client.getStudyResult({ id: last.id }, { signal, accept: 'application/json' }), signal),
    settle(client.getStudyResult({ id: last.id }, { signal, accept: 'application/geo+json' }), signal),
  ]);
  if (answered.kind !== 'answer') return tell(endOf(answered));
  if (drawn.kind !== 'answer') return tell(endOf(drawn));
  const features = drawn.value.features as unknown as readonly GeoJSON.Feature[];
  tell({ phase: 'done', status: last, answer: { kind, document: answered.value, features } as StudyAnswer, answeredAt: Date.now() });
}

/** The last status of the stream; undefined where the line broke before there was one that ends it. */
function follow(
  from: StudyStatusDocument,
  signal: AbortSignal,
  onStatus: (status: StudyStatusDocument) => void,
): Promise<StudyStatusDocument | undefined> {
  return new Promise((done) => {
    const stream = new EventSource(`${baseUrl}v1/studies/${encodeURIComponent(from.id)}/progress`);
    const end = (last: StudyStatusDocument | undefined): void => {
      stream.close();
      done(last);
    };
    signal.addEventListener('abort', () => end(undefined));
    stream.addEventListener('status', (event) => {
      const status = JSON.parse(event.data as string) as StudyStatusDocument;
      onStatus(status);
      if (status.state === 'done' || status.state === 'cancelled' || status.state === 'failed') end(status);
    });
    stream.addEventListener('error', () => end(undefined));
  });
}

export const resultAddress = (id: string, format: string, table?: string): string =>
  `${baseUrl}v1/studies/${encodeURIComponent(id)}/result?format=${format}${table === undefined ? '' : `&table=${table}`}`;
export const listScenarios = () => settle(client.listScenarios({}));
export const getScenario = (id: string) => settle(client.getScenario({ id }));
