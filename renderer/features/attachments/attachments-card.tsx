import { Button, Card, Typography } from 'antd'
import { useState } from 'react'
import type { Attachment } from '../../../domain/records/attachment'
import { useOrderedRecords } from '../record-screen/ordered-records'
import { byteText } from './byte-text'
import { CheckWindow } from './check-window'
import { FAULT_TEXT, useFileFaults } from './use-file-faults'

/** All attached files of the workspace: how many, how large, whether they are there. */
export function AttachmentsCard() {
  const attachments = useOrderedRecords('attachments')
  const faults = useFileFaults(attachments)
  const [checked, check] = useState<readonly Attachment[] | null>(null)
  const files = new Map(attachments.filter(({ sha256 }) => sha256 !== '').map((file) => [file.sha256, file]))
  const bytes = [...files.values()].reduce((sum, { size }) => sum + (size ?? 0), 0)
  const faulty = attachments.filter(({ sha256 }) => faults.has(sha256))
  return (
    <Card title="佐证材料" style={{ marginBottom: 16 }}>
      <Typography.Paragraph type="secondary">
        {files.size === 0
          ? '还没有佐证材料。在宣传培训、实施记录、归档文件等的“佐证材料”页中添加，导出工作区时一并带走。'
          : `共 ${files.size} 个文件，${byteText(bytes)}，内容相同的只存一份；导出工作区时一并带走。`}
      </Typography.Paragraph>
      {faulty.map((attachment) => (
        <Typography.Paragraph key={attachment.id} type="danger">
          {FAULT_TEXT[faults.get(attachment.sha256) ?? 'missing']}：{attachment.name}
        </Typography.Paragraph>
      ))}
      <Button disabled={files.size === 0} onClick={() => check(attachments)}>
        校验全部佐证材料
      </Button>
      {checked && <CheckWindow attachments={checked} onClose={() => check(null)} />}
    </Card>
  )
}
