import { App, Button, Result } from 'antd'
import { useState } from 'react'
import { type JobRunner, useJob } from '../features/exchange/use-job'
import { useWorkbench, useWorkbenchView } from '../storage/workspace-hooks'
import { CenteredCard } from './centered-card'
import { RecoverySources } from './recovery-sources'

/** The database or the journal was damaged: nothing can be edited until that is made good, and nothing is deleted. */
export function RecoveryScreen() {
  const problem = useWorkbenchView((view) => view.problem)
  const { runJob, progressWindow } = useJob()
  const [failed, setFailed] = useState(false)
  const isJournal = problem?.kind.startsWith('journal-') ?? false
  return (
    <CenteredCard width={isJournal || failed ? 860 : 680}>
      {isJournal || failed ? (
        <RecoverySources runJob={runJob} />
      ) : (
        <DatabaseRecovery runJob={runJob} onFailed={() => setFailed(true)} />
      )}
      {progressWindow}
    </CenteredCard>
  )
}

function DatabaseRecovery({ runJob, onFailed }: { runJob: JobRunner['runJob']; onFailed: () => void }) {
  const workbench = useWorkbench()
  const problem = useWorkbenchView((view) => view.problem)
  const { message } = App.useApp()
  const rebuild = async () => {
    const rebuilt = await runJob('重建数据库', (job, report) =>
      workbench.rebuild(job, (fraction) => report(fraction, '正在写入数据库')),
    )
    if (!rebuilt) return onFailed()
    const added = rebuilt.replayed > 0 ? `，并补上其后的 ${rebuilt.replayed} 次修改` : ''
    void message.success(`已根据${rebuilt.source}重建${added}，核对无误。损坏的数据库仍保留在原处。`, 10)
  }
  return (
    <Result
      status="warning"
      title="数据库需要重建"
      subTitle={<div style={{ textAlign: 'left' }}>{problem?.message}</div>}
      extra={[
        problem?.kind === 'database-unreadable' ? (
          <SetAsideButton key="aside" />
        ) : (
          <Button key="rebuild" type="primary" onClick={() => void rebuild()}>
            用备份和保存日志重建
          </Button>
        ),
        <Button key="again" onClick={() => void workbench.start()}>
          再试一次
        </Button>,
      ]}
    >
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        <li>凡显示过“已保存”的内容都在保存日志里，重建后逐表核对，全部找回才会切换。</li>
        <li>重建写入新的数据库，现在这个数据库原样保留，不会删除。</li>
        <li>请不要自行删除程序的数据文件夹。</li>
      </ul>
    </Result>
  )
}

/** For a database that cannot even be opened: starts again without it, and keeps it. */
function SetAsideButton() {
  const { bridge } = useWorkbench()
  const { message } = App.useApp()
  const setAside = async () => {
    const answer = await bridge.setDatabaseAside({})
    if (!answer.ok) void message.error(answer.error.message, 10)
  }
  return (
    <Button type="primary" onClick={() => void setAside()}>
      封存损坏的数据库并重新启动
    </Button>
  )
}
