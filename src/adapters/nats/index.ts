export { natsRunner } from './nats-runner.js';
export { openStudyQueue } from './study-queue.js';
export { startStudyWorker, workerDefaults } from './study-worker.js';
