import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyIdOf, parseBase64Url } from '../../operations/index.js';
import { createId, createSecret, createSigningKeyPair, sha256, signBytes, verifyEd25519 } from './index.js';

const base64url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');

describe('Ed25519', () => {
  test('makes the first signature of RFC 8032, section 7.1, and verifies it', () => {
    const pair = {
      privateKey: base64url('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'),
      publicKey: base64url('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'),
    };
    const signature = base64url(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
    expect(signBytes(pair, new Uint8Array())).toBe(signature);
    expect(verifyEd25519(pair.publicKey, new Uint8Array(), signature)).toBe(true);
  });

  test('what a browser signs verifies here, and what is signed here verifies in a browser', async () => {
    const bytes = new TextEncoder().encode('啟運');
    const made = (await webcrypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
    const publicKey = Buffer.from(await webcrypto.subtle.exportKey('raw', made.publicKey)).toString('base64url');
    const given = Buffer.from(await webcrypto.subtle.sign({ name: 'Ed25519' }, made.privateKey, bytes)).toString('base64url');
    expect(verifyEd25519(publicKey, bytes, given)).toBe(true);
    const pair = createSigningKeyPair();
    const theirs = await webcrypto.subtle.importKey('raw', Buffer.from(pair.publicKey, 'base64url'), { name: 'Ed25519' }, true, ['verify']);
    expect(await webcrypto.subtle.verify({ name: 'Ed25519' }, theirs, Buffer.from(signBytes(pair, bytes), 'base64url'), bytes)).toBe(true);
  });

  test('one bit changed anywhere, another key, or anything malformed does not verify, and nothing throws', () => {
    const pair = createSigningKeyPair();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.nat(), fc.nat({ max: 511 }), fc.string(), (bytes, at, bit, text) => {
        const signature = signBytes(pair, bytes);
        expect(verifyEd25519(pair.publicKey, bytes, signature)).toBe(true);
        const altered = Uint8Array.from(bytes, (byte, i) => (i === at % bytes.length ? byte ^ 1 : byte));
        expect(verifyEd25519(pair.publicKey, altered, signature)).toBe(false);
        const raw = Buffer.from(signature, 'base64url');
        raw[bit >> 3] = (raw[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(verifyEd25519(pair.publicKey, bytes, raw.toString('base64url'))).toBe(false);
        for (const odd of ['', text, signature.slice(1), `${signature}A`, `${signature}==`])
          expect(verifyEd25519(pair.publicKey, bytes, odd)).toBe(false);
        for (const odd of ['', text, 'A'.repeat(43), pair.privateKey]) expect(verifyEd25519(odd, bytes, signature)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});

describe('names and luck', () => {
  test('ids are of one form, all different, and sort by age', async () => {
    const early = Array.from({ length: 1000 }, () => createId('con'));
    await new Promise((resolve) => setTimeout(resolve, 3));
    const late = Array.from({ length: 1000 }, () => createId('con'));
    for (const id of [...early, ...late]) expect(id).toMatch(/^con_[0-9a-hjkmnp-tv-z]{26}$/);
    expect(new Set([...early, ...late]).size).toBe(2000);
    expect((early.sort().at(-1) ?? '') < (late.sort()[0] ?? '')).toBe(true);
  });

  test('a secret is 32 bytes in characters that an address may hold', () => {
    const secrets = Array.from({ length: 100 }, createSecret);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(new Set(secrets).size).toBe(100);
  });

  test('PA2: the core reads base64url as Node does, in its one right spelling only, and names a key by its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect(parseBase64Url(Buffer.from(bytes).toString('base64url'))).toEqual(Uint8Array.from(bytes));
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_=+/-]{0,9}$/), (text) => {
        const isSpelledRight = Buffer.from(text, 'base64url').toString('base64url') === text;
        expect(parseBase64Url(text) !== undefined).toBe(isSpelledRight);
      }),
    );
    const { publicKey } = createSigningKeyPair();
    expect(keyIdOf(publicKey, sha256)).toBe(sha256(Buffer.from(publicKey, 'base64url')).slice(0, 16));
    expect(keyIdOf(publicKey.slice(1), sha256)).toBeUndefined();
  });
});
