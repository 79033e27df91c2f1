import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo } from 'react'
import { type Standard, standardKind } from '../../../domain/records/standard'
import type { StandardHint } from '../../../domain/standards/hints'
import { useRecords } from '../../storage/workspace-hooks'
import { revealStandard, showDetail } from './framework-session'

/** Beside the table: everything about its standards that a person should look at; choosing a line goes to its row. */
export function HintsPane({ hints }: { readonly hints: readonly StandardHint[] }) {
  const standards = useRecords('standards')
  const lines = useMemo(() => linesOf(hints, standards), [hints, standards])
  return (
    <aside className="sf-detail" aria-label="标准的提示">
      <Button
        type="text"
        size="small"
        className="sf-close"
        icon={<CloseOutlined />}
        aria-label="关闭标准的提示"
        onClick={() => showDetail('none')}
      />
      <h2 className="sf-hints-title">提示 {lines.length} 条</h2>
      <p className="sf-hints-note">
        {lines.length > 0 ? '只供核对，不影响保存和使用。点一条，转到该标准。' : '这里的标准没有需要核对的地方。'}
      </p>
      <ol className="sf-hints">
        {lines.slice(0, MOST_SHOWN).map((line) => (
          <li key={line.id}>
            <button type="button" onClick={() => revealStandard(line.standardId)}>
              <span className="sf-hint-standard">{line.title}</span>
              <span className={`sf-hint-text ${line.severity}`}>
                {standardKind.labels[line.field]}：{line.text}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {lines.length > MOST_SHOWN && (
        <p className="sf-hints-note">
          先列出前 {MOST_SHOWN} 条，其余在改正后依次列出；也可在左侧选一个节点，只看它的。
        </p>
      )}
    </aside>
  )
}

/** More than anybody reads at once; a list of thousands would be slow to draw. */
const MOST_SHOWN = 300

interface HintLine extends StandardHint {
  readonly id: string
  readonly title: string
}

function linesOf(hints: readonly StandardHint[], standards: ReadonlyMap<string, Standard>): HintLine[] {
  const lines = hints.flatMap((hint, index) => {
    const standard = standards.get(hint.standardId)
    return standard ? [{ ...hint, id: String(index), title: standardKind.titleOf(standard) }] : []
  })
  // The likely mistakes first; the order of the table is kept within both.
  return lines.sort((left, right) => Number(left.severity === 'hint') - Number(right.severity === 'hint'))
}
