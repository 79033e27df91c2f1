import { Button } from 'antd'
import { useWorkbenchView } from '../../storage/workspace-hooks'
import { ScreenFrame } from '../../ui/screen-frame'
import { useJob } from '../exchange/use-job'
import { ImportHome } from './import-home'
import { useImportSession } from './import-session'
import { ImportView } from './import-view'
import { useImporting } from './use-importing'
import './standards-import.css'

/** 导入标准: a table from Excel comes in; every cell that was tidied or is doubtful is shown before anything is applied. */
export function StandardsImportScreen() {
  const { runJob, progressWindow } = useJob()
  const importing = useImporting(runJob)
  const slot = useWorkbenchView((view) => view.startup?.active ?? null)
  const session = useImportSession()
  const { source, done } = session.slot === slot ? session : { source: null, done: null }
  return (
    <ScreenFrame
      title="导入标准"
      fill
      summary={source ? `正在核对：${source.staged.name}` : '把 Excel 或 CSV 的标准清单整表导入'}
      actions={source && <Button onClick={() => void importing.abandon(source)}>放弃导入</Button>}
    >
      {source ? (
        <ImportView key={source.staged.table} source={source} importing={importing} />
      ) : (
        <ImportHome done={done} importing={importing} />
      )}
      {progressWindow}
    </ScreenFrame>
  )
}
