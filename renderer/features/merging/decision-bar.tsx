import { App, Button, Popconfirm } from 'antd'
import { SIDE_LABELS } from '../../../domain/documents/merge-record'
import { SIDES, type SideName } from '../../../domain/workspace/merge-side'
import { type Comparison, choose, revealConflict, undecided } from './merging-session'
import type { Merging } from './use-merging'

interface Props {
  readonly comparison: Comparison
  readonly merging: Merging
}

/** How far the decisions are, the same choice for all, and the way on or back. */
export function DecisionBar({ comparison, merging }: Props) {
  const { plan, choices } = comparison
  const open = undecided(comparison)
  const all = plan.conflicts.length
  const [next] = open
  return (
    <div className="merging-bar">
      {all > 0 && (
        <>
          <span role="status" className="merging-progress">
            已选 {all - open.length}/{all}
          </span>
          <Button disabled={!next} onClick={() => next && revealConflict(next.id)}>
            下一处未选
          </Button>
          <ChooseAll comparison={comparison} />
        </>
      )}
      <span className="merging-bar-end">
        <Popconfirm
          title="放弃这次合并？"
          description={`已选定的 ${choices.size} 处不会保留，双方数据都不变。`}
          okText="放弃"
          cancelText="继续合并"
          disabled={choices.size === 0}
          onConfirm={() => void merging.abandon(comparison)}
        >
          <Button onClick={() => choices.size === 0 && void merging.abandon(comparison)}>放弃</Button>
        </Popconfirm>
        <Button
          type="primary"
          disabled={open.length > 0}
          title={open.length > 0 ? `还有 ${open.length} 处冲突没有选定` : ''}
          onClick={() => void merging.merge(comparison)}
        >
          合并
        </Button>
      </span>
    </div>
  )
}

function ChooseAll({ comparison }: Pick<Props, 'comparison'>) {
  const { modal } = App.useApp()
  const { plan, choices } = comparison
  const ids = plan.conflicts.map(({ id }) => id)
  const ask = (side: SideName) => {
    const changed = [...choices.values()].filter((chosen) => chosen !== side).length
    modal.confirm({
      title: `${ids.length} 处冲突全部采用${SIDE_LABELS[side]}？`,
      content: `${changed > 0 ? `其中 ${changed} 处原已选定另一方，也会改过来。` : ''}选定后还可以逐处更改，点“合并”才生效。`,
      okText: `全部采用${SIDE_LABELS[side]}`,
      cancelText: '取消',
      onOk: () => choose(ids, side),
    })
  }
  return SIDES.map((side) => (
    <Button key={side} onClick={() => ask(side)}>
      全部采用{SIDE_LABELS[side]}
    </Button>
  ))
}
