import { WarningFilled } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useRecords } from '../../storage/workspace-hooks'
import type { FieldSpec } from '../record-form/field-spec'
import { RecordFields } from '../record-form/record-fields'
import './archive-items.css'

const FIELDS: readonly FieldSpec<'workspaces'>[] = [
  { name: 'fondsNumber', kind: 'text', placeholder: '4 位，由档案馆给定' },
  { name: 'archiveCategory', kind: 'text', placeholder: '文书档案为 WS' },
  { name: 'fondsName', kind: 'text', span: 12, placeholder: '立档单位全称或规范简称' },
]

/** 全宗号 and 全宗名称, which every archive number and catalogue cover carries. */
export function FondsButton() {
  const [workspace] = useRecords('workspaces').values()
  if (!workspace) return null
  const isMissing = workspace.fondsNumber.trim() === '' || workspace.fondsName.trim() === ''
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title="全宗信息（用于档号和目录封面）"
      content={
        <div className="fonds-form">
          <RecordFields table="workspaces" id={workspace.id} fields={FIELDS} />
        </div>
      }
    >
      <Button icon={isMissing ? <WarningFilled className="fonds-missing" /> : undefined}>
        {isMissing ? '填写全宗信息' : `全宗 ${workspace.fondsNumber}`}
      </Button>
    </Popover>
  )
}
