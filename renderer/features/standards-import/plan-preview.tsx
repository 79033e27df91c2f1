import { DownloadOutlined } from '@ant-design/icons'
import { Button, Segmented, Spin } from 'antd'
import { useMemo, useState } from 'react'
import type { ImportPlan, PlannedRow, RowOutcome } from '../../../domain/standards/import/plan'
import { type ImportProblem, SEVERITY_LABELS, type Severity } from '../../../domain/standards/import/problem'
import { problemSheet } from '../../../domain/standards/import/problem-sheet'
import { safeFileName } from '../../commands/exchange'
import { DataTable } from '../../ui/data-table/data-table'
import type { Column } from '../../ui/data-table/table-column'
import { useTableExport } from '../exchange/use-table-export'

const OUTCOMES: readonly { readonly value: RowOutcome; readonly label: string }[] = [
  { value: 'added', label: '新增' },
  { value: 'updated', label: '更新' },
  { value: 'unchanged', label: '相同' },
  { value: 'skipped', label: '跳过' },
]

type View = RowOutcome | 'problems'

/** What would become of every row, and every cell that was tidied, is doubtful or wrong. */
export function PlanPreview({ plan, source }: { readonly plan: ImportPlan | null; readonly source: string }) {
  const [chosen, choose] = useState<View | null>(null)
  if (!plan) {
    return (
      <div className="import-preview import-waiting">
        <Spin description="正在逐行核对" />
      </div>
    )
  }
  const view = chosen ?? firstView(plan)
  const options = [
    { value: 'problems' as const, label: `需要看的 ${plan.problems.length}` },
    ...OUTCOMES.map(({ value, label }) => ({ value, label: `${label} ${plan.counts[value]}` })),
  ]
  return (
    <section className="import-preview" aria-label="导入预览">
      <Segmented<View> aria-label="预览的内容" options={options} value={view} onChange={choose} />
      <div className="import-table">
        {view === 'problems' ? (
          <Problems problems={plan.problems} source={source} />
        ) : (
          <Rows rows={plan.rows} outcome={view} />
        )}
      </div>
    </section>
  )
}

function firstView({ problems, counts }: ImportPlan): View {
  if (problems.length > 0) return 'problems'
  return OUTCOMES.find(({ value }) => counts[value] > 0)?.value ?? 'added'
}

type RowLine = PlannedRow & { readonly id: string }

function Rows({ rows, outcome }: { readonly rows: readonly PlannedRow[]; readonly outcome: RowOutcome }) {
  const lines = useMemo(
    () => rows.filter((row) => row.outcome === outcome).map((row) => ({ ...row, id: String(row.row) })),
    [rows, outcome],
  )
  return (
    <DataTable
      selectable={false}
      tableId="import-rows"
      label="导入的行"
      columns={ROW_COLUMNS}
      rows={lines}
      empty={<p className="import-nothing">没有这样的行。</p>}
    />
  )
}

const ROW_COLUMNS: readonly Column<RowLine>[] = [
  { id: 'row', title: '行', width: 64, value: ({ row }) => row, align: 'end' },
  { id: 'number', title: '标准号', width: 170, value: ({ standard }) => standard.number },
  { id: 'name', title: '标准名称', width: 260, value: ({ standard }) => standard.name },
  { id: 'what', title: '变化或原因', width: 180, value: ({ changed, note }) => note || changed.join('、') },
  { id: 'state', title: '编制状态', width: 96, value: ({ standard }) => standard.state, filter: 'choice' },
  { id: 'effectiveOn', title: '实施日期', width: 110, value: ({ standard }) => standard.effectiveOn },
  { id: 'replaces', title: '被代替标准号或作废', width: 170, value: ({ standard }) => standard.replaces },
  { id: 'note', title: '备注', width: 160, value: ({ standard }) => standard.note },
]

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, repaired: 2 }

type ProblemLine = ImportProblem & { readonly id: string }

function Problems({ problems, source }: { readonly problems: readonly ImportProblem[]; readonly source: string }) {
  const { exportTable, progressWindow } = useTableExport()
  // The gravest first; Array.prototype.sort keeps the order of the rows within each.
  const lines = useMemo(
    () =>
      problems
        .map((problem, index) => ({ ...problem, id: String(index) }))
        .sort((left, right) => RANK[left.severity] - RANK[right.severity]),
    [problems],
  )
  const save = () => exportTable(problemSheet(source, lines), `${safeFileName(`导入问题清单_${source}`)}.xlsx`)
  return (
    <>
      <DataTable
        selectable={false}
        tableId="import-problems"
        label="需要看的单元格"
        columns={PROBLEM_COLUMNS}
        rows={lines}
        toolbar={
          <Button size="small" icon={<DownloadOutlined />} disabled={lines.length === 0} onClick={() => void save()}>
            导出问题清单
          </Button>
        }
        empty={<p className="import-nothing">每个单元格都能照原样导入。</p>}
      />
      {progressWindow}
    </>
  )
}

const PROBLEM_COLUMNS: readonly Column<ProblemLine>[] = [
  {
    id: 'severity',
    title: '程度',
    width: 84,
    value: ({ severity }) => SEVERITY_LABELS[severity],
    render: ({ severity }) => <span className={`import-severity ${severity}`}>{SEVERITY_LABELS[severity]}</span>,
    filter: 'choice',
  },
  { id: 'row', title: '行', width: 64, value: ({ row }) => row, align: 'end' },
  { id: 'column', title: '列', width: 130, value: ({ column }) => column, filter: 'choice' },
  { id: 'value', title: '单元格内容', width: 190, value: ({ value }) => value },
  { id: 'message', title: '说明', width: 270, value: ({ message }) => message },
  { id: 'accepted', title: '可以接受的内容', width: 240, value: ({ accepted }) => accepted },
]
