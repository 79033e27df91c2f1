import { PaperClipOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import { App, Button, Progress } from 'antd'
import { type DragEvent, useEffect, useMemo, useState } from 'react'
import { attachmentsOf } from '../../../domain/attachments/owners'
import { type Attachment, attachmentKind } from '../../../domain/records/attachment'
import { deleteRecords } from '../../../domain/workspace/edit'
import { useRecords, useRun } from '../../storage/workspace-hooks'
import type { Owner } from './attach-stored'
import { AttachmentItem } from './attachment-item'
import { CheckWindow } from './check-window'
import { PreviewWindow } from './preview-window'
import { droppedFiles, pastedFiles } from './transferred-files'
import { type AddingProgress, useAdding } from './use-adding'
import { useFileFaults } from './use-file-faults'
import './attachments.css'

/** 佐证材料 of one record: the files that prove it, added by dialog, by dropping and by pasting. */
export function AttachmentPanel({ table, id }: Owner) {
  const owner = useMemo(() => ({ table, id }), [table, id])
  const records = useRecords('attachments')
  const attachments = useMemo(() => attachmentsOf(records, table, id), [records, table, id])
  const { progress, rounds, choose, take } = useAdding(owner)
  const faults = useFileFaults(attachments, rounds)
  const drop = useDropZone((transfer) => void take(droppedFiles(transfer)))
  const remove = useRemove()
  const [shown, show] = useState<Attachment | null>(null)
  const [checked, check] = useState<readonly Attachment[] | null>(null)
  usePaste((clipboard) => {
    const files = pastedFiles(clipboard, new Date())
    if (files.length > 0) void take(files)
    return files.length > 0
  })
  const isBusy = progress !== null
  return (
    <section className="attachments" aria-label="佐证材料" data-over={drop.isOver} {...drop.handlers}>
      <div className="attachments-tools">
        <Button icon={<PaperClipOutlined />} disabled={isBusy} onClick={() => void choose()}>
          添加文件
        </Button>
        {attachments.length > 0 && (
          <Button
            icon={<SafetyCertificateOutlined />}
            title="重新读出每个文件，核对内容有没有损坏"
            onClick={() => check(attachments)}
          >
            校验
          </Button>
        )}
        {progress ? (
          <AddingBar progress={progress} />
        ) : (
          <span className="attachments-tip">也可以把文件拖到这里，或按 Ctrl+V 粘贴截图</span>
        )}
      </div>
      {attachments.length === 0 ? (
        <div className="attachments-empty">
          这里放证明这条记录的文件：照片、签到表、通知、验收单等，每个不超过 200 MB。
          <br />
          文件会复制到本程序中保存，原文件可以移动或删除；导出工作区时一并带走。
        </div>
      ) : (
        <ul className="attachments-list">
          {attachments.map((attachment) => (
            <AttachmentItem
              key={attachment.id}
              attachment={attachment}
              fault={faults.get(attachment.sha256) ?? null}
              onPreview={() => show(attachment)}
              onRemove={() => void remove(attachment)}
            />
          ))}
        </ul>
      )}
      {shown && <PreviewWindow attachment={shown} onClose={() => show(null)} />}
      {checked && <CheckWindow attachments={checked} onClose={() => check(null)} />}
    </section>
  )
}

/** Takes the record away; the file stays, so that Ctrl+Z brings all of it back. */
function useRemove() {
  const run = useRun()
  const { message } = App.useApp()
  return async (attachment: Attachment) => {
    const title = attachmentKind.titleOf(attachment)
    const ids = new Set([attachment.id])
    const done = await run('移除佐证材料', (state) => deleteRecords(state, 'attachments', ids))
    if (done.ok) void message.success(`已移除“${shortTitle(title)}”。按 Ctrl+Z 可以恢复。`, 6)
  }
}

function shortTitle(title: string): string {
  return title.length > 24 ? `${title.slice(0, 24)}…` : title
}

function AddingBar({ progress }: { readonly progress: AddingProgress }) {
  return (
    <span className="attachments-adding" role="status">
      <span>{progress.note}</span>
      <Progress percent={Math.round(progress.fraction * 100)} size="small" />
    </span>
  )
}

/** Lets files, and nothing else, be dropped. */
function useDropZone(take: (transfer: DataTransfer) => void) {
  const [isOver, setOver] = useState(false)
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  const handlers = {
    onDragOver(event: DragEvent) {
      if (!hasFiles(event)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    },
    onDragLeave(event: DragEvent) {
      const { relatedTarget, currentTarget } = event
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false)
    },
    onDrop(event: DragEvent) {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      take(event.dataTransfer)
    },
  }
  return { isOver, handlers }
}

/** Ctrl+V anywhere in the window while the panel is shown. @param take answers whether there was something for it. */
function usePaste(take: (clipboard: DataTransfer) => boolean): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.clipboardData && take(event.clipboardData)) event.preventDefault()
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  })
}
