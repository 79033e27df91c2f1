import { parseDate } from '../records/dates'
import { type Department, departmentId, departmentKind } from '../records/department'
import { type Person, personId, personKind, STANDARDIZER_KINDS } from '../records/person'
import { type Failure, fail, ok, type Result } from '../result'
import { parseTsv } from '../standards/tsv'
import type { ChangeDraft } from '../workspace/change'
import { createRecord } from '../workspace/edit'
import { recordsInOrder, type WorkspaceState } from '../workspace/state'
import { type PeopleColumn, peopleLayout } from './pasted-columns'

/** What pasting would do; applying `drafts` does it. */
export interface PastedPeople {
  readonly people: readonly Person[]
  /** Departments that the table names and the workspace does not have yet. */
  readonly newDepartments: readonly Department[]
  readonly drafts: readonly ChangeDraft[]
  /** Names that stand in the roster already, in the same department: perhaps pasted twice (a warning). */
  readonly repeatedNames: readonly string[]
  readonly hasHeader: boolean
}

export type PeoplePasteKind =
  | 'empty'
  | 'too-many-rows'
  | 'no-header'
  | 'unknown-column'
  | 'duplicate-column'
  | 'bad-cells'

const MOST_ROWS = 10_000
const SHOWN_PROBLEMS = 3
/** People put these where nothing is known. */
const NOTHING = /^[-—–/\\·无]+$/

/**
 * Reads people copied from Excel (姓名, 部门, 岗位, 电话 …) and gives the changes that add them to the roster, with the
 * departments that do not exist yet. All or nothing: one bad cell and nothing is added. Empty rows are left out.
 * @param newId gives a new record id at each call.
 */
export function readPastedPeople(
  state: WorkspaceState,
  text: string,
  newId: () => string,
): Result<PastedPeople, Failure<PeoplePasteKind>> {
  const rows = parseTsv(text)
    .map((cells, index) => ({ cells: cells.map((cell) => cell.trim()), row: index + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (rows.length === 0) return fail('empty', '粘贴的内容是空的，没有添加人员。请在表格中选中数据后复制。')
  if (rows.length > MOST_ROWS) {
    return fail('too-many-rows', `一次最多粘贴 ${MOST_ROWS} 行，没有添加人员。请分次粘贴。`)
  }
  const layout = peopleLayout(rows)
  if (!layout.ok) return layout
  const { columns, body, hasHeader } = layout.value
  if (body.length === 0) return fail('empty', '表头下面没有数据，没有添加人员。请连同数据一起复制。')
  const departments = departmentFinder(state, newId)
  const read = body.map(({ cells, row }) => personOf(cells, row, columns, departments.find))
  const problems = read.flatMap((one) => one.problems)
  if (problems.length > 0) return fail('bad-cells', problemsMessage(problems))
  const people = read.map(({ values }) => ({ ...personKind.empty(personId.parse(newId())), ...values }))
  return ok({
    people,
    newDepartments: departments.created,
    drafts: [
      ...departments.created.map((department) => createRecord('departments', department)),
      ...people.map((person) => createRecord('persons', person)),
    ],
    repeatedNames: repeatedNames(state, people),
    hasHeader,
  })
}

/** Finds departments by name; one that is not there yet is made, once. */
function departmentFinder(state: WorkspaceState, newId: () => string) {
  const known = new Map(recordsInOrder(state, 'departments').map(({ id, name }) => [name.trim(), id]))
  const created: Department[] = []
  const find = (name: string) => {
    const id = known.get(name)
    if (id !== undefined) return id
    const department = { ...departmentKind.empty(departmentId.parse(newId())), name }
    created.push(department)
    known.set(name, department.id)
    return department.id
  }
  return { created, find }
}

interface ReadPerson {
  readonly values: Partial<Person>
  readonly problems: readonly string[]
}

function personOf(
  cells: readonly string[],
  row: number,
  columns: readonly (PeopleColumn | null)[],
  departmentNamed: (name: string) => Department['id'],
): ReadPerson {
  const problems: string[] = []
  let values: Partial<Person> = {}
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? ''
    if (column === null || cell === '') continue
    const value = fieldFrom(column, cell, departmentNamed)
    if (value === null) problems.push(`第 ${row} 行“${cell}”${ACCEPTED[column] ?? '无法识别'}`)
    else values = { ...values, ...value }
  }
  if (!values.name) problems.push(`第 ${row} 行没有姓名`)
  return { values, problems }
}

const ACCEPTED: Partial<Record<PeopleColumn, string>> = {
  standardizer: `应为${STANDARDIZER_KINDS.join('或')}`,
  joinedOn: '不是日期',
  leftOn: '不是日期',
}

/** The fields that a cell fills; null when it cannot be read. */
function fieldFrom(
  column: PeopleColumn,
  cell: string,
  departmentNamed: (name: string) => Department['id'],
): Partial<Person> | null {
  switch (column) {
    case 'sequence':
      return {}
    case 'departmentId':
      return NOTHING.test(cell) ? {} : { departmentId: departmentNamed(cell) }
    case 'standardizer': {
      const kind = STANDARDIZER_KINDS.find((known) => cell.startsWith(known))
      return kind ? { standardizer: kind } : NOTHING.test(cell) ? {} : null
    }
    case 'joinedOn':
    case 'leftOn': {
      const date = parseDate(cell)
      return date ? { [column]: date } : NOTHING.test(cell) ? {} : null
    }
    default:
      return { [column]: cell }
  }
}

function problemsMessage(problems: readonly string[]): string {
  const shown = problems.slice(0, SHOWN_PROBLEMS).join('；')
  const more = problems.length > SHOWN_PROBLEMS ? '；…' : ''
  return `表格中有 ${problems.length} 处无法识别，没有添加人员：${shown}${more}。请改正后重新粘贴。`
}

function repeatedNames(state: WorkspaceState, people: readonly Person[]): readonly string[] {
  const keyOf = ({ name, departmentId: department }: Person) => `${name}\n${department ?? ''}`
  const seen = new Set(recordsInOrder(state, 'persons').map(keyOf))
  const repeated: string[] = []
  for (const person of people) {
    if (seen.has(keyOf(person))) repeated.push(person.name)
    seen.add(keyOf(person))
  }
  return repeated
}
