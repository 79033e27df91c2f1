import { Alert, Input, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { type PastedPeople, readPastedPeople } from '../../../domain/people/pasted-people'
import { useNewId, useRun, useWorkspaceState } from '../../storage/workspace-hooks'

interface Props {
  /** What was pasted into the list; '' when the dialog was opened by its button. */
  readonly text: string
  readonly onClose: () => void
}

/** Adds people copied from Excel: shows what would be added, or why nothing can be, before anything happens. */
export function PastePeople({ text, onClose }: Props) {
  const state = useWorkspaceState()
  const run = useRun()
  const newId = useNewId()
  const [typed, type] = useState(text)
  const read = useMemo(
    () => (typed.trim() === '' ? null : readPastedPeople(state, typed, newId)),
    [state, typed, newId],
  )
  const add = async () => {
    const done = await run('粘贴人员', (current) => {
      const again = readPastedPeople(current, typed, newId)
      return again.ok ? again.value.drafts : again
    })
    if (done.ok) onClose()
  }
  return (
    <Modal
      open
      title="从 Excel 粘贴人员"
      okText={read?.ok ? `新增 ${read.value.people.length} 人` : '新增'}
      cancelText="取消"
      okButtonProps={{ disabled: !read?.ok }}
      onOk={() => void add()}
      onCancel={onClose}
    >
      <p>在 Excel 或 WPS 表格中选中“姓名、部门、岗位、电话”等列（最好连同表头），复制后粘贴到下面：</p>
      <Input.TextArea
        autoFocus
        rows={8}
        aria-label="粘贴的人员表格"
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
      {read && (
        <Alert
          showIcon
          style={{ marginTop: 12 }}
          type={read.ok ? (read.value.repeatedNames.length > 0 ? 'warning' : 'info') : 'error'}
          title={read.ok ? pasteNotice(read.value) : read.error.message}
        />
      )}
    </Modal>
  )
}

/** What would be added, in one sentence or two. */
function pasteNotice({ people, newDepartments, repeatedNames }: PastedPeople): string {
  const departments = newDepartments.map(({ name }) => `“${name}”`).join('、')
  const also = departments === '' ? '' : `，并新增部门${departments}`
  const repeated =
    repeatedNames.length === 0
      ? ''
      : `其中 ${repeatedNames.length} 人与名册中同部门的人同名（${repeatedNames.slice(0, 5).join('、')}），请核对是否重复。`
  return `将新增 ${people.length} 人${also}。${repeated}`
}
