/** Papers of a consignment as data: numbered boxes with their titles and values, what is missing, and why a paper is still a draft. */
import { z } from 'zod';
import { momentSchema, partyId } from './party.schema.js';

export const documentKinds = ['cmr', 'smgs', 'cim-smgs', 'tir', 'manifest'] as const;
export const documentLanguages = ['en', 'fr', 'de', 'ru', 'zh'] as const;
const titlesSchema = z.partialRecord(z.enum(documentLanguages), z.string());

export const boxStates = [
  'filled',
  'missing', // the record does not hold it
  'by-hand', // for a signature, a stamp or an entry on the way
  'not-used', // does not apply to this consignment
] as const;

export const documentBoxSchema = z.strictObject({
  id: z.string().describe('Unique in the document: “cmr.1”'),
  number: z.string().describe('As printed on the form'),
  titles: titlesSchema,
  lines: z.array(z.string()),
  state: z.enum(boxStates),
});

/** Boxes that are columns of one table, as 6 to 12 of CMR: row `i` of each column is of the same thing. */
export const documentTableSchema = z.strictObject({
  id: z.string(),
  columns: z.array(documentBoxSchema.pick({ id: true, number: true, titles: true, state: true })).min(1),
  rows: z.array(z.array(z.string())),
  totals: z.array(z.string()).nullable(),
});

export const documentPageSchema = z.strictObject({
  id: z.string(),
  titles: titlesSchema,
  boxes: z.array(documentBoxSchema),
  tables: z.array(documentTableSchema),
});

export const documentSchema = z.strictObject({
  formatVersion: z.literal(1),
  kind: z.enum(documentKinds),
  titles: titlesSchema,
  languages: z.array(z.enum(documentLanguages)).describe('Of the titles, in the order of printing'),
  /** Number of the paper itself, when one was issued. */
  number: z.string().nullable(),
  /** The consignments that it covers. */
  consignments: z.array(z.string()),
  draft: z.boolean(),
  draftBecause: z.array(z.string()),
  writtenAt: momentSchema,
  writtenBy: z.string(),
  pages: z.array(documentPageSchema).min(1),
  missing: z.array(
    z.strictObject({
      box: z.string(),
      /** Without it the paper stays a draft. */
      required: z.boolean(),
      sentence: z.string(),
      at: z
        .string()
        .nullable()
        .describe('Where to give it: a field of the consignment, as `particulars.establishedAt`, or of a party; null where nobody can'),
    }),
  ),
  /** Said to whoever issues it; not printed. */
  notes: z.array(z.string()),
});

const amountSchema = z.strictObject({ amount: z.number().min(0), currency: z.string().regex(/^[A-Z]{3}$/) });

/** What only papers need. Everything may be left out: its box is then empty and named as missing. */
export const documentParticularsSchema = z
  .strictObject({
    /** Of parties, where it is another than the party's own: without name and country, line by line. */
    addresses: z.record(partyId, z.array(z.string().min(1).max(100)).min(1).max(4)),
    establishedAt: z.string().max(100).describe('Town where the paper is made out'),
    instructions: z.string().max(500).describe('Sender’s instructions, for customs and others'),
    agreements: z.string().max(500).describe('Special agreements'),
    reservations: z.string().max(500).describe('The carrier’s reservations'),
    contract: z.string().max(100).describe('Number of the contract of sale or delivery'),
    payment: z.enum(['carriage-paid', 'carriage-forward']),
    incoterm: z.string().max(60).describe('As “DAP Baku (Incoterms 2020)”'),
    cashOnDelivery: amountSchema,
    charges: z.array(z.strictObject({ what: z.string().max(60), payer: z.enum(['sender', 'consignee']), ...amountSchema.shape })).max(6),
    /** What a load unit stands on or is drawn by. */
    vehicles: z.array(
      z.strictObject({
        unit: z.string(),
        truck: z.string().max(40).optional(),
        trailer: z.string().max(40).optional(),
        wagon: z.string().max(20).optional(),
        tareKg: z.number().min(0).optional(),
      }),
    ),
    rail: z
      .strictObject({
        /** Code of a station (ESR or UIC), by place. */
        stations: z.record(z.string(), z.string().max(10)),
        wagons: z.array(
          z.strictObject({
            number: z.string().max(20),
            suppliedBy: z.enum(['carrier', 'consignor']).optional(),
            capacityT: z.number().min(0).optional(),
            axles: z.number().int().min(1).optional(),
            tareT: z.number().min(0).optional(),
            tank: z.string().max(20).optional(),
          }),
        ),
        loadedBy: z.enum(['consignor', 'carrier']),
        massBy: z.string().max(60).describe('How the mass was found: “on a weighbridge”'),
        carriers: z.array(
          z.strictObject({ name: z.string().max(80), from: z.string().max(60), to: z.string().max(60), code: z.string().max(10).optional() }),
        ),
        payers: z.array(z.strictObject({ railway: z.string().max(60), payer: z.string().max(80), basis: z.string().max(60).optional() })),
        nhm: z.string().regex(/^\d{6,8}$/),
      })
      .partial(),
    carnet: z
      .strictObject({
        association: z.string().max(100),
        holderId: z.string().max(30).describe('AAA/BBB/1234567890'),
        certificates: z.array(z.strictObject({ vehicle: z.string().max(40), number: z.string().max(40), date: z.iso.date() })),
        departureOffices: z.array(z.string().max(80)).max(3),
        destinationOffices: z.array(z.string().max(80)).max(3),
      })
      .partial(),
    vessel: z
      .strictObject({
        name: z.string().max(80),
        imo: z.string().max(10),
        flag: z.string().max(40),
        voyage: z.string().max(40),
        master: z.string().max(80),
      })
      .partial(),
  })
  .partial();

export type DocumentKind = (typeof documentKinds)[number];
export type DocumentLanguage = (typeof documentLanguages)[number];
export type Titles = z.infer<typeof titlesSchema>;
export type DocumentBox = z.infer<typeof documentBoxSchema>;
export type DocumentTable = z.infer<typeof documentTableSchema>;
export type DocumentPage = z.infer<typeof documentPageSchema>;
export type DocumentModel = z.infer<typeof documentSchema>;
export type DocumentParticulars = z.infer<typeof documentParticularsSchema>;
