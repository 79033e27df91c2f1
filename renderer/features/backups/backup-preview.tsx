import { Alert, Button, Modal, Table } from 'antd'
import { looseKind, TABLE_NAMES } from '../../../domain/records/registry'
import type { StoredBackup } from '../../../preload/backup-contract'
import type { BackupPreview, LaterBatch } from '../../commands/backups'
import { localTime } from '../../ui/local-time'
import { differenceText } from './backup-text'

interface Props {
  readonly preview: BackupPreview | null
  readonly onClose: () => void
  readonly onRestore: (backup: StoredBackup) => void
}

/** What a backup holds, what was changed since, and the way to it. The backup was read to its last byte for this. */
export function BackupPreviewWindow({ preview, onClose, onRestore }: Props) {
  if (!preview) return null
  return (
    <Modal
      open
      width={920}
      centered
      title={`${localTime(preview.backup.at)} 的备份（已逐条核对，完好）`}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          关闭
        </Button>,
        <Button key="restore" type="primary" onClick={() => onRestore(preview.backup)}>
          恢复到这个备份
        </Button>,
      ]}
    >
      <div className="backups-preview">
        <section aria-label="内容对比">
          <h3>内容对比</h3>
          <CountTable preview={preview} />
        </section>
        <section aria-label="此后的修改">
          <h3>此后的修改：{preview.laterInAll} 次</h3>
          <LaterTable later={preview.later} />
        </section>
      </div>
      <Alert
        type="info"
        showIcon
        style={{ marginTop: 12 }}
        title="恢复不会删除任何内容：现在的内容先再备份一次，并作为原工作区完整保留；恢复后可以随时“撤销恢复”，回到现在的样子。"
      />
      {warnings(preview).map((text) => (
        <Alert key={text} type="warning" showIcon style={{ marginTop: 8 }} title={text} />
      ))}
    </Modal>
  )
}

function warnings({ onlyThere, missingFiles }: BackupPreview): string[] {
  const found: string[] = []
  if (onlyThere > 0) found.push(`这个备份里有 ${onlyThere} 次修改是现在的工作区没有的。`)
  if (missingFiles > 0) found.push(`备份中提到的 ${missingFiles} 份佐证材料文件已找不到，恢复后会缺少这些文件。`)
  return found
}

function CountTable({ preview }: { readonly preview: BackupPreview }) {
  const rows = TABLE_NAMES.filter((table) => table !== 'workspaces')
    .map((table) => ({ table, label: looseKind(table).label, ...preview.counts[table] }))
    .filter(({ stored, present }) => stored > 0 || present > 0)
    .sort((one, other) => Number(one.stored === one.present) - Number(other.stored === other.present))
  return (
    <Table
      size="small"
      rowKey="table"
      pagination={false}
      scroll={{ y: 300 }}
      dataSource={rows}
      columns={[
        { title: '种类', dataIndex: 'label' },
        { title: '备份中', dataIndex: 'stored', width: 70, align: 'right' },
        { title: '现在', dataIndex: 'present', width: 60, align: 'right' },
        { title: '', width: 92, render: (_, { stored, present }) => <b>{differenceText(stored, present)}</b> },
      ]}
    />
  )
}

function LaterTable({ later }: { readonly later: readonly LaterBatch[] }) {
  return (
    <Table<LaterBatch>
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ y: 300 }}
      dataSource={[...later]}
      locale={{ emptyText: '此后没有修改' }}
      columns={[
        { title: '时间', width: 140, render: (_, { at }) => localTime(at) },
        { title: '操作', ellipsis: true, render: (_, batch) => actionText(batch) },
        { title: '修改人', width: 80, ellipsis: true, render: (_, { by }) => by.name },
        { title: '条数', width: 56, align: 'right', dataIndex: 'changes' },
      ]}
    />
  )
}

function actionText({ label, reversal }: LaterBatch): string {
  if (!reversal) return label
  return `${reversal.kind === 'undo' ? '撤销' : '重做'}：${label}`
}
