import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { completeAttachments } from '../../main/backups/complete-attachments'
import { diskFs, type Fs } from '../../main/files/fs-port'
import { writeToDisk } from '../../main/files/write-to-disk'
import { beginRun, endRun } from '../../main/run-state'
import { openSettings } from '../../main/settings'
import { readWorkspaceFile } from '../../main/workspace-file/read'
import { writeWorkspaceFile } from '../../main/workspace-file/write'
import { attachmentOf, filesUnder, PNG, putFile, sha256Of } from '../support/attached-files'
import { Crash, FAULTS, FaultyFs, stepsFor } from '../support/faulty-fs'
import { fileRows } from '../support/file-rows'
import { temporaryFolder } from '../support/temporary-folder'

/** Something that writes user data, beginning in a folder that holds an older state. */
interface Operation {
  readonly prepare: () => Promise<string>
  readonly act: (home: string, fs: Fs) => Promise<{ readonly ok: boolean }>
  /** What somebody finds there who comes later. */
  readonly seen: (home: string) => Promise<unknown>
}

const ATTACHED = { attachments: [attachmentOf(20, PNG)] }
const FILE = '工作区.bzsd'

async function writtenBefore(home: string): Promise<string> {
  await writeWorkspaceFile(fileRows(), join(home, FILE), { appVersion: '0.1.0' })
  return home
}

/** The title and what is attached; a file that does not verify is a third state. */
async function workspaceSeen(path: string): Promise<unknown> {
  const read = await readWorkspaceFile(path)
  return read.ok ? { counts: read.value.summary.counts, files: read.value.summary.attachments.files } : read.error.kind
}

function storeIn(home: string): string {
  putFile(join(home, 'attachments'), PNG)
  return join(home, 'attachments')
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'export a workspace with its attached files': {
    prepare: () => writtenBefore(temporaryFolder()),
    act: (home, fs) =>
      writeWorkspaceFile(fileRows(ATTACHED), join(home, FILE), {
        appVersion: '0.1.0',
        attachments: storeIn(home),
        fs,
      }),
    seen: (home) => workspaceSeen(join(home, FILE)),
  },
  'export to a stick': {
    async prepare() {
      const home = temporaryFolder()
      mkdirSync(join(home, 'stick'))
      await writtenBefore(join(home, 'stick'))
      return home
    },
    act: (home, fs) => {
      mkdirSync(join(home, 'workspaces/incoming'), { recursive: true })
      const write = (path: string) =>
        writeWorkspaceFile(fileRows(ATTACHED), path, { appVersion: '0.1.0', attachments: storeIn(home), fs })
      const folder = join(home, 'workspaces/incoming/one')
      return writeToDisk(join(home, 'stick', FILE), write, { folder, otherDisk: async () => true, fs })
    },
    seen: (home) => workspaceSeen(join(home, 'stick', FILE)),
  },
  'save the settings': {
    async prepare() {
      const home = temporaryFolder()
      await (await openSettings(home)).saveAuthor({ name: '王小云', office: '标准化科' })
      return home
    },
    act: async (home, fs) => (await openSettings(home, fs)).saveSecondPlace({ path: '/media/U盘', otherVolume: true }),
    async seen(home) {
      const settings = await openSettings(home)
      return { author: settings.author(), place: settings.secondPlace(), device: settings.device }
    },
  },
  'note that the program runs': {
    async prepare() {
      const home = temporaryFolder()
      await beginRun(home, VERSION, NOW)
      await endRun(home, VERSION)
      return home
    },
    act: (home, fs) => beginRun(home, VERSION, NOW, fs),
    seen: async (home) => JSON.parse(readFileSync(join(home, 'run-state.json'), 'utf8')),
  },
  'note a clean exit': {
    async prepare() {
      const home = temporaryFolder()
      await beginRun(home, VERSION, NOW)
      return home
    },
    act: (home, fs) => endRun(home, VERSION, fs),
    seen: async (home) => JSON.parse(readFileSync(join(home, 'run-state.json'), 'utf8')),
  },
}

const VERSION = { app: '0.1.0', chromium: 130 }
const NOW = new Date('2026-11-23T10:00:00.000Z')

describe.each(Object.entries(OPERATIONS))('%s', { timeout: 120_000 }, (_name, { prepare, act, seen }) => {
  it.each(Object.entries(FAULTS))('leaves the old or the new state: %s at every step', async (_fault, fault) => {
    const origin = await prepare()
    const before = await seen(origin)
    const clean = new FaultyFs(0, 'crash')
    const whole = copyOf(origin)
    expect(await act(whole, clean)).toMatchObject({ ok: true })
    const after = await seen(whole)
    expect(after).not.toEqual(before)
    for (const step of stepsFor(fault, clean)) {
      const home = copyOf(origin)
      const done = await act(home, new FaultyFs(step, fault)).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error
        return null
      })
      const where = `${clean.steps[step - 1]} ${step}`
      const found = await seen(home)
      expect([before, after], where).toContainEqual(found)
      // What is said to be done is done; after anything but a crash nothing is left lying.
      if (done?.ok) expect(found, where).toEqual(after)
      if (done) expect(temporariesIn(home), where).toEqual([])
      if (done) continue
      // A dead process's litter is in nobody's way.
      expect(await act(home, diskFs), where).toMatchObject({ ok: true })
      expect(await seen(home), where).toEqual(after)
    }
  })
})

describe('gathering the attached files of a backup that is restored', () => {
  it.each(Object.entries(FAULTS))(
    'brings whole files only and leaves the stores alone: %s at every step',
    async (_fault, fault) => {
      const store = temporaryFolder()
      const contents = [PNG, Buffer.from('第二份佐证')]
      for (const content of contents) putFile(store, content)
      const missing = contents.map((content) => ({
        sha256: sha256Of(content),
        name: '佐证',
        fault: 'missing' as const,
      }))
      const held = { files: 0, bytes: 0, missing }
      const before = filesUnder(store)
      const clean = new FaultyFs(0, 'crash')
      await completeAttachments(held, join(temporaryFolder(), '到'), [store], clean)
      expect(clean.steps.length).toBeGreaterThan(10)
      for (const step of stepsFor(fault, clean)) {
        const to = join(temporaryFolder(), '到')
        const done = await completeAttachments(held, to, [store], new FaultyFs(step, fault)).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error
          return null
        })
        const where = `${clean.steps[step - 1]} ${step}`
        const there = [...filesUnder(to)].filter(([name]) => !name.includes('.tmp-'))
        for (const [name, content] of there) expect(sha256Of(content), where).toBe(name.slice(3))
        if (done?.ok) expect(done.value, where).toMatchObject({ files: 2, missing: [] })
        expect(filesUnder(store), where).toEqual(before)
      }
    },
  )
})

function copyOf(home: string): string {
  const copy = temporaryFolder()
  cpSync(home, copy, { recursive: true })
  return copy
}

function temporariesIn(home: string): string[] {
  return readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.tmp-'))
}
