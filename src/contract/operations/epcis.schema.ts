/**
 * EPCIS 2.0 documents (GS1, JSON-LD binding) of the four kinds of events that freight has, written from the rules of the standard and of the Core
 * Business Vocabulary 2.0. Properties of others are those whose name has a prefix.
 */
import { z } from 'zod';
import { momentSchema } from './party.schema.js';

export const epcisContext = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

const uriForm = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/;
const uri = z.string().regex(uriForm, 'A URI, as urn:epc:id:… or https://…');
/** Words of the CBV come bare; those of others as a URI. */
const word = <T extends readonly string[]>(words: T) =>
  // aborted, so that the union speaks and not its last form
  z.union([z.enum(words), z.string().regex(uriForm, { abort: true })], {
    error: 'must be a word of the Core Business Vocabulary 2.0, or a URI of your own',
  });

export const epcisSteps = [
  ...['accepting', 'arriving', 'assembling', 'collecting', 'commissioning', 'consigning', 'creating_class_instance', 'cycle_counting'],
  ...['decommissioning', 'departing', 'destroying', 'disassembling', 'dispensing', 'encoding', 'entering_exiting', 'holding', 'inspecting'],
  ...['installing', 'killing', 'loading', 'other', 'packing', 'picking', 'receiving', 'removing', 'repackaging', 'repairing', 'replacing'],
  ...['reserving', 'retail_selling', 'sampling', 'sensor_reporting', 'shipping', 'staging_outbound', 'stock_taking', 'stocking', 'storing'],
  ...['transporting', 'unloading', 'unpacking', 'void_shipping'],
] as const;
export const epcisDispositions = [
  ...['active', 'available', 'completeness_inferred', 'completeness_verified', 'conformant', 'container_closed', 'container_open', 'damaged'],
  ...['destroyed', 'dispensed', 'disposed', 'encoded', 'expired', 'in_progress', 'in_transit', 'inactive', 'mismatch_class'],
  ...['mismatch_instance', 'mismatch_quantity', 'needs_replacement', 'no_pedigree_match', 'non_conformant', 'non_sellable_other'],
  ...['partially_dispensed', 'recalled', 'reserved', 'retail_sold', 'returned', 'sellable_accessible', 'sellable_not_accessible', 'stolen'],
  ...['unavailable', 'unknown'],
] as const;
const transactionTypes = [
  'bol',
  'cert',
  'desadv',
  'inv',
  'pedigree',
  'po',
  'poc',
  'prodorder',
  'recadv',
  'rma',
  'testprd',
  'testres',
  'upevt',
] as const;

const quantity = z.strictObject({ epcClass: uri, quantity: z.number().optional(), uom: z.string().max(3).optional() });
const transaction = z.strictObject({ type: word(transactionTypes).optional(), bizTransaction: uri });
const place = z.looseObject({ id: uri });

const happened = {
  '@context': z.unknown().optional(),
  eventID: uri.optional(),
  eventTime: momentSchema,
  recordTime: momentSchema.optional(),
  eventTimeZoneOffset: z.string().regex(/^[+-](0\d|1[0-4]):[0-5]\d$/, 'Hours and minutes, as +05:00'),
  errorDeclaration: z
    .looseObject({
      declarationTime: momentSchema,
      reason: word(['did_not_occur', 'incorrect_data']).optional(),
      correctiveEventIDs: z.array(uri).optional(),
    })
    .optional(),
  action: z.enum(['ADD', 'OBSERVE', 'DELETE']),
  bizStep: word(epcisSteps).optional(),
  disposition: word(epcisDispositions).optional(),
  persistentDisposition: z.unknown().optional(),
  readPoint: place.optional(),
  bizLocation: place.optional(),
  sourceList: z.array(z.unknown()).optional(),
  destinationList: z.array(z.unknown()).optional(),
  sensorElementList: z.array(z.unknown()).optional(),
  certificationInfo: z.unknown().optional(),
};
const transactions = z.array(transaction).optional();

/** A property that is not the standard's must carry the prefix of whose it is. */
const prefixed = <T extends z.ZodObject>(schema: T) =>
  schema.superRefine((event, context) => {
    for (const key of Object.keys(event))
      if (!(key in schema.shape) && !/^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(key))
        context.addIssue({
          code: 'custom',
          path: [key],
          message: 'EPCIS has no such property here; one of your own has a prefix, as “example:note”',
        });
  });

const objectEvent = prefixed(
  z.looseObject({
    type: z.literal('ObjectEvent'),
    ...happened,
    epcList: z.array(uri).optional(),
    quantityList: z.array(quantity).optional(),
    bizTransactionList: transactions,
    ilmd: z.unknown().optional(),
  }),
).refine(({ epcList, quantityList, sensorElementList }) => epcList !== undefined || quantityList !== undefined || sensorElementList !== undefined, {
  message: 'An ObjectEvent names what it is of: epcList or quantityList',
});
const withChildren = {
  ...happened,
  childEPCs: z.array(uri).optional(),
  childQuantityList: z.array(quantity).optional(),
  bizTransactionList: transactions,
};
const aggregationEvent = prefixed(z.looseObject({ type: z.literal('AggregationEvent'), ...withChildren, parentID: uri.optional() })).refine(
  ({ action, parentID }) => action === 'OBSERVE' || parentID !== undefined,
  { message: 'An AggregationEvent that adds or deletes names its parentID' },
);
const associationEvent = prefixed(z.looseObject({ type: z.literal('AssociationEvent'), ...withChildren, parentID: uri }));
const transactionEvent = prefixed(
  z.looseObject({
    type: z.literal('TransactionEvent'),
    ...happened,
    parentID: uri.optional(),
    epcList: z.array(uri).optional(),
    quantityList: z.array(quantity).optional(),
    bizTransactionList: z.array(transaction).min(1),
  }),
);

export const epcisEventSchema = z.discriminatedUnion('type', [objectEvent, aggregationEvent, associationEvent, transactionEvent]);

export const epcisDocumentSchema = z.looseObject({
  '@context': z.unknown(),
  type: z.literal('EPCISDocument'),
  schemaVersion: z.literal('2.0'),
  creationDate: momentSchema,
  epcisBody: z.strictObject({ eventList: z.array(z.unknown()) }),
});

export type EpcisEvent = z.infer<typeof epcisEventSchema>;
export interface EpcisDocument {
  readonly '@context': readonly unknown[];
  readonly type: 'EPCISDocument';
  readonly schemaVersion: '2.0';
  readonly creationDate: string;
  readonly epcisBody: { readonly eventList: readonly EpcisEvent[] };
}
