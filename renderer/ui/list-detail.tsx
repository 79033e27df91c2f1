import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { ScreenFrame } from './screen-frame'
import { SplitPane } from './split-pane'

interface Props {
  readonly title: string
  /** Under this name the width of the list is remembered. */
  readonly name: string
  readonly summary?: ReactNode
  readonly views?: ReactNode
  /** Buttons beside 新增 and 删除. */
  readonly actions?: ReactNode
  readonly addLabel: string
  readonly onAdd: () => void
  /** How many records 删除 would take. */
  readonly deletable: number
  readonly onDelete: () => void
  readonly list: ReactNode
  readonly detail: ReactNode
}

/** A list on the left, the form of the opened record on the right, one head line above both. */
export function ListDetail(props: Props) {
  const { title, name, deletable, list, detail } = props
  const actions = (
    <>
      {props.actions}
      <Button type="primary" icon={<PlusOutlined />} onClick={props.onAdd}>
        {props.addLabel}
      </Button>
      <Tooltip title={deletable === 0 ? '先打开或勾选要删除的行' : '删除后可按 Ctrl+Z 恢复'}>
        <Button danger icon={<DeleteOutlined />} disabled={deletable === 0} onClick={props.onDelete}>
          {deletable > 1 ? `删除 ${deletable} 条` : '删除'}
        </Button>
      </Tooltip>
    </>
  )
  return (
    <ScreenFrame title={title} summary={props.summary} views={props.views} actions={actions} fill>
      <SplitPane name={name} firstLabel={`${title}列表`} secondLabel="所选内容" first={list} second={detail} />
    </ScreenFrame>
  )
}
