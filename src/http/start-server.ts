/** Opens the door at an address, and closes it again without dropping what is under way. */
import type { AddressInfo } from 'node:net';
import { createServer, type ServerOptions } from './create-server.js';
import type { HttpUseCases } from './use-cases.js';

export interface Address {
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
}

export type StartedServer =
  | {
      readonly kind: 'serving';
      readonly url: string;
      /** Takes nothing new, finishes what is under way (at most `drainMs`), lets the planners go. */
      readonly close: () => Promise<void>;
    }
  | { readonly kind: 'refused'; readonly sentence: string };

const drainMs = 65_000; // longer than the time limit of a plan

export async function startServer(use: HttpUseCases, { host, port }: Address, options: ServerOptions = {}): Promise<StartedServer> {
  const { fastify, drain } = createServer(use, options);
  try {
    await fastify.listen({ host, port });
  } catch (error) {
    await fastify.close();
    await use.studies.close();
    await use.plans.close();
    return { kind: 'refused', sentence: listenSentence(error, host, port) };
  }
  const bound = fastify.server.address() as AddressInfo;
  const shown = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
  return {
    kind: 'serving',
    url: `http://${shown}:${bound.port}/`,
    close: async () => {
      drain();
      // streams of progress end with their studies
      await use.studies.close();
      const cut = setTimeout(() => fastify.server.closeAllConnections(), drainMs);
      await fastify.close();
      clearTimeout(cut);
      await use.plans.close();
    },
  };
}

function listenSentence(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is in use, perhaps by another Qiyun: stop that, or choose another with --port.`;
    case 'EACCES':
      return `Port ${port} may not be opened: permission is denied. Ports from 1024 up are free to use.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `This machine has no address “${host}”: 127.0.0.1 is for this machine only, 0.0.0.0 for all networks it is in.`;
    default:
      throw error;
  }
}
