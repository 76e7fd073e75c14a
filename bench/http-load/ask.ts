/** One request over a kept connection, timed from its start to the last byte of its answer. */
import { type Agent, request } from 'node:http';

export interface Asked {
  readonly path: string;
  readonly body?: object;
}
export interface Timed {
  readonly status: number;
  readonly ms: number;
  readonly text: string;
}

export function ask({ path, body }: Asked, { url, agent }: { readonly url: string; readonly agent: Agent }): Promise<Timed> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = request(new URL(path, url), { agent, method: body === undefined ? 'GET' : 'POST', headers }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, ms: performance.now() - began, text: Buffer.concat(parts).toString() }));
      reply.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
