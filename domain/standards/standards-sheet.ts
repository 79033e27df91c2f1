import { COMPILE_STATES, STANDARD_CATEGORIES, STANDARD_LEVELS, type Standard } from '../records/standard'
import type { SheetCell, SheetColumn, SheetTable } from '../spreadsheet/sheet-table'
import { recordsInOrder, type WorkspaceState } from '../workspace/state'
import { headerOf, type ImportField } from './import/columns'
import { standardCells } from './standard-cells'
import { statusOn } from './status'

/** Width and type of each column, in the order of GB/T 13016 with what pilots add; one page wide on A4 across. */
const COLUMNS: readonly (readonly [ImportField, number, ('date' | 'number')?])[] = [
  ['sequence', 5, 'number'],
  ['systemCode', 10.5],
  ['number', 17],
  ['name', 26],
  ['level', 8.6],
  ['state', 5.5],
  ['statusOnDate', 6.5],
  ['publishedOn', 10.4, 'date'],
  ['effectiveOn', 10.4, 'date'],
  ['abolishedOn', 10.4, 'date'],
  ['adoption', 9],
  ['replaces', 13],
  ['replacedBy', 13],
  ['issuer', 10],
  ['departmentId', 8.6],
  ['drafters', 7.5],
  ['edition', 5],
  ['category', 8],
  ['nodeIds', 15],
  ['note', 12],
  ['id', 38],
]

export interface SheetScope {
  /** The rows, in their order, see placeStandards. */
  readonly standards: readonly Standard[]
  /** Whose standards they are, e.g. 通用基础标准体系; '' for all. */
  readonly title: string
  /** Reference date of the status, 'YYYY-MM-DD'. */
  readonly on: string
}

/**
 * 标准明细表 for a spreadsheet: the columns of GB/T 13016-2018 in its order, with those that pilots add, and the record ids
 * folded away. Importing it again into the same workspace changes nothing.
 */
export function standardsSheet(
  state: Pick<WorkspaceState, 'systemNodes' | 'departments'>,
  { standards, title, on }: SheetScope,
): SheetTable {
  const written = standardCells(state)
  const cell = (field: ImportField, standard: Standard, index: number): SheetCell => {
    if (field === 'sequence') return index + 1
    return field === 'statusOnDate' ? statusOn(standard, on) : written(standard, field)
  }
  return {
    name: '标准明细表',
    title: `${title} 标准明细表（基准日期 ${on}）`.trim(),
    columns: COLUMNS.map(([field, width, type]) => columnOf(field, width, type)),
    rows: standards.map((standard, index) => COLUMNS.map(([field]) => cell(field, standard, index))),
    landscape: true,
  }
}

function columnOf(field: ImportField, width: number, type: SheetColumn['type'] = 'text'): SheetColumn {
  return { header: headerOf(field), width, type, ...(field === 'id' ? { hidden: true } : {}) }
}

/** How each column is filled in, and what it looks like; those that the program fills are not in the template. */
const GUIDE: { readonly [Field in ImportField]?: readonly [how: string, example: string] } = {
  sequence: ['可不填。', '1'],
  systemCode: ['标准在体系表中的编号，不是标准号。', 'TG101-01'],
  number: ['照标准封面填写，年份用 4 位。还没有编号的拟编标准可空着。', 'GB/T 24421.4-2023'],
  name: ['标准号和标准名称至少填一项。', '服务业组织标准化工作指南 第4部分：标准实施及评价'],
  level: [`${STANDARD_LEVELS.join('、')}。空着则按标准号判断。`, '国家标准'],
  state: [`${COMPILE_STATES.join('、')}。空着则按“现行”；没有标准号的按“拟编”。`, '现行'],
  publishedOn: ['年月日都要有。写成 2023-05-23、2023/5/23、2023年5月23日、20230523 都可以。', '2023-05-23'],
  effectiveOn: ['同上。', '2023-12-01'],
  abolishedOn: ['已废止的标准填写，其他空着。', ''],
  adoption: ['采用的国际、国外标准号和一致性程度。', 'ISO 9001:2015，IDT'],
  replaces: ['本标准代替的旧标准号。', 'GB/T 24421.4-2009'],
  replacedBy: ['代替本标准的新标准号。', ''],
  issuer: ['批准发布的单位。', '国家市场监督管理总局、国家标准化管理委员会'],
  departmentId: ['本单位负责的部门，用本程序“部门与人员”中的名称。', '办公室'],
  drafters: ['可填多人，用“、”隔开。', '张三、李四'],
  edition: ['第几版。', '第1版'],
  category: [`${STANDARD_CATEGORIES.join('；')}。`, '方法标准'],
  nodeIds: [
    '体系框架中的编号、名称或两者。列在几个体系下的用“；”隔开。空着的归入导入时选择的节点。',
    'TG101 标准化导则',
  ],
  note: ['其他要说明的内容。', ''],
}

/** Columns with few words to choose from. */
const CHOICES: { readonly [Field in ImportField]?: readonly string[] } = {
  level: STANDARD_LEVELS,
  state: COMPILE_STATES,
  category: STANDARD_CATEGORIES,
}

/**
 * An empty 标准明细表 to be filled in and imported, with a second sheet that tells how: an example among the rows would be
 * imported with them.
 */
export function standardsTemplate(state: WorkspaceState): SheetTable {
  const asked = COLUMNS.filter(([field]) => GUIDE[field])
  const names = recordsInOrder(state, 'departments').flatMap(({ name }) => name || [])
  return {
    name: '标准明细表',
    title: null,
    columns: asked.map(([field, width, type]) => {
      const choices = field === 'departmentId' ? names : CHOICES[field]
      return { ...columnOf(field, width, type), ...(choices ? { choices } : {}) }
    }),
    rows: [],
    landscape: true,
    guide: {
      name: '填写说明',
      title: '填写说明（本页不导入）',
      columns: [
        { header: '列', width: 26, type: 'text' },
        { header: '怎样填写', width: 56, type: 'text' },
        { header: '举例', width: 36, type: 'text' },
      ],
      rows: asked.map(([field]) => [headerOf(field), ...(GUIDE[field] ?? [])]),
      landscape: false,
    },
  }
}
