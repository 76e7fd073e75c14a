/** A dispatch order as whoever signs it reads it: what is released, who stands ready, who has signed. */
import type { Convoy, DispatchOrder, Readiness } from '../contract/index.js';
import { wrap } from './display-width.js';
import { toShown } from './shown-text.js';
import type { Terminal } from './terminal.js';
import { plainStyle, renderTable } from './text-table.js';

export function renderOrder(order: DispatchOrder, { ink, width }: Pick<Terminal, 'ink' | 'width'>): string {
  const { id, state, content, contentHash, readiness, signatures, inForceAt } = toShown(order);
  const ready = new Map(readiness.map((one) => [one.convoy, one]));
  const signed = new Map(signatures.map((one) => [one.party, one]));
  const style = { ...plainStyle, indent: 2, head: ink.dim };
  const convoys = content.convoys.map((convoy) => {
    const { checks = [], ready: isReady = false } = ready.get(convoy.id) ?? {};
    const done = checks.filter((check) => check.done).length;
    return [convoy.name, convoy.party, convoy.place, String(convoy.units.length), isReady ? 'ready' : `${done} of ${convoy.checklist.length} done`];
  });
  const seats = content.signatories.map((party) => {
    const given = signed.get(party);
    return [party, given === undefined ? 'not signed' : `signed ${given.signedAt} with ${given.keyId}`];
  });
  const left = (title: string) => ({ title, align: 'left' as const });
  return `${[
    `${ink.bold(content.title)}  ${id}, version ${content.version}, ${state}${inForceAt === null ? '' : ` since ${inForceAt}`}`,
    content.instruction,
    `To be signed from ${content.window.opensAt} to ${content.window.closesAt}.`,
    ...renderTable([left('Convoy'), left('Party'), left('Stands at'), { title: 'Units', align: 'right' }, left('State')], convoys, style),
    ...content.convoys.flatMap((convoy) => renderConvoy(convoy, ready.get(convoy.id), { ink, width })),
    ...renderTable([left('Signatory'), left('Signature')], seats, style),
    ink.dim(`Content ${contentHash}`),
  ].join('\n')}\n`;
}

/** What a signature releases: each load unit, each consignment, and what was done before. */
function renderConvoy(convoy: Convoy, readiness: Readiness | undefined, { ink, width }: Pick<Terminal, 'ink' | 'width'>): readonly string[] {
  const isDone = (item: string): boolean => readiness?.checks.some((check) => check.item === item && check.done) === true;
  const list = (title: string, items: readonly string[]): readonly string[] =>
    items.length === 0 ? [] : wrap(`${title}: ${items.join(', ')}`, width - 4).map((line) => `    ${line}`);
  return [
    `  ${ink.bold(convoy.name)}`,
    ...list('Units', convoy.units),
    ...list('Consignments', convoy.consignments),
    ...convoy.checklist.map(({ id, text }) => `    [${isDone(id) ? 'x' : ' '}] ${text}`),
  ];
}
