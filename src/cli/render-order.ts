/** A dispatch order as whoever signs it reads it: what is released, who stands ready, who has signed. */
import type { DispatchOrder } from '../contract/index.js';
import type { Terminal } from './terminal.js';
import { plainStyle, renderTable } from './text-table.js';

export function renderOrder(
  { id, state, content, contentHash, readiness, signatures, inForceAt }: DispatchOrder,
  { ink }: Pick<Terminal, 'ink'>,
): string {
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
    ...renderTable([left('Signatory'), left('Signature')], seats, style),
    ink.dim(`Content ${contentHash}`),
  ].join('\n')}\n`;
}
