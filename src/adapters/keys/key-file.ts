/** A party's signing key as a file of its own (PKCS #8, PEM), readable by its owner only; what is in it never leaves the machine. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { createPrivateEd25519 } from '../crypto/index.js';
import { fileSentence } from '../file-sentence.js';

export interface SigningKeyFile {
  readonly kind: 'key';
  /** 32 bytes in base64url. */
  readonly publicKey: string;
  /** First 16 hexadecimal digits of its SHA-256. */
  readonly keyId: string;
  /** 64 bytes in base64url. */
  readonly sign: (bytes: Uint8Array) => string;
  /** Something its owner should know, as that others can read the file. */
  readonly remark: string | undefined;
}
export interface Refusal {
  readonly kind: 'refused';
  readonly sentence: string;
}

/** A file that is there is never replaced. */
export function writeKeyFile(path: string): SigningKeyFile | Refusal {
  const privateKey = createPrivateEd25519();
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, String(privateKey.export({ type: 'pkcs8', format: 'pem' })));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    return {
      kind: 'refused',
      sentence: isThere ? `${path} exists already: a key is never replaced. Choose another name.` : fileSentence('write', path, error),
    };
  }
  return openKey(privateKey, undefined);
}

export function readKeyFile(path: string): SigningKeyFile | Refusal {
  try {
    const key = createPrivateKey(readFileSync(path, 'utf8'));
    if (key.asymmetricKeyType !== 'ed25519')
      return { kind: 'refused', sentence: `${path} holds a key of the kind ${key.asymmetricKeyType}; orders are signed with Ed25519.` };
    const isOpen = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
    return openKey(key, isOpen ? `Others of this machine can read ${path}: chmod 600 ${path}` : undefined);
  } catch (error) {
    const isFile = error instanceof Error && 'syscall' in error;
    return {
      kind: 'refused',
      sentence: isFile ? fileSentence('read', path, error) : `${path} is no private key in PEM, as qiyun party keygen writes it.`,
    };
  }
}

function openKey(privateKey: KeyObject, remark: string | undefined): SigningKeyFile {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const keyId = createHash('sha256').update(Buffer.from(x, 'base64url')).digest('hex').slice(0, 16);
  return { kind: 'key', publicKey: x, keyId, sign: (bytes) => sign(null, bytes, privateKey).toString('base64url'), remark };
}
