import { FilePdfOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import type { MergeDone } from '../../commands/merge'
import { MissingAttachments } from '../attachments/missing-attachments'
import { changesText, choicesText } from './merge-text'
import { dismissOutcome, type Outcome } from './merging-session'
import { useEarlierMerges } from './use-earlier-merges'
import type { PrintRecord } from './use-print-record'

interface Props {
  readonly outcome: Outcome | null
  readonly printRecord: PrintRecord
}

const CLOSABLE = { onClose: dismissOutcome, 'aria-label': '关闭' }

/** What the last merge came to. */
export function MergeOutcome({ outcome, printRecord }: Props) {
  if (!outcome) return null
  if (outcome.kind === 'nothing') {
    return (
      <Alert
        type="info"
        showIcon
        closable={CLOSABLE}
        title="没有需要合并的内容"
        description={`“${outcome.file}”里的修改，当前工作区都已经有了。双方数据都没有变化。`}
      />
    )
  }
  return <Merged done={outcome.done} file={outcome.file} printRecord={printRecord} />
}

function Merged(props: { readonly done: MergeDone; readonly file: string; readonly printRecord: PrintRecord }) {
  const { done, file, printRecord } = props
  const { batch } = done
  const undone = useEarlierMerges().some((merge) => merge.head.id === batch?.id && merge.undone)
  if (!batch) return null
  const decisions = batch.merge?.decisions ?? []
  return (
    <div>
      <Alert
        type={undone ? 'info' : 'success'}
        showIcon
        closable={CLOSABLE}
        title={undone ? '这次合并已撤销' : '合并完成，已保存'}
        description={
          undone
            ? '工作区已回到合并前的内容。按 Ctrl+Y 可恢复这次合并，也可以重新合并。'
            : `已把“${file}”合并进来：${changesText(done)}；${choicesText(decisions)}。如需取消，可用 Ctrl+Z 撤销。`
        }
        action={
          undone ? null : (
            <Button icon={<FilePdfOutlined />} onClick={() => void printRecord(batch)}>
              打印合并记录（PDF）
            </Button>
          )
        }
      />
      <MissingAttachments missing={done.missing} />
    </div>
  )
}
