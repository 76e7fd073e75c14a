/** Trucks that post their positions one by one over kept connections, each post timed to the last byte of its answer; and watchers of the live log. */
import { Agent, get, request } from 'node:http';
import { unitOf } from './fleet.js';

export interface Posts {
  readonly sorted: readonly number[];
  readonly seconds: number;
  /** Answers that were not 200, by status. */
  readonly others: ReadonlyMap<number, number>;
}

let posted = 0;

function post(url: string, key: string, agent: Agent, units: number): Promise<{ readonly status: number; readonly ms: number }> {
  const number = ++posted;
  const event = {
    id: `position-${number}`,
    unit: unitOf(number % units),
    code: 'POSI',
    classifier: 'ACT',
    at: new Date().toISOString(),
    position: { lat: 43 + (number % 1000) / 1000, lon: 51 + (number % 777) / 777 },
    mode: 'road',
  };
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    const sent = request(new URL('/v1/events', url), { agent, method: 'POST', headers }, (reply) => {
      reply.resume();
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, ms: performance.now() - began }));
      reply.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(JSON.stringify({ events: [event] }));
  });
}

const tell = (answers: readonly { readonly status: number; readonly ms: number }[], seconds: number): Posts => {
  const others = new Map<number, number>();
  for (const { status } of answers) if (status !== 200) others.set(status, (others.get(status) ?? 0) + 1);
  return { sorted: answers.map(({ ms }) => ms).sort((a, b) => a - b), seconds, others };
};

/** So many a second, on the clock, whether or not the last one was answered. */
export async function postSteadily(
  url: string,
  key: string,
  { units, perSecond, seconds }: Record<'units' | 'perSecond' | 'seconds', number>,
): Promise<Posts> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const began = performance.now();
  const answers: Promise<{ readonly status: number; readonly ms: number }>[] = [];
  for (let i = 0; i < perSecond * seconds; i++) {
    const due = began + (i * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    answers.push(post(url, key, agent, units));
  }
  const all = await Promise.all(answers);
  agent.destroy();
  return tell(all, (performance.now() - began) / 1000);
}

/** As fast as so many callers are answered. */
export async function postAllOut(
  url: string,
  key: string,
  { units, callers, seconds }: Record<'units' | 'callers' | 'seconds', number>,
): Promise<Posts> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const began = performance.now();
  const answers: { readonly status: number; readonly ms: number }[] = [];
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() - began < seconds * 1000) answers.push(await post(url, key, agent, units));
    }),
  );
  agent.destroy();
  return tell(answers, (performance.now() - began) / 1000);
}

/** Watchers of the live log; each counts the lines that it was sent. */
export async function startWatchers(url: string, key: string, count: number) {
  const agent = new Agent({ maxSockets: count });
  const lines = new Array<number>(count).fill(0);
  const open = (i: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const sent = get(new URL('/v1/log/stream', url), { agent, headers: { authorization: `Bearer ${key}` } }, (reply) => {
        if (reply.statusCode !== 200) reject(new Error(`watcher ${i} was answered ${reply.statusCode}`));
        reply.on('data', (part: Buffer) => {
          for (let at = part.indexOf('\nid: '); at >= 0; at = part.indexOf('\nid: ', at + 1)) lines[i] = (lines[i] ?? 0) + 1;
          if (part.subarray(0, 4).toString() === 'id: ') lines[i] = (lines[i] ?? 0) + 1;
        });
        reply.on('error', () => {});
        resolve();
      });
      sent.on('error', reject);
    });
  await Promise.all(Array.from({ length: count }, (_, i) => open(i)));
  return { fewest: () => Math.min(...lines), most: () => Math.max(...lines), close: () => agent.destroy() };
}
