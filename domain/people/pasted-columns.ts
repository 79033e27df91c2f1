import type { Person } from '../records/person'
import { type Failure, fail, ok, type Result } from '../result'

/** A column of a pasted roster: a field of a person, or 序号, which is left aside. */
export type PeopleColumn = keyof Omit<Person, 'id'> | 'sequence'

/** Words of offices for each column; ours comes first. */
const HEADERS: Readonly<Record<PeopleColumn, readonly string[]>> = {
  sequence: ['序号', '编号', '行号'],
  name: ['姓名', '名字', '人员姓名', '职工姓名'],
  departmentId: ['部门', '科室', '所在部门', '所在科室', '所属部门', '部门名称', '单位部门'],
  position: ['岗位', '职务', '岗位职务', '职位', '岗位名称'],
  phone: ['电话', '联系方式', '联系电话', '手机', '手机号', '手机号码', '电话号码'],
  standardizer: ['标准化人员', '专兼职', '专职兼职'],
  joinedOn: ['到岗日期', '入职日期', '到岗时间', '入职时间'],
  leftOn: ['离岗日期', '离职日期', '离岗时间', '离职时间'],
  note: ['备注', '说明'],
}

/** Assumed for a table without header. */
const DEFAULT_ORDER: readonly PeopleColumn[] = ['name', 'departmentId', 'position', 'phone']

const fold = (header: string) => header.normalize('NFKC').replace(/[\s\p{P}*]/gu, '')

const COLUMN_BY_HEADER: ReadonlyMap<string, PeopleColumn> = new Map(
  Object.entries(HEADERS).flatMap(([column, words]) => words.map((word) => [fold(word), column as PeopleColumn])),
)

const ACCEPTED_HEADERS = Object.values(HEADERS)
  .flatMap(([ours]) => ours ?? [])
  .join('、')

export interface PastedRow {
  readonly cells: readonly string[]
  /** Row of the copied range, from 1. */
  readonly row: number
}

interface Layout {
  /** null = an empty column. */
  readonly columns: readonly (PeopleColumn | null)[]
  readonly body: readonly PastedRow[]
  readonly hasHeader: boolean
}

type LayoutKind = 'no-header' | 'unknown-column' | 'duplicate-column'

/** What the columns of a pasted roster mean: by its header, else 姓名, 部门, 岗位, 电话 when the content fits. */
export function peopleLayout(rows: readonly PastedRow[]): Result<Layout, Failure<LayoutKind>> {
  const headerAt = rows.findIndex(({ cells }) => cells.some((cell) => COLUMN_BY_HEADER.get(fold(cell)) === 'name'))
  const header = rows[headerAt]
  if (!header) return assumedLayout(rows)
  const body = rows.slice(headerAt + 1)
  const columns = header.cells.map((cell) => COLUMN_BY_HEADER.get(fold(cell)) ?? null)
  const width = body.reduce((widest, { cells }) => Math.max(widest, cells.length), header.cells.length)
  const unknown = Array.from({ length: width }, (_, index) => index).filter(
    (index) => !columns[index] && (header.cells[index] || body.some(({ cells }) => cells[index])),
  )
  if (unknown.length > 0) return fail('unknown-column', `表头无法识别：${named(header, unknown)}。${NOTHING_ADDED}`)
  const doubled = columns.flatMap((column, index) => (column && columns.indexOf(column) !== index ? index : []))
  if (doubled.length > 0) return fail('duplicate-column', `表头重复：${named(header, doubled)}。${NOTHING_ADDED}`)
  return ok({ columns, body, hasHeader: true })
}

const NOTHING_ADDED = `没有添加人员。可用的表头：${ACCEPTED_HEADERS}。`

function named({ cells }: PastedRow, places: readonly number[]): string {
  return places.map((index) => `第 ${index + 1} 列“${cells[index] ?? ''}”`).join('、')
}

/** Beyond doubt: at most four columns, and a name without digits in the first of every row. */
function assumedLayout(rows: readonly PastedRow[]): Result<Layout, Failure<LayoutKind>> {
  const fits = rows.every(
    ({ cells }) => cells.slice(DEFAULT_ORDER.length).every((cell) => cell === '') && isName(cells[0] ?? ''),
  )
  if (fits) return ok({ columns: DEFAULT_ORDER, body: rows, hasHeader: false })
  return fail(
    'no-header',
    '没有找到表头，也不能确定各列的含义，没有添加人员。请连同表头一起复制（至少有“姓名”），或只复制“姓名、部门、岗位、电话”四列。',
  )
}

function isName(cell: string): boolean {
  return /\p{L}/u.test(cell) && !/\d/.test(cell) && cell.length <= 30
}
