// The Debian packages that Electron and the tests need, and how to get them.
import { spawnSync } from 'node:child_process'

export const electronPackages = [
  ...['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0', 'libcups2', 'libdrm2'],
  ...['libxkbcommon0', 'libxdamage1', 'libxrandr2', 'libxcomposite1', 'libxfixes3', 'libpango-1.0-0', 'libcairo2'],
  ...['libatspi2.0-0', 'libsecret-1-0', 'libxtst6', 'libgl1-mesa-dri', 'fonts-noto-cjk'],
]

export const testPackages = [
  ...electronPackages,
  'xvfb',
  'xauth',
  'poppler-utils',
  'qpdf',
  'age',
  'libreoffice-calc-nogui',
]

/**
 * Those of `wanted` that are not installed. Newer releases call some of them `…t64`; either name will do.
 * Where there is no dpkg nothing can be said, so nothing is missing.
 * @param {string[]} wanted
 */
export function missingPackages(wanted) {
  const names = wanted.flatMap((name) => [name, `${name}t64`])
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholders
  const format = '${Package} ${db:Status-Status}\\n'
  const asked = spawnSync('dpkg-query', ['-W', '-f', format, ...names], { encoding: 'utf8' })
  if (asked.error !== undefined) return []
  const installed = new Set(asked.stdout.split('\n').filter((line) => line.endsWith(' installed')))
  return wanted.filter((name) => !installed.has(`${name} installed`) && !installed.has(`${name}t64 installed`))
}

/**
 * Installs what is missing when root, otherwise says what to install.
 * @param {string[]} wanted
 * @returns {string | null} null when everything is there, else the sentence for the user
 */
export function ensurePackages(wanted) {
  const missing = missingPackages(wanted)
  if (missing.length === 0) return null
  if (process.getuid?.() === 0) {
    console.error(`安装缺少的系统软件包 / Installing missing Debian packages: ${missing.join(' ')}`)
    install(missing)
  }
  const still = missingPackages(wanted)
  return still.length === 0 ? null : installHint(still)
}

/** @param {string[]} packages */
export function installHint(packages) {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  return `缺少系统软件包，请以 root 身份运行 / Debian packages are missing, run as root:\n  ${command}`
}

/** @param {string[]} packages */
function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 2, 2] })
  const names = packages.map((name) => (isKnown(`${name}t64`) ? `${name}t64` : name))
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env, stdio: ['ignore', 2, 2] })
}

/** @param {string} name */
function isKnown(name) {
  return spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0
}
