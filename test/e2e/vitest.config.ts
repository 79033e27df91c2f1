import { defineConfig } from 'vitest/config'

/** Specs in a real Electron: one after the other, each in its own user-data folder. */
export default defineConfig({
  root: `${import.meta.dirname}/../..`,
  define: { __TEST_PORT__: 'true' },
  test: {
    name: 'e2e',
    include: ['test/e2e/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['test/e2e/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
})
