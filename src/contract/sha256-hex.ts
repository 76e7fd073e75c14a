import { createSha256 } from './sha256.kernel.js';

/** SHA-256 of the bytes as 64 hex digits. */
export const sha256Hex = (bytes: Uint8Array): string => {
  const hash = createSha256();
  hash.update(bytes);
  return hash.digest();
};
