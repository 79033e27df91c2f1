// `npm run sample`: writes assets/sample/sample.bzsd anew from the tables and texts in assets/sample/source.
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { projectRoot } from './build.mjs'

/** @typedef {{ bytes: number, counts: Record<string, number> }} Written */
/** @typedef {{ ok: true, value: Written } | { ok: false, error: { message: string } }} Outcome */

const entry = join(projectRoot, 'scripts', 'sample', 'generate.ts')
/** @type {{ module: { SAMPLE_FILE: string, writeSample: () => Promise<Outcome> } }} */
const { module } = await runnerImport(entry, { root: projectRoot, configFile: false, logLevel: 'error' })
const written = await module.writeSample()
if (written.ok) {
  console.log(`${module.SAMPLE_FILE}: ${written.value.bytes} bytes`)
  for (const [table, rows] of Object.entries(written.value.counts)) console.log(`${table}: ${rows}`)
} else {
  console.error(written.error.message)
  process.exitCode = 1
}
