/** A server of its own for a told story: a fresh folder, a free port, a clock that the story sets. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OperationsUseCases } from './cli/index.js';
import { serve } from './compose-server.js';
import { clientOf, createDemoClock, launchStart, tellLaunch } from './demo/index.js';

/** Time passes fast in a story: what it brings is looked at this often. */
const everyMs = 200;

export const playLaunch: OperationsUseCases['playLaunch'] = async ({ port, network, tell, paceMs, untilStopped }) => {
  const folder = await mkdtemp(join(tmpdir(), 'qiyun-demo-'));
  const clock = createDemoClock(launchStart, () => performance.now());
  try {
    const served = await serve({ ...quiet, port, network, operations: { kind: 'folder', path: join(folder, 'operations') }, everyMs }, clock.now);
    if (served.kind === 'refused') return served;
    try {
      const { url, firstKey = '', verifyLog } = served;
      tell({ step: 'server', url, sentence: `A server is at ${url} with operations in a fresh folder.` });
      const countAudited = async (): Promise<number> => (await clientOf(url, firstKey).listAudit({ limit: 1000 })).entries.length;
      const ok = await tellLaunch({ url, firstKey, clock, tell, paceMs }, { verifyLog, countAudited });
      await untilStopped();
      return { kind: 'played', ok };
    } finally {
      await served.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const quiet = {
  ...{ host: '127.0.0.1', workers: undefined, nats: undefined, studies: undefined },
  ...{ webhooksPrivate: false, keyRate: undefined, trustProxy: undefined },
  onFault: (error: unknown, request: string): never => {
    throw new Error(`a fault at ${request}`, { cause: error });
  },
} as const;
