import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answerCall } from '../../../main/answer-call'
import { createAttachmentHandlers } from '../../../main/attachments/attachment-calls'
import { createStores } from '../../../main/attachments/stores'
import { PIECE_BYTES } from '../../../preload/attachment-contract'
import { APP_ORIGIN } from '../../../preload/contract'
import { filesUnder, PNG, putFile, sha256Of } from '../../support/attached-files'
import { idNumber } from '../../support/file-rows'
import { temporaryFolder } from '../../support/temporary-folder'

const SLOT = idNumber(1)
const JOB = '0198a000-0000-4000-8000-000000000001'

function office(answers: { open?: readonly string[]; save?: string | null } = {}) {
  const folder = temporaryFolder()
  const store = join(folder, 'attachments')
  const opened: string[] = []
  const handlers = createAttachmentHandlers({
    stores: createStores((slot) => (slot === SLOT ? store : null)),
    dialogs: { save: async () => answers.save ?? null, openMany: async () => answers.open ?? [] },
    report: () => undefined,
    openOutside: async (path) => {
      opened.push(path)
      return ''
    },
    openedFolder: join(folder, 'opened'),
  })
  return { folder, store, opened, handlers }
}

const kindOf = async (answer: unknown) => {
  const result = (await answer) as { ok: boolean; error?: { kind: string } }
  return result.ok ? 'ok' : result.error?.kind
}

async function begun(handlers: ReturnType<typeof office>['handlers'], size = PNG.length): Promise<string> {
  const answer = await handlers.beginAttachment({ slot: SLOT, name: '照片.png', size })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value.upload
}

describe('files that come in pieces', () => {
  it('are stored when all of them are in', async () => {
    const { handlers, store } = office()
    const upload = await begun(handlers)
    expect(
      await kindOf(handlers.addAttachmentBytes({ upload, offset: 0, bytes: new Uint8Array(PNG.subarray(0, 9)) })),
    ).toBe('ok')
    expect(
      await kindOf(handlers.addAttachmentBytes({ upload, offset: 9, bytes: new Uint8Array(PNG.subarray(9)) })),
    ).toBe('ok')
    expect(await handlers.endAttachment({ upload })).toMatchObject({
      value: { name: '照片.png', sha256: sha256Of(PNG), mediaType: 'image/png' },
    })
    expect([...filesUnder(store).values()]).toEqual([PNG])
    expect(await kindOf(handlers.endAttachment({ upload }))).toBe('upload-ended')
  })

  it.each([
    ['a piece that does not follow', 5, 9],
    ['more than was announced', 0, PNG.length + 1],
  ])('are given up after %s', async (_name, offset, length) => {
    const { handlers, store } = office()
    const upload = await begun(handlers)
    expect(await kindOf(handlers.addAttachmentBytes({ upload, offset, bytes: new Uint8Array(length) }))).toBe(
      'bad-piece',
    )
    expect(await kindOf(handlers.addAttachmentBytes({ upload, offset: 0, bytes: new Uint8Array(1) }))).toBe(
      'upload-ended',
    )
    expect(filesUnder(store).size).toBe(0)
  })

  it('are given up when they end too early, or are cancelled', async () => {
    const { handlers, store } = office()
    expect(await kindOf(handlers.endAttachment({ upload: await begun(handlers) }))).toBe('bad-piece')
    const upload = await begun(handlers)
    await handlers.cancelAttachment({ upload })
    await handlers.cancelAttachment({ upload })
    expect(await kindOf(handlers.endAttachment({ upload }))).toBe('upload-ended')
    expect(await kindOf(handlers.endAttachment({ upload: await begun(handlers, 0) }))).toBe('empty-file')
    expect(filesUnder(store).size).toBe(0)
  })

  it('do not come for unknown uploads and slots, nor too many at a time', async () => {
    const { handlers } = office()
    expect(await kindOf(handlers.addAttachmentBytes({ upload: JOB, offset: 0, bytes: new Uint8Array(1) }))).toBe(
      'upload-ended',
    )
    expect(await kindOf(handlers.beginAttachment({ slot: idNumber(2), name: 'a', size: 1 }))).toBe('no-such-slot')
    for (let n = 0; n < 4; n += 1) await begun(handlers)
    expect(await kindOf(handlers.beginAttachment({ slot: SLOT, name: 'a', size: 1 }))).toBe('too-many-uploads')
  })

  it.each([
    [{ upload: JOB, offset: 0, bytes: new Uint8Array(0) }],
    [{ upload: JOB, offset: 0, bytes: new Uint8Array(PIECE_BYTES + 1) }],
    [{ upload: JOB, offset: -1, bytes: new Uint8Array(1) }],
    [{ upload: JOB, offset: 0, bytes: [1, 2, 3] }],
    [{ upload: JOB, offset: 0, bytes: 'abc' }],
    [{ upload: '../x', offset: 0, bytes: new Uint8Array(1) }],
  ])('are refused by the contract when they are %j', async (args) => {
    const { handlers } = office()
    const all = handlers as unknown as Parameters<typeof answerCall>[0]
    const frame = { url: `${APP_ORIGIN}/index.html`, parent: null }
    expect(await kindOf(answerCall(all, 'addAttachmentBytes', frame, args, () => undefined))).toBe('bad-argument')
  })
})

describe('files chosen in the dialog', () => {
  it('are all tried; those that cannot be taken are named', async () => {
    const sources = temporaryFolder()
    const [photo, empty, folder] = ['照片.png', '空.txt', '文件夹'].map((name) => join(sources, name))
    writeFileSync(photo ?? '', PNG)
    writeFileSync(empty ?? '', '')
    mkdirSync(folder ?? '')
    const paths = [photo, empty, folder, join(sources, '没有.png')].map((path) => path ?? '')
    const { handlers } = office({ open: paths })
    const chosen = await handlers.chooseAttachments({ slot: SLOT, job: JOB })
    if (!chosen.ok) throw new Error(chosen.error.message)
    expect(chosen.value.stored.map(({ name }) => name)).toEqual(['照片.png'])
    expect(chosen.value.refused.map(({ name }) => name)).toEqual(['空.txt', '文件夹', '没有.png'])
    expect(readFileSync(photo ?? '')).toEqual(PNG)
  })

  it('give two empty lists when the user cancels', async () => {
    const { handlers } = office()
    expect(await handlers.chooseAttachments({ slot: SLOT, job: JOB })).toEqual({
      ok: true,
      value: { stored: [], refused: [] },
    })
  })
})

describe('copies', () => {
  it('are saved under the chosen name, and refused when the file is damaged', async () => {
    const target = join(temporaryFolder(), '另存.png')
    const { handlers, store } = office({ save: target })
    const file = { slot: SLOT, sha256: putFile(store, PNG), name: '照片.png' }
    expect(await handlers.saveAttachmentAs(file)).toEqual({ ok: true, value: { name: '另存.png' } })
    expect(readFileSync(target)).toEqual(PNG)
    truncateSync(join(store, file.sha256.slice(0, 2), file.sha256), 9)
    expect(await kindOf(handlers.saveAttachmentAs(file))).toBe('attachment-damaged')
    expect(readFileSync(target)).toEqual(PNG)
    expect(await kindOf(handlers.saveAttachmentAs({ ...file, sha256: 'a'.repeat(64) }))).toBe('attachment-missing')
  })

  it('are opened outside under a safe name whose extension fits the content', async () => {
    const { handlers, store, opened } = office()
    const sha256 = putFile(store, PNG)
    expect(await kindOf(handlers.openAttachment({ slot: SLOT, sha256, name: '..\\照片.exe' }))).toBe('ok')
    expect(opened.map((path) => basename(path))).toEqual(['_照片.png'])
    expect(readFileSync(opened[0] ?? '')).toEqual(PNG)
  })

  it.each([
    ['MZ\x90', '安装.exe'],
    ['@echo off', '打开.bat'],
    ['<script>', '网页.html'],
    ['PK\x03\x04', '打包.zip'],
    ['MZ\x90', '其实是程序.png'],
  ])('are never opened of %j called %s', async (content, name) => {
    const { handlers, store, opened, folder } = office()
    const sha256 = putFile(store, Buffer.from(content, 'latin1'))
    expect(await kindOf(handlers.openAttachment({ slot: SLOT, sha256, name }))).toBe('not-openable')
    expect(opened).toEqual([])
    expect(readdirSync(folder)).toEqual(['attachments'])
  })
})
