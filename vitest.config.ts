import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/setup/longest-first.js';

/** Files that start programs, threads, browsers or databases. */
const programs = [
  'test/store/**/*.test.ts',
  'test/web/!(control-board|imports).test.ts',
  'test/cli/!(bench|import|program|render-plan).test.ts',
  'test/http/{plan-pool,serve,studies-as-cli}.test.ts',
  'test/studies/{nats,studies}.test.ts',
];

export default defineConfig({
  test: {
    benchmark: { include: ['bench/**/*.bench.ts', 'src/**/*.bench.ts'] },
    globalSetup: './test/setup/default-network.ts',
    reporters: ['default', './test/plain-reporter.ts'],
    // the real network and the property tests take seconds on two shared cores
    testTimeout: 60_000,
    hookTimeout: 120_000,
    allowOnly: false,
    // as many as the machine of CI has cores: many files wait for a browser, a server or a database
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      // they have a process each
      { extends: true, test: { name: 'programs', include: programs } },
      // the others share one and the modules in it: to load them anew for every file would take a minute and a half
      { extends: true, test: { name: 'modules', include: ['{src,test,scripts}/**/*.test.ts'], exclude: programs, isolate: false } },
    ],
  },
});
