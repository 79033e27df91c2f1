import type { TestProject } from 'vitest/node'
import { ensureBuilt } from '../../scripts/build.mjs'
import { ensureElectron } from '../../scripts/ensure-electron.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    electronExecutable: string
  }
}

/** Once for all specs: an Electron, and builds that are not older than the sources. */
export default async function setup(project: TestProject): Promise<void> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error('No display: run `npm test -- --ring e2e`, or this command under xvfb-run -a.')
  }
  if (!ensureBuilt('app') || !ensureBuilt('app-test')) throw new Error('The build failed, see above.')
  const { executable } = await ensureElectron()
  project.provide('electronExecutable', executable)
}
