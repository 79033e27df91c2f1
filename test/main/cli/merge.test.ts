import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { encryptFile } from '../../../main/encryption/encrypt-file'
import { valueIn } from '../../domain/builders'
import { chooseTheirs } from '../../support/desks'
import { PASSPHRASE, QUICK } from '../../support/encrypted-files'
import { forkedOffice, MY_FILE, THEIR_FILE, writeDesk } from '../../support/merge-office'
import { type Ran, runCli } from '../../support/run-cli'
import { temporaryFolder } from '../../support/temporary-folder'

let folder: string
/** Takes the place of the system's temporary folder, to see that nothing stays there. */
let scratch: string

beforeEach(async () => {
  folder = temporaryFolder()
  scratch = temporaryFolder()
  const { mine, theirs } = forkedOffice()
  await writeDesk(mine, join(folder, '我方.bzsd'), [MY_FILE])
  await writeDesk(theirs, join(folder, '对方.bzsd'), [THEIR_FILE])
})

/** Runs the command line as a process of its own in the test's folder. */
function cli(...args: string[]): Promise<Ran> {
  const env = { ...process.env, TMPDIR: scratch, TZ: 'Asia/Shanghai', BZSD_PASSPHRASE: PASSPHRASE }
  return runCli(args, { cwd: folder, env })
}

const merge = (...rest: string[]) => cli('merge', '我方.bzsd', '对方.bzsd', '--out', '合并.bzsd', ...rest)

describe('merge', () => {
  it('lists the conflicts with both values, who and when, and writes nothing', async () => {
    const ran = await merge()
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    const lines = ran.stderr.trimEnd().split('\n')
    expect(lines).toEqual([
      'conflict：标准“导则（我方）”的“标准名称”　我方：导则（我方）（王小云，2026-03-01 08:00）　对方：导则（对方）（李晓，2031-01-01 08:00）',
      expect.stringMatching(/^undecided：有 1 处冲突，没有写出文件/),
    ])
    expect(existsSync(join(folder, '合并.bzsd'))).toBe(false)
    expect(readdirSync(scratch)).toEqual([])

    const json = await merge('--json')
    expect(json.code).toBe(1)
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: false,
      command: 'merge',
      errors: [{ kind: 'conflict' }, { kind: 'undecided' }],
      conflicts: [
        {
          kind: 'field',
          table: 'standards',
          field: 'name',
          base: '导则',
          mine: { text: '导则（我方）', by: { name: '王小云' } },
          theirs: { text: '导则（对方）', by: { name: '李晓' }, at: '2031-01-01T00:00:01.000Z' },
        },
      ],
    })
  })

  it('writes the merged file, verified, once a side is chosen, and nothing new comes a second time', async () => {
    const ran = await merge('--choose', 'theirs')
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toContain('已合并并核对：云河县试点')
    expect(ran.stdout).toContain('新增 1 条，修改 2 条，删除 0 条；按指定处理冲突 1 处')
    expect(ran.stdout).toContain('佐证材料：2 个文件')
    expect(await cli('verify', '合并.bzsd')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2 个文件已逐个核对'),
    })

    const again = await cli('merge', '合并.bzsd', '对方.bzsd', '--out', '再.bzsd')
    expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/^没有新内容：云河县试点/) })
    expect(readFileSync(join(folder, '再.bzsd')).equals(readFileSync(join(folder, '合并.bzsd')))).toBe(true)
    const back = await cli('merge', '对方.bzsd', '合并.bzsd', '--out', '回.bzsd', '--json')
    expect(JSON.parse(back.stdout)).toMatchObject({ ok: true, nothingNew: false, conflicts: 0, created: 1, deleted: 0 })
    expect(readdirSync(scratch)).toEqual([])
  })

  it('reads encrypted files, and leaves nothing of them readable', async () => {
    const path = (name: string) => join(folder, name)
    valueIn(await encryptFile(path('对方.bzsd'), path('密.bzsd'), PASSPHRASE, QUICK))
    const ran = await cli('merge', '我方.bzsd', '密.bzsd', '--out', '合并.bzsd', '--choose', 'mine', '--json')
    expect(JSON.parse(ran.stdout)).toMatchObject({
      ok: true,
      created: 1,
      conflicts: 1,
      written: { attachments: { files: 2 } },
    })
    expect(readdirSync(scratch)).toEqual([])
  })

  it('encrypts the result when mine was encrypted', async () => {
    const path = (name: string) => join(folder, name)
    valueIn(await encryptFile(path('我方.bzsd'), path('密.bzsd'), PASSPHRASE, QUICK))
    const ran = await cli('merge', '密.bzsd', '对方.bzsd', '--out', '合并.bzsd', '--choose', 'theirs')
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('已合并并核对') })
    expect(readFileSync(path('合并.bzsd')).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n/)
    const verified = await cli('verify', '合并.bzsd', '--json')
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, attachments: { files: 2 } })
    const again = await cli('merge', '合并.bzsd', '对方.bzsd', '--out', '再.bzsd')
    expect(again.stdout).toMatch(/^没有新内容/)
    expect(readdirSync(scratch)).toEqual([])
  })

  it('says what is wrong with its arguments and its files', async () => {
    expect(await merge('--choose', 'both')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--choose 只能是'),
    })
    for (const out of ['我方.bzsd', './对方.bzsd']) {
      const ran = await cli('merge', '我方.bzsd', '对方.bzsd', '--out', out)
      expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('不能是参加合并的文件') })
    }
    expect((await cli('merge', '我方.bzsd', '没有.bzsd', '--out', 'x')).stderr).toMatch(/^file-missing：/)
    const fixture = join(import.meta.dirname, '../../fixtures/workspace-format-1.bzsd')
    const unrelated = await cli('merge', '我方.bzsd', fixture, '--out', 'x')
    expect(unrelated).toMatchObject({ code: 1, stderr: expect.stringMatching(/^unrelated：/) })
    expect(readdirSync(folder).sort()).toEqual(['对方.bzsd', '我方.bzsd'].sort())
  })

  it('comes to the same records whoever merges', async () => {
    const { mine, theirs } = forkedOffice()
    await cli('merge', '我方.bzsd', '对方.bzsd', '--out', '甲.bzsd', '--choose', 'theirs')
    await cli('merge', '对方.bzsd', '我方.bzsd', '--out', '乙.bzsd', '--choose', 'mine')
    const [first, second] = await Promise.all(['甲', '乙'].map((name) => cli('inspect', `${name}.bzsd`, '--json')))
    const counts = JSON.parse(first?.stdout ?? '').counts
    expect({ ...JSON.parse(second?.stdout ?? '').counts, changes: counts.changes }).toEqual(counts)
    mine.merge(theirs, chooseTheirs)
    expect(counts).toMatchObject({ standards: mine.state.standards.size, attachments: 2 })
  })
})
