import { copyFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'electron-vite'
import type { Plugin } from 'vite'

const projectRoot = resolve(import.meta.dirname, '../..')
const dist = (...parts: string[]) => join(projectRoot, 'dist', ...parts)

/**
 * Builds dist/app-next: the test build as the next version might be, with one more step of migration (MARKING of
 * synthetic-steps). To it, what the present version has saved is of an older record schema.
 */
export async function buildNextApp(): Promise<void> {
  await build({
    configFile: join(projectRoot, '.electron.vite.config.ts'),
    mode: 'test-port',
    logLevel: 'warn',
    build: { outDir: dist('app-next') },
    plugins: [oneMoreStep()],
  })
  copyFileSync(dist('app-test', 'package.json'), dist('app-next', 'package.json'))
}

/** Puts the synthetic step in the place of the product's list. */
function oneMoreStep(): Plugin {
  return {
    name: 'one-more-step',
    enforce: 'pre',
    load(id) {
      if (!id.replaceAll('\\', '/').endsWith('domain/workspace/migrations/steps.ts')) return null
      const steps = JSON.stringify(join(import.meta.dirname, 'synthetic-steps.ts'))
      return `import { MARKING } from ${steps}\nexport const MIGRATION_STEPS = [MARKING]`
    },
  }
}
