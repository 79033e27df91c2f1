// `npm run cli -- <command>`: the same services without a window, under plain Node. stdout is the command's own.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, projectRoot } from './build.mjs'

if (!ensureBuilt('app')) {
  console.error('构建失败，见上面的说明。 / The build failed, see above.')
  process.exit(1)
}
const entry = join(projectRoot, 'dist', 'app', 'main', 'cli.js')
const done = spawnSync(process.execPath, [entry, ...process.argv.slice(2)], { stdio: 'inherit' })
if (done.error !== undefined) console.error(done.error.message)
process.exitCode = done.status ?? 1
