/** Which faults of a database mean that it is away for now (wait and ask again), which that the same work may simply run again. */
import { StoreGone, StoreUnsure } from '../../application/index.js';

const goneStates = new Set([
  '57P01', // it is being shut down
  '57P02', // it crashed
  '57P03', // it is starting
  '57P04', // the database was dropped
  '57014', // a statement took too long
  '25P03', // a transaction stood idle too long
  '25006', // it has become a read-only standby
  '53100', // its disk is full
  '53200', // it has no memory left
  '53300', // it has no connection left
  '55P03', // somebody holds the lock too long
  '28P01', // the password has been changed
  '3D000', // the database is not there
]);

/** Serialization failure and deadlock: the database asks for the transaction to run again. */
const againStates = new Set(['40001', '40P01']);

const stateOf = (error: unknown): string | undefined => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
};
const isState = (code: string | undefined): code is string => code !== undefined && /^[0-9A-Z]{5}$/.test(code) && !/^E[A-Z]{4}$/.test(code);

/** What the driver says without any code when a connection is lost or nobody answers in time. */
const lostWords = /connection|terminated|timeout|not queryable|ended/i;

/** What the driver or the database threw, as it goes up: `StoreGone` where nobody answers, else itself. */
export function toStoreFault(error: unknown): unknown {
  const state = stateOf(error);
  const reason = error instanceof Error ? error.message : String(error);
  const isGone = isState(state) ? goneStates.has(state) || state.startsWith('08') : state !== undefined || lostWords.test(reason);
  if (!isGone) return error;
  return new StoreGone(`The database of operations does not answer (${reason}); nothing was changed. Try again in a few seconds.`, { cause: error });
}

/** What is thrown while a transaction commits: only the database itself can say that it did not, and it does so by a state. */
export function toCommitFault(error: unknown): unknown {
  if (!(error instanceof StoreGone) && isState(stateOf(error))) return error;
  const cause = error instanceof StoreGone ? (error.cause ?? error) : error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const sentence = `The database of operations was lost while it wrote (${reason}): it is not known whether it was changed.`;
  return new StoreUnsure(`${sentence} Look, or send the same again, with the same Idempotency-Key if there was one.`, { cause: error });
}

export const asksAgain = (error: unknown): boolean => againStates.has(stateOf(error) ?? '');

/** What was handed in does not fit the tables: a value of another type, a key twice, a column that is not there. */
export const isMisfit = (error: unknown): boolean => /^(22|23|42)...$/.test(stateOf(error) ?? '');
