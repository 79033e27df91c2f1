import type { Department } from '../../../domain/records/department'
import { COMPILE_STATES, STANDARD_CATEGORIES, STANDARD_LEVELS, type Standard } from '../../../domain/records/standard'
import { type SystemNode, systemNodeKind } from '../../../domain/records/system-node'
import { levelOf } from '../../../domain/standards/detail-table'
import { numberOf } from '../../../domain/standards/placement'
import { statusOn } from '../../../domain/standards/status'
import type { Column } from '../../ui/data-table/table-column'
import { columnsFor } from '../record-screen/record-columns'
import type { RecordActions } from '../record-screen/use-record-actions'

interface StandardColumnsContext {
  readonly edit: RecordActions<'standards'>['edit']
  readonly departments: ReadonlyMap<string, Department>
  readonly nodes: ReadonlyMap<string, SystemNode>
  /** Reference date of the status, 'YYYY-MM-DD'. */
  readonly today: string
}

/** The columns of 标准明细表: first those of GB/T 13016 in its order, then what pilots add, hidden until chosen. */
export function standardColumns({ edit, departments, nodes, today }: StandardColumnsContext): Column<Standard>[] {
  const make = columnsFor('standards', edit)
  return [
    make.text('systemCode', 124),
    { ...make.text('number', 210), render: (standard) => <NumberCell standard={standard} /> },
    make.text('name', 270),
    levelColumn(make),
    make.date('effectiveOn', 112),
    make.text('adoption', 226),
    {
      ...make.text('replaces', 186),
      value: (standard) => standard.replaces || (statusOn(standard, today) === '废止' ? '作废' : ''),
    },
    make.text('note', 160),
    make.choice('state', { values: COMPILE_STATES, required: true }, 104, HIDDEN),
    {
      id: 'status',
      title: `状态（${today}）`,
      width: 156,
      value: (standard) => statusOn(standard, today),
      filter: 'choice',
      ...HIDDEN,
    },
    make.date('publishedOn', 112, HIDDEN),
    make.date('abolishedOn', 112, HIDDEN),
    make.text('replacedBy', 150, HIDDEN),
    make.reference('departmentId', { table: 'departments', records: departments }, 130, HIDDEN),
    make.choice('category', { values: STANDARD_CATEGORIES }, 150, HIDDEN),
    make.text('issuer', 180, HIDDEN),
    make.text('drafters', 150, HIDDEN),
    make.text('edition', 90, HIDDEN),
    {
      id: 'nodeIds',
      title: '所属体系',
      width: 220,
      value: (standard) => placesOf(standard, nodes),
      filter: 'choice',
      ...HIDDEN,
    },
  ]
}

const HIDDEN = { hidden: true } as const

/** Typed, or as the number shows it: then it is grey and can be typed over. */
function levelColumn(make: ReturnType<typeof columnsFor<'standards'>>): Column<Standard> {
  return {
    ...make.choice('level', { values: STANDARD_LEVELS }, 104),
    value: levelOf,
    render: (standard) => (standard.level ? standard.level : <span className="sf-dim">{levelOf(standard)}</span>),
  }
}

function placesOf(standard: Standard, nodes: ReadonlyMap<string, SystemNode>): string {
  const places = standard.nodeIds.flatMap((id) => {
    const node = nodes.get(id)
    return node ? [systemNodeKind.titleOf(node)] : []
  })
  return places.join('；') || '未归类'
}

/** What the number shows the standard to be; only ever a hint. */
function NumberCell({ standard }: { readonly standard: Standard }) {
  if (standard.number === '') return null
  const { kind, mandatory, hint } = numberOf(standard)
  return (
    <span className="sf-number">
      <span className="sf-number-text">{standard.number}</span>
      <span className={`sf-kind${hint === '' ? '' : ' sf-kind-hint'}`} title={hint || kindTitle(kind, mandatory)}>
        {kind.replace('标准', '')}
        {mandatory ? '·强制' : ''}
      </span>
    </span>
  )
}

function kindTitle(kind: string, mandatory: boolean | null): string {
  if (mandatory === null) return kind
  return `${kind}，${mandatory ? '强制性' : '推荐性'}`
}
