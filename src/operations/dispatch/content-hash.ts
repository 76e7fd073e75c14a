/** What is signed: the UTF-8 bytes of the canonical JSON of an order's content, and the hash by which a version is named (SPEC DI6). */
import { type OrderContent, renderCanonicalJson } from '../../contract/index.js';
import type { Digest } from '../log/index.js';

const encoder = new TextEncoder();

export const signedBytes = (content: OrderContent): Uint8Array => encoder.encode(renderCanonicalJson(content));

export const hashContent = (content: OrderContent, sha256: Digest): string => sha256(signedBytes(content));
