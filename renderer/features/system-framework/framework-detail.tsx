import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { COMPILE_STATES, STANDARD_CATEGORIES, STANDARD_LEVELS } from '../../../domain/records/standard'
import type { FieldSpec } from '../record-form/field-spec'
import { RecordFields } from '../record-form/record-fields'
import { RecordDetail } from '../record-screen/record-detail'
import { type Detail, showDetail } from './framework-session'

interface FrameworkDetailProps {
  readonly detail: Exclude<Detail, 'none' | 'hints'>
  /** The record whose form is shown; null when none is selected. */
  readonly id: string | null
}

/** Beside the table: the whole form of the active standard or of the selected node, and its 修改记录. */
export function FrameworkDetail({ detail, id }: FrameworkDetailProps) {
  const opened = { id, isNew: false, onFocused: doNothing }
  const label = detail === 'standard' ? '标准的详细信息' : '节点信息'
  return (
    <aside className="sf-detail" aria-label={label}>
      <Button
        type="text"
        size="small"
        className="sf-close"
        icon={<CloseOutlined />}
        aria-label={`关闭${label}`}
        onClick={() => showDetail('none')}
      />
      {detail === 'standard' ? (
        <RecordDetail table="standards" opened={opened} tabs={id === null ? [] : [standardTab(id)]} />
      ) : (
        <RecordDetail table="systemNodes" opened={opened} tabs={id === null ? [] : [nodeTab(id)]} />
      )}
    </aside>
  )
}

function doNothing(): void {
  // A record opened here was not just made: the cursor stays in the table.
}

function standardTab(id: string) {
  return {
    key: 'fields',
    label: '内容',
    content: <RecordFields table="standards" id={id} fields={STANDARD_FIELDS} />,
  }
}

function nodeTab(id: string) {
  return {
    key: 'fields',
    label: '内容',
    content: <RecordFields table="systemNodes" id={id} fields={NODE_FIELDS} />,
  }
}

const STANDARD_FIELDS: readonly FieldSpec<'standards'>[] = [
  { name: 'number', kind: 'text' },
  { name: 'systemCode', kind: 'text' },
  { name: 'name', kind: 'text', span: 12 },
  { name: 'nodeIds', kind: 'references', table: 'systemNodes', span: 12 },
  { name: 'state', kind: 'choice', options: COMPILE_STATES },
  { name: 'level', kind: 'choice', options: STANDARD_LEVELS, clearable: true },
  { name: 'category', kind: 'choice', options: STANDARD_CATEGORIES, clearable: true },
  { name: 'departmentId', kind: 'reference', table: 'departments' },
  { name: 'publishedOn', kind: 'date' },
  { name: 'effectiveOn', kind: 'date' },
  { name: 'abolishedOn', kind: 'date' },
  { name: 'edition', kind: 'text' },
  { name: 'issuer', kind: 'text' },
  { name: 'drafters', kind: 'text' },
  { name: 'replaces', kind: 'text' },
  { name: 'replacedBy', kind: 'text' },
  { name: 'adoption', kind: 'text', span: 12 },
  { name: 'note', kind: 'long-text', rows: 2 },
]

const NODE_FIELDS: readonly FieldSpec<'systemNodes'>[] = [
  { name: 'code', kind: 'text' },
  { name: 'name', kind: 'text', span: 12 },
  { name: 'scope', kind: 'long-text', rows: 4, placeholder: '本子体系包含的内容和适用范围，用于编制说明' },
  { name: 'note', kind: 'long-text', rows: 2 },
]
