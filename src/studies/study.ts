/**
 * A study is many independent pieces of work over one network, told apart by content: equal network, question and piece, equal key and
 * equal bytes, whoever does it and how often. So a piece may be lost, repeated or done elsewhere, and the answer is the same to the byte.
 */
import { createSha256, type Scenario } from '../contract/index.js';
import type { Network } from '../network/index.js';
import type { LinearSolver } from './assign/index.js';

/** Raised when the same question would give other bytes: parts kept from before are then not taken for today's. */
export const STUDY_FORMAT_VERSION = 2;

/** What is asked, as plain data: it travels to other threads and machines. */
export interface Study {
  readonly kind: string;
  readonly question: unknown;
  /** What the network becomes before it is asked. Every kind's question has `departAt`, which a scenario is judged by. */
  readonly scenario?: Scenario;
}

export interface StudyJob {
  /** `<key of the study>-<index>`. */
  readonly key: string;
  /** Position in the order of the merge. */
  readonly index: number;
}

export interface RunOptions {
  /** Asked now and then; once true the part, of which nobody waits for anything, is worth nothing. */
  readonly cancelled?: () => boolean;
  /** Told now and then how far the piece is, 0 … 1: for a piece that takes long. */
  readonly report?: (share: number) => void;
  /** For the kinds that solve linear programs. */
  readonly solver?: LinearSolver;
}

/** One kind of study. Everything is pure and repeatable; parts are plain data. Adding a kind is one of these and a line in study-kinds.ts. */
export interface StudyKind<Question, Chunk, Part, Result> {
  /** Pieces that do not depend on each other, in the order of the merge; cheap, and the same wherever it is called. */
  readonly split: (network: Network, question: Question) => readonly Chunk[];
  readonly run: (network: Network, question: Question, chunk: Chunk, options: RunOptions) => Part | Promise<Part>;
  /** `parts` in the order of `split`. */
  readonly merge: (network: Network, question: Question, parts: readonly Part[]) => Result;
}

/** 32 hex digits: half a SHA-256 over the network's identity and the question. */
export function studyKeyOf(network: Pick<Network, 'id' | 'version'>, study: Study): string {
  const hash = createSha256();
  hash.update(
    new TextEncoder().encode(JSON.stringify([STUDY_FORMAT_VERSION, network.id, network.version, study.kind, study.question, study.scenario ?? null])),
  );
  return hash.digest().slice(0, 32);
}
