import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AttachmentStore } from '../../../main/attachments/store'
import { BackupFolder } from '../../../main/backups/backup-folder'
import { completeAttachments } from '../../../main/backups/complete-attachments'
import {
  ATTACHED,
  copyToSecondPlace,
  describePlace,
  isCurrent,
  lastSecondCopy,
  placeName,
  secondFolder,
} from '../../../main/backups/second-place'
import { diskFs, type Fs } from '../../../main/files/fs-port'
import { PNG, putFile, sha256Of } from '../../support/attached-files'
import { goodSeqs, putBackup } from '../../support/backups'
import { Crash, FAULTS, FaultyFs, stepsFor } from '../../support/faulty-fs'
import { temporaryFolder } from '../../support/temporary-folder'

const SLOT = '0198a000-0000-7000-8000-00000000abcd'
const NOW = new Date('2026-11-23T10:00:00.000Z')

interface Office {
  readonly userData: string
  readonly stick: string
}

/** A PC with two backups and one attached file, and a stick. */
async function office(): Promise<Office> {
  const userData = temporaryFolder()
  await putBackup(join(userData, 'backups'), '2026-11-23T08:00:00Z', 3)
  await putBackup(join(userData, 'backups'), '2026-11-23T09:00:00Z', 5)
  putFile(join(userData, 'attachments'), PNG)
  return { userData, stick: temporaryFolder() }
}

const backupsOf = ({ userData }: Office) => new BackupFolder(join(userData, 'backups'))

function copy(at: Office, fs: Fs = diskFs, now = NOW) {
  const attachments = new AttachmentStore(join(at.userData, 'attachments'))
  const what = {
    slot: SLOT,
    title: '云溪县 政务/服务',
    backups: backupsOf(at),
    attachments,
    userData: at.userData,
    now,
  }
  return copyToSecondPlace(what, { path: at.stick, otherVolume: false }, fs)
}

const OURS = join('标准化试点备份', '云溪县_政务_服务-0000abcd')

describe('copyToSecondPlace', () => {
  it('copies the newest backup and the attached files, and notes when', async () => {
    const at = await office()
    expect(await copy(at)).toEqual({ ok: true, value: NOW.toISOString() })
    expect(await goodSeqs(join(at.stick, OURS))).toEqual([5])
    const name = '20261123T090000Z-5.bzsd'
    expect(readFileSync(join(at.stick, OURS, name))).toEqual(readFileSync(join(at.userData, 'backups', name)))
    const sha256 = sha256Of(PNG)
    expect(readFileSync(new AttachmentStore(join(at.stick, OURS, ATTACHED)).pathOf(sha256))).toEqual(PNG)
    expect(await lastSecondCopy(backupsOf(at))).toEqual({
      name: name.slice(0, -5),
      at: NOW.toISOString(),
      place: at.stick,
    })
  })

  it('does not copy again what is there, and copies it again when it is gone', async () => {
    const at = await office()
    await copy(at)
    const later = new Date('2026-11-24T10:00:00.000Z')
    const fs = new FaultyFs(0, 'crash')
    expect(await copy(at, fs, later)).toEqual({ ok: true, value: NOW.toISOString() })
    expect(fs.steps).toEqual([])
    rmSync(join(at.stick, OURS), { recursive: true })
    expect(await copy(at, diskFs, later)).toEqual({ ok: true, value: later.toISOString() })
    expect(await goodSeqs(join(at.stick, OURS))).toEqual([5])
  })

  it('copies the newest backup again to another place that is chosen', async () => {
    const at = await office()
    await copy(at)
    const other = { ...at, stick: temporaryFolder() }
    const last = await lastSecondCopy(backupsOf(at))
    const [newest] = await backupsOf(at).list()
    const isThere = ({ stick }: Office) => last && isCurrent(last, newest, { path: stick, otherVolume: false })
    expect([isThere(at), isThere(other)]).toEqual([true, false])
    await copy(other)
    expect(await goodSeqs(join(other.stick, OURS))).toEqual([5])
    expect(await lastSecondCopy(backupsOf(at))).toMatchObject({ place: other.stick })
  })

  it('says when the stick is not there, and makes no folder in its stead', async () => {
    const at = await office()
    renameSync(at.stick, `${at.stick}-拔出`)
    expect(await copy(at)).toMatchObject({ ok: false, error: { kind: 'place-absent' } })
    expect(existsSync(at.stick)).toBe(false)
    renameSync(`${at.stick}-拔出`, at.stick)
  })

  it('takes the empty folder that a pulled stick leaves for no stick', async () => {
    const at = await office()
    const what = { slot: SLOT, title: '', backups: backupsOf(at), userData: at.userData, now: NOW }
    const attachments = new AttachmentStore(join(at.userData, 'attachments'))
    const absent = await copyToSecondPlace({ ...what, attachments }, { path: at.stick, otherVolume: true })
    expect(absent).toMatchObject({ ok: false, error: { kind: 'place-absent' } })
    expect(readdirSync(at.stick)).toEqual([])
    expect(await secondFolder({ path: at.stick, otherVolume: true }, SLOT, at.userData)).toBe(null)
  })

  it('keeps its folder when the workspace is renamed, and passes over other things there', async () => {
    const at = await office()
    mkdirSync(join(at.stick, '标准化试点备份', '旧名称-0000abcd'), { recursive: true })
    writeFileSync(join(at.stick, '标准化试点备份', '旧名称-0000abcd', '别人的.txt'), '不动')
    await copy(at)
    expect(readdirSync(join(at.stick, '标准化试点备份'))).toEqual(['旧名称-0000abcd'])
    const found = await secondFolder({ path: at.stick, otherVolume: false }, SLOT, at.userData)
    expect((await found?.list())?.map(({ seq }) => seq)).toEqual([5])
  })

  it('leaves a damaged attached file out, and copies the rest', async () => {
    const at = await office()
    const store = new AttachmentStore(join(at.userData, 'attachments'))
    writeFileSync(store.pathOf(sha256Of(PNG)), '坏了')
    expect(await copy(at)).toMatchObject({ ok: true })
    expect(existsSync(new AttachmentStore(join(at.stick, OURS, ATTACHED)).pathOf(sha256Of(PNG)))).toBe(false)
  })

  it.each(Object.entries(FAULTS))(
    'leaves every older copy and every backup good: %s at every step',
    { timeout: 120_000 },
    async (_fault, fault) => {
      const origin = await office()
      await copy(origin)
      await putBackup(join(origin.userData, 'backups'), '2026-11-23T09:30:00Z', 7)
      putFile(join(origin.userData, 'attachments'), Buffer.from('第二份佐证'))
      const clean = new FaultyFs(0, 'crash')
      await copy(copyOf(origin), clean)
      expect(clean.steps.length).toBeGreaterThan(15)
      for (const step of stepsFor(fault, clean)) {
        const at = copyOf(origin)
        const fs = new FaultyFs(step, fault)
        const done = await copy(at, fs).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error
          return null
        })
        const where = `${clean.steps[step - 1]} ${step}`
        expect(await goodSeqs(join(at.userData, 'backups')), where).toEqual([7, 5, 3])
        const copies = await goodSeqs(join(at.stick, OURS))
        expect(copies.at(-1), where).toBe(5)
        // What is said to be copied is there.
        if (done?.ok) expect(copies, where).toEqual([7, 5])
        expect(await copy(at)).toMatchObject({ ok: true })
        expect(await goodSeqs(join(at.stick, OURS)), where).toEqual([7, 5])
      }
    },
  )
})

function copyOf({ userData, stick }: Office): Office {
  const copied = { userData: temporaryFolder(), stick: temporaryFolder() }
  cpSync(userData, copied.userData, { recursive: true })
  cpSync(stick, copied.stick, { recursive: true })
  return copied
}

describe('a chosen place', () => {
  it('is another volume only when it is one', async () => {
    const userData = temporaryFolder()
    const place = await describePlace(join(userData), userData)
    expect(place).toEqual({ ok: true, value: { path: userData, otherVolume: false } })
    expect(await describePlace(join(userData, '没有'), userData)).toMatchObject({ ok: false })
  })

  it('is called by its last folder, a drive by its letter', () => {
    expect(placeName('/media/王/资料盘')).toBe('资料盘')
    expect(placeName('/')).toBe('/')
  })
})

describe('completeAttachments', () => {
  it('gathers what a store has whole, and tells what is still missing', async () => {
    const [store, broken, to] = [temporaryFolder(), temporaryFolder(), join(temporaryFolder(), '到')]
    putFile(store, PNG)
    putFile(broken, PNG)
    writeFileSync(new AttachmentStore(broken).pathOf(sha256Of(PNG)), '坏了')
    const gone = { sha256: 'f'.repeat(64), name: '不见了.pdf', fault: 'missing' as const }
    const held = {
      files: 1,
      bytes: 10,
      missing: [{ sha256: sha256Of(PNG), name: '照片.png', fault: 'missing' as const }, gone],
    }
    expect(await completeAttachments(held, to, [broken, store])).toEqual({
      ok: true,
      value: { files: 2, bytes: 10 + PNG.length, missing: [gone] },
    })
    expect(readFileSync(new AttachmentStore(to).pathOf(sha256Of(PNG)))).toEqual(PNG)
  })
})
