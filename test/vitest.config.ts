import { defineConfig } from 'vitest/config'

const define = { __TEST_PORT__: 'true' }

/** The rings that need no window. The third, in a real Electron, has its own configuration in test/e2e. */
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  define,
  test: {
    projects: [
      {
        define,
        test: {
          name: 'domain',
          include: ['test/{domain,preload,renderer}/**/*.test.{ts,tsx}'],
          environment: 'node',
        },
      },
      {
        define,
        test: {
          name: 'main',
          include: ['test/{main,scripts}/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
