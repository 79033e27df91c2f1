import { fail, ok, type Result } from '../../domain/result'
import type { ArgsOf, ChosenFile, ExportedPacket, ExportedWorkspace, StagedFile } from '../../preload/contract'
import { activeSlot } from '../storage/active-slot'
import { uploadSnapshot } from '../storage/upload-snapshot'
import type { Workbench } from '../storage/workbench'

/** The user closed the dialog without choosing: nothing to report. */
export const CANCELLED = 'cancelled'

/** A finished export and the file it went to. */
export interface Exported<T> {
  readonly file: ChosenFile
  readonly report: T
}

/**
 * Exports the whole workspace to a file that the user chooses; verified by re-reading before it is named. With a
 * passphrase the file is encrypted.
 */
export async function exportWorkspace(
  workbench: Workbench,
  file: ChosenFile,
  { job, passphrase }: { readonly job: string; readonly passphrase: string | null },
): Promise<Result<Exported<ExportedWorkspace>>> {
  const snapshot = await currentSnapshot(workbench)
  if (!snapshot.ok) return snapshot
  const slot = activeSlot(workbench)
  const call = { slot, snapshot: snapshot.value, file: file.file, job, passphrase }
  const report = await workbench.bridge.exportWorkspace(call)
  return report.ok ? ok({ file, report: report.value }) : report
}

/** What is to be printed: the packet, and the day on which it looks (null = today). */
export type WantedPacket = Pick<ArgsOf<'exportPacket'>, 'packet' | 'asOf' | 'diagram'>

/** Exports a packet as PDF to a file that the user chose. */
export async function exportPacket(
  workbench: Workbench,
  wanted: WantedPacket,
  file: ChosenFile,
  job: string,
): Promise<Result<Exported<ExportedPacket>>> {
  const snapshot = await currentSnapshot(workbench)
  if (!snapshot.ok) return snapshot
  const report = await workbench.bridge.exportPacket({ ...wanted, snapshot: snapshot.value, file: file.file, job })
  return report.ok ? ok({ file, report: report.value }) : report
}

/** Prints the 合并记录 of a merge in the log as PDF to a file that the user chose. */
export async function exportMergeRecord(
  workbench: Workbench,
  batch: string,
  file: ChosenFile,
  job: string,
): Promise<Result<Exported<ExportedPacket>>> {
  const snapshot = await currentSnapshot(workbench)
  if (!snapshot.ok) return snapshot
  const report = await workbench.bridge.exportMergeRecord({ snapshot: snapshot.value, batch, file: file.file, job })
  return report.ok ? ok({ file, report: report.value }) : report
}

/** Everything typed is saved first, so that the export holds what the user sees. */
async function currentSnapshot(workbench: Workbench): Promise<Result<string>> {
  if (!(await workbench.settle())) {
    return fail('unsaved', '有的内容还没有保存（例如日期写错），没有导出。请先改正标红的内容，再导出。')
  }
  const source = { database: workbench.database(), session: workbench.session() }
  const uploaded = await uploadSnapshot(workbench.bridge, source)
  return uploaded.ok ? ok(uploaded.value.snapshot) : uploaded
}

/** Asks where to save; a cancelled dialog is the failure `cancelled`. */
export async function chooseTarget(
  workbench: Workbench,
  purpose: 'workspace' | 'packet' | 'recovery-sheet' | 'merge-record' | 'table' | 'svg' | 'png',
  suggestedName: string,
): Promise<Result<ChosenFile>> {
  const chosen = await workbench.bridge.chooseSave({ purpose, suggestedName })
  if (!chosen.ok) return chosen
  return chosen.value ? ok(chosen.value) : fail(CANCELLED, '没有选择文件。')
}

/** Asks for a file to open; a cancelled dialog is the failure `cancelled`. */
export async function chooseFile(workbench: Workbench, purpose: 'workspace' | 'table'): Promise<Result<ChosenFile>> {
  const chosen = await workbench.bridge.chooseOpen({ purpose })
  if (!chosen.ok) return chosen
  return chosen.value ? ok(chosen.value) : fail(CANCELLED, '没有选择文件。')
}

/** What is told of an encrypted file on its 恢复单. */
export interface SheetContent {
  readonly encrypted: ChosenFile
  readonly sha256: string
  readonly workspaceTitle: string
  /** null leaves room to write it by hand. */
  readonly passphrase: string | null
}

/** Prints the 恢复单 of an encrypted file as PDF to a file that the user chooses. */
export async function exportRecoverySheet(
  { bridge }: Workbench,
  { encrypted, ...content }: SheetContent,
  file: ChosenFile,
  job: string,
): Promise<Result<Exported<ExportedPacket>>> {
  const call = { ...content, encrypted: encrypted.file, file: file.file, job }
  const report = await bridge.exportRecoverySheet(call)
  return report.ok ? ok({ file, report: report.value }) : report
}

/** A file that was read and verified, or that is encrypted and waits for its passphrase. */
export type StagedOrLocked =
  | { readonly staged: StagedFile }
  /** `wrongBefore`: a passphrase was given and did not fit. */
  | { readonly locked: ChosenFile; readonly wrongBefore: boolean }

/**
 * Reads and verifies a workspace file. Nothing of the open workspace changes.
 * @param passphrase null when none was asked for yet.
 */
export async function stageFile(
  workbench: Workbench,
  file: ChosenFile,
  passphrase: string | null,
  job: string,
): Promise<Result<StagedOrLocked>> {
  const staged = await workbench.bridge.stageWorkspaceFile({ file: file.file, job, passphrase })
  if (staged.ok) return ok({ staged: staged.value })
  const { kind } = staged.error
  if (kind !== 'passphrase-needed' && kind !== 'wrong-passphrase') return staged
  return ok({ locked: file, wrongBefore: kind === 'wrong-passphrase' })
}

/** Characters that Windows refuses in file names, and blanks, become underscores. */
export function safeFileName(name: string): string {
  const safe = name.replace(/[\\/:*?"<>|\s]+/g, '_').replace(/^[_.]+|[_.]+$/g, '')
  return safe.slice(0, 80) || '未命名'
}
