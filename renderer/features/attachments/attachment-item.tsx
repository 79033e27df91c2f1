import {
  DeleteOutlined,
  DownloadOutlined,
  ExportOutlined,
  EyeOutlined,
  FileImageOutlined,
  FileOutlined,
  FilePdfOutlined,
} from '@ant-design/icons'
import { App, Button, Tooltip } from 'antd'
import { evidenceDateHint } from '../../../domain/attachments/evidence-date'
import { mediaTypeLabel, opensOutside, previewKind } from '../../../domain/attachments/media-type'
import type { Attachment } from '../../../domain/records/attachment'
import { attachmentKind } from '../../../domain/records/attachment'
import type { AttachmentFault } from '../../../preload/attachment-contract'
import { attachmentAddress } from '../../../preload/attachment-contract'
import { activeSlot } from '../../storage/active-slot'
import { useRecords, useWorkbench } from '../../storage/workspace-hooks'
import { localTime } from '../../ui/local-time'
import type { FieldSpec } from '../record-form/field-spec'
import { RecordFields } from '../record-form/record-fields'
import { byteText } from './byte-text'
import { FAULT_TEXT } from './use-file-faults'

const FIELDS: readonly FieldSpec<'attachments'>[] = [
  { name: 'evidenceOn', kind: 'date', span: 5 },
  { name: 'note', kind: 'text', span: 7, placeholder: '证明什么，如 第二次培训签到' },
]

/** Larger pictures are not drawn small: reading them takes longer than it helps. */
const LARGEST_THUMBNAIL = 8 * 1024 * 1024

interface Props {
  readonly attachment: Attachment
  readonly fault: AttachmentFault['fault'] | null
  readonly onPreview: () => void
  readonly onRemove: () => void
}

/** One attached file: what it is, what it proves and when, and what can be done with it. */
export function AttachmentItem({ attachment, fault, onPreview, onRemove }: Props) {
  const { id, name, sha256, mediaType, size, addedAt } = attachment
  const title = attachmentKind.titleOf(attachment)
  const hint = evidenceDateHint({ pilots: useRecords('pilots') }, attachment)
  const hasContent = sha256 !== '' && fault !== 'missing'
  const canPreview = hasContent && previewKind(mediaType) !== null
  const facts = [
    sha256 === '' ? '只有登记，没有文件' : mediaTypeLabel(mediaType, name),
    size === null ? '' : byteText(size),
    addedAt === null ? '' : `添加于 ${localTime(addedAt)}`,
  ].filter((fact) => fact !== '')
  return (
    <li className="attachment" aria-label={title}>
      <button type="button" className="attachment-face" disabled={!canPreview} onClick={onPreview} tabIndex={-1}>
        <Face attachment={attachment} isThere={hasContent} />
      </button>
      <div className="attachment-head">
        <div className="attachment-name" title={title}>
          {title}
        </div>
        <div className="attachment-facts">
          {facts.join(' · ')}
          {fault && <strong className="attachment-fault">{FAULT_TEXT[fault]}</strong>}
        </div>
      </div>
      <div className="attachment-actions">
        {canPreview && <Action label="预览" icon={<EyeOutlined />} onClick={onPreview} />}
        {hasContent && <OutsideActions attachment={attachment} />}
        <Action
          label="移除"
          tip="只移除这条记录的登记，可按 Ctrl+Z 恢复"
          icon={<DeleteOutlined />}
          onClick={onRemove}
        />
      </div>
      <div className="attachment-fields">
        <RecordFields table="attachments" id={id} fields={FIELDS} />
        {hint !== '' && <div className="attachment-hint">{hint}</div>}
      </div>
    </li>
  )
}

function Face({ attachment, isThere }: { readonly attachment: Attachment; readonly isThere: boolean }) {
  const workbench = useWorkbench()
  const { mediaType, size, sha256 } = attachment
  const kind = previewKind(mediaType)
  if (kind === 'image' && isThere && (size ?? 0) <= LARGEST_THUMBNAIL) {
    return <img src={attachmentAddress(activeSlot(workbench), sha256)} alt="" loading="lazy" decoding="async" />
  }
  if (kind === 'pdf') return <FilePdfOutlined />
  return mediaType.startsWith('image/') ? <FileImageOutlined /> : <FileOutlined />
}

function OutsideActions({ attachment }: { readonly attachment: Attachment }) {
  const workbench = useWorkbench()
  const { message } = App.useApp()
  const file = { slot: activeSlot(workbench), sha256: attachment.sha256, name: attachment.name || '未命名附件' }
  const saveAs = async () => {
    const saved = await workbench.bridge.saveAttachmentAs(file)
    if (!saved.ok) void message.error(saved.error.message, 8)
    else if (saved.value) void message.success(`已另存为“${saved.value.name}”，内容已核对。`)
  }
  const open = async () => {
    const opened = await workbench.bridge.openAttachment(file)
    if (!opened.ok) void message.error(opened.error.message, 8)
  }
  const tip = '用系统程序打开一份副本；在副本中修改不会改变已保存的佐证材料'
  return (
    <>
      {opensOutside(attachment.mediaType) && (
        <Action label="打开" tip={tip} icon={<ExportOutlined />} onClick={() => void open()} />
      )}
      <Action label="另存为" icon={<DownloadOutlined />} onClick={() => void saveAs()} />
    </>
  )
}

interface ActionProps {
  readonly label: string
  readonly icon: React.ReactNode
  readonly onClick: () => void
  readonly tip?: string
}

function Action({ label, tip, icon, onClick }: ActionProps) {
  return (
    <Tooltip title={tip ?? label}>
      <Button type="text" size="small" icon={icon} aria-label={label} onClick={onClick} />
    </Tooltip>
  )
}
