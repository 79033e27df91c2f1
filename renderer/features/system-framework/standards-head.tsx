import { BulbOutlined, FormOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { systemNodeKind } from '../../../domain/records/system-node'
import { type Nodes, nodePath } from '../../../domain/standards/system-tree'
import { type Scope, setWithSubtree, showDetail, useFrameworkSession } from './framework-session'

interface StandardsHeadProps {
  readonly scope: Scope
  readonly nodes: Nodes
  /** How many hints there are about the standards of the table. */
  readonly hints: number
}

/** Above the table: whose standards it shows, and the switches of what stands beside it. */
export function StandardsHead({ scope, nodes, hints }: StandardsHeadProps) {
  const withSubtree = useFrameworkSession((session) => session.withSubtree)
  const detail = useFrameworkSession((session) => session.detail)
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
      <DetailSwitch
        icon={<BulbOutlined />}
        label={`提示 ${hints}`}
        isOpen={detail === 'hints'}
        onChange={(open) => showDetail(open ? 'hints' : 'none')}
      />
      <DetailSwitch
        icon={<FormOutlined />}
        label="详细信息"
        isOpen={detail === 'standard'}
        onChange={(open) => showDetail(open ? 'standard' : 'none')}
      />
    </div>
  )
}

interface DetailSwitchProps {
  readonly icon: ReactNode
  readonly label: string
  readonly isOpen: boolean
  readonly onChange: (open: boolean) => void
}

function DetailSwitch({ icon, label, isOpen, onChange }: DetailSwitchProps) {
  return (
    <Button
      size="small"
      icon={icon}
      aria-pressed={isOpen}
      type={isOpen ? 'primary' : 'default'}
      ghost={isOpen}
      onClick={() => onChange(!isOpen)}
    >
      {label}
    </Button>
  )
}

function scopeTitle(scope: Scope, nodes: Nodes): string {
  if (scope.kind === 'all') return '全部标准'
  if (scope.kind === 'unfiled') return '未归类的标准'
  return nodePath(nodes, scope.id).map(systemNodeKind.titleOf).join(' › ')
}
