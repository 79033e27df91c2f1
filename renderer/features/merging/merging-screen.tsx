import { useWorkbenchView } from '../../storage/workspace-hooks'
import { ScreenFrame } from '../../ui/screen-frame'
import { useJob } from '../exchange/use-job'
import { useStageFile } from '../exchange/use-stage-file'
import { ComparisonView } from './comparison-view'
import { EarlierMerges } from './earlier-merges'
import { MergeOutcome } from './merge-outcome'
import { MergeStart } from './merge-start'
import { useMergingSession } from './merging-session'
import { useMerging } from './use-merging'
import { usePrintRecord } from './use-print-record'
import './merging.css'

/** 合并: a colleague's copy of this workspace comes in; what both changed is decided here, one by one. */
export function MergingScreen() {
  const { runJob, progressWindow } = useJob()
  const { stageFile, passphraseWindow } = useStageFile(runJob)
  const merging = useMerging(runJob, stageFile)
  const printRecord = usePrintRecord(runJob)
  const slot = useWorkbenchView((view) => view.startup?.active ?? null)
  const session = useMergingSession()
  const { comparison, outcome } = session.slot === slot ? session : { comparison: null, outcome: null }
  return (
    <ScreenFrame
      title="合并"
      fill
      summary={comparison ? `正在合并：${comparison.staged.name}` : '把同事在另一台电脑上的修改合并进来'}
    >
      {comparison ? (
        <ComparisonView comparison={comparison} merging={merging} />
      ) : (
        <div className="merging-home">
          <MergeOutcome outcome={outcome} printRecord={printRecord} />
          <MergeStart compareFile={merging.compareFile} />
          <EarlierMerges printRecord={printRecord} />
        </div>
      )}
      {progressWindow}
      {passphraseWindow}
    </ScreenFrame>
  )
}
