// Becomes resources/default_app.asar/index.mjs of the stand-in runtime: loads the application named on the command line
// as stock Electron does (`electron [-r module] [--switches] folder-or-file`). Electron waits for this module before
// `ready`, therefore the application is awaited at the top level.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as electron from 'electron'

// Electron's own default_app uses these setters; its published types leave them out.
const app = /** @type {Electron.App & { setAppPath(path: string): void, setVersion(version: string): void }} */ (
  electron.app
)

const load = createRequire(import.meta.url)

/** @param {string[]} args */
function parse(args) {
  /** @type {{ modules: string[], target: string | null, version: boolean }} */
  const wanted = { modules: [], target: null, version: false }
  for (let i = 0; i < args.length && wanted.target === null; i += 1) {
    const arg = args[i] ?? ''
    if (arg === '--version' || arg === '-v') wanted.version = true
    else if (arg === '-r' || arg === '--require') wanted.modules.push(args[++i] ?? '')
    else if (!arg.startsWith('-')) wanted.target = resolve(arg)
  }
  return wanted
}

/** @param {string} target a folder with package.json, or a script */
async function run(target) {
  const packageFile = join(target, 'package.json')
  if (!existsSync(packageFile)) {
    app.setAppPath(dirname(target))
    await import(pathToFileURL(load.resolve(target)).href)
    return
  }
  const about = JSON.parse(readFileSync(packageFile, 'utf8'))
  if (about.version) app.setVersion(about.version)
  app.setName(about.productName ?? about.name ?? 'Electron')
  app.setAppPath(target)
  await import(pathToFileURL(load.resolve(target)).href)
}

const wanted = parse(process.argv.slice(1))
if (wanted.version) {
  console.log(`v${process.versions.electron}`)
  process.exit(0)
}
for (const module of wanted.modules) load(resolve(module))
if (wanted.target === null) {
  console.error('Usage: electron [-r module] folder-or-file')
  process.exit(2)
}
try {
  await run(wanted.target)
} catch (error) {
  console.error(error)
  process.exit(1)
}
