/** Papers of consignments, and the manifest of what an order releases together: written anew each time, from what is kept. */
import type { DispatchOrder, DocumentKind } from '../../contract/index.js';
import {
  type ConsignmentRecord,
  type DocumentAnswer,
  done,
  momentOf,
  type Outcome,
  refuse,
  type Writing,
  writeDocument,
  writeManifest,
} from '../../operations/index.js';
import { type DeskContext, findSeenConsignment, findSeenOrder, refuseUnknown } from './desk-context.js';
import type { OperationsDesk } from './operations-desk.js';
import type { StoreReading } from './operations-store.js';
import type { Actor } from './outcome.js';

type PaperDesk = Pick<OperationsDesk, 'writePaper' | 'writeOrderManifest'>;

/** The whole record of a consignment; what the order says of it is part of it, whoever may read the order itself. */
async function readRecord(reading: StoreReading, actor: Actor, id: string): Promise<ConsignmentRecord | undefined> {
  const consignment = await findSeenConsignment(reading, actor, id);
  if (consignment === undefined) return undefined;
  const order = consignment.order === null ? undefined : await reading.order(consignment.order);
  return { consignment, parties: await reading.parties(), order, particulars: consignment.particulars ?? {} };
}

/** `by`: who issues it where nobody in particular asks. */
function writingOf({ parts }: DeskContext, actor: Actor, { parties }: Pick<ConsignmentRecord, 'parties'>, by: string): Writing {
  const issuer = parties.find(({ id }) => id === (actor.party ?? by));
  if (issuer === undefined) throw new Error(`${actor.party ?? by} issues a paper and is no party`);
  return { now: momentOf(parts.now()), issuer };
}

const toOutcome = (answer: DocumentAnswer) => (answer.kind === 'none' ? refuse('not-now', answer.sentence) : done(answer.document));

/** Consignments and load units of the order, or of one of its convoys. */
function listLoads({ content }: DispatchOrder, convoy: string | undefined) {
  const convoys = content.convoys.filter(({ id }) => convoy === undefined || id === convoy);
  return { convoys, consignments: [...new Set(convoys.flatMap((one) => one.consignments))], units: convoys.flatMap((one) => one.units) };
}

export function createPaperDesk(context: DeskContext): PaperDesk {
  const { read } = context;
  return {
    writePaper: async (actor, id, { kind, unit }: { readonly kind: DocumentKind; readonly unit?: string | undefined }) => {
      const found = await read({ actor, action: 'writePaper', subject: id }, async (reading) => {
        const record = await readRecord(reading, actor, id);
        return record === undefined ? refuseUnknown('consignment', id) : done(record);
      });
      if (found.kind === 'refused') return found;
      const writing = writingOf(context, actor, found.value, found.value.consignment.createdBy);
      return toOutcome(writeDocument(kind, found.value, unit === undefined ? writing : { ...writing, unit }));
    },
    writeOrderManifest: async (actor, id, convoy) => {
      const found = await read({ actor, action: 'writeOrderManifest', subject: id }, async (reading): Promise<Outcome<Loaded>> => {
        const order = await findSeenOrder(reading, actor, id);
        if (order === undefined) return refuseUnknown('order', id);
        const { convoys, consignments, units } = listLoads(order, convoy);
        if (convoys.length === 0) return refuse('unknown', `Order ${id} has no convoy ${convoy}; it has ${listIds(order).join(', ')}.`);
        const records: ConsignmentRecord[] = [];
        for (const one of consignments) {
          const record = await readRecord(reading, actor, one);
          if (record !== undefined) records.push(record);
        }
        return done({ order, records, units, parties: await reading.parties() });
      });
      if (found.kind === 'refused') return found;
      const { order, records, units, parties } = found.value;
      return toOutcome(writeManifest(records, writingOf(context, actor, { parties }, order.content.issuedBy), units));
    },
  };
}

interface Loaded extends Pick<ConsignmentRecord, 'parties'> {
  readonly order: DispatchOrder;
  readonly records: readonly ConsignmentRecord[];
  readonly units: readonly string[];
}
const listIds = ({ content }: DispatchOrder): readonly string[] => content.convoys.map(({ id }) => id);
