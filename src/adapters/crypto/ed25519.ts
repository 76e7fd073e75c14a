/** Ed25519 (RFC 8032) with raw keys in base64url, as browsers and the wire have them. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

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

export function createSigningKeyPair(): SigningKeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const { d = '' } = privateKey.export({ format: 'jwk' });
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
