import type { SystemNodeId } from '../records/system-node'
import { type Failure, fail, ok, type Result } from '../result'
import type { WorkspaceState } from '../workspace/state'
import { columnProblems, noHeaderMessage } from './import/column-problems'
import { headerOf } from './import/columns'
import { fieldsByPlace, filledRows, tableLayout } from './import/layout'
import { type ImportPlan, importPlanner } from './import/plan'
import type { ImportProblem } from './import/problem'
import { parseTsv } from './tsv'

/** Why nothing was taken over; `problems` names every bad cell. */
export interface PasteFailure
  extends Failure<'empty' | 'too-many-rows' | 'no-such-node' | 'no-header' | 'bad-columns' | 'bad-cells'> {
  readonly problems: readonly ImportProblem[]
}

/** What pasting would do; applying the plan's drafts does it. */
export interface PastedStandards {
  readonly plan: ImportPlan
  /** Our words for the columns found, in the table's order. */
  readonly columns: readonly string[]
  /** false when the order of columns was assumed. */
  readonly hasHeader: boolean
  readonly emptyRows: number
}

const MOST_ROWS = 50_000

/**
 * Reads a table copied from Excel and gives the changes that add its rows as standards under a node (null = 未归类). All or
 * nothing: one bad cell and nothing is added. Numbers that are there already are added all the same, with a warning.
 * @param newId gives a new record id at each call.
 */
export function readPastedStandards(
  state: WorkspaceState,
  text: string,
  target: { readonly nodeId: SystemNodeId | null; readonly newId: () => string },
): Result<PastedStandards, PasteFailure> {
  if (target.nodeId !== null && !state.systemNodes.has(target.nodeId)) {
    return refuse('no-such-node', '要粘贴到的体系节点已不存在，没有添加任何标准。请重新选择节点。')
  }
  const rows = filledRows(parseTsv(text))
  if (rows.length === 0) return refuse('empty', '粘贴的内容是空的，没有添加任何标准。请在表格中选中数据后复制。')
  if (rows.length > MOST_ROWS)
    return refuse('too-many-rows', `一次最多粘贴${MOST_ROWS}行，没有添加任何标准。请分次粘贴。`)
  const layout = tableLayout(rows)
  if (layout.header === 'missing') return refuse('no-header', `${noHeaderMessage()}没有添加任何标准。`)
  const columns = columnProblems(layout)
  if (columns.length > 0) return refuse('bad-columns', problemsMessage(columns), columns)
  if (layout.body.length === 0) return refuse('empty', '表头下面没有数据，没有添加任何标准。请连同数据一起复制。')
  const planner = importPlanner(state, {
    ...target,
    fields: fieldsByPlace(layout.columns),
    existing: 'add',
    skipErrors: false,
  })
  planner.add(layout.body)
  const plan = planner.finish()
  const errors = plan.problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return refuse('bad-cells', problemsMessage(errors), plan.problems)
  return ok({
    plan,
    columns: layout.columns.flatMap(({ field }) => (field ? headerOf(field) : [])),
    hasHeader: layout.header === 'found',
    emptyRows: layout.emptyRows,
  })
}

function refuse(
  kind: PasteFailure['kind'],
  message: string,
  problems: readonly ImportProblem[] = [],
): { readonly ok: false; readonly error: PasteFailure } {
  return { ok: false, error: { ...fail(kind, message).error, problems } }
}

const SHOWN_PROBLEMS = 3

function problemsMessage(problems: readonly ImportProblem[]): string {
  const shown = problems.slice(0, SHOWN_PROBLEMS).map(({ row, column, value, message, accepted }) => {
    return `第${row}行“${column}”为“${[...value].slice(0, 30).join('')}”，${message}${accepted}`
  })
  const more = problems.length > SHOWN_PROBLEMS ? '；…' : ''
  return `表格中有${problems.length}处无法识别，没有添加任何标准：${shown.join('；')}${more}。请改正后重新粘贴。`
}
