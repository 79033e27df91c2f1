// User data may only be written by code that writes beside, flushes and renames: main/files/. A plain writeFile
// elsewhere in main/ can leave half a file after a power cut.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const BARE_WRITE = /\b(writeFile|writeFileSync|createWriteStream)\b/

/**
 * @param {string} root the project
 * @returns {string[]} one complaint a line
 */
export function strayWrites(root) {
  const main = join(root, 'main')
  if (!existsSync(main)) return []
  return readdirSync(main, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !name.startsWith('files/'))
    .flatMap((name) => complaints(name, readFileSync(join(main, name), 'utf8')))
}

/** @param {string} name @param {string} text */
function complaints(name, text) {
  return text.split('\n').flatMap((line, index) => {
    const word = BARE_WRITE.exec(line.replace(/(^|\s)(\/\/|\*).*$/, ''))?.[0]
    return word === undefined
      ? []
      : [`main/${name}:${index + 1}: ${word} only in main/files/; use its safe writers instead.`]
  })
}
