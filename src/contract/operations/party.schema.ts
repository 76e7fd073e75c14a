/** Who takes part: parties, their signing keys, the keys with which they call, and what each key may do. */
import { z } from 'zod';

export const partyId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
  .describe('A short name in small letters, digits and dashes: “henan-hauliers”');
/** RFC 3339 with an offset; what people report keeps the offset of the place. */
export const momentSchema = z.iso.datetime({ offset: true });

export const scopes = [
  'consignments:read',
  'consignments:write',
  'orders:read',
  'orders:write',
  'orders:sign',
  'events:read',
  'events:write',
  'alarms:write',
  'webhooks:write',
  'audit:read',
  'parties:write',
] as const;
export const scopeSchema = z.enum(scopes);

export const signingKeySchema = z.strictObject({
  id: z.string().describe('First 16 hexadecimal digits of the SHA-256 of the public key'),
  publicKey: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .describe('Ed25519 public key, 32 bytes in base64url'),
  addedAt: momentSchema,
  revokedAt: momentSchema.nullable(),
});

const addressLine = z.string().min(1).max(100);
/** What papers print of a party besides its name and country; all of it may be left out. */
const partyParticulars = {
  address: z.array(addressLine).min(1).max(3).exactOptional().describe('Postal address line by line, without name, town and country'),
  city: addressLine.exactOptional().describe('Town, with its postal code where it has one'),
  contact: addressLine.exactOptional().describe('Telephone or e-mail of an office, not of a person: every party sees it'),
};

export const partySchema = z.strictObject({
  id: partyId,
  name: z.string().min(1).max(200),
  country: z.string().regex(/^[A-Z]{2}$/),
  ...partyParticulars,
  signingKeys: z.array(signingKeySchema),
});

export const newPartySchema = partySchema.omit({ signingKeys: true });
/** What is not given stays as it is. */
export const partyChangeSchema = z.strictObject(partyParticulars);

/** What is told of a key for calling; the key itself is shown once, when it is made. */
export const accessKeySchema = z.strictObject({
  id: z.string(),
  party: partyId,
  scopes: z.array(scopeSchema),
  label: z.string().max(100),
  createdAt: momentSchema,
  expiresAt: momentSchema.nullable(),
  revokedAt: momentSchema.nullable(),
});
export const newAccessKeySchema = z.strictObject({
  party: partyId,
  scopes: z.array(scopeSchema).min(1),
  label: z.string().max(100).default(''),
  expiresAt: momentSchema.nullable().default(null),
});

/** A link that shows one consignment, and no other byte, to whoever holds it. */
export const shareLinkSchema = z.strictObject({
  id: z.string(),
  consignment: z.string(),
  createdAt: momentSchema,
  expiresAt: momentSchema,
  revokedAt: momentSchema.nullable(),
});

export const auditEntrySchema = z.strictObject({
  id: z.string().describe('In the order of writing; the last one read is where the next page begins'),
  at: momentSchema,
  party: partyId.nullable(),
  accessKey: z.string().nullable(),
  action: z.string().describe('Name of the operation, as in the OpenAPI document: “signOrder”'),
  subject: z.string().nullable(),
  because: z.string(),
  sentence: z.string(),
});

export type Moment = z.infer<typeof momentSchema>;
export type Scope = z.infer<typeof scopeSchema>;
export type SigningKey = z.infer<typeof signingKeySchema>;
export type Party = z.infer<typeof partySchema>;
export type NewParty = z.infer<typeof newPartySchema>;
export type PartyChange = z.infer<typeof partyChangeSchema>;
export type AccessKey = z.infer<typeof accessKeySchema>;
export type NewAccessKey = z.infer<typeof newAccessKeySchema>;
export type ShareLink = z.infer<typeof shareLinkSchema>;
export type AuditEntry = z.infer<typeof auditEntrySchema>;
