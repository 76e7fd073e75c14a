/** Ed25519 (RFC 8032) with raw keys in base64url, as browsers and the wire have them. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';

/** Both halves as 32 bytes in base64url. */
export interface SigningKeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

const isSpelling = (text: string, bytes: number): boolean => {
  const parsed = Buffer.from(text, 'base64url');
  // one spelling only: what is left over after the last byte is zero
  return parsed.length === bytes && parsed.toString('base64url') === text;
};

/**
 * A new private key, made anew from its encoding: in Node 20 a key that came out of a generation shares a lock with it, and the process stands still for
 * ever when the generation is collected as garbage in the moment the key is exported.
 */
export function createPrivateEd25519(): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  return createPrivateKey({ key: privateKey, type: 'pkcs8', format: 'der' });
}

export function createSigningKeyPair(): SigningKeyPair {
  const { x = '', d = '' } = createPrivateEd25519().export({ format: 'jwk' });
  return { publicKey: x, privateKey: d };
}

/** In base64url. Throws for keys that are none. */
export function signBytes({ publicKey, privateKey }: SigningKeyPair, bytes: Uint8Array): string {
  const key = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey, d: privateKey }, format: 'jwk' });
  return sign(null, bytes, key).toString('base64url');
}

/** False for anything malformed, and for a signature or key that is spelled in another than the one right way. */
export function verifyEd25519(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  if (!isSpelling(publicKey, 32) || !isSpelling(signature, 64)) return false;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, bytes, key, Buffer.from(signature, 'base64url'));
}
