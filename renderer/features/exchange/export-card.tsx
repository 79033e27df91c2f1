import { FilePdfOutlined, SaveOutlined } from '@ant-design/icons'
import { Alert, App, Button, Card, Space, Typography } from 'antd'
import { useState } from 'react'
import type { AttachmentFault } from '../../../preload/attachment-contract'
import type { ChosenFile, ExportedPacket, ExportedWorkspace, MissingGlyph } from '../../../preload/contract'
import { chooseTarget, exportPacket, exportWorkspace, safeFileName } from '../../commands/exchange'
import { useRecords, useWorkbench } from '../../storage/workspace-hooks'
import { today } from '../../ui/local-time'
import { byteText } from '../attachments/byte-text'
import { attachmentsSentence, MissingAttachments } from '../attachments/missing-attachments'
import { EncryptionOption, type EncryptionState, useEncryption } from './encryption-option'
import { type EncryptedExport, RecoverySheetOffer } from './recovery-sheet-offer'
import type { JobRunner } from './use-job'

/** 导出: the whole workspace as a file, and the overview packet on paper. */
export function ExportCard({ runJob }: { readonly runJob: JobRunner['runJob'] }) {
  const [last, setLast] = useState<Outcome | null>(null)
  const encryption = useEncryption()
  const exporters = useExporters(runJob, encryption, setLast)
  return (
    <Card title="导出" style={{ marginBottom: 16 }}>
      <Typography.Paragraph type="secondary">
        工作区文件（.bzsd）装有全部数据和修改记录，可用 U 盘带到另一台电脑导入；概览材料包是可打印的 PDF。
      </Typography.Paragraph>
      <EncryptionOption state={encryption} />
      <Space wrap>
        <Button
          type="primary"
          icon={<SaveOutlined />}
          disabled={encryption.problem !== null}
          title={encryption.problem ?? ''}
          onClick={() => void exporters.workspace()}
        >
          {encryption.encryption.on ? '加密并导出工作区' : '导出工作区'}
        </Button>
        <Button icon={<FilePdfOutlined />} onClick={() => void exporters.packet()}>
          导出概览材料包（PDF）
        </Button>
      </Space>
      {last && <OutcomeNote outcome={last} />}
      {last?.encrypted && <RecoverySheetOffer key={last.encrypted.sha256} exported={last.encrypted} runJob={runJob} />}
    </Card>
  )
}

interface Outcome {
  readonly file: ChosenFile
  readonly sentence: string
  readonly missingGlyphs: readonly MissingGlyph[]
  /** Attached files that could not be taken along. */
  readonly missing: readonly AttachmentFault[]
  /** Set when the file was encrypted. */
  readonly encrypted: EncryptedExport | null
}

function useExporters(
  runJob: JobRunner['runJob'],
  { passphrase, clear }: EncryptionState,
  done: (outcome: Outcome) => void,
) {
  const workbench = useWorkbench()
  const title = [...useRecords('workspaces').values()][0]?.title ?? '工作区'
  return {
    async workspace() {
      const exported = await runJob('导出工作区', async (job) => {
        const name = `${safeFileName(title)}_工作区_${today()}${passphrase === null ? '' : '_加密'}.bzsd`
        const target = await chooseTarget(workbench, 'workspace', name)
        return target.ok ? exportWorkspace(workbench, target.value, { job, passphrase }) : target
      })
      if (!exported) return
      const rows = Object.values(exported.report.counts).reduce((sum, count) => sum + count, 0)
      const size = byteText(exported.report.bytes)
      const { file } = exported
      const how = passphrase === null ? '工作区已导出' : '工作区已加密导出'
      const sentence = `${how}，已核对：共 ${rows} 条${attachmentsSentence(exported.report.attachments)}，${size}。${pulledOutSentence(exported.report)}校验值（SHA-256）：${exported.report.sha256}`
      const { missing } = exported.report.attachments
      const { sha256 } = exported.report
      const encrypted = passphrase === null ? null : { file, sha256, workspaceTitle: title, passphrase }
      done({ file, sentence, missingGlyphs: [], missing, encrypted })
      clear()
    },
    async packet() {
      const exported = await runJob('导出材料包', async (job) => {
        const name = `${safeFileName(title)}_概览材料_${today()}.pdf`
        const target = await chooseTarget(workbench, 'packet', name)
        return target.ok
          ? exportPacket(workbench, { packet: 'overview', asOf: null, diagram: null }, target.value, job)
          : target
      })
      if (!exported) return
      done({
        file: exported.file,
        sentence: packetSentence(exported.report),
        missingGlyphs: exported.report.missingGlyphs,
        missing: [],
        encrypted: null,
      })
    },
  }
}

function pulledOutSentence({ onOtherDisk }: ExportedWorkspace): string {
  return onOtherDisk ? '已从 U 盘（或另一块磁盘）读回比对，一致，可以拔出。' : ''
}

function packetSentence({ pages, bytes }: ExportedPacket): string {
  return `材料包已导出：共 ${pages} 页，${(bytes / 1024).toFixed(0)} KB。`
}

function OutcomeNote({ outcome }: { readonly outcome: Outcome }) {
  const { bridge } = useWorkbench()
  const { message } = App.useApp()
  const reveal = async () => {
    const shown = await bridge.revealFile({ file: outcome.file.file })
    if (!shown.ok) void message.error(shown.error.message)
  }
  return (
    <div style={{ marginTop: 12 }}>
      <Alert
        type="success"
        showIcon
        title={outcome.file.name}
        description={<span style={{ overflowWrap: 'anywhere' }}>{outcome.sentence}</span>}
        action={
          <Button size="small" onClick={() => void reveal()}>
            打开所在文件夹
          </Button>
        }
      />
      <MissingAttachments missing={outcome.missing} />
      {outcome.missingGlyphs.length > 0 && <MissingGlyphs glyphs={outcome.missingGlyphs} />}
    </div>
  )
}

function MissingGlyphs({ glyphs }: { readonly glyphs: readonly MissingGlyph[] }) {
  return (
    <Alert
      style={{ marginTop: 8 }}
      type="warning"
      showIcon
      title="有的字本程序的字体没有，已在文件中印成〓并注明编码"
      description={glyphs.map(({ character, codePoint, where }) => (
        <div key={codePoint}>
          {character}（{codePoint}）：{where.join('；')}
        </div>
      ))}
    />
  )
}
