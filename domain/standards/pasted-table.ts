import { parseDate } from '../records/dates'
import { type Standard, type StandardId, standardId, standardKind } from '../records/standard'
import type { SystemNodeId } from '../records/system-node'
import { type Failure, fail, ok, type Result } from '../result'
import type { ChangeDraft } from '../workspace/change'
import { createRecord } from '../workspace/edit'
import type { WorkspaceState } from '../workspace/state'
import { cellReader } from './pasted-cells'
import { ACCEPTED_HEADERS, DEFAULT_ORDERS, fieldOf, headerOf, type PastedField } from './pasted-columns'
import { numberOf } from './placement'
import { classifyNumber } from './standard-number'
import { parseTsv } from './tsv'

/** One cell that could not be taken over. */
export interface CellProblem {
  /** Row of the copied range, from 1, the header included. */
  readonly row: number
  readonly column: string
  readonly value: string
  /** What would be accepted, in Chinese. */
  readonly accepted: string
}

/** Why nothing was taken over; `problems` names every bad cell. */
export interface PasteFailure
  extends Failure<
    'empty' | 'too-many-rows' | 'no-such-node' | 'no-header' | 'unknown-column' | 'duplicate-column' | 'bad-cells'
  > {
  readonly problems: readonly CellProblem[]
}

/** A row whose number stands in the library or further up in the table already (a warning, D1.2). */
export interface RepeatedNumber {
  readonly row: number
  readonly number: string
  /** The standard that has it; null = another row of the table. */
  readonly existingId: StandardId | null
}

/** What pasting would do; applying `drafts` does it. */
export interface PastedStandards {
  readonly records: readonly Standard[]
  readonly drafts: readonly ChangeDraft[]
  /** Our words for the columns found, in the table's order. */
  readonly columns: readonly string[]
  /** false when the order of columns was assumed. */
  readonly hasHeader: boolean
  readonly emptyRows: number
  readonly repeated: readonly RepeatedNumber[]
}

const MOST_ROWS = 50_000

/**
 * Reads a table copied from Excel and gives the changes that add its rows as standards under a node (null = 未归类). All or
 * nothing: one bad cell and nothing is added. An empty cell means not given; empty rows are counted and left out (D5.1–D5.3).
 * A row without number and without 编制状态 is 拟编. Repeated numbers are reported, not refused.
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
  const table = parseTsv(text)
  const filled = table.flatMap((cells, index) => (cells.some(isFilled) ? [{ cells, row: index + 1 }] : []))
  if (filled.length === 0) return refuse('empty', '粘贴的内容是空的，没有添加任何标准。请在表格中选中数据后复制。')
  if (filled.length > MOST_ROWS)
    return refuse('too-many-rows', `一次最多粘贴${MOST_ROWS}行，没有添加任何标准。请分次粘贴。`)
  const layout = layoutOf(filled)
  if (!layout.ok) return layout
  const { fields, body, hasHeader } = layout.value
  if (body.length === 0) return refuse('empty', '表头下面没有数据，没有添加任何标准。请连同数据一起复制。')
  const read = readRows(state, fields, body, target)
  if (read.problems.length > 0) return refuse('bad-cells', problemsMessage(read.problems), read.problems)
  return ok({
    records: read.records,
    drafts: read.records.map((record) => createRecord('standards', record)),
    columns: fields.flatMap((field) => (field ? headerOf(field) : [])),
    hasHeader,
    emptyRows: table.length - filled.length,
    repeated: repeatedNumbers(state, read.records, body),
  })
}

interface Row {
  readonly cells: readonly string[]
  readonly row: number
}

interface Layout {
  /** The field of each column; null = an empty column without header. */
  readonly fields: readonly (PastedField | null)[]
  readonly body: readonly Row[]
  readonly hasHeader: boolean
}

function refuse(
  kind: PasteFailure['kind'],
  message: string,
  problems: readonly CellProblem[] = [],
): { readonly ok: false; readonly error: PasteFailure } {
  return { ok: false, error: { ...fail(kind, message).error, problems } }
}

const isFilled = (cell: string | undefined) => cell !== undefined && cell.trim() !== ''

function layoutOf(rows: readonly Row[]): Result<Layout, PasteFailure> {
  const headerAt = rows.findIndex(isHeader)
  // Above the header may only stand a title, which fills one cell of its row.
  const titlesOnly = rows.slice(0, Math.max(0, headerAt)).every(({ cells }) => cells.filter(isFilled).length === 1)
  const header = rows[headerAt]
  if (!header || !titlesOnly) return assumedLayout(rows)
  const body = rows.slice(headerAt + 1)
  const fields = header.cells.map((cell) => (isFilled(cell) ? (fieldOf(cell) ?? null) : null))
  return headerProblem(header, fields, body) ?? ok({ fields, body, hasHeader: true })
}

/** A header names the number or the name and nothing that is clearly data: two known words, or the only column. */
function isHeader({ cells }: Row): boolean {
  const known = cells.flatMap((cell) => fieldOf(cell) ?? [])
  const names = known.includes('number') || known.includes('name')
  return names && (known.length >= 2 || cells.filter(isFilled).length === 1)
}

function headerProblem(
  header: Row,
  fields: readonly (PastedField | null)[],
  body: readonly Row[],
): ReturnType<typeof refuse> | null {
  const widest = body.reduce((width, { cells }) => Math.max(width, cells.length), header.cells.length)
  const unknown = Array.from({ length: widest }, (_, index) => index).filter(
    (index) => !fields[index] && (isFilled(header.cells[index]) || body.some(({ cells }) => isFilled(cells[index]))),
  )
  if (unknown.length > 0) {
    const named = unknown.map((index) => `第${index + 1}列“${header.cells[index]?.trim() ?? ''}”`).join('、')
    const accepted = `可用的表头：${ACCEPTED_HEADERS.join('、')}`
    const problems = unknown.map((index) => problemAt(header, index, accepted))
    return refuse('unknown-column', `表头无法识别：${named}。没有添加任何标准。${accepted}。`, problems)
  }
  const doubled = fields.flatMap((field, index) => (field && fields.indexOf(field) !== index ? index : []))
  if (doubled.length === 0) return null
  const named = doubled.map((index) => `第${index + 1}列“${header.cells[index]?.trim() ?? ''}”`).join('、')
  const problems = doubled.map((index) => problemAt(header, index, '每种内容只能有一列'))
  return refuse(
    'duplicate-column',
    `表头重复：${named}与前面的列含义相同。没有添加任何标准，请删去多余的列后再粘贴。`,
    problems,
  )
}

function problemAt({ cells, row }: Row, index: number, accepted: string): CellProblem {
  return { row, column: `第${index + 1}列`, value: cells[index]?.trim() ?? '', accepted }
}

function assumedLayout(rows: readonly Row[]): Result<Layout, PasteFailure> {
  const fitting = DEFAULT_ORDERS.find((fields) => fitsOrder(fields, rows))
  if (fitting) return ok({ fields: fitting, body: rows, hasHeader: false })
  return refuse(
    'no-header',
    `没有找到表头，也不能确定各列的含义，没有添加任何标准。请连同表头一起复制，表头至少有“标准号”或“标准名称”，可用的表头：${ACCEPTED_HEADERS.join('、')}。`,
  )
}

/** Beyond doubt: every row has a number with digits (most of a known kind) and a Chinese name, and every date reads. */
function fitsOrder(fields: readonly PastedField[], rows: readonly Row[]): boolean {
  const width = rows.reduce((widest, { cells }) => Math.max(widest, lastFilled(cells)), 0)
  if (width > fields.length || width < Math.min(fields.length, 4)) return false
  const cellsOf = (field: PastedField) => rows.map(({ cells }) => (cells[fields.indexOf(field)] ?? '').trim())
  const numbers = cellsOf('number')
  const known = numbers.filter((number) => classifyNumber(number).kind !== '其他')
  const dates = (['publishedOn', 'effectiveOn'] as const).filter((field) => fields.includes(field)).flatMap(cellsOf)
  return (
    known.length * 2 > numbers.length &&
    numbers.every((number) => /\d/.test(number)) &&
    cellsOf('name').every((name) => /\p{Script=Han}/u.test(name) && classifyNumber(name).kind === '其他') &&
    dates.every((date) => date === '' || parseDate(date) !== null) &&
    (!fields.includes('sequence') || cellsOf('sequence').every((sequence) => /^\d*$/.test(sequence)))
  )
}

function lastFilled(cells: readonly string[]): number {
  return cells.reduce((last, cell, index) => (isFilled(cell) ? index + 1 : last), 0)
}

interface ReadRows {
  readonly records: readonly Standard[]
  readonly problems: readonly CellProblem[]
}

function readRows(
  state: WorkspaceState,
  fields: Layout['fields'],
  body: readonly Row[],
  target: { readonly nodeId: SystemNodeId | null; readonly newId: () => string },
): ReadRows {
  const read = cellReader(state)
  const problems: CellProblem[] = []
  const records = body.map(({ cells, row }) => {
    let values: Partial<Standard> = { nodeIds: target.nodeId === null ? [] : [target.nodeId] }
    for (const [index, field] of fields.entries()) {
      const cell = cells[index] ?? ''
      if (!field || !isFilled(cell)) continue
      const value = read(field, cell)
      if (value.ok) values = { ...values, ...value.value }
      else problems.push({ row, column: headerOf(field), value: cell.trim(), accepted: value.error.message })
    }
    if (!values.number && !values.name) {
      problems.push({ row, column: '标准名称', value: '', accepted: '标准号和标准名称至少填写一项' })
    }
    const state: Standard['state'] = values.number ? '现行' : '拟编'
    return { ...standardKind.empty(standardId.parse(target.newId())), state, ...values }
  })
  return { records, problems }
}

const SHOWN_PROBLEMS = 3

function problemsMessage(problems: readonly CellProblem[]): string {
  const shown = problems
    .slice(0, SHOWN_PROBLEMS)
    .map(
      ({ row, column, value, accepted }) => `第${row}行“${column}”为“${[...value].slice(0, 30).join('')}”，${accepted}`,
    )
  const more = problems.length > SHOWN_PROBLEMS ? '；…' : ''
  return `表格中有${problems.length}处无法识别，没有添加任何标准：${shown.join('；')}${more}。请改正后重新粘贴。`
}

function repeatedNumbers(
  state: WorkspaceState,
  records: readonly Standard[],
  body: readonly Row[],
): readonly RepeatedNumber[] {
  const owners = new Map<string, StandardId | null>()
  for (const standard of state.standards.values()) owners.set(numberOf(standard).key, standard.id)
  return records.flatMap((record, index) => {
    const { key } = numberOf(record)
    if (key === '') return []
    const existingId = owners.get(key)
    if (existingId === undefined) owners.set(key, null)
    return existingId === undefined ? [] : [{ row: body[index]?.row ?? 0, number: record.number, existingId }]
  })
}
