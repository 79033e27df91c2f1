import {
  CheckCircleFilled,
  CloseCircleFilled,
  EditFilled,
  RedoOutlined,
  SyncOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import { Button, Space } from 'antd'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useGlobalActionList } from '../commands/global-actions'
import { useRecords, useWorkbench, useWorkbenchView } from '../storage/workspace-hooks'
import { BackupNote } from './backup-note'

type ShownStatus = 'dirty' | 'saving' | 'saved' | 'failed'

const STATUS: Readonly<Record<ShownStatus, { readonly label: string; readonly icon: ReactNode }>> = {
  dirty: { label: '未保存', icon: <EditFilled style={{ color: '#d48806' }} /> },
  saving: { label: '保存中', icon: <SyncOutlined style={{ color: '#1677ff' }} /> },
  saved: { label: '已保存', icon: <CheckCircleFilled style={{ color: '#389e0d' }} /> },
  failed: { label: '保存失败', icon: <CloseCircleFilled style={{ color: '#cf1322' }} /> },
}

const EXPLANATION: Readonly<Record<ShownStatus, string>> = {
  dirty: '正在输入的内容还没有保存，稍后自动保存，也可按 Ctrl+S',
  saving: '正在写入本机磁盘',
  saved: '已写入本机磁盘，断电也不会丢失',
  failed: '最近一次修改没有保存',
}

/** The bottom line: is everything saved, undo and redo, how much there is, who works here. */
export function StatusBar() {
  const author = useWorkbenchView((view) => view.startup?.author)
  return (
    <footer
      style={{
        flex: 'none',
        height: 32,
        padding: '0 12px',
        display: 'flex',
        alignItems: 'center',
        gap: 16,
        borderTop: '1px solid #e8e8e8',
        background: '#fafafa',
        fontSize: 13,
      }}
    >
      <SaveState />
      <HistoryButtons />
      <Counts />
      <BackupNote />
      <span style={{ marginLeft: 'auto', color: '#595959' }}>
        {author ? [author.name, author.office].filter(Boolean).join(' · ') : ''}
      </span>
    </footer>
  )
}

function SaveState() {
  const { drafts } = useWorkbench()
  const typing = useStore(drafts.store, (held) => held.count > 0)
  const status = useWorkbenchView((view) => view.session?.status ?? 'saved')
  const problem = useWorkbenchView((view) => view.session?.problem ?? '')
  const shown: ShownStatus = status === 'saved' && typing ? 'dirty' : status
  return (
    <span role="status" data-save-state={shown} title={problem || EXPLANATION[shown]} style={{ minWidth: 84 }}>
      {STATUS[shown].icon} <span style={{ marginLeft: 4 }}>{STATUS[shown].label}</span>
    </span>
  )
}

function HistoryButtons() {
  const actions = useGlobalActionList()
  const history = useWorkbenchView((view) => view.session?.history)
  const button = (name: 'undo' | 'redo', icon: ReactNode) => {
    const action = actions.find((candidate) => candidate.name === name)
    if (!action) return null
    const empty = (history?.[name].length ?? 0) === 0
    return (
      <Button
        type="text"
        size="small"
        icon={icon}
        disabled={empty}
        title={`${action.label}（${action.shortcut}）`}
        onClick={() => void action.perform()}
      >
        {action.label}
      </Button>
    )
  }
  return (
    <Space size={0}>
      {button('undo', <UndoOutlined />)}
      {button('redo', <RedoOutlined />)}
    </Space>
  )
}

function Counts() {
  const standards = useRecords('standards').size
  const people = useRecords('persons').size
  const items = useRecords('archiveItems').size
  return (
    <span style={{ color: '#595959' }}>
      标准 {standards} 项 · 人员 {people} 人 · 归档文件 {items} 件
    </span>
  )
}
