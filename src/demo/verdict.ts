/** What can be counted at the end, counted by other ways than it was made: what the server says it holds against what it acknowledged. */
import { sha256, verifyEd25519 } from '../adapters/index.js';
import type { LogLine } from '../client/index.js';
import { keyIdOf, verifyOrderFile } from '../operations/index.js';
import type { Stage } from './stage.js';

export interface Verdict {
  readonly step: 'verdict';
  readonly sentence: string;
  readonly ok: boolean;
  readonly orderInForce: boolean;
  readonly signatures: number;
  readonly eventsAcknowledged: number;
  readonly eventsStored: number;
  readonly chainVerified: boolean;
  /** Lines `order.in-force` in the log: one. */
  readonly timesInForce: number;
  readonly orderFileVerified: boolean;
  readonly forecastMoved: boolean;
  readonly alarmRaised: boolean;
  readonly arrived: boolean;
  readonly refusalsAudited: number;
}

export interface VerdictParts {
  readonly verifyLog: () => Promise<{ readonly ok: boolean; readonly lines: number }>;
  readonly countAudited: () => Promise<number>;
  /** What was told of each step. */
  readonly said: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

export async function reachVerdict(stage: Stage, { verifyLog, countAudited, said }: VerdictParts): Promise<Verdict> {
  const { client } = stage.cast.kazakhLead;
  const file = await client.getOrderFile({ id: stage.order });
  const { ok: orderFileVerified, signedBy } = verifyOrderFile(file, { sha256, verify: verifyEd25519, keyIdOf: (key) => keyIdOf(key, sha256) });
  const lines = await readLog(stage);
  const timesInForce = lines.filter(({ kind, subject }) => kind === 'order.in-force' && subject === stage.order).length;
  const eventsStored = await countEvents(stage);
  const chain = await verifyLog();
  const counts = {
    orderInForce: file.order.state === 'in-force',
    signatures: signedBy.length,
    eventsAcknowledged: stage.tally.acknowledged,
    eventsStored,
    chainVerified: chain.ok,
    timesInForce,
    orderFileVerified,
    forecastMoved: said.get('forecast')?.['moved'] === true,
    alarmRaised: said.get('alarm')?.['raised'] === true,
    arrived: said.get('arrived')?.['arrived'] === true,
    refusalsAudited: await countAudited(),
  };
  const ok =
    counts.orderInForce &&
    counts.signatures === 2 &&
    counts.eventsStored === counts.eventsAcknowledged &&
    counts.chainVerified &&
    counts.timesInForce === 1 &&
    counts.orderFileVerified &&
    counts.forecastMoved &&
    counts.alarmRaised &&
    counts.arrived &&
    counts.refusalsAudited >= stage.tally.refused;
  const sentence = `${ok ? 'All agrees' : 'NOT all agrees'}: the order in force ${timesInForce === 1 ? 'once' : `${timesInForce} times`} with ${counts.signatures} signatures; ${counts.eventsAcknowledged} events acknowledged, ${eventsStored} stored; the chain of ${chain.lines} lines ${chain.ok ? 'holds' : 'does NOT hold'}.`;
  return { step: 'verdict', sentence, ok, ...counts };
}

async function readLog({ cast }: Stage): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const page: { lines: LogLine[]; next: number | null } = await cast.kazakhLead.client.readLog({ after, limit: 1000 });
    lines.push(...page.lines);
    after = page.next;
  }
  return lines;
}

/** Read back consignment by consignment; one is known by who told it and its name. */
async function countEvents({ cast, consignments }: Stage): Promise<number> {
  const names = new Set<string>();
  for (const { id } of Object.values(consignments).flat()) {
    const { events } = await cast.kazakhLead.client.listEvents({ id });
    for (const event of events) names.add(`${event.reportedBy} ${event.id}`);
  }
  return names.size;
}
