/** Public signing keys and their names: the first 16 hexadecimal digits of the SHA-256 of the key (SPEC PA2). */
import { parseBase64Url } from './base64url.js';
import type { Digest } from './log/index.js';

/** Undefined for what is not 32 bytes in base64url. */
export function keyIdOf(publicKey: string, sha256: Digest): string | undefined {
  const bytes = parseBase64Url(publicKey);
  return bytes?.length === 32 ? sha256(bytes).slice(0, 16) : undefined;
}
