import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BackupFolder } from '../../../main/backups/backup-folder'
import { findRecoverySource, localTime } from '../../../main/backups/recovery-source'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { damageFile, putBackup, writer } from '../../support/backups'
import { temporaryFolder } from '../../support/temporary-folder'

const stage = (path: string) => readWorkspaceFile(path)

async function slotWith(...backups: readonly (readonly [at: string, seq: number])[]) {
  const folder = temporaryFolder()
  const paths: string[] = []
  for (const [at, seq] of backups) paths.push(join(folder, `${await putBackup(folder, at, seq)}.bzsd`))
  return { folders: [new BackupFolder(folder)], paths }
}

const NINE = ['2026-11-23T09:00:00Z', 4] as const
const TEN = ['2026-11-23T10:00:00Z', 6] as const

describe('findRecoverySource', () => {
  it('offers the newest backup, named by its time', async () => {
    const { folders } = await slotWith(NINE, TEN)
    const found = await findRecoverySource({ folders, journal: { base: 4, head: 8 }, baseline: null, stage })
    const source = `备份（${localTime('2026-11-23T10:00:00Z')}）`
    expect(found).toMatchObject({
      ok: true,
      value: { source, seq: 6, staged: { summary: { title: '云河县政务服务中心试点' } } },
    })
  })

  it('goes back to the one before when the newest is damaged, and to a copy in the second place', async () => {
    const { folders, paths } = await slotWith(NINE, TEN)
    damageFile(paths[1] ?? '')
    const journal = { base: 4, head: 8 }
    expect(await findRecoverySource({ folders, journal, baseline: null, stage })).toMatchObject({
      ok: true,
      value: { seq: 4 },
    })
    const second = await slotWith(TEN)
    const both = [...folders, ...second.folders]
    expect(await findRecoverySource({ folders: both, journal, baseline: null, stage })).toMatchObject({
      ok: true,
      value: { seq: 6 },
    })
  })

  it('uses no backup that the journal does not lead on from', async () => {
    const { folders } = await slotWith(['2026-11-23T08:00:00Z', 3], ['2026-11-23T11:00:00Z', 9])
    const journal = { base: 4, head: 8 }
    const refused = await findRecoverySource({ folders, journal, baseline: null, stage })
    expect(refused).toMatchObject({ ok: false, error: { kind: 'no-recovery' } })
  })

  it('falls back on the file of the beginning and the whole journal, or the journal alone', async () => {
    const { folders, paths } = await slotWith(NINE)
    truncateSync(paths[0] ?? '', 100)
    const baseline = join(temporaryFolder(), 'baseline.bzsd')
    await writer()(baseline)
    const journal = { base: 0, head: 8 }
    expect(await findRecoverySource({ folders, journal, baseline, stage })).toMatchObject({
      ok: true,
      value: { source: '导入时的工作区文件', seq: 0 },
    })
    expect(await findRecoverySource({ folders, journal, baseline: null, stage })).toEqual({
      ok: true,
      value: { source: '保存日志', seq: 0, staged: null },
    })
    writeFileSync(baseline, '坏了')
    expect(await findRecoverySource({ folders, journal, baseline, stage })).toMatchObject({ ok: false })
  })
})
