import { type Standard, type StandardId, standardId, standardKind } from '../../records/standard'
import type { SystemNodeId } from '../../records/system-node'
import type { ChangeDraft } from '../../workspace/change'
import { createRecord, sameValue, updateRecord } from '../../workspace/edit'
import type { WorkspaceState } from '../../workspace/state'
import { numberOf } from '../placement'
import { standardCells } from '../standard-cells'
import { classifyNumber } from '../standard-number'
import { cellReader } from './cells'
import { headerOf, type ImportField } from './columns'
import { isFilled, type TableRow } from './layout'
import type { ImportProblem } from './problem'
import { repairedLine } from './repairs'

/** What becomes of a row. */
export type RowOutcome = 'added' | 'updated' | 'unchanged' | 'skipped'

/** A row of the table as it was understood. */
export interface PlannedRow {
  readonly row: number
  readonly outcome: RowOutcome
  /** The standard as the import leaves it; of a skipped row, as it was read. */
  readonly standard: Standard
  /** The standard of the library that it is. */
  readonly existing: Standard | null
  /** Fields that an update changes, in our words. */
  readonly changed: readonly string[]
  /** Why it is skipped, or what it was joined with; '' otherwise. */
  readonly note: string
}

/** What the import would do; `drafts` does it, in one step. */
export interface ImportPlan {
  readonly rows: readonly PlannedRow[]
  readonly drafts: readonly ChangeDraft[]
  readonly problems: readonly ImportProblem[]
  readonly counts: Readonly<Record<RowOutcome, number>>
  /** Rows that stop the import, as long as they are not left out. */
  readonly errors: number
}

export interface ImportOptions {
  /** The field of each column; null and beyond = the column is left out. Each field at most once. */
  readonly fields: readonly (ImportField | null)[]
  /** Where rows go that name no node of their own; null = 未归类. */
  readonly nodeId: SystemNodeId | null
  /** What happens to standards that the library has: their filled cells replace, they are left, they are added again. */
  readonly existing: 'update' | 'skip' | 'add'
  /** Leaves out rows with errors; otherwise one error leaves `drafts` empty. */
  readonly skipErrors: boolean
  /** Gives a new record id at each call. */
  readonly newId: () => string
}

/** Takes a table in portions, so that a long one never holds up the window: all is added first, then settled. */
export interface ImportPlanner {
  readonly add: (rows: readonly TableRow[]) => void
  /** Decides what becomes of the next rows; true when all are decided. Nothing may be added after that. */
  readonly settle: (rows: number) => boolean
  /** The plan for everything added; settles what is left. */
  readonly finish: () => ImportPlan
}

/**
 * Plans the import of a table of standards into a workspace: nothing is changed. A row is the library's standard when it
 * has its record id, else its number (as compared, not as typed), else, without a number, its name. An empty cell means
 * not given, never clear (D5.3); so does, in a row with a record id, what our own export writes. The same standard in
 * several rows is one standard under the nodes of all of them.
 */
export function importPlanner(state: WorkspaceState, options: ImportOptions): ImportPlanner {
  const reader = rowReader(state, options)
  const library = libraryOf(state)
  const firsts = new Map<string, ReadRow>()
  const rows: ReadRow[] = []
  const problems: ImportProblem[] = []
  const take = (row: TableRow): void => {
    const read = reader(row)
    const key = read.failed ? null : keyOf(read)
    const first = key === null ? undefined : firsts.get(key)
    if (!first && key !== null) firsts.set(key, read)
    problems.push(...read.problems)
    if (options.existing === 'add') {
      rows.push(read)
      problems.push(...repeated(read, library(read), first))
    } else {
      rows.push(first ? { ...read, joinedTo: first.row } : read)
      if (first) problems.push(join(first, read))
    }
  }
  const settled: Planned[] = []
  const decide = rowDecider(state, options, library)
  const settle = (count: number): boolean => {
    for (const read of rows.slice(settled.length, settled.length + count)) settled.push(decide(read))
    return settled.length === rows.length
  }
  return {
    add: (portion) => portion.forEach(take),
    settle,
    finish() {
      settle(rows.length)
      const errors = rows.filter(({ failed }) => failed).length
      return planOf(settled, problems, errors, options.skipErrors)
    },
  }
}

/** What the cells of a row give; a later row of the same standard adds to it. */
type Values = { -readonly [Field in Exclude<keyof Standard, 'id'>]?: Standard[Field] }

interface ReadRow {
  readonly row: number
  /** The library's standard by the record id; the rows of our own exports have one. */
  readonly own: Standard | null
  /** Fields of it that the cells say anew and in full: they replace what else is only added to. */
  readonly anew: ReadonlySet<ImportField>
  readonly values: Values
  readonly problems: readonly ImportProblem[]
  readonly failed: boolean
  readonly joinedTo?: number
}

function rowReader(state: WorkspaceState, options: ImportOptions): (row: TableRow) => ReadRow {
  const { fields } = options
  const read = cellReader(state)
  const written = standardCells(state)
  const ownOf = ownStandards(state, options)
  return ({ cells, row }) => {
    const values: Values = {}
    const problems: ImportProblem[] = []
    const leftovers: string[] = []
    const anew = new Set<ImportField>()
    const own = ownOf(cells)
    for (const [index, field] of fields.entries()) {
      const cell = cells[index] ?? ''
      if (!field || field === 'id' || !isFilled(cell)) continue
      if (own && field in own && written(own, field as keyof Standard) === cell) continue
      const { values: given, noticed, leftover } = read(field, cell)
      Object.assign(values, given)
      if (own && leftover === undefined) anew.add(field)
      if (noticed) problems.push({ row, column: headerOf(field), value: cell.trim(), ...noticed })
      if (leftover !== undefined) leftovers.push(leftover)
    }
    if (leftovers.length > 0) anew.delete('note')
    if (leftovers.length > 0) values.note = [values.note, ...leftovers].filter(Boolean).join('；')
    if (!own && !values.number && !values.name) problems.push(nameless(row))
    return { row, own, anew, values, problems, failed: problems.some(({ severity }) => severity === 'error') }
  }
}

/**
 * The standard whose record id stands in a row, once: a row that a person copied and changed has the id of the first, and
 * is meant to be another standard.
 */
function ownStandards(state: WorkspaceState, { fields, existing }: ImportOptions) {
  const at = existing === 'add' ? -1 : fields.indexOf('id')
  const met = new Set<Standard>()
  return (cells: readonly string[]): Standard | null => {
    const own = state.standards.get((cells[at] ?? '').trim() as StandardId)
    if (!own || met.has(own)) return null
    met.add(own)
    return own
  }
}

function nameless(row: number): ImportProblem {
  return {
    row,
    column: headerOf('name'),
    value: '',
    severity: 'error',
    message: '标准号和标准名称都是空的。',
    accepted: '标准号和标准名称至少填写一项',
  }
}

/** The library's standards by id, by number, and, where they have none, by name. */
function libraryOf(state: WorkspaceState): (read: ReadRow) => Standard | null {
  const byKey = new Map<string, Standard>()
  for (const standard of state.standards.values()) {
    const key = standard.number ? `number:${numberOf(standard).key}` : `name:${repairedLine(standard.name)}`
    if (!byKey.has(key)) byKey.set(key, standard)
  }
  return (read) => read.own ?? byKey.get(keyOf(read) ?? '') ?? null
}

function keyOf({ own, values: { number, name } }: ReadRow): string | null {
  if (own) return `id:${own.id}`
  if (number) return `number:${classifyNumber(number).key}`
  return name ? `name:${name}` : null
}

/** Joins a later row into the first row of the same standard: its nodes count, what else differs is told. */
function join(first: ReadRow, later: ReadRow): ImportProblem {
  const nodes = [...(first.values.nodeIds ?? []), ...(later.values.nodeIds ?? [])]
  if (nodes.length > 0) first.values.nodeIds = [...new Set(nodes)]
  const differing = (Object.keys(later.values) as (keyof Values)[]).filter(
    (field) => field !== 'nodeIds' && field !== 'number' && !sameValue(first.values[field], later.values[field]),
  )
  const lost = differing.filter((field) => first.values[field] !== undefined)
  for (const field of differing) {
    if (!lost.includes(field)) Object.assign(first.values, { [field]: later.values[field] })
  }
  const labels = lost.map(headerOf).join('、')
  const message =
    lost.length > 0
      ? `与第${first.row}行是同一标准，${labels}不同，以第${first.row}行为准。`
      : `与第${first.row}行重复，已合并。`
  return sameStandard(later, message, '同一标准只列一行；列在几个体系下的，在“所属体系”中用“；”隔开')
}

/** A number that stands in the library or further up already is added all the same where a person asked for it (D1.2). */
function repeated(read: ReadRow, existing: Standard | null, first: ReadRow | undefined): ImportProblem[] {
  if (!read.values.number || (!existing && !first)) return []
  const where = existing ? '标准库中已有' : `第${first?.row}行已有`
  return [sameStandard(read, `${where}这个标准号，仍会添加，请核对。`, '')]
}

function sameStandard({ row, values }: ReadRow, message: string, accepted: string): ImportProblem {
  const column = headerOf(values.number ? 'number' : 'name')
  return { row, column, value: values.number || values.name || '', severity: 'warning', message, accepted }
}

function planOf(
  settled: readonly Planned[],
  problems: readonly ImportProblem[],
  errors: number,
  skipErrors: boolean,
): ImportPlan {
  const counts = { added: 0, updated: 0, unchanged: 0, skipped: 0 }
  for (const { row } of settled) counts[row.outcome] += 1
  const isStopped = errors > 0 && !skipErrors
  return {
    rows: settled.map(({ row }) => row),
    drafts: isStopped ? [] : settled.flatMap(({ changes }) => changes),
    problems: [...problems].sort((left, right) => left.row - right.row),
    counts,
    errors,
  }
}

interface Planned {
  readonly row: PlannedRow
  readonly changes: readonly ChangeDraft[]
}

function rowDecider(
  state: WorkspaceState,
  options: ImportOptions,
  library: (read: ReadRow) => Standard | null,
): (read: ReadRow) => Planned {
  const taken = new Set<string>()
  return (read) => {
    const existing = options.existing === 'add' ? null : library(read)
    const skipped = (note: string): Planned => ({
      row: { row: read.row, outcome: 'skipped', standard: shown(read, existing), existing, changed: [], note },
      changes: [],
    })
    if (read.failed) return skipped('有错误')
    if (read.joinedTo !== undefined) return skipped(`并入第${read.joinedTo}行`)
    if (!existing) return addition(options, read)
    if (options.existing === 'skip') return skipped('标准库中已有')
    if (taken.has(existing.id)) return skipped('标准库中的同一标准已由前面的行更新')
    taken.add(existing.id)
    return revision(state, read, existing)
  }
}

function addition({ newId, nodeId }: ImportOptions, { row, values }: ReadRow): Planned {
  const compileState: Standard['state'] = values.number ? '现行' : '拟编'
  const standard: Standard = {
    ...standardKind.empty(standardId.parse(newId())),
    nodeIds: nodeId === null ? [] : [nodeId],
    state: compileState,
    ...given(values),
  }
  return {
    row: { row, outcome: 'added', standard, existing: null, changed: [], note: '' },
    changes: [createRecord('standards', standard)],
  }
}

/** A row names its own nodes or none: an unknown name must not unfile a standard. */
function given(values: Values): Partial<Omit<Standard, 'id'>> {
  const { nodeIds, ...others } = values
  return nodeIds && nodeIds.length > 0 ? { ...others, nodeIds } : others
}

function revision(state: WorkspaceState, { row, values, anew }: ReadRow, existing: Standard): Planned {
  const { nodeIds = [], note, ...others } = given(values)
  const merged = {
    ...others,
    nodeIds: anew.has('nodeIds') ? nodeIds : [...new Set([...existing.nodeIds, ...nodeIds])],
    ...(note ? { note: anew.has('note') ? note : addedTo(existing.note, note) } : {}),
  }
  const changes = updateRecord(state, 'standards', existing.id, merged)
  const changed = changes.flatMap(({ after }) =>
    Object.keys(after ?? {}).map((field) => headerOf(field as ImportField)),
  )
  const outcome = changes.length > 0 ? 'updated' : 'unchanged'
  return { row: { row, outcome, standard: { ...existing, ...merged }, existing, changed, note: '' }, changes }
}

/** A remark goes behind what stands there, once. */
function addedTo(existing: string, note: string): string {
  return existing.includes(note) ? existing : [existing, note].filter(Boolean).join('；')
}

/** A skipped row as people recognise it. */
function shown({ values }: ReadRow, existing: Standard | null): Standard {
  return (
    existing ?? { ...standardKind.empty(standardId.parse('00000000-0000-7000-8000-000000000000')), ...given(values) }
  )
}
