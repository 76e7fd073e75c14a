/**
 * The signing key of a party, made in this browser by WebCrypto and kept in it: the private half cannot be read out, not by this page
 * either, only used. IndexedDB holds the key object itself (a structured clone), one per party and browser.
 */

export interface SigningPair {
  readonly party: string;
  /** First 16 hexadecimal digits of the SHA-256 of the public key. */
  readonly keyId: string;
  /** 32 bytes, base64url. */
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
}

/** WebCrypto is only there over https, or on this machine itself; Ed25519 only in browsers of 2025 and later. */
export async function canSign(): Promise<boolean> {
  if (globalThis.crypto?.subtle === undefined) return false;
  try {
    await crypto.subtle.generateKey('Ed25519', false, ['sign']);
    return true;
  } catch {
    return false;
  }
}

export async function makeSigningKey(party: string): Promise<SigningPair> {
  const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const made = { party, keyId: (await sha256Hex(raw)).slice(0, 16), publicKey: toBase64Url(raw), privateKey: pair.privateKey };
  await inStore('readwrite', (store) => store.put(made, party));
  return made;
}

export const findSigningKey = (party: string): Promise<SigningPair | undefined> =>
  inStore<SigningPair | undefined>('readonly', (store) => store.get(party) as IDBRequest<SigningPair | undefined>);

export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

function inStore<T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<T> | IDBRequest<IDBValidKey>): Promise<T> {
  return new Promise((done, refuse) => {
    const opening = indexedDB.open('qiyun-signing', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('keys');
    opening.onerror = () => refuse(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction('keys', mode);
      const asked = use(transaction.objectStore('keys'));
      transaction.oncomplete = () => {
        database.close();
        done(asked.result as T);
      };
      transaction.onerror = () => refuse(transaction.error);
    };
  });
}
