import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { fileBytes } from '../../support/bag-entries'
import { builtFile } from '../../support/built-app'
import { encryptedCopy, headerOfWork, PASSPHRASE } from '../../support/encrypted-files'
import { fileRows } from '../../support/file-rows'
import { type Ran, runCli } from '../../support/run-cli'
import { temporaryFolder } from '../../support/temporary-folder'

let folder: string
/** Takes the place of the system's temporary folder, to see that nothing stays there. */
let scratch: string
let plain: Buffer

beforeEach(async () => {
  folder = temporaryFolder()
  scratch = temporaryFolder()
  plain = await fileBytes(fileRows())
  writeFileSync(join(folder, '工作区.bzsd'), plain)
})

/** Runs the command line as a process of its own in the test's folder; null = without BZSD_PASSPHRASE. */
function cli(passphrase: string | null, ...args: string[]): Promise<Ran> {
  const { BZSD_PASSPHRASE: _, ...env } = process.env
  const own = { ...env, TMPDIR: scratch, ...(passphrase === null ? {} : { BZSD_PASSPHRASE: passphrase }) }
  return runCli(args, { cwd: folder, env: own })
}

/** The first line of what went wrong. */
async function refusal(passphrase: string | null, ...args: string[]): Promise<string> {
  const ran = await cli(passphrase, ...args)
  expect(ran).toMatchObject({ code: 1, stdout: '' })
  return ran.stderr
}

describe('encrypt and decrypt', () => {
  it('give the same bytes back, and the other commands read the encrypted file', async () => {
    const ran = await cli(PASSPHRASE, 'encrypt', '工作区.bzsd', '--out', '加密.bzsd', '--json')
    expect(ran.code).toBe(0)
    const bytes = readFileSync(join(folder, '加密.bzsd'))
    expect(JSON.parse(ran.stdout)).toMatchObject({ ok: true, title: '云河县政务服务中心试点', bytes: bytes.length })
    expect(bytes.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt /)
    const back = await cli(PASSPHRASE, 'decrypt', '加密.bzsd', '--out', '解密.bzsd')
    expect(back).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('已解密并核对') })
    expect(readFileSync(join(folder, '解密.bzsd')).equals(plain)).toBe(true)
    const verified = await cli(PASSPHRASE, 'verify', '加密.bzsd')
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('已核对：云河县政务服务中心试点') })
    expect(await refusal(null, 'inspect', '加密.bzsd')).toMatch(/^no-passphrase：/)
    expect(readdirSync(folder).sort()).toEqual(['加密.bzsd', '工作区.bzsd', '解密.bzsd'].sort())
    expect(readdirSync(scratch)).toEqual([])
  })

  it('name what is wrong, and write nothing', async () => {
    const good = await encryptedCopy(plain)
    const foreign = await encryptedCopy(Buffer.from('一封信'))
    const files = {
      '好.bzsd': good.bytes,
      '断.bzsd': good.bytes.subarray(0, good.bytes.length - 100),
      '信.bzsd': foreign.bytes,
      '费力.bzsd': Buffer.from(headerOfWork('23')),
    }
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
    const out = ['--out', 'x.bzsd']
    expect(await refusal('错的口令错的口令', 'decrypt', '好.bzsd', ...out)).toMatch(/^wrong-passphrase：口令不对/)
    expect(await refusal(PASSPHRASE, 'decrypt', '断.bzsd', ...out)).toMatch(/^damaged：/)
    expect(await refusal(PASSPHRASE, 'decrypt', '信.bzsd', ...out)).toMatch(/^not-workspace-file：/)
    expect(await refusal(PASSPHRASE, 'decrypt', '费力.bzsd', ...out)).toMatch(/^work-too-high：/)
    expect(await refusal(PASSPHRASE, 'decrypt', '工作区.bzsd', ...out)).toMatch(/^not-encrypted：/)
    expect(await refusal(PASSPHRASE, 'decrypt', '没有.bzsd', ...out)).toMatch(/^file-missing：/)
    expect(await refusal(null, 'decrypt', '好.bzsd', ...out)).toMatch(/^no-passphrase：.*BZSD_PASSPHRASE/)
    expect(await refusal(PASSPHRASE, 'encrypt', '好.bzsd', ...out)).toMatch(/^already-encrypted：/)
    expect(await refusal('1234567', 'encrypt', '工作区.bzsd', ...out)).toMatch(/^short-passphrase：/)
    expect(existsSync(join(folder, 'x.bzsd'))).toBe(false)
    expect(readdirSync(folder)).toHaveLength(5)
  })

  it('refuse to write over the file they read', async () => {
    for (const command of ['encrypt', 'decrypt']) {
      const ran = await cli(PASSPHRASE, command, '工作区.bzsd', '--out', './工作区.bzsd')
      expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('不能是原文件') })
    }
    expect(readFileSync(join(folder, '工作区.bzsd')).equals(plain)).toBe(true)
  })
})

/** A question as it ends on the screen, and what is typed then. */
type Answers = readonly (readonly [question: string, answer: string])[]

/** Runs a command on a terminal (a pty of util-linux) and answers its questions; resolves to the exit code and screen. */
function onTerminal(command: readonly string[], answers: Answers): Promise<{ code: number; screen: string }> {
  const { BZSD_PASSPHRASE: _, ...env } = process.env
  const line = command.map((word) => `'${word}'`).join(' ')
  const child = spawn('script', ['-qec', line, '/dev/null'], { cwd: folder, env: { ...env, TMPDIR: scratch } })
  const open = [...answers]
  let screen = ''
  let read = 0
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    screen += piece
    const [question, answer] = open[0] ?? ['']
    const at = question === '' ? -1 : screen.indexOf(question, read)
    if (at < 0) return
    read = at + question.length
    open.shift()
    child.stdin.write(`${answer}\r`)
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code: code ?? -1, screen })))
}

describe('at a terminal', () => {
  const twice = (first: string, second: string): Answers => [
    ['个字符）：', first],
    ['再输入一遍：', second],
  ]

  it('the passphrase is asked for, not shown, and a new one twice', async () => {
    const node = [process.execPath, builtFile('cli.js')]
    const typed = 'typed-on-keys-2026'
    const done = await onTerminal([...node, 'encrypt', '工作区.bzsd', '--out', '加密.bzsd'], twice(typed, typed))
    expect(done.screen).toContain('已加密并核对')
    expect(done.screen).not.toContain(typed)
    const back = await onTerminal([...node, 'decrypt', '加密.bzsd', '--out', '解密.bzsd'], [['口令：', typed]])
    expect(back).toMatchObject({ code: 0, screen: expect.stringContaining('已解密并核对') })
    expect(readFileSync(join(folder, '解密.bzsd')).equals(plain)).toBe(true)
    const differing = await onTerminal([...node, 'encrypt', '工作区.bzsd', '--out', 'x'], twice(typed, `${typed}2`))
    expect(differing).toMatchObject({ code: 1, screen: expect.stringContaining('不一致') })
    expect(existsSync(join(folder, 'x'))).toBe(false)
  })
})

describe('the standard age program', () => {
  it('opens what we encrypt, and we open what it encrypts', async () => {
    const typed = 'shared-with-age-2026'
    expect(await cli(typed, 'encrypt', '工作区.bzsd', '--out', '加密.bzsd')).toMatchObject({ code: 0 })
    const theirs = await onTerminal(['age', '-d', '-o', '他们解密.zip', '加密.bzsd'], [['passphrase', typed]])
    expect(theirs.code, theirs.screen).toBe(0)
    expect(readFileSync(join(folder, '他们解密.zip')).equals(plain)).toBe(true)

    const made = await onTerminal(
      ['age', '-p', '-o', '他们加密.bzsd', '工作区.bzsd'],
      [
        ['Enter passphrase', typed],
        ['Confirm passphrase', typed],
      ],
    )
    expect(made.code, made.screen).toBe(0)
    expect(await cli(typed, 'decrypt', '他们加密.bzsd', '--out', '我们解密.bzsd')).toMatchObject({ code: 0 })
    expect(readFileSync(join(folder, '我们解密.bzsd')).equals(plain)).toBe(true)
    expect(await refusal(`${typed}!`, 'decrypt', '他们加密.bzsd', '--out', 'x')).toMatch(/^wrong-passphrase：/)
  })
})
