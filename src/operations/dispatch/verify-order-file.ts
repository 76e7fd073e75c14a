/** Is an order file what it says? By anyone, offline, with nothing but the file and trust in the public keys (SPEC DI13). */
import type { DispatchOrder, GivenSignature, OrderContent, OrderFile } from '../../contract/index.js';
import type { Instant } from '../../units/index.js';
import type { Digest } from '../log/index.js';
import { instantOf } from '../moment.js';
import type { Problem } from '../outcome.js';
import { listRepeated } from '../refuse.js';
import { hashContent, signedBytes } from './content-hash.js';
import type { VerifySignature } from './order-command.js';
import { listUnready } from './readiness.js';

export interface OrderVerdict {
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  /** Whose valid signatures the present version has. */
  readonly signedBy: readonly string[];
  readonly missing: readonly string[];
}

export interface VerifyTools {
  readonly sha256: Digest;
  readonly verify: VerifySignature;
  /** Raw bytes of a public key in base64url. */
  readonly keyIdOf: (publicKey: string) => string | undefined;
  /**
   * Public keys of parties that come from elsewhere than the file; a signature counts only by one of them. Undefined: the file's own keys are believed,
   * and whoever made the file may have made them too.
   */
  readonly trusted?: readonly TrustedKey[] | undefined;
}

export interface TrustedKey {
  readonly party: string;
  readonly publicKey: string;
}

interface Version {
  readonly content: OrderContent;
  readonly contentHash: string;
  readonly signatures: readonly GivenSignature[];
}

/** Parties whose signatures under this version hold. */
function checkVersion({ content, contentHash, signatures }: Version, at: string, file: OrderFile, tools: VerifyTools, problems: Problem[]): string[] {
  const add = (where: string, sentence: string): void => void problems.push({ at: `${at}${where}`, sentence });
  if (hashContent(content, tools.sha256) !== contentHash) add('contentHash', 'The content hash is not that of the content: one of them was altered.');
  const bytes = signedBytes(content);
  const [opensAt, closesAt]: readonly Instant[] = [instantOf(content.window.opensAt), instantOf(content.window.closesAt)];
  for (const { index, key } of listRepeated(signatures, ({ party }) => party)) add(`signatures[${index}]`, `${key} signs twice.`);
  return signatures.flatMap((given, i) => {
    const where = `signatures[${i}]`;
    const key = file.keys.find((one) => one.keyId === given.keyId && one.party === given.party);
    const before = problems.length;
    if (!content.signatories.includes(given.party)) add(where, `${given.party} is not a signatory.`);
    if (given.contentHash !== contentHash) add(where, `The signature of ${given.party} names another version.`);
    const signedAt = instantOf(given.signedAt);
    if (signedAt < (opensAt ?? 0) || signedAt > (closesAt ?? 0)) add(where, `${given.party} signed outside the window.`);
    if (key === undefined) add(where, `The file has no key ${given.keyId} of ${given.party}.`);
    else if (tools.keyIdOf(key.publicKey) !== key.keyId) add(where, `Key ${key.keyId} of ${given.party} is not the one that its name says.`);
    else if (tools.trusted?.some((one) => one.party === key.party && one.publicKey === key.publicKey) === false)
      add(where, `Key ${key.keyId}, by which ${given.party} is to have signed, is none of the keys of ${given.party} that you gave.`);
    else if (!tools.verify(key.publicKey, bytes, given.signature))
      add(where, `The signature of ${given.party} does not fit the content and the key.`);
    return problems.length === before ? [given.party] : [];
  });
}

function checkState(order: DispatchOrder, signedBy: readonly string[], missing: readonly string[], problems: Problem[]): void {
  const add = (sentence: string): void => void problems.push({ at: 'order.state', sentence });
  const { state, signatures, content, withdrawn } = order;
  if (content.id !== order.id) problems.push({ at: 'order.id', sentence: `The content is that of order ${content.id}.` });
  if (state === 'in-force' && missing.length > 0) add(`It says that it is in force, without a valid signature of ${missing.join(', ')}.`);
  if (state !== 'in-force' && missing.length === 0) add(`All have signed, yet it says that it is ${state}.`);
  if (signedBy.length > 0 && listUnready(order).length > 0) add('It is signed, yet not every convoy is ready.');
  // by the last signature, and by nothing else
  const last = signatures.map(({ signedAt }) => signedAt).reduce((a, b) => (instantOf(b) > instantOf(a) ? b : a), signatures[0]?.signedAt ?? '');
  if (order.inForceAt !== (state === 'in-force' ? last : null))
    problems.push({ at: 'order.inForceAt', sentence: 'The moment in force is not that of the last signature of an order in force.' });
  if (state === 'countersigned' && signatures.length === 0) add('It says that it is countersigned, and nobody has signed.');
  if (state === 'offered' && content.version > 1) add(`It says that it is offered, yet version ${content.version} is an amended one.`);
  if (state === 'amended' && content.version === 1) add('It says that it is amended, yet this is its first version.');
  if (state === 'withdrawn' && withdrawn?.by !== content.issuedBy) add('It says that it is withdrawn, and not that its issuer did so.');
  if (state !== 'withdrawn' && withdrawn !== null) add(`It was withdrawn by ${withdrawn.by}, yet it says that it is ${state}.`);
  if ((state === 'offered' || state === 'amended') && signatures.length > 0) add(`It says that it is ${state}, yet somebody has signed.`);
}

export function verifyOrderFile(file: OrderFile, tools: VerifyTools): OrderVerdict {
  const { order } = file;
  const problems: Problem[] = [];
  const signedBy = checkVersion(order, 'order.', file, tools, problems);
  for (const [i, version] of order.earlier.entries()) {
    checkVersion(version, `order.earlier[${i}].`, file, tools, problems);
    if (version.content.version !== i + 1 || version.content.id !== order.id)
      problems.push({ at: `order.earlier[${i}].content`, sentence: `Expected version ${i + 1} of order ${order.id}.` });
  }
  if (order.content.version !== order.earlier.length + 1)
    problems.push({
      at: 'order.content.version',
      sentence: `The file has ${order.earlier.length} earlier versions, and this is version ${order.content.version}.`,
    });
  const missing = order.content.signatories.filter((party) => !signedBy.includes(party));
  checkState(order, signedBy, missing, problems);
  return { ok: problems.length === 0, problems, signedBy, missing };
}
