import type { Standard } from '../../records/standard'

/**
 * What a column of a table of standards can hold: a field, our own record id, or what is worked out and only read past: a
 * running number, the status on a date.
 */
export type ImportField = keyof Standard | 'sequence' | 'statusOnDate'

/** The words that offices use for each column; the first is ours. */
const HEADERS: Readonly<Record<ImportField, readonly string[]>> = {
  sequence: ['序号', '行号'],
  id: ['标识', '记录标识'],
  number: [
    '标准号',
    '标准编号',
    '编号',
    '标准代号',
    '标准号码',
    '文件编号',
    '标准代号及编号',
    '标准号码及年代号',
    '标准编号及年代号',
  ],
  name: ['标准名称', '名称', '中文名称', '标准中文名称', '标准题名', '文件名称', '标准名', '题名'],
  nodeIds: ['所属体系', '所属子体系', '子体系', '体系名称', '标准体系名称', '标准所属体系名称'],
  systemCode: ['标准体系编号', '体系编号', '体系代码', '体系表编号', '标准体系代码', '标准体系表编号'],
  state: ['编制状态', '状态', '标准状态', '有效状态', '时效性'],
  statusOnDate: ['基准日状态'],
  level: ['宜定级别', '级别', '标准级别', '层级', '标准层级'],
  category: ['标准类别', '类别', '标准类型'],
  publishedOn: ['发布日期', '发布时间', '颁布日期', '批准日期'],
  effectiveOn: ['实施日期', '实施时间', '施行日期', '执行日期', '生效日期'],
  abolishedOn: ['废止日期', '废止时间', '作废日期'],
  adoption: ['国际国外标准号及采用关系', '采用关系', '采标情况', '采标编号', '采用国际标准'],
  replaces: ['被代替标准号或作废', '被代替标准号', '被代替标准', '代替标准', '代替标准号', '被替代标准编号'],
  replacedBy: ['替代标准号', '替代标准编号', '新标准号'],
  issuer: ['发布单位', '发布部门', '发布机构', '发布人', '批准单位', '批准部门'],
  departmentId: ['责任部门', '归口部门', '标准归口部门', '责任科室', '负责部门', '牵头部门'],
  drafters: ['起草人', '主要起草人'],
  edition: ['版次', '版本'],
  note: ['备注', '说明', '来源'],
}

/** The word for a column as messages print it. */
export function headerOf(field: ImportField): string {
  return HEADERS[field][0] ?? field
}

/** The columns that a person can choose from, by our own words, in the order in which they are offered. */
export const IMPORT_FIELDS: readonly ImportField[] = Object.keys(HEADERS) as ImportField[]

/** All headers that are understood, by our own words, for messages. The record id is for our own exports only. */
export const ACCEPTED_HEADERS: readonly string[] = IMPORT_FIELDS.filter((field) => field !== 'id').map(headerOf)

/** Width, case, blanks and punctuation do not matter in a header. */
function foldHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}*]/gu, '')
}

const FIELD_BY_HEADER: ReadonlyMap<string, ImportField> = new Map(
  Object.entries(HEADERS).flatMap(([field, words]) => words.map((word) => [foldHeader(word), field as ImportField])),
)

/** The field that a header names, a remark in brackets aside; undefined when it is not understood. */
export function fieldOf(header: string): ImportField | undefined {
  const bare = header.normalize('NFKC').replace(/\([^()]*\)/g, '')
  return FIELD_BY_HEADER.get(foldHeader(header)) ?? FIELD_BY_HEADER.get(foldHeader(bare))
}

/** Column orders that are assumed for a table without header, when its content fits one of them beyond doubt. */
export const DEFAULT_ORDERS: readonly (readonly ImportField[])[] = [
  ['number', 'name'],
  ['number', 'name', 'effectiveOn'],
  ['number', 'name', 'publishedOn', 'effectiveOn'],
  ['sequence', 'number', 'name'],
  ['sequence', 'number', 'name', 'effectiveOn'],
  ['sequence', 'number', 'name', 'publishedOn', 'effectiveOn'],
  ['sequence', 'systemCode', 'number', 'name', 'level', 'effectiveOn', 'adoption', 'replaces', 'note'],
]
