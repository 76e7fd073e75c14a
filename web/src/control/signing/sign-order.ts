/** One signature: over the UTF-8 bytes of the canonical JSON of what the order says, after checking that the server hashes the same bytes. */
// not by the index: that would bring every schema of the contract, and zod, into the page
import { renderCanonicalJson } from '../../../../src/contract/canonical-json.js';
import type { DispatchOrder, OrderSignature } from '../../../../src/contract/index.js';
import { type SigningPair, sha256Hex, toBase64Url } from './signing-key.js';

export type Signed =
  | { readonly kind: 'signed'; readonly signature: OrderSignature }
  /** What the server calls the hash of this text is not its hash: nothing was signed. */
  | { readonly kind: 'altered'; readonly computed: string };

export async function signOrder({ content, contentHash }: DispatchOrder, { party, keyId, privateKey }: SigningPair): Promise<Signed> {
  const bytes = new TextEncoder().encode(renderCanonicalJson(content));
  const computed = await sha256Hex(bytes);
  if (computed !== contentHash) return { kind: 'altered', computed };
  const signature = toBase64Url(new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, bytes)));
  return { kind: 'signed', signature: { party, keyId, contentHash, signature } };
}
