import { parseDate } from '../../records/dates'
import {
  COMPILE_STATES,
  type CompileState,
  STANDARD_CATEGORIES,
  STANDARD_LEVELS,
  type Standard,
  type StandardCategory,
  type StandardLevel,
} from '../../records/standard'
import type { SystemNodeId } from '../../records/system-node'
import { recordsInOrder, type WorkspaceState } from '../../workspace/state'
import { headerOf, type ImportField } from './columns'
import { departmentNames, foldWord, NAME_SEPARATORS, type Names, nodeNames } from './names'
import type { ImportProblem } from './problem'
import { dateOfSerial, isCommittee, repairedLine, repairedNumber } from './repairs'

/** Status words of offices and of public lists → 编制状态 (即将实施 follows from the dates). */
const STATE_WORDS: Readonly<Record<CompileState, readonly string[]>> = {
  现行: ['现行', '现行有效', '有效', '已发布', '发布', '已实施', '实施', '即将实施', '执行中', '正在实施'],
  在编: ['在编', '编制中', '在制定', '制定中', '起草中', '在研', '修订中', '在修订', '报批中', '征求意见'],
  拟编: ['拟编', '拟制定', '待制定', '待编', '计划', '计划制定', '拟定', '规划'],
  废止: ['废止', '已废止', '作废', '已作废', '失效', '被代替', '已被代替', '被替代', '已被替代', '停用'],
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

function byWord<Value extends string>(words: Readonly<Record<Value, readonly string[]>>): ReadonlyMap<string, Value> {
  const entries = Object.entries(words) as [Value, readonly string[]][]
  return new Map(entries.flatMap(([value, known]) => known.map((word) => [foldWord(word), value] as const)))
}

const STATES = byWord(STATE_WORDS)
const LEVELS = byWord(LEVEL_WORDS)
const CATEGORIES = byWord(CATEGORY_WORDS)

/** People put these where a date is not known. */
const NO_DATE = /^[-—–/\\.·无]+$/
const MIDNIGHT = /[ T]0?0:00(:00)?(\.0+)?$/
/** 2017-05, 2017年5月, 2017年: true, but not a day. */
const PARTIAL_DATE = /^\d{4}(?:[-/.年](?:\d{1,2}月?)?)?$/
const DATE_FORMS = '2026-03-17、20260317、2026年3月17日、2026/3/17'
const LONGEST_TEXT = 100_000

type Noticed = Pick<ImportProblem, 'severity' | 'message' | 'accepted'>

/** What one cell gives. */
export interface CellReading {
  readonly values: Partial<Omit<Standard, 'id'>>
  readonly noticed?: Noticed
  /** What found no field and must not be lost: it goes to 备注. */
  readonly leftover?: string
}

export type CellReader = (field: Exclude<ImportField, 'id'>, cell: string) => CellReading

/** Reads the filled cells of one table; names of departments and nodes are looked up in the workspace. */
export function cellReader(state: WorkspaceState): CellReader {
  const [allDepartments, allNodes] = [recordsInOrder(state, 'departments'), recordsInOrder(state, 'systemNodes')]
  const departments = departmentNames(allDepartments)
  const nodes = nodeNames(state.systemNodes)
  const [departmentList, nodeList] = [namesList(allDepartments), namesList(allNodes)]
  return (field, cell) => {
    switch (field) {
      case 'sequence':
      case 'statusOnDate':
        return { values: {} }
      case 'state':
        return wordCell(field, STATES.get(foldWord(cell)), cell, COMPILE_STATES.join('、'))
      case 'level':
        return wordCell(field, LEVELS.get(foldWord(cell)), cell, STANDARD_LEVELS.join('、'))
      case 'category':
        return wordCell(field, CATEGORIES.get(foldWord(cell)), cell, STANDARD_CATEGORIES.join('；'))
      case 'publishedOn':
      case 'effectiveOn':
      case 'abolishedOn':
        return dateCell(field, cell)
      case 'departmentId':
        return wordCell(field, departments.idOf(cell), cell, departmentList)
      case 'nodeIds':
        return nodesCell(nodes, cell, nodeList)
      default:
        return textCell(field, cell)
    }
  }
}

function wordCell<Value extends string>(
  field: 'state' | 'level' | 'category' | 'departmentId',
  value: Value | undefined,
  cell: string,
  accepted: string,
): CellReading {
  return value === undefined ? notPlaced(field, cell, accepted) : { values: { [field]: value } }
}

/** The cell is kept in words, since a list of thousands must not stop at a word. */
function notPlaced(field: ImportField, cell: string, accepted: string): CellReading {
  const header = headerOf(field)
  const text = repairedLine(cell)
  return {
    values: {},
    noticed: { severity: 'warning', message: `无法对应到“${header}”，原文记入备注。`, accepted },
    leftover: `${header}：${text}`,
  }
}

function nodesCell(nodes: Names<SystemNodeId>, cell: string, accepted: string): CellReading {
  const parts = cell.split(NAME_SEPARATORS).map((name) => nodes.idOf(name) ?? null)
  // A name may hold a separator itself.
  const whole = parts.includes(null) ? nodes.idOf(cell) : undefined
  const ids = whole ? [whole] : parts
  const known = ids.filter((id) => id !== null)
  if (known.length < ids.length) return { ...notPlaced('nodeIds', cell, accepted), values: { nodeIds: known } }
  return { values: { nodeIds: [...new Set(known)] } }
}

function dateCell(field: 'publishedOn' | 'effectiveOn' | 'abolishedOn', cell: string): CellReading {
  const typed = cell.trim().replace(MIDNIGHT, '')
  if (NO_DATE.test(typed)) return { values: {} }
  const date = parseDate(typed)
  if (date) return { values: { [field]: date } }
  const counted = dateOfSerial(typed)
  if (counted) return { values: { [field]: counted }, noticed: repair(`按 Excel 的日期序号读作 ${counted}。`) }
  if (PARTIAL_DATE.test(typed.normalize('NFKC'))) {
    return { ...notPlaced(field, cell, DATE_FORMS) }
  }
  return { values: {}, noticed: { severity: 'error', message: '不是日期。', accepted: `应为日期，如 ${DATE_FORMS}` } }
}

function repair(message: string): Noticed {
  return { severity: 'repaired', message, accepted: '' }
}

type TextField = Exclude<
  keyof Standard,
  'id' | 'nodeIds' | 'departmentId' | 'state' | 'level' | 'category' | 'publishedOn' | 'effectiveOn' | 'abolishedOn'
>

/** Fields that hold one line: a line end in them comes from a narrow column; in a remark it may be meant. */
const REPAIRS: Partial<Readonly<Record<TextField, (typed: string) => string>>> = {
  number: repairedNumber,
  name: repairedLine,
  systemCode: repairedLine,
  replaces: repairedReferences,
  replacedBy: repairedReferences,
}

/** One number is repaired as a number; several, or words such as 作废, only lose their blanks. */
function repairedReferences(typed: string): string {
  return /[,，;；、\n]/.test(typed.trim()) ? typed.trim() : repairedNumber(typed)
}

function textCell(field: TextField, cell: string): CellReading {
  if (cell.length > LONGEST_TEXT) {
    const accepted = `应不超过${LONGEST_TEXT}个字符`
    return { values: {}, noticed: { severity: 'error', message: '内容过长。', accepted } }
  }
  const trimmed = cell.trim()
  const text = REPAIRS[field]?.(cell) ?? trimmed
  const values = { [field]: text }
  if ((field === 'replaces' || field === 'replacedBy') && isCommittee(text)) {
    const message = '像是技术委员会代号，不是标准号；已照原样导入，请核对。'
    return { values, noticed: { severity: 'warning', message, accepted: '标准号，如 GB/T 1.1-2009' } }
  }
  return text === trimmed ? { values } : { values, noticed: repair(`已整理为“${text}”。`) }
}

interface Named {
  readonly name: string
  readonly code: string
}

const SHOWN_NAMES = 10

function namesList(records: readonly Named[]): string {
  const words = records.map(({ code, name }) => name || code).filter(Boolean)
  if (words.length === 0) return '尚未建立可供填写的名称，请先建立或将此单元格留空'
  return `${words.slice(0, SHOWN_NAMES).join('、')}${words.length > SHOWN_NAMES ? '等' : ''}`
}
