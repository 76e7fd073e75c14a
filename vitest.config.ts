import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts'],
    benchmark: { include: ['bench/**/*.bench.ts', 'src/**/*.bench.ts'] },
    globalSetup: './test/setup/default-network.ts',
    reporters: ['default', './test/plain-reporter.ts'],
    // the real network and the property tests take seconds on two shared cores
    testTimeout: 60_000,
    hookTimeout: 120_000,
    allowOnly: false,
    // as many as the machine of CI has cores: many files wait for a browser, a server or a database
    maxWorkers: 2,
  },
});
