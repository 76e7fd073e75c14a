export { natsRunner } from './nats-runner.js';
export { openStudyQueue } from './study-queue.js';
export { startStudyWorker } from './study-worker.js';
