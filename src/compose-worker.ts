/** A worker of a NATS server, joined by hand: the queue, and threads over whatever network image a job names. */
import { openStudyPool, readPackageFacts } from './adapters/index.js';
import { openStudyQueue, startStudyWorker } from './adapters/nats/index.js';
import type { UseCases } from './cli/index.js';
import { studyThread } from './compose-studies.js';

export const work: UseCases['work'] = async ({ nats, workers, patienceS, deliveries, tell }) => {
  const queue = await openStudyQueue(nats);
  if (queue.kind === 'refused') return queue;
  const worker = await startStudyWorker(queue, {
    version: readPackageFacts().version,
    workers,
    patienceS,
    deliveries,
    tell,
    openPool: (image) => openStudyPool({ script: studyThread, image, workers }),
  });
  return {
    kind: 'working',
    close: async () => {
      await worker.close();
      await queue.close();
    },
  };
};
