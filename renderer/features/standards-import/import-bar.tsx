import { Button, Spin } from 'antd'
import { useState } from 'react'
import { type ImportSource, undecidedColumns } from './import-session'
import type { CurrentPlan } from './use-import-plan'
import type { Importing } from './use-importing'

interface Props {
  readonly source: ImportSource
  readonly current: CurrentPlan | null
  readonly skipErrors: boolean
  readonly importing: Importing
}

/** What would happen in numbers, and the one button that does it. */
export function ImportBar({ source, current, skipErrors, importing }: Props) {
  const [isBusy, setBusy] = useState(false)
  const obstacle = obstacleTo(source, current, skipErrors)
  const apply = async (made: CurrentPlan): Promise<void> => {
    setBusy(true)
    await importing.apply(source, made)
    setBusy(false)
  }
  const changes = current ? current.plan.counts.added + current.plan.counts.updated : 0
  return (
    <div className="import-bar" role="toolbar" aria-label="导入">
      <span className="import-obstacle" role="status">
        {current === null ? <Spin size="small" /> : (obstacle ?? `导入后可用 Ctrl+Z 一步撤销。`)}
      </span>
      <Button
        type="primary"
        loading={isBusy}
        disabled={current === null || obstacle !== null}
        onClick={() => current && void apply(current)}
      >
        {changes > 0 ? `导入：新增 ${current?.plan.counts.added} 项，更新 ${current?.plan.counts.updated} 项` : '导入'}
      </Button>
    </div>
  )
}

/** Why nothing can be imported yet; null when it can. */
function obstacleTo(source: ImportSource, current: CurrentPlan | null, skipErrors: boolean): string | null {
  const undecided = undecidedColumns(source)
  if (undecided > 0) return `还有 ${undecided} 列没有选定对应关系，请选择，或选“（不导入）”。`
  if (current === null) return null
  const { errors, drafts } = current.plan
  if (errors > 0 && !skipErrors) {
    return `有 ${errors} 行有错误，暂不能导入。请在原表中改正后重新选择，或勾选“跳过有错误的行”。`
  }
  return drafts.length === 0 ? '没有需要新增或更新的内容。' : null
}
