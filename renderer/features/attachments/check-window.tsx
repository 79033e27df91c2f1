import { Alert, Button, Modal, Progress } from 'antd'
import { useEffect, useState } from 'react'
import type { Attachment } from '../../../domain/records/attachment'
import { isTableName, looseKind } from '../../../domain/records/registry'
import type { Failure } from '../../../domain/result'
import { recordAt, type WorkspaceState } from '../../../domain/workspace/state'
import type { AttachmentCheck } from '../../../preload/attachment-contract'
import { activeSlot } from '../../storage/active-slot'
import { useWorkbench, useWorkspaceState } from '../../storage/workspace-hooks'
import { byteText } from './byte-text'
import { FAULT_TEXT, wantedFiles } from './use-file-faults'
import './attachments.css'

interface Props {
  readonly attachments: readonly Attachment[]
  readonly onClose: () => void
}

/** Reads every file again and reports by name what is not as it was stored. */
export function CheckWindow({ attachments, onClose }: Props) {
  const { fraction, report, failure } = useCheck(attachments)
  return (
    <Modal open title="校验佐证材料" onCancel={onClose} footer={<Button onClick={onClose}>关闭</Button>} width={620}>
      {failure && <Alert type="error" showIcon title={failure.message} />}
      {!failure && !report && <Progress percent={Math.round(fraction * 100)} />}
      {report && <Report report={report} attachments={attachments} />}
    </Modal>
  )
}

function useCheck(attachments: readonly Attachment[]) {
  const workbench = useWorkbench()
  const [fraction, setFraction] = useState(0)
  const [report, setReport] = useState<AttachmentCheck | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    let isCurrent = true
    const job = crypto.randomUUID()
    const { bridge } = workbench
    const stop = bridge.on('jobProgress', (event) => event.job === job && setFraction(event.fraction))
    const order = { slot: activeSlot(workbench), files: wantedFiles(attachments), depth: 'full' as const, job }
    void bridge.checkAttachments(order).then((checked) => {
      stop()
      if (!isCurrent) return
      if (checked.ok) setReport(checked.value)
      else setFailure(checked.error)
    })
    return () => {
      isCurrent = false
      stop()
    }
  }, [workbench, attachments])
  return { fraction, report, failure }
}

function Report({ report, attachments }: { readonly report: AttachmentCheck } & Pick<Props, 'attachments'>) {
  const state = useWorkspaceState()
  const { files, bytes, faults } = report
  if (faults.length === 0) {
    return <Alert type="success" showIcon title={`${files} 个文件（${byteText(bytes)}）都已重新读出，内容完整。`} />
  }
  const faulty = faults.flatMap(({ sha256, fault }) =>
    attachments
      .filter((attachment) => attachment.sha256 === sha256)
      .map((attachment) => ({ attachment, fault, owner: ownerTitle(state, attachment) })),
  )
  return (
    <>
      <Alert
        type="error"
        showIcon
        title={`${files} 个文件中有 ${faults.length} 个有问题`}
        description="登记没有变化。请从备份恢复，或把原文件重新添加一次：内容相同的文件会自动补上。"
      />
      <ul className="attachment-report">
        {faulty.map(({ attachment, fault, owner }) => (
          <li key={attachment.id}>
            <strong>{FAULT_TEXT[fault]}</strong>：{attachment.name}
            {owner !== '' && <span>（{owner}）</span>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The record that a file belongs to, e.g. 宣传培训：标准宣贯. */
function ownerTitle(state: WorkspaceState, { ownerTable, ownerId }: Attachment): string {
  if (!isTableName(ownerTable)) return ''
  const { label, titleOf } = looseKind(ownerTable)
  const owner = recordAt(state, ownerTable, ownerId)
  return owner ? `${label}：${titleOf(owner)}` : ''
}
