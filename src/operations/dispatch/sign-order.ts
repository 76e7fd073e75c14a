/** A signature under the present version of an order; the one that completes them puts it in force (SPEC DI5 to DI8). */
import type { DispatchOrder, OrderSignature } from '../../contract/index.js';
import { instantOf, momentOf } from '../moment.js';
import type { Outcome, Refused } from '../outcome.js';
import { done, listInWords, refuse } from '../refuse.js';
import { signedBytes } from './content-hash.js';
import type { CommandOf, Decision, OrderTools, OwnedKey } from './order-command.js';
import { refuseEnded } from './order-state.js';
import { listUnready } from './readiness.js';

const isSame = (a: OrderSignature, b: OrderSignature): boolean =>
  a.party === b.party && a.keyId === b.keyId && a.contentHash === b.contentHash && a.signature === b.signature;

function refuseVersion({ content, contentHash, earlier }: DispatchOrder, given: string): Refused | undefined {
  if (given === contentHash) return undefined;
  const older = earlier.find((one) => one.contentHash === given);
  if (older === undefined)
    return refuse('stale', 'The content hash you name is that of no version of this order. Read the order again and sign what you read.');
  return refuse(
    'stale',
    `You signed version ${older.content.version}; the order was amended and is version ${content.version} now. Read it again and sign it anew.`,
  );
}

function refuseMoment(order: DispatchOrder, { now }: OrderTools): Refused | undefined {
  const ended = refuseEnded(order, now);
  if (ended !== undefined) return ended;
  const unready = listUnready(order);
  if (unready.length > 0)
    return refuse('not-now', `Not every convoy is ready: ${listInWords(unready.map((name) => `“${name}”`))}. Nobody signs before all are.`);
  const { opensAt } = order.content.window;
  return now < instantOf(opensAt) ? refuse('not-now', `The window opens at ${opensAt}; nobody signs before.`) : undefined;
}

function refuseKey(party: string, keyId: string, keys: readonly OwnedKey[]): Refused | undefined {
  const key = keys.find((one) => one.id === keyId);
  if (key === undefined) return refuse('invalid', `Key ${keyId} is not known as one of ${party}; add its public key first.`);
  if (key.party !== party) return refuse('invalid', `Key ${keyId} belongs to another party than ${party}.`);
  return key.revokedAt === null ? undefined : refuse('invalid', `Key ${keyId} was revoked at ${key.revokedAt}; sign with another one.`);
}

export function sign(order: DispatchOrder, { by, signature, keys }: CommandOf<'sign'>, tools: OrderTools): Outcome<Decision> {
  const { content, signatures } = order;
  const { party } = signature;
  if (by !== undefined && by !== party) return refuse('not-yours', `You call as ${by} and cannot hand in a signature of ${party}.`);
  // a repetition, perhaps of a call whose answer was lost: the answer is what became of it
  if (signatures.some((one) => isSame(one, signature))) return done({ order, lines: [] });
  if (!content.signatories.includes(party))
    return refuse('not-yours', `${party} is not a signatory of this order; ${listInWords(content.signatories)} sign it.`);
  const refused = refuseVersion(order, signature.contentHash) ?? refuseMoment(order, tools) ?? refuseKey(party, signature.keyId, keys);
  if (refused !== undefined) return refused;
  if (signatures.some((one) => one.party === party)) return refuse('not-now', `${party} has signed this version already.`);
  const publicKey = keys.find((one) => one.id === signature.keyId && one.party === party)?.publicKey ?? '';
  if (!tools.verify(publicKey, signedBytes(content), signature.signature))
    return refuse('invalid', 'The signature does not fit the order and the key: the content that was signed is not this one, to the byte.');
  const { keyId, contentHash, signature: text } = signature;
  const all = [...signatures, { party, keyId, contentHash, signature: text, signedAt: momentOf(tools.now) }];
  const isComplete = content.signatories.every((one) => all.some((given) => given.party === one));
  return done({
    order: { ...order, signatures: all, state: isComplete ? 'in-force' : 'countersigned', inForceAt: isComplete ? momentOf(tools.now) : null },
    lines: isComplete ? ['order.signed', 'order.in-force'] : ['order.signed'],
  });
}
