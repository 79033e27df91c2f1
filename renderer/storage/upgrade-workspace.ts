import { fail, type Result } from '../../domain/result'
import type { Bridge, StagedFile } from '../../preload/contract'
import { backUpBefore, type RestingWorkspace } from './backups'

type UpgradeBridge = Pick<
  Bridge,
  'getBackupState' | 'verifyBackup' | 'openSnapshot' | 'addToSnapshot' | 'backUp' | 'stageBackup'
>

/**
 * Brings a workspace of an older record schema to this program's, as far as a staged file: a verified backup of it as it
 * is, read again as every older file is. Adopting that fills a new slot with a journal of its own, so no journal ever
 * holds two schemas; the old slot stays as it was, with the backup.
 * Errors: those of backUpBefore and stageBackup.
 */
export async function stageUpgrade(bridge: UpgradeBridge, workspace: RestingWorkspace): Promise<Result<StagedFile>> {
  const { slot } = workspace
  const job = crypto.randomUUID()
  const made = await backUpBefore(bridge, workspace, 'migration', job)
  if (!made.ok) return made
  const state = await bridge.getBackupState({ slot })
  if (!state.ok) return state
  const { newest } = state.value
  if (!newest) return fail('no-backup', '升级前的备份没有找到，没有升级，原有数据没有变化。请重新启动程序再试。')
  return bridge.stageBackup({ slot, backup: newest.backup, look: false, job })
}
