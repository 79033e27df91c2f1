import { defineConfig } from 'vitest/config'

/** Measurements, run by `npm run bench`. They print figures; a figure is never asserted. */
export default defineConfig({
  root: `${import.meta.dirname}/../..`,
  test: {
    name: 'bench',
    include: ['test/bench/**/*.bench.ts'],
    environment: 'node',
    globalSetup: ['test/e2e/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    disableConsoleIntercept: true,
    testTimeout: 900_000,
    hookTimeout: 120_000,
  },
})
