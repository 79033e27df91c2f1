import { cpSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fail } from '../../../domain/result'
import { BackupFolder } from '../../../main/backups/backup-folder'
import { keepBackup } from '../../../main/backups/keep-backup'
import { writeVerifiedFile } from '../../../main/files/atomic-file'
import { diskFs, type Fs } from '../../../main/files/fs-port'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { damageFile, filledJournal, goodSeqs, openedJournal, putBackup, writer } from '../../support/backups'
import { Crash, FAULTS, FaultyFs, stepsFor } from '../../support/faulty-fs'
import { temporaryFolder } from '../../support/temporary-folder'

const NOW = '2026-11-23T10:00:00.000Z'

/** A slot with 9 batches, and backups at 2, 4 and 6 (two of one old day, so that one is thinned) and 8. */
async function slotFolder(): Promise<string> {
  const slot = temporaryFolder()
  await filledJournal(join(slot, 'journal'), 9, [2, 4, 6, 8])
  await putBackup(join(slot, 'backups'), '2026-11-01T01:00:00Z', 2)
  await putBackup(join(slot, 'backups'), '2026-11-01T02:00:00Z', 4)
  await putBackup(join(slot, 'backups'), '2026-11-22T11:00:00Z', 6)
  await putBackup(join(slot, 'backups'), '2026-11-23T09:00:00Z', 8)
  return slot
}

async function backUp(slot: string, fs: Fs = diskFs, write = rewriter(fs)) {
  const journal = await openedJournal(join(slot, 'journal'), fs)
  const folder = new BackupFolder(join(slot, 'backups'), fs)
  const verify = (path: string) => readWorkspaceFile(path)
  const kept = await keepBackup({ folder, journal, now: new Date(NOW), verify }, 9, write)
  await journal.close()
  return kept
}

/** A ready file written in one piece, so that its steps are few; the steps of packing one are another test's. */
function rewriter(fs: Fs) {
  return async (path: string) => {
    ready ??= await readyFile()
    return writeVerifiedFile(path, ready, (written) => readWorkspaceFile(written), { fs })
  }
}

let ready: Buffer | null = null

async function readyFile(): Promise<Buffer> {
  const path = join(temporaryFolder(), '备份.bzsd')
  await writer()(path)
  return readFileSync(path)
}

async function baseOf(slot: string): Promise<{ base: number; head: number }> {
  const journal = await openedJournal(join(slot, 'journal'))
  const { base, head } = journal
  await journal.close()
  return { base, head }
}

describe('keepBackup', () => {
  it('thins by the rule and prunes the journal up to the backup before', async () => {
    const slot = await slotFolder()
    expect(await backUp(slot)).toMatchObject({ ok: true, value: { backup: { name: '20261123T100000Z-9' }, notes: [] } })
    expect(await goodSeqs(join(slot, 'backups'))).toEqual([9, 8, 6, 4])
    expect(await baseOf(slot)).toEqual({ base: 8, head: 9 })
  })

  it('touches nothing when the new backup is not verified', async () => {
    const slot = await slotFolder()
    const files = readdirSync(join(slot, 'backups'))
    const refused = await backUp(slot, diskFs, async () => fail('not-verified', '没有通过核对。'))
    expect(refused).toMatchObject({ ok: false, error: { kind: 'not-verified' } })
    expect(readdirSync(join(slot, 'backups'))).toEqual(files)
    expect(await baseOf(slot)).toEqual({ base: 0, head: 9 })
  })

  it('sets a damaged backup aside with its reason, and prunes only up to the one before it', async () => {
    const slot = await slotFolder()
    damageFile(join(slot, 'backups', '20261123T090000Z-8.bzsd'))
    expect(await backUp(slot)).toMatchObject({ ok: true, value: { notes: [] } })
    expect(await goodSeqs(join(slot, 'backups'))).toEqual([9, 6, 4])
    const [aside] = await new BackupFolder(join(slot, 'backups')).asides()
    expect(aside).toMatchObject({ name: '20261123T090000Z-8', problem: { kind: 'damaged' } })
    expect((await baseOf(slot)).base).toBe(6)
  })

  it('never lets a broken backup stand for the good ones that thinning would remove', async () => {
    const slot = await slotFolder()
    truncateSync(join(slot, 'backups', '20261101T020000Z-4.bzsd'), 500)
    await backUp(slot)
    expect(await goodSeqs(join(slot, 'backups'))).toEqual([9, 8, 6, 2])
  })

  it('leaves a file alone that cannot be read just now, and prunes nothing on it', async () => {
    const slot = await slotFolder()
    const journal = await openedJournal(join(slot, 'journal'))
    const folder = new BackupFolder(join(slot, 'backups'))
    const verify = async () => fail('file-busy', '文件正被其他程序占用。')
    const kept = await keepBackup({ folder, journal, now: new Date(NOW), verify }, 9, writer())
    expect(kept).toMatchObject({ ok: true, value: { notes: [{ kind: 'file-busy' }] } })
    expect(journal.base).toBe(0)
    await journal.close()
    expect(await folder.asides()).toEqual([])
  })

  it('removes what a backup that was broken off left behind', async () => {
    const slot = await slotFolder()
    writeFileSync(join(slot, 'backups', '20261123T093000Z-9.bzsd.tmp-abc'), '一半')
    await backUp(slot)
    expect(readdirSync(join(slot, 'backups')).filter((file) => file.includes('tmp'))).toEqual([])
  })

  it.each(Object.entries(FAULTS))(
    'keeps every good backup and every needed line: %s at every step',
    { timeout: 120_000 },
    async (_fault, fault) => {
      const origin = await slotFolder()
      damageFile(join(origin, 'backups', '20261123T090000Z-8.bzsd'))
      const clean = new FaultyFs(0, 'crash')
      await backUp(copyOf(origin), clean)
      expect(clean.steps.length).toBeGreaterThan(20)
      for (const at of stepsFor(fault, clean)) {
        const slot = copyOf(origin)
        const fs = new FaultyFs(at, fault)
        await backUp(slot, fs).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error
        })
        const good = await goodSeqs(join(slot, 'backups'))
        const where = `${clean.steps[at - 1]} ${at}`
        expect(
          good.filter((seq) => seq < 9 && seq !== 2),
          where,
        ).toEqual([6, 4])
        const { base, head } = await baseOf(slot)
        expect(head, where).toBe(9)
        // Whatever is gone from the journal stands in two good backups.
        expect(base === 0 || good.filter((seq) => seq >= base).length >= 2, where).toBe(true)
        // The next backup, with nothing failing, ends as if nothing had happened.
        if (fault !== 'crash') continue
        expect(await backUp(slot)).toMatchObject({ ok: true, value: { notes: [] } })
        expect(await goodSeqs(join(slot, 'backups')), where).toEqual([9, 6, 4])
      }
    },
  )
})

function copyOf(slot: string): string {
  const copy = temporaryFolder()
  cpSync(slot, copy, { recursive: true })
  return copy
}
