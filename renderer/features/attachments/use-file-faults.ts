import { useEffect, useMemo, useState } from 'react'
import type { Attachment } from '../../../domain/records/attachment'
import type { AttachmentFault } from '../../../preload/attachment-contract'
import { activeSlot } from '../../storage/active-slot'
import { useWorkbench } from '../../storage/workspace-hooks'

/** What is wrong with a file, as it stands beside its name. */
export const FAULT_TEXT: Readonly<Record<AttachmentFault['fault'], string>> = {
  missing: '文件不在本机',
  damaged: '文件已损坏',
  unreadable: '文件无法读取',
}

/** The attachments that have a content at all, as the calls want them. */
export function wantedFiles(attachments: readonly Attachment[]) {
  return attachments
    .filter(({ sha256 }) => sha256 !== '')
    .map(({ sha256, size, name }) => ({ sha256, size, name: name.slice(0, 1000) }))
}

/**
 * Looks at every showing whether the files are there; hash → what is wrong.
 * @param round another number looks again.
 */
export function useFileFaults(
  attachments: readonly Attachment[],
  round = 0,
): ReadonlyMap<string, AttachmentFault['fault']> {
  const workbench = useWorkbench()
  const [faults, setFaults] = useState<readonly AttachmentFault[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round looks again at the same files
  useEffect(() => {
    let isCurrent = true
    const files = wantedFiles(attachments)
    if (files.length === 0) return
    const look = { slot: activeSlot(workbench), files, depth: 'quick' as const, job: crypto.randomUUID() }
    void workbench.bridge.checkAttachments(look).then((checked) => {
      if (isCurrent && checked.ok) setFaults(checked.value.faults)
    })
    return () => {
      isCurrent = false
    }
  }, [workbench, attachments, round])
  return useMemo(() => new Map(faults.map(({ sha256, fault }) => [sha256, fault])), [faults])
}
