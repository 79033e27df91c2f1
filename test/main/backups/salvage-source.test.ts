import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ledgerOf } from '../../../domain/workspace/ledger'
import { emptyState } from '../../../domain/workspace/state'
import { BackupFolder } from '../../../main/backups/backup-folder'
import { findSalvageSource, highestNumber } from '../../../main/backups/salvage-source'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { damageFile, putBackup, writer } from '../../support/backups'
import { temporaryFolder } from '../../support/temporary-folder'

const ledger = ledgerOf(emptyState())
const run = (from: number, to: number) => ({ from, to, ledger })

/** Backups at 4 and 6. */
async function slot() {
  const folder = temporaryFolder()
  const names = [await putBackup(folder, '2026-11-23T09:00:00Z', 4), await putBackup(folder, '2026-11-23T10:00:00Z', 6)]
  return { backups: new BackupFolder(folder), paths: names.map((name) => join(folder, `${name}.bzsd`)) }
}

async function found(backups: BackupFolder, runs: ReturnType<typeof run>[], baseline: string | null = null) {
  const parts = { folders: [backups], journal: { runs }, baseline, stage: (path: string) => readWorkspaceFile(path) }
  const source = await findSalvageSource(parts)
  return source.ok && source.value ? { ...source.value, staged: source.value.staged !== null } : source
}

describe('findSalvageSource', () => {
  it('takes the newest backup from which whole lines lead farthest', async () => {
    const { backups } = await slot()
    expect(await found(backups, [run(1, 2), run(6, 9)])).toMatchObject({ seq: 6, reaches: 9, ledger, staged: true })
    // Line 6 is lost: from the newer one nothing leads on, from the older one neither.
    expect(await found(backups, [run(1, 5), run(8, 9)])).toMatchObject({ seq: 6, reaches: 6, ledger: null })
  })

  it('goes back to an older one when the newest is damaged, as far as the lines lead from there', async () => {
    const { backups, paths } = await slot()
    damageFile(paths[1] ?? '')
    expect(await found(backups, [run(1, 2), run(5, 9)])).toMatchObject({ seq: 4, reaches: 9 })
    expect(await found(backups, [run(1, 2), run(6, 9)])).toMatchObject({ seq: 4, reaches: 4 })
  })

  it('prefers the file of the beginning when only from there the lines lead farther', async () => {
    const { backups, paths } = await slot()
    for (const path of paths) damageFile(path)
    const baseline = join(temporaryFolder(), 'baseline.bzsd')
    await writer()(baseline)
    expect(await found(backups, [run(1, 3)], baseline)).toMatchObject({ source: '导入时的工作区文件', reaches: 3 })
    expect(await found(backups, [run(1, 3)])).toMatchObject({ source: '保存日志', reaches: 3, staged: false })
    damageFile(baseline)
    expect(await found(backups, [run(1, 3)], baseline)).toEqual({ ok: true, value: null })
  })

  it('numbers what comes after above everything that bears a number, damaged backups included', async () => {
    const { backups } = await slot()
    await backups.setAside('20261123T100000Z-6', { kind: 'damaged', message: '坏了' })
    expect(await highestNumber([backups], { highest: 5 })).toBe(6)
    expect(await highestNumber([backups], { highest: 7 })).toBe(7)
  })
})
