import { parseDate } from '../records/dates'
import {
  COMPILE_STATES,
  type CompileState,
  STANDARD_CATEGORIES,
  STANDARD_LEVELS,
  type Standard,
  type StandardCategory,
  type StandardLevel,
} from '../records/standard'
import { fail, ok, type Result } from '../result'
import { recordsInOrder, type WorkspaceState } from '../workspace/state'
import type { PastedField } from './pasted-columns'

/** Status words of offices and of public lists → 编制状态 (即将实施 follows from the dates). */
const STATE_WORDS: Readonly<Record<CompileState, readonly string[]>> = {
  现行: ['现行', '现行有效', '有效', '已发布', '发布', '已实施', '实施', '即将实施', '执行中'],
  在编: ['在编', '编制中', '在制定', '制定中', '起草中', '在研', '修订中', '在修订', '报批中', '征求意见'],
  拟编: ['拟编', '拟制定', '待制定', '待编', '计划', '计划制定', '拟定', '规划'],
  废止: ['废止', '已废止', '作废', '已作废', '失效', '被代替', '已被代替', '停用'],
}

const LEVEL_WORDS: Readonly<Record<StandardLevel, readonly string[]>> = {
  国家标准: ['国家标准', '国家', '国标', '国家级', 'gb'],
  行业标准: ['行业标准', '行业', '行标'],
  地方标准: ['地方标准', '地方', '地标', '省级', '市级', '省市级'],
  团体标准: ['团体标准', '团体', '团标'],
  企业标准: ['企业标准', '企业', '企标', '内部标准', '内部', '企业（内部）标准', '本单位标准', '单位标准', '自制标准'],
  国际标准: ['国际标准', '国际', '国外标准', '国际国外标准'],
}

const CATEGORY_WORDS: Readonly<Record<StandardCategory, readonly string[]>> = {
  基础标准: ['基础标准', '基础'],
  方法标准: ['方法标准', '方法'],
  '产品、过程、服务标准': ['产品、过程、服务标准', '产品标准', '过程标准', '服务标准', '产品', '过程', '服务'],
  '安全、卫生、环保标准': ['安全、卫生、环保标准', '安全标准', '卫生标准', '环保标准', '安全', '卫生', '环保'],
  其他: ['其他', '其他标准', '其它'],
}

const foldWord = (word: string) =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')

function byWord<Value extends string>(words: Readonly<Record<Value, readonly string[]>>): ReadonlyMap<string, Value> {
  const entries = Object.entries(words) as [Value, readonly string[]][]
  return new Map(entries.flatMap(([value, known]) => known.map((word) => [foldWord(word), value] as const)))
}

const STATES = byWord(STATE_WORDS)
const LEVELS = byWord(LEVEL_WORDS)
const CATEGORIES = byWord(CATEGORY_WORDS)

/** People put these where a date is not known. */
const NO_DATE = /^[-—–/\\.·无]+$/
const MIDNIGHT = /[ T]0?0:00(:00)?$/
const LONGEST_TEXT = 100_000

/** Values by field of one row, or, as an error, what would be accepted. */
export type CellValue = Result<Partial<Omit<Standard, 'id'>>>

/** Reads cells of one table; names of departments and nodes are looked up in the workspace. */
export function cellReader(state: WorkspaceState): (field: PastedField, cell: string) => CellValue {
  const [allDepartments, allNodes] = [recordsInOrder(state, 'departments'), recordsInOrder(state, 'systemNodes')]
  const departments = namesOf(allDepartments)
  const nodes = namesOf(allNodes)
  return (field, cell) => {
    switch (field) {
      case 'sequence':
        return ok({})
      case 'state':
        return wordCell(field, STATES.get(foldWord(cell)), COMPILE_STATES)
      case 'level':
        return wordCell(field, LEVELS.get(foldWord(cell)), STANDARD_LEVELS)
      case 'category':
        return wordCell(field, CATEGORIES.get(foldWord(cell)), STANDARD_CATEGORIES)
      case 'publishedOn':
      case 'effectiveOn':
      case 'abolishedOn':
        return dateCell(field, cell)
      case 'departmentId':
        return wordCell(field, departments.get(foldWord(cell)), namedFirst(allDepartments))
      case 'nodeIds': {
        const id = nodes.get(foldWord(cell))
        return id ? ok({ nodeIds: [id] }) : fail('bad-cell', accepted(namedFirst(allNodes)))
      }
      default:
        return textCell(field, cell)
    }
  }
}

function wordCell<Value extends string>(
  field: 'state' | 'level' | 'category' | 'departmentId',
  value: Value | undefined,
  words: readonly string[],
): CellValue {
  return value === undefined ? fail('bad-cell', accepted(words)) : ok({ [field]: value })
}

function dateCell(field: 'publishedOn' | 'effectiveOn' | 'abolishedOn', cell: string): CellValue {
  const typed = cell.trim().replace(MIDNIGHT, '')
  if (NO_DATE.test(typed)) return ok({})
  const date = parseDate(typed)
  return date ? ok({ [field]: date }) : fail('bad-cell', '应为日期，如 2026-03-17、20260317、2026年3月17日、2026/3/17')
}

type TextField =
  | 'number'
  | 'name'
  | 'systemCode'
  | 'adoption'
  | 'replaces'
  | 'replacedBy'
  | 'issuer'
  | 'drafters'
  | 'edition'
  | 'note'

function textCell(field: TextField, cell: string): CellValue {
  if (cell.length > LONGEST_TEXT) return fail('bad-cell', `应不超过${LONGEST_TEXT}个字符`)
  // A line end inside a number or name comes from a narrow column; in a remark it may be meant.
  const isLine = field === 'number' || field === 'name' || field === 'systemCode'
  return ok({ [field]: isLine ? cell.trim().replace(/\s+/g, ' ') : cell.trim() })
}

interface Named {
  readonly id: string
  readonly name: string
  readonly code: string
}

/** Ids by name, by code, and by both; a name that two records share leads to none. */
function namesOf<T extends Named>(records: readonly T[]): ReadonlyMap<string, T['id']> {
  const ids = new Map<string, T['id']>()
  const shared = new Set<string>()
  for (const { id, name, code } of records) {
    for (const key of new Set([name, code, `${code} ${name}`].map(foldWord))) {
      if (ids.has(key)) shared.add(key)
      ids.set(key, id)
    }
  }
  for (const key of [...shared, '']) ids.delete(key)
  return ids
}

function namedFirst(records: readonly Named[]): readonly string[] {
  return records.map(({ code, name }) => name || code).filter(Boolean)
}

function accepted(words: readonly string[]): string {
  const shown = words.slice(0, 10).join('、')
  if (words.length === 0) return '尚未建立可供填写的名称，请先建立或将此单元格留空'
  return `应为：${shown}${words.length > 10 ? '等' : ''}`
}
