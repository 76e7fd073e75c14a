/** Events that came in a format of others: posted like any, and what is wrong with one is told where it stood in that format. */
import type { Actor, OperationsDesk } from '../../../application/index.js';
import type { CaptureReceipt, NewEvent, ProblemDocument, Retraction } from '../../../contract/index.js';
import { type FormatReading, placeProblems } from '../../../operations/index.js';
import { Fault, wrongFields } from '../../fault.js';
import { take } from '../operation.js';

export const mostEvents = 1000; // of one request, as of `POST /v1/events`

export async function postReading(
  { desk, actor }: { readonly desk: OperationsDesk; readonly actor: Actor },
  reading: FormatReading<NewEvent | Retraction>,
): Promise<CaptureReceipt> {
  if (reading.kind === 'problems') throw wrongFields(reading.problems.map(toDocument));
  const { value, origins, leftOut, warnings } = reading;
  if (value.length > mostEvents) throw new Fault('too-large', `The request has ${value.length} events; at most ${mostEvents} are taken at once.`);
  const outcome = await desk.postEvents(actor, value);
  const receipt = take(outcome.kind === 'done' ? outcome : { ...outcome, problems: placeProblems(outcome.problems, origins) });
  return {
    ...receipt,
    // an odd number is noticed by whoever reads and by whoever takes
    warnings: [...new Set([...warnings.map(({ sentence }) => sentence), ...receipt.warnings])],
    leftOut: leftOut.map(({ at, sentence }) => (at === '' ? sentence : `${at}: ${sentence}`)),
  };
}

const toDocument = ({ at, sentence }: { readonly at: string; readonly sentence: string }): ProblemDocument => ({
  field: at === '' ? 'request' : at,
  message: at === '' ? sentence : `${at}: ${sentence}`,
  choices: [],
});
