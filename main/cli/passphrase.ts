import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { fail, ok, type Result } from '../../domain/result'
import { isLongEnough, SHORTEST_PASSPHRASE } from '../../domain/workspace/passphrase'

const VARIABLE = 'BZSD_PASSPHRASE'

const NONE = `没有口令，没有改动任何文件。请设置环境变量 ${VARIABLE}，或在终端中运行并按提示输入。`

/**
 * The passphrase of a file that is there already: from the environment, else asked for. Error: `no-passphrase`.
 * @param question names the file when there are several.
 */
export async function askPassphrase(question = '口令：'): Promise<Result<string>> {
  const given = process.env[VARIABLE]
  if (given) return ok(given)
  const typed = await hidden(question)
  return typed ? ok(typed) : fail('no-passphrase', NONE)
}

/**
 * A new passphrase, asked for twice when it is typed.
 * Errors: `no-passphrase`, `short-passphrase`, `passphrases-differ`.
 */
export async function newPassphrase(): Promise<Result<string>> {
  const given = process.env[VARIABLE]
  const first = given ?? (await hidden(`设置口令（至少 ${SHORTEST_PASSPHRASE} 个字符）：`))
  if (!first) return fail('no-passphrase', NONE)
  if (!isLongEnough(first)) {
    return fail('short-passphrase', `口令太短，没有改动任何文件。请用至少 ${SHORTEST_PASSPHRASE} 个字符的口令。`)
  }
  const isSame = given !== undefined || (await hidden('再输入一遍：')) === first
  return isSame ? ok(first) : fail('passphrases-differ', '两次输入的口令不一致，没有改动任何文件。请重新运行。')
}

/** Asks on the terminal without showing what is typed; null without a terminal or after Ctrl+C. */
function hidden(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return Promise.resolve(null)
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  // Only now nothing typed is shown any more.
  process.stderr.write(question)
  return new Promise((resolve) => {
    terminal.once('close', () => resolve(null))
    terminal.once('line', (line) => {
      resolve(line)
      terminal.close()
    })
    terminal.once('SIGINT', () => terminal.close())
  }).then((typed) => {
    process.stderr.write('\n')
    return typeof typed === 'string' ? typed : null
  })
}
