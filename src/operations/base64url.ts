/** Bytes of a base64url text without padding (RFC 4648, section 5); undefined for anything that is not one. The core has no decoder of its host. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function parseBase64Url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let count = 0;
  let at = 0;
  for (const sign of text) {
    bits = ((bits << 6) | alphabet.indexOf(sign)) & 0xff_ff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes[at++] = (bits >> count) & 0xff;
    }
  }
  // bits left over are zero in the one right spelling
  return (bits & ((1 << count) - 1)) === 0 ? bytes : undefined;
}
