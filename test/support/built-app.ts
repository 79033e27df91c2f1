import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../../scripts/build.mjs'

/** A file of the built main process. `npm test` builds it before the rings run. */
export function builtFile(name: 'cli.js' | 'worker.js'): string {
  const path = join(projectRoot, 'dist', 'app', 'main', name)
  if (!existsSync(path)) throw new Error('dist/app is missing: run `npm run build` first.')
  return path
}

/** The worker as the product ships it. */
export function builtWorker(): URL {
  return pathToFileURL(builtFile('worker.js'))
}
