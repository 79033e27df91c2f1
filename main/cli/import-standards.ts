import { randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { standardKind } from '../../domain/records/standard'
import type { SystemNodeId } from '../../domain/records/system-node'
import { fail, ok, type Result } from '../../domain/result'
import { columnProblems, noHeaderMessage } from '../../domain/standards/import/column-problems'
import { distinctColumns, fieldsByPlace, tableLayout, understoodColumns } from '../../domain/standards/import/layout'
import { type ImportPlan, importPlanner } from '../../domain/standards/import/plan'
import { SEVERITY_LABELS } from '../../domain/standards/import/problem'
import { remarkProblems } from '../../domain/standards/import/remarks'
import { LOG_TABLES } from '../../domain/workspace/file-tables'
import { createIdSource, type IdSource } from '../../domain/workspace/ids'
import { stateFromRows } from '../../domain/workspace/rows'
import { recordsInOrder, type WorkspaceState } from '../../domain/workspace/state'
import { readTableFile } from '../spreadsheet/read-table-file'
import type { Sheet, TableFile } from '../spreadsheet/table-file'
import {
  type Command,
  type CommandInput,
  type CommandOutcome,
  type CommandReport,
  done,
  failed,
  wrongUse,
} from './command'
import { type RewritableWorkspace, rewriteWorkspace } from './rewrite-workspace'
import { WorkspaceLog } from './workspace-log'

/** Imports a table of standards (xlsx, csv) into a copy of a workspace file, by the same rules as the window. */
export const importStandards: Command = {
  name: 'import-standards',
  summary: '把 Excel 或 CSV 的标准明细表导入工作区文件的副本',
  operands: ['TABLE'],
  options: {
    into: { value: 'FILE', required: true },
    out: { value: 'FILE', required: false },
    sheet: { value: '工作表', required: false },
    node: { value: '体系节点', required: false },
    existing: { value: 'update|skip', required: false },
  },
  flags: ['dry-run', 'skip-errors'],
  async run(input) {
    const { out, into = '', existing = 'update' } = input.options
    if (existing !== 'update' && existing !== 'skip')
      return wrongUse('--existing 只能是 update（更新）或 skip（跳过）。')
    if (out === undefined && !input.flags.has('dry-run'))
      return wrongUse('“import-standards”缺少 --out（或用 --dry-run 只试不写）。')
    if (out !== undefined && resolve(out) === resolve(into)) return wrongUse('--out 不能是原文件本身。')
    const table = await readTableFile(resolve(input.operands[0] ?? ''))
    if (!table.ok) return failed(table.error)
    const sheet = chosenSheet(table.value, input.options.sheet)
    if (!sheet.ok) return failed(sheet.error)
    const outcome = await rewriteWorkspace(resolve(into), input.onProgress, (workspace) =>
      importInto(workspace, sheet.value, input),
    )
    return 'end' in outcome ? outcome : failed(outcome)
  },
}

/** The sheet asked for; else, of those that show, the one with most columns that are understood. */
function chosenSheet({ sheets }: TableFile, name: string | undefined): Result<Sheet> {
  if (name !== undefined) {
    const named = sheets.find((sheet) => sheet.name === name)
    const names = sheets.map((sheet) => `“${sheet.name}”`).join('、')
    return named ? ok(named) : fail('no-such-sheet', `文件中没有工作表“${name}”，有：${names}。没有导入任何内容。`)
  }
  const shown = sheets.filter(({ hidden, rows }) => !hidden && rows.length > 0)
  const [best] = [...shown].sort((left, right) => understoodColumns(right.rows) - understoodColumns(left.rows))
  return best ? ok(best) : fail('empty', '文件中没有内容，没有导入任何内容。')
}

async function importInto(workspace: RewritableWorkspace, sheet: Sheet, input: CommandInput): Promise<CommandOutcome> {
  const state = stateFromRows(workspace.rows)
  if (!state.ok) return failed(state.error)
  const ids = createIdSource(Date.now, randomBytes)
  // The PC that wrote the file may have its clock ahead.
  for (const table of LOG_TABLES) for (const { id } of workspace.rows.get(table) ?? []) ids.follow(String(id))
  const node = nodeNamed(state.value, input.options.node)
  if (!node.ok) return failed(node.error)
  const plan = planned(state.value, sheet, input, { ids, nodeId: node.value })
  if (!plan.ok) return failed(plan.error)
  const report = reportOf(plan.value)
  if (plan.value.errors > 0 && !input.flags.has('skip-errors')) {
    const message = `有 ${plan.value.errors} 处错误，没有导入任何内容。请改正后再试，或加 --skip-errors 跳过有错误的行和无法识别的列。`
    return { end: 'problems', problems: [{ kind: 'bad-cells', message }], report }
  }
  const { out } = input.options
  if (input.flags.has('dry-run') || out === undefined) {
    return done([...report.lines, '只是试运行，没有写出任何文件。'], { ...report.json, dryRun: true })
  }
  return written(workspace, state.value, { plan: plan.value, report, ids, output: resolve(out), sheet: sheet.name })
}

function planned(
  state: WorkspaceState,
  sheet: Sheet,
  { options, flags }: CommandInput,
  { ids, nodeId }: { readonly ids: IdSource; readonly nodeId: SystemNodeId | null },
): Result<ImportPlan> {
  const layout = tableLayout(sheet.rows)
  if (layout.header === 'missing') return fail('no-header', `${noHeaderMessage()}没有导入任何内容。`)
  const planner = importPlanner(state, {
    fields: fieldsByPlace(distinctColumns(layout.columns)),
    nodeId,
    existing: options.existing === 'skip' ? 'skip' : 'update',
    skipErrors: flags.has('skip-errors'),
    newId: () => ids.next(),
  })
  planner.add(layout.body)
  const plan = planner.finish()
  const columns = columnProblems(layout)
  const problems = [...columns, ...remarkProblems(sheet.remarks, layout), ...plan.problems]
  // A column that nobody understands stops the import (D5.2), or is left out where errors are.
  return ok({ ...plan, problems, errors: plan.errors + columns.length })
}

function nodeNamed(state: WorkspaceState, name: string | undefined): Result<SystemNodeId | null> {
  if (name === undefined) return ok(null)
  const found = recordsInOrder(state, 'systemNodes').filter((node) => node.name === name || node.code === name)
  const [only] = found
  if (only && found.length === 1) return ok(only.id)
  return fail(
    'no-such-node',
    `体系框架中${only ? '有几个' : '没有'}“${name}”，没有导入任何内容。请写节点的编号或唯一的名称。`,
  )
}

interface Writing {
  readonly plan: ImportPlan
  readonly report: CommandReport
  readonly ids: IdSource
  /** Absolute path. */
  readonly output: string
  readonly sheet: string
}

async function written(
  { rows, write }: RewritableWorkspace,
  state: WorkspaceState,
  { plan, report, ids, output, sheet }: Writing,
): Promise<CommandOutcome> {
  const author = { name: userInfo().username, office: '命令行' }
  const log = new WorkspaceLog(state, { ids, now: new Date().toISOString(), author })
  if (plan.drafts.length > 0) {
    const committed = log.commit(`从“${sheet}”导入${standardKind.label}`, plan.drafts, null)
    if (!committed.ok) return failed(committed.error)
  }
  const file = await write(log.addedTo(rows), output)
  if (!file.ok) return failed(file.error)
  const { bytes, sha256 } = file.value
  const lines = [...report.lines, `已写出并核对：${output}`, `SHA-256：${sha256}`, `大小：${bytes} 字节`]
  return done(lines, { ...report.json, dryRun: false, output, bytes, sha256 })
}

function reportOf({ rows, counts, problems }: ImportPlan): CommandReport {
  const { added, updated, unchanged, skipped } = counts
  const lines = [
    `共 ${rows.length} 行：新增 ${added}，更新 ${updated}，相同 ${unchanged}，跳过 ${skipped}`,
    ...problems.map(({ row, column, value, severity, message, accepted }) => {
      const may = accepted === '' ? '' : `可以接受：${accepted}`
      return `  第${row}行 ${column}“${value}” ${SEVERITY_LABELS[severity]}：${message}${may}`
    }),
  ]
  return { lines, json: { rows: rows.length, ...counts, problems } }
}
