/** Every kind of study there is, and the three things that are done with any of them: cut into jobs, run a job, put the parts together. */
import type { Network } from '../network/index.js';
import { assignStudy } from './assign-study.js';
import { criticalStudy } from './critical.js';
import { matrixStudy } from './matrix.js';
import { reachStudy } from './reach.js';
import { simulateStudy } from './simulate/index.js';
import { type RunOptions, type Study, type StudyJob, type StudyKind, studyKeyOf } from './study.js';
import { networkOfStudy } from './study-network.js';

const studyKinds = { matrix: matrixStudy, reach: reachStudy, critical: criticalStudy, assign: assignStudy, simulate: simulateStudy } as const;

type AnyKind = StudyKind<unknown, unknown, unknown, unknown>;

const kindOf = ({ kind }: Study): AnyKind => {
  const found = Object.entries(studyKinds).find(([name]) => name === kind)?.[1];
  if (found === undefined) throw new Error(`“${kind}” is no kind of study; expected one of ${Object.keys(studyKinds).join(', ')}`);
  return found as AnyKind;
};

export function listJobs(network: Network, study: Study): readonly StudyJob[] {
  const key = studyKeyOf(network, study);
  return kindOf(study)
    .split(networkOfStudy(network, study), study.question)
    .map((_, index) => ({ key: `${key}-${index}`, index }));
}

/** The part of one job, as UTF-8 of JSON: the same bytes on any thread and any machine. */
export async function runJob(network: Network, study: Study, index: number, options: RunOptions = {}): Promise<Uint8Array> {
  const kind = kindOf(study);
  const own = networkOfStudy(network, study);
  const chunks = kind.split(own, study.question);
  if (!(index in chunks)) throw new Error(`the study has ${chunks.length} jobs; there is no number ${index}`);
  return new TextEncoder().encode(JSON.stringify(await kind.run(own, study.question, chunks[index], options)));
}

/** `parts` by the index of their job; all of them. */
export function mergeParts(network: Network, study: Study, parts: readonly Uint8Array[]): unknown {
  const decoder = new TextDecoder();
  return kindOf(study).merge(
    networkOfStudy(network, study),
    study.question,
    parts.map((part) => JSON.parse(decoder.decode(part)) as unknown),
  );
}
