import { App } from 'antd'
import { createElement, useCallback, useState } from 'react'
import { LARGEST_ATTACHMENT } from '../../../domain/attachments/media-type'
import { attachmentsOf } from '../../../domain/attachments/owners'
import type { RefusedFile, StoredAttachment } from '../../../preload/attachment-contract'
import { activeSlot } from '../../storage/active-slot'
import { useNewId, useRun, useWorkbench } from '../../storage/workspace-hooks'
import { attachDrafts, type Owner, type SortedFiles, sortOutDoubles } from './attach-stored'
import type { TransferredFile } from './transferred-files'
import { uploadFile } from './upload-file'

/** How far adding is: the file, and 0…1 of it. */
export interface AddingProgress {
  readonly note: string
  readonly fraction: number
}

export interface Adding {
  /** null while nothing is being added. */
  readonly progress: AddingProgress | null
  /** Grows each time something was added, so that what is on the disk can be looked at again. */
  readonly rounds: number
  readonly choose: () => Promise<void>
  readonly take: (files: readonly TransferredFile[]) => Promise<void>
}

interface Outcome {
  readonly stored: readonly StoredAttachment[]
  readonly refused: readonly RefusedFile[]
}

/** Adds files to a record: first the file is safe on the disk, then the record tells of it. */
export function useAdding(owner: Owner): Adding {
  const workbench = useWorkbench()
  const attach = useAttach(owner)
  const { message } = App.useApp()
  const [progress, setProgress] = useState<AddingProgress | null>(null)
  const [rounds, setRounds] = useState(0)

  const choose = useCallback(async () => {
    const job = crypto.randomUUID()
    const { bridge } = workbench
    const stop = bridge.on('jobProgress', (event) => {
      if (event.job === job) setProgress({ note: event.note, fraction: event.fraction })
    })
    const chosen = await bridge.chooseAttachments({ slot: activeSlot(workbench), job })
    stop()
    setProgress(null)
    setRounds((round) => round + 1)
    if (chosen.ok) await attach(chosen.value)
    else void message.error(chosen.error.message, 8)
  }, [workbench, attach, message])

  const take = useCallback(
    async (files: readonly TransferredFile[]) => {
      const stored: StoredAttachment[] = []
      const refused: RefusedFile[] = []
      for (const file of files) {
        const added = await takeOne(file)
        if (added.ok) stored.push(added.value)
        else refused.push({ name: file.name, message: added.error.message })
      }
      setProgress(null)
      setRounds((round) => round + 1)
      await attach({ stored, refused })

      async function takeOne(file: TransferredFile) {
        if (file.content.size > LARGEST_ATTACHMENT) return TOO_LARGE
        const note = `正在添加“${file.name}”`
        setProgress({ note, fraction: 0 })
        return uploadFile(workbench.bridge, activeSlot(workbench), file, (fraction) => setProgress({ note, fraction }))
      }
    },
    [workbench, attach],
  )
  return { progress, rounds, choose, take }
}

const TOO_LARGE = {
  ok: false,
  error: { message: '文件超过 200 MB，没有添加。请压缩（视频可剪短或降低清晰度）后再添加。' },
} as const

/** Writes the records of stored files in one step of undo, and tells what was not taken. */
function useAttach(owner: Owner): (outcome: Outcome) => Promise<void> {
  const run = useRun()
  const newId = useNewId()
  const { message, modal } = App.useApp()
  const { table, id } = owner
  return useCallback(
    async ({ stored, refused }) => {
      let sorted: SortedFiles = { fresh: [], doubles: [] }
      const done = await run('添加佐证材料', ({ attachments }) => {
        sorted = sortOutDoubles(attachmentsOf(attachments, table, id), stored)
        return attachDrafts({ table, id }, sorted.fresh, { now: new Date(), newId })
      })
      if (!done.ok) return
      const { fresh, doubles } = sorted
      if (fresh.length > 0) void message.success({ key: 'attached', content: `已添加 ${fresh.length} 份佐证材料。` })
      for (const { sameAs } of doubles.filter(({ hasHealed }) => hasHealed)) {
        void message.success(`“${sameAs}”缺失或损坏的文件已补上。`)
      }
      const lines = [
        ...refused.map(({ name, message: why }) => `“${name}”：${why}`),
        ...doubles
          .filter(({ hasHealed }) => !hasHealed)
          .map(({ name, sameAs }) => `“${name}”与已有的“${sameAs}”内容相同，没有重复添加。`),
      ]
      if (lines.length === 0) return
      const content = lines.map((line) => createElement('p', { key: line, className: 'attachment-refused' }, line))
      modal.warning({ title: `有 ${lines.length} 个文件没有添加`, content, okText: '知道了', width: 520 })
    },
    [run, newId, message, modal, table, id],
  )
}
