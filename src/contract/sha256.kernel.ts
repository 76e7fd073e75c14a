/**
 * SHA-256 (NIST FIPS 180-4, section 6.2) in plain arithmetic: the core has no host cryptography. It names packages by content; nothing secret
 * depends on it. Bounds: the schedule `w` has 64 words and every index into it, into `k` and into `state` is a loop variable below its
 * length; a block is read from `pending` only when it holds 64 bytes.
 */
const k = new Uint32Array(64);
const initial = new Uint32Array(8);

/** The constants of section 4.2.2 and 5.3.3: fractional parts of the cube and square roots of the first primes. */
function fillConstants(): void {
  let found = 0;
  for (let candidate = 2; found < 64; candidate++) {
    let prime = true;
    for (let d = 2; d * d <= candidate; d++) if (candidate % d === 0) prime = false;
    if (!prime) continue;
    if (found < 8) initial[found] = (Math.sqrt(candidate) % 1) * 2 ** 32;
    k[found++] = (Math.cbrt(candidate) % 1) * 2 ** 32;
  }
}
fillConstants();

export interface Sha256 {
  update(bytes: Uint8Array): void;
  /** 64 hex digits. The object is spent. */
  digest(): string;
}

export function createSha256(): Sha256 {
  const state = initial.slice();
  const pending = new Uint8Array(64);
  let held = 0;
  let total = 0;
  const update = (bytes: Uint8Array): void => {
    total += bytes.length;
    let at = 0;
    if (held > 0) {
      at = Math.min(64 - held, bytes.length);
      pending.set(bytes.subarray(0, at), held);
      held += at;
      if (held < 64) return;
      compress(state, pending, 0);
      held = 0;
    }
    for (; at + 64 <= bytes.length; at += 64) compress(state, bytes, at);
    pending.set(bytes.subarray(at));
    held = bytes.length - at;
  };
  const digest = (): string => {
    const bits = new DataView(new ArrayBuffer(8));
    bits.setUint32(0, Math.floor(total / 2 ** 29));
    bits.setUint32(4, (total * 8) >>> 0);
    const padding = new Uint8Array(((119 - (total % 64)) % 64) + 1);
    padding[0] = 0x80;
    update(padding);
    update(new Uint8Array(bits.buffer));
    return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
  };
  return { update, digest };
}

const w = new Int32Array(64);

function compress(state: Uint32Array, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++) {
    const p = at + i * 4;
    w[i] = (bytes[p]! << 24) | (bytes[p + 1]! << 16) | (bytes[p + 2]! << 8) | bytes[p + 3]!;
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!;
    const y = w[i - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let a = state[0]! | 0,
    b = state[1]! | 0,
    c = state[2]! | 0,
    d = state[3]! | 0;
  let e = state[4]! | 0,
    f = state[5]! | 0,
    g = state[6]! | 0,
    h = state[7]! | 0;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + k[i]! + w[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}
