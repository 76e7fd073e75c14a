/** What time alone brings: orders expire, forecasts and alarms are looked at again. Called every few seconds, by every process; idempotent. */
import { decide, momentOf } from '../../operations/index.js';
import type { DeskContext } from './desk-context.js';
import { lookAhead } from './look-ahead.js';
import type { Looks } from './looks.js';
import { settleOrder } from './settle-order.js';

async function expireOrder({ parts, lane }: DeskContext, id: string): Promise<void> {
  await lane.change(async (change) => {
    const before = await change.store.order(id);
    if (before === undefined) throw new Error(`order ${id} closes but is not in the store`);
    const { sha256, verify } = parts;
    const outcome = decide(before, { kind: 'expire' }, { now: change.now, sha256, verify });
    if (outcome.kind === 'done' && outcome.value.lines.length > 0)
      await settleOrder(change, { before, order: outcome.value.order, lines: outcome.value.lines, by: undefined });
  });
}

/** Everything that may have a forecast or an alarm, to be looked at once after a start. */
async function touchAll({ parts }: DeskContext, looks: Looks): Promise<void> {
  const limit = 100;
  let after: string | undefined;
  for (;;) {
    const page = await parts.store.read((reading) => reading.consignments({ party: undefined, states: ['booked', 'under-way'], after, limit }));
    looks.touch(page.map(({ id }) => id));
    after = page.at(-1)?.id;
    if (page.length < limit) return;
  }
}

const slice = 20;

export function createPassTime(context: DeskContext, looks: Looks): () => Promise<void> {
  const { parts, options } = context;
  let started = false;
  let passing: Promise<void> | undefined;
  const pass = async (): Promise<void> => {
    for (const id of await parts.store.read((reading) => reading.ordersClosingBy(momentOf(parts.now())))) await expireOrder(context, id);
    if (!started) await touchAll(context, looks);
    started = true;
    const due = looks.take(parts.now(), options.looksAPass);
    try {
      // those of a slice share their transactions
      for (let i = 0; i < due.length; i += slice) await Promise.all(due.slice(i, i + slice).map((id) => lookAhead(context, looks, id)));
    } catch (error) {
      looks.touch(due);
      throw error;
    }
  };
  return () => {
    passing ??= pass().finally(() => {
      passing = undefined;
    });
    return passing;
  };
}
