import { useMemo } from 'react'
import { buildTree } from '../../../domain/standards/system-tree'
import { useRecords } from '../../storage/workspace-hooks'
import { ScreenFrame } from '../../ui/screen-frame'
import { SplitPane } from '../../ui/split-pane'
import { FrameworkDetail } from './framework-detail'
import { type Scope, useFrameworkSession } from './framework-session'
import { StandardsPanel } from './standards-panel'
import { SystemTreePanel } from './system-tree-panel'
import './system-framework.css'

const ALL: Scope = { kind: 'all' }

/** 体系框架: the tree on the left, 标准明细表 of what is selected beside it, one form when wanted. */
export function SystemFrameworkScreen() {
  const nodes = useRecords('systemNodes')
  const standards = useRecords('standards')
  const wanted = useFrameworkSession((session) => session.scope)
  const detail = useFrameworkSession((session) => session.detail)
  const standardId = useFrameworkSession((session) => session.standardId)
  const forest = useMemo(() => buildTree(nodes), [nodes])
  const unfiled = useMemo(
    () => [...standards.values()].filter(({ nodeIds }) => !nodeIds.some((id) => nodes.has(id))).length,
    [standards, nodes],
  )
  // The selected node may be gone: deleted, undone, or of another workspace.
  const scope = wanted.kind === 'node' && !nodes.has(wanted.id) ? ALL : wanted
  const nodeId = scope.kind === 'node' ? scope.id : null
  return (
    <ScreenFrame title="体系框架" summary={`节点 ${nodes.size} 个 · 标准 ${standards.size} 项 · 未归类 ${unfiled} 项`}>
      <SplitPane
        name="system-framework"
        share={0.28}
        firstLabel="体系框架树"
        first={<SystemTreePanel forest={forest} unfiled={unfiled} />}
        secondLabel="标准明细表"
        second={
          <div className="sf-right">
            <StandardsPanel forest={forest} scope={scope} />
            {(detail === 'standard' || detail === 'node') && (
              <FrameworkDetail detail={detail} id={detail === 'node' ? nodeId : standardId} />
            )}
          </div>
        }
      />
    </ScreenFrame>
  )
}
