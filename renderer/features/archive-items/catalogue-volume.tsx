import { Alert, Button, Table } from 'antd'
import { useMemo } from 'react'
import {
  CATALOGUE_COLUMNS,
  type CatalogueColumn,
  type CatalogueGroup,
  type CatalogueRow,
  numberingWarnings,
} from '../../../domain/archive/catalogue'
import { useRecords, useWorkspaceState } from '../../storage/workspace-hooks'

const WIDTHS: Readonly<Record<CatalogueColumn, number | undefined>> = {
  序号: 46,
  档号: 186,
  文号: 112,
  责任者: 112,
  题名: undefined,
  日期: 80,
  密级: 48,
  页数: 48,
  备注: 84,
}

const ROWS_AT_ONCE = 200

interface Props {
  readonly volume: CatalogueGroup
  readonly onOpen: (id: string) => void
}

/** One volume of 归档文件目录 with its cover lines, the warnings about its numbers above. */
export function CatalogueVolume({ volume, onOpen }: Props) {
  const { rows } = volume
  const columns = useMemo(() => catalogueColumns(onOpen), [onOpen])
  return (
    <div className="catalogue-volume">
      <Warnings volume={volume} onOpen={onOpen} />
      <h2>归档文件目录</h2>
      <Cover volume={volume} />
      <Table<CatalogueRow>
        bordered
        size="small"
        rowKey={(row) => row.item.id}
        columns={columns}
        dataSource={[...rows]}
        pagination={rows.length > ROWS_AT_ONCE ? { pageSize: ROWS_AT_ONCE, showSizeChanger: false } : false}
        scroll={{ x: 940 }}
      />
    </div>
  )
}

function catalogueColumns(onOpen: (id: string) => void) {
  return CATALOGUE_COLUMNS.map((name) => ({
    key: name,
    title: name,
    ...(WIDTHS[name] === undefined ? {} : { width: WIDTHS[name] }),
    render: (row: CatalogueRow) =>
      name === '题名' ? (
        <Button type="link" size="small" className="catalogue-title" onClick={() => onOpen(row.item.id)}>
          {row.cells[name] || '（未填题名）'}
        </Button>
      ) : (
        row.cells[name]
      ),
  }))
}

function Cover({ volume }: { readonly volume: CatalogueGroup }) {
  const [workspace] = useRecords('workspaces').values()
  const lines = [
    ['全宗号', workspace?.fondsNumber],
    ['全宗名称', workspace?.fondsName],
    ['年度', volume.year === null ? '' : String(volume.year)],
    ['保管期限', volume.retention],
    ['件数', `${volume.rows.length}`],
    ['页数', `${volume.pages}`],
  ]
  return (
    <p className="catalogue-cover">
      {lines.map(([label, value]) => (
        <span key={label}>
          {label}：{value || '（未填）'}
        </span>
      ))}
    </p>
  )
}

function Warnings({ volume, onOpen }: Props) {
  const state = useWorkspaceState()
  const { year, retention } = volume
  const warnings = useMemo(() => numberingWarnings(state, { year, retention }), [state, year, retention])
  if (warnings.length === 0) return null
  return (
    <Alert
      showIcon
      type="warning"
      title={`件号应在同一年度、保管期限、机构（问题）内从 1 起连续、不重复（DA/T 22-2015）。`}
      description={
        <ul className="catalogue-warnings">
          {warnings.map((warning) => (
            <li key={warning.message}>
              {warning.message}
              {warning.itemIds[0] !== undefined && (
                <Button type="link" size="small" onClick={() => onOpen(warning.itemIds[0] ?? '')}>
                  查看
                </Button>
              )}
            </li>
          ))}
        </ul>
      }
    />
  )
}
