import { defineConfig } from 'vitest/config'

const setupFiles = ['test/support/test-port-defined.ts']

/** The rings that need no window. The third, in a real Electron, has its own configuration in test/e2e. */
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    // On two cores vitest would leave one idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'domain',
          include: ['test/{domain,preload,renderer}/**/*.test.{ts,tsx}'],
          environment: 'node',
          setupFiles,
          // Property tests on an old or busy machine: a limit is for what hangs, never a measure of speed.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'main',
          include: ['test/{main,scripts,assets}/**/*.test.ts'],
          environment: 'node',
          setupFiles,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
