/** The joint dispatch order: what several parties release together. `content` is what each signs, as canonical JSON (RFC 8785). */
import { z } from 'zod';
import { momentSchema, partyId } from './party.schema.js';

export const orderStates = ['offered', 'countersigned', 'in-force', 'amended', 'withdrawn', 'expired'] as const;

export const convoySchema = z.strictObject({
  id: z.string().min(1).max(40),
  party: partyId.describe('Who readies it'),
  name: z.string().min(1).max(200),
  kind: z.enum(['trucks', 'train', 'vessel', 'aircraft']),
  place: z.string().describe('Id of the place where it stands'),
  units: z.array(z.string()).min(1),
  consignments: z.array(z.string()),
  checklist: z.array(z.strictObject({ id: z.string(), text: z.string() })).min(1),
});

export const orderContentSchema = z.strictObject({
  formatVersion: z.literal(1),
  id: z.string(),
  version: z.number().int().min(1),
  title: z.string().min(1).max(200),
  instruction: z.string().describe('What is released: “All convoys embark and sail for Alat”'),
  convoys: z.array(convoySchema).min(1),
  signatories: z.array(partyId).min(1),
  window: z.strictObject({ opensAt: momentSchema, closesAt: momentSchema }),
  issuedBy: partyId,
  issuedAt: momentSchema,
});
/** What the caller gives; id, version, issuer and moment are the system's. */
export const newOrderSchema = orderContentSchema.omit({ formatVersion: true, id: true, version: true, issuedBy: true, issuedAt: true });

export const signatureSchema = z.strictObject({
  party: partyId,
  keyId: z.string(),
  /** SHA-256 of the canonical content, hexadecimal: which version was signed. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Ed25519 over the canonical content's bytes (UTF-8), 64 bytes in base64url. */
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});
export const givenSignatureSchema = z.strictObject({ ...signatureSchema.shape, signedAt: momentSchema });

/** Readiness of one convoy: each item of the checklist, by whom and when. */
export const readinessSchema = z.strictObject({
  convoy: z.string(),
  checks: z.array(z.strictObject({ item: z.string(), done: z.boolean(), by: partyId.nullable(), at: momentSchema.nullable() })),
  ready: z.boolean(),
  declaredAt: momentSchema.nullable(),
});

export const orderSchema = z.strictObject({
  id: z.string(),
  state: z.enum(orderStates),
  content: orderContentSchema,
  contentHash: z.string(),
  readiness: z.array(readinessSchema),
  signatures: z.array(givenSignatureSchema),
  /** When the last signature put it in force; null before. */
  inForceAt: momentSchema.nullable(),
  /** Earlier versions that were amended, oldest first. */
  earlier: z.array(z.strictObject({ content: orderContentSchema, contentHash: z.string(), signatures: z.array(givenSignatureSchema) })),
  withdrawn: z.strictObject({ by: partyId, at: momentSchema, because: z.string() }).nullable(),
});

/** A file that anyone can verify, offline: the order and the public keys of its signatories. */
export const orderFileSchema = z.strictObject({
  formatVersion: z.literal(1),
  order: orderSchema,
  keys: z.array(z.strictObject({ party: partyId, keyId: z.string(), publicKey: z.string() })),
});

export type Convoy = z.infer<typeof convoySchema>;
export type OrderContent = z.infer<typeof orderContentSchema>;
export type NewOrder = z.infer<typeof newOrderSchema>;
export type OrderSignature = z.infer<typeof signatureSchema>;
export type GivenSignature = z.infer<typeof givenSignatureSchema>;
export type Readiness = z.infer<typeof readinessSchema>;
export type DispatchOrder = z.infer<typeof orderSchema>;
export type OrderFile = z.infer<typeof orderFileSchema>;
export type OrderState = DispatchOrder['state'];
