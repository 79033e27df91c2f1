import { FormOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { systemNodeKind } from '../../../domain/records/system-node'
import { type Nodes, nodePath } from '../../../domain/standards/system-tree'
import { type Scope, setWithSubtree, showDetail, useFrameworkSession } from './framework-session'

/** Above the table: whose standards it shows, and the switch of the form beside it. */
export function StandardsHead({ scope, nodes }: { readonly scope: Scope; readonly nodes: Nodes }) {
  const withSubtree = useFrameworkSession((session) => session.withSubtree)
  const isFormOpen = useFrameworkSession((session) => session.detail === 'standard')
  const title = scopeTitle(scope, nodes)
  return (
    <div className="sf-path">
      <span className="sf-path-text" title={title}>
        {title}
      </span>
      {scope.kind === 'node' && (
        <Checkbox checked={withSubtree} onChange={(event) => setWithSubtree(event.target.checked)}>
          含下级
        </Checkbox>
      )}
      <span className="sf-space" />
      <Button
        size="small"
        icon={<FormOutlined />}
        aria-pressed={isFormOpen}
        type={isFormOpen ? 'primary' : 'default'}
        ghost={isFormOpen}
        onClick={() => showDetail(isFormOpen ? 'none' : 'standard')}
      >
        详细信息
      </Button>
    </div>
  )
}

function scopeTitle(scope: Scope, nodes: Nodes): string {
  if (scope.kind === 'all') return '全部标准'
  if (scope.kind === 'unfiled') return '未归类的标准'
  return nodePath(nodes, scope.id).map(systemNodeKind.titleOf).join(' › ')
}
