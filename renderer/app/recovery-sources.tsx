import { Alert, App, Button, Space, Typography } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import type { JobRunner } from '../features/exchange/use-job'
import type { SalvageChoice } from '../storage/salvage-choice'
import type { SalvageSurvey } from '../storage/salvage-survey'
import { useWorkbench, useWorkbenchView } from '../storage/workspace-hooks'
import { BackupRescue } from './backup-rescue'
import { RecoveryComparison } from './recovery-comparison'
import { RecoveryImport } from './recovery-import'
import { adviceText, journalText, otherHoldsMore, sourceName } from './recovery-text'

/** The journal is damaged: shows what every place still holds, and goes on from the one that the person confirms. */
export function RecoverySources({ runJob }: { readonly runJob: JobRunner['runJob'] }) {
  const workbench = useWorkbench()
  const problem = useWorkbenchView((view) => view.problem)
  const { message, modal } = App.useApp()
  const [survey, setSurvey] = useState<SalvageSurvey | null>(null)
  const [isLooking, setIsLooking] = useState(true)
  const [choice, setChoice] = useState<SalvageChoice | null>(null)
  const look = useCallback(async () => {
    setIsLooking(true)
    const found = await runJob('检查各处数据', (job) => workbench.survey(job))
    setIsLooking(false)
    setSurvey(found)
    setChoice(found?.recommended ?? null)
  }, [runJob, workbench])
  useEffect(() => void look(), [look])

  const goOn = async (found: SalvageSurvey, chosen: SalvageChoice) => {
    const done = await runJob('恢复工作区', (job, report) =>
      workbench.salvage({ survey: found, choice: chosen, job }, (fraction) => report(fraction, '正在写入新的数据库')),
    )
    if (done === null) return look()
    void message.success(`已从${sourceName(chosen, found)}继续，核对无误。原来的数据库和保存日志都保留在原处。`, 10)
  }
  const ask = (found: SalvageSurvey, chosen: SalvageChoice) =>
    modal.confirm({
      title: `从${sourceName(chosen, found)}继续？`,
      content: `内容到第 ${found[chosen]?.reaches ?? 0} 次保存为止。${otherHoldsMore(chosen, found)}内容写入新的数据库并逐表核对，再做一个备份，全部成功才切换；原来的数据库和保存日志不改动、不删除。`,
      width: 520,
      okText: '继续',
      cancelText: '再看看',
      onOk: () => void goOn(found, chosen),
    })

  return (
    <section aria-label="恢复工作区">
      <Typography.Title level={4} style={{ marginTop: 0 }}>
        保存的数据有损坏，请确认从哪里继续
      </Typography.Title>
      <Typography.Paragraph>
        程序每次保存都写两处：数据库和保存日志。
        {survey && `${journalText(survey)}程序没有改动任何数据。下面是各处现在还有的内容，供核对：`}
        {!survey && (isLooking ? '保存日志不完整，正在检查各处还有什么，不改动任何数据。' : problem?.message)}
      </Typography.Paragraph>
      {survey && <RecoveryComparison survey={survey} choice={choice} onChoose={setChoice} />}
      {survey && <Advice survey={survey} />}
      <Space wrap style={{ marginTop: 12 }}>
        <Button type="primary" disabled={!survey || !choice} onClick={() => survey && choice && ask(survey, choice)}>
          {survey && choice ? `从${sourceName(choice, survey)}继续` : '继续'}
        </Button>
        <Button onClick={() => void workbench.start()}>再试一次</Button>
        {survey && !survey.recommended && <RecoveryImport />}
      </Space>
      {survey && !survey.recommended && <BackupRescue runJob={runJob} />}
    </section>
  )
}

function Advice({ survey }: { readonly survey: SalvageSurvey }) {
  const text = adviceText(survey)
  return text === '' ? null : <Alert type="warning" showIcon style={{ marginTop: 12 }} title={text} />
}
