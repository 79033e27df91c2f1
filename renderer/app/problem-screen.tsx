import { Button, Result } from 'antd'
import { useJob } from '../features/exchange/use-job'
import { useWorkbench, useWorkbenchView } from '../storage/workspace-hooks'
import { BackupRescue } from './backup-rescue'
import { CenteredCard } from './centered-card'
import { RecoveryImport } from './recovery-import'

/** The workspace could not be opened: says why, and changes nothing. */
export function ProblemScreen() {
  const workbench = useWorkbench()
  const problem = useWorkbenchView((view) => view.problem)
  const { runJob, progressWindow } = useJob()
  return (
    <CenteredCard width={640}>
      <Result
        status="warning"
        title="工作区没有打开"
        subTitle={problem?.message ?? '原因不明。'}
        extra={[
          <Button key="again" type="primary" onClick={() => void workbench.start()}>
            再试一次
          </Button>,
          <RecoveryImport key="import" />,
        ]}
      >
        <BackupRescue runJob={runJob} />
      </Result>
      {progressWindow}
    </CenteredCard>
  )
}
