import { App, Button, Descriptions } from 'antd'
import { type ReactNode, useCallback } from 'react'
import { isTableName, looseKind } from '../../../domain/records/registry'
import type { StagedFile } from '../../../preload/contract'
import { useWorkbench } from '../../storage/workspace-hooks'
import { attachmentsSentence, MissingAttachments } from '../attachments/missing-attachments'
import { useJob } from './use-job'
import { useStageFile } from './use-stage-file'

/** The ways to bring in a whole workspace; used by the welcome screen and by 导入导出. */
export interface ImportActions {
  readonly importFile: () => Promise<void>
  readonly openSample: () => Promise<void>
  /** Progress and the question for a passphrase; must stand somewhere in the screen. */
  readonly windows: ReactNode
}

/** @param asking false on the welcome screen, where there is nothing that could be replaced. */
export function useImport(asking: boolean): ImportActions {
  const workbench = useWorkbench()
  const { runJob, progressWindow } = useJob()
  const { stageFile, passphraseWindow } = useStageFile(runJob)
  const ask = useAskHow()
  const { message } = App.useApp()

  const bringIn = useCallback(
    async (title: string, staged: StagedFile | null) => {
      if (!staged) return
      const how = asking ? await ask(staged) : 'beside'
      if (how === null) {
        await workbench.bridge.discardStaged({ staged: staged.staged })
        return
      }
      const done = await runJob(title, (_job, report) =>
        workbench.adopt(staged, how === 'replace', (fraction) => report(fraction, '正在写入数据库')),
      )
      if (done) void message.success(`已打开“${staged.title}”。`)
    },
    [workbench, runJob, ask, asking, message],
  )

  const importFile = useCallback(async () => bringIn('导入工作区', await stageFile('导入工作区')), [bringIn, stageFile])

  const openSample = useCallback(async () => {
    await bringIn('打开示例', await runJob('打开示例', (job) => workbench.bridge.stageSample({ job })))
  }, [bringIn, runJob, workbench])

  const windows = (
    <>
      {progressWindow}
      {passphraseWindow}
    </>
  )
  return { importFile, openSample, windows }
}

/** Shows what the verified file holds and asks: replace, beside, or leave it. */
function useAskHow(): (staged: StagedFile) => Promise<'replace' | 'beside' | null> {
  const { modal } = App.useApp()
  return useCallback(
    (staged) =>
      new Promise((resolve) => {
        const box = modal.confirm({
          title: '文件已核对，完整无误',
          width: 560,
          content: <StagedSummary staged={staged} />,
          okText: '替换当前工作区',
          cancelText: '取消',
          onOk: () => resolve('replace'),
          onCancel: () => resolve(null),
          footer: (_original, { OkBtn, CancelBtn }) => (
            <>
              <CancelBtn />
              <Button
                onClick={() => {
                  box.destroy()
                  resolve('beside')
                }}
              >
                作为另一个工作区打开
              </Button>
              <OkBtn />
            </>
          ),
        })
      }),
    [modal],
  )
}

function StagedSummary({ staged }: { readonly staged: StagedFile }) {
  const counts = Object.entries(staged.counts)
    .filter(([table, rows]) => isTableName(table) && rows > 0)
    .map(([table, rows]) => `${isTableName(table) ? looseKind(table).label : ''} ${rows}`)
  return (
    <>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'title', label: '工作区', children: staged.title },
          { key: 'name', label: '文件', children: staged.name },
          {
            key: 'counts',
            label: '内容',
            children: `${counts.join('，') || '空'}${attachmentsSentence(staged.attachments)}`,
          },
        ]}
      />
      <MissingAttachments missing={staged.attachments.missing} />
      <p>替换后，当前工作区不会删除，仍可在“导入导出”的工作区列表中打开。</p>
    </>
  )
}
