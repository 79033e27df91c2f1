import { DeleteOutlined, FileAddOutlined, PlusOutlined, SwapOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { ExportStandards } from './export-standards'

interface StandardsToolbarProps {
  /** How many standards 移到 and 删除 would take. */
  readonly chosen: number
  readonly onAdd: () => void
  readonly onPaste: () => void
  readonly onMove: () => void
  readonly onDelete: () => void
}

/** What can be done with the standards of the table. */
export function StandardsToolbar({ chosen, onAdd, onPaste, onMove, onDelete }: StandardsToolbarProps) {
  return (
    <>
      <Button size="small" type="primary" icon={<PlusOutlined />} onClick={onAdd}>
        新增标准
      </Button>
      <Tooltip title="从 Excel 复制后，在表格中按 Ctrl+V 也可以">
        <Button size="small" icon={<FileAddOutlined />} onClick={onPaste}>
          从 Excel 粘贴
        </Button>
      </Tooltip>
      <ExportStandards />
      <Button size="small" icon={<SwapOutlined />} disabled={chosen === 0} onClick={onMove}>
        移到…
      </Button>
      <Tooltip title="删除选中的标准，可按 Ctrl+Z 恢复">
        <Button size="small" danger icon={<DeleteOutlined />} disabled={chosen === 0} onClick={onDelete}>
          {chosen > 1 ? `删除 ${chosen} 项` : '删除'}
        </Button>
      </Tooltip>
    </>
  )
}
