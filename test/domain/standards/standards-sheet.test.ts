import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Standard } from '../../../domain/records/standard'
import type { SheetTable } from '../../../domain/spreadsheet/sheet-table'
import { detailTable, levelOf } from '../../../domain/standards/detail-table'
import { columnProblems } from '../../../domain/standards/import/column-problems'
import { fieldsByPlace, filledRows, tableLayout } from '../../../domain/standards/import/layout'
import { type ImportOptions, importPlanner } from '../../../domain/standards/import/plan'
import { repairedLine } from '../../../domain/standards/import/repairs'
import { classifyNumber } from '../../../domain/standards/standard-number'
import { standardsSheet, standardsTemplate } from '../../../domain/standards/standards-sheet'
import type { WorkspaceState } from '../../../domain/workspace/state'
import { anyWorkspace } from '../../support/arbitraries'
import { applied, idOf, stateOf, testIds } from '../builders'

const ON = '2026-11-23'

/** The whole library as a sheet. */
function sheetOf(state: WorkspaceState): SheetTable {
  const standards = detailTable(state, { nodeId: null, on: ON }).map(({ standard }) => standard)
  return standardsSheet(state, { standards, title: '', on: ON })
}

/** The cells as a reader of the file finds them. */
function cellsOf({ title, columns, rows }: SheetTable): string[][] {
  const above = title === null ? [] : [columns.map(() => title)]
  return [
    ...above,
    columns.map(({ header }) => header),
    ...rows.map((cells) => cells.map((cell) => String(cell ?? ''))),
  ]
}

function planned(state: WorkspaceState, cells: string[][], options: Partial<ImportOptions> = {}) {
  const layout = tableLayout(filledRows(cells))
  expect(columnProblems(layout)).toEqual([])
  const ids = testIds()
  const planner = importPlanner(state, {
    fields: fieldsByPlace(layout.columns),
    nodeId: null,
    existing: 'update',
    skipErrors: false,
    newId: () => ids.next(),
    ...options,
  })
  planner.add(layout.body)
  return planner.finish()
}

describe('an exported 标准明细表', () => {
  it('changes nothing when it is imported into the same workspace', () => {
    fc.assert(
      fc.property(anyWorkspace(), (state) => {
        const plan = planned(state, cellsOf(sheetOf(state)))
        expect(plan.problems).toEqual([])
        expect(plan.drafts).toEqual([])
        expect(plan.counts).toMatchObject({ added: 0, updated: 0, unchanged: state.standards.size })
      }),
    )
  })

  it('makes the same standards in a workspace that has only the tree', () => {
    fc.assert(
      fc.property(anyWorkspace(), (drawn) => {
        const state = { ...named(drawn), standards: distinct(drawn.standards) }
        const empty = { ...state, standards: new Map() }
        const after = applied(empty, planned(empty, cellsOf(sheetOf(state))).drafts)
        expect(byNumber(after)).toEqual(byNumber(state))
      }),
    )
  })
})

/** Nodes and departments that have names of their own. */
function named({ systemNodes, departments, ...others }: WorkspaceState): WorkspaceState {
  const nodes = [...systemNodes.values()].map((node, index) => ({ ...node, name: `体系${index}`, code: '' }))
  const offices = [...departments.values()].map((office, index) => ({ ...office, name: `科室${index}`, code: '' }))
  return {
    ...others,
    systemNodes: new Map(nodes.map((node) => [node.id, node])),
    departments: new Map(offices.map((office) => [office.id, office])),
  }
}

/** Standards as an import leaves them: tidy texts, told apart by number or name; the sheet shows a level for each. */
function distinct(standards: WorkspaceState['standards']): WorkspaceState['standards'] {
  const kept = [...standards.values()].map((standard, index): Standard => {
    const tidy = (text: string) =>
      repairedLine(text)
        .replace(/[^\p{L}\p{N} ]/gu, '')
        .trim()
    const number = index % 3 === 0 ? '' : `GB/T ${index + 1}-2020`
    return {
      ...standard,
      number,
      name: `${tidy(standard.name)}${index}号规范`,
      systemCode: tidy(standard.systemCode),
      replaces: index % 2 === 0 ? '' : `DB3206/T ${index}-2011`,
      replacedBy: '',
      adoption: standard.adoption.trim(),
      issuer: standard.issuer.trim(),
      drafters: standard.drafters.trim(),
      edition: standard.edition.trim(),
      note: standard.note.trim(),
      nodeIds: [...new Set(standard.nodeIds)],
    }
  })
  return new Map(kept.map((standard) => [standard.id, standard]))
}

/** Standards without what a sheet does not hold: the record's id, and whether the level was typed. */
function byNumber({ standards }: WorkspaceState) {
  const all = [...standards.values()].map((standard) => ({ ...standard, id: '', level: levelOf(standard) }))
  const key = ({ number, name }: { readonly number: string; readonly name: string }) =>
    `${classifyNumber(number).key} ${name}`
  return all.sort((left, right) => (key(left) < key(right) ? -1 : 1))
}

const STATE = stateOf({
  systemNodes: [
    { n: 1, code: 'TG', name: '通用基础' },
    { n: 2, order: 'a1', code: 'BZ', name: '服务保障' },
    { n: 3, parentId: 1, name: '其他' },
    { n: 4, parentId: 2, name: '其他' },
    { n: 6, parentId: 2, order: 'a2', name: '设施；设备' },
  ],
  departments: [
    { n: 7, name: '办公室' },
    { n: 8, name: '综合科', code: 'ZH1' },
    { n: 9, name: '综合科', code: 'ZH2' },
  ],
  standards: [
    { n: 10, number: 'GB／T  1.1—2020', name: ' 标准化工作导则 ', nodeIds: [1, 4], note: '旧', departmentId: 7 },
    {
      n: 11,
      number: 'DA/T 22-2015',
      name: '归档文件整理规则',
      nodeIds: [3],
      departmentId: 9,
      abolishedOn: '2020-01-01',
    },
    { n: 12, number: 'DA/T 22-2015', name: '归档文件整理规则（又一条）', nodeIds: [6] },
    { n: 13, state: '拟编', nodeIds: [2] },
  ],
})

/** The exported cells, one of them changed. */
function edited(row: number, header: string, value: string): string[][] {
  const cells = cellsOf(sheetOf(STATE))
  const line = cells.find((each) => each.at(-1) === idOf(row))
  line?.splice(cells[1]?.indexOf(header) ?? -1, 1, value)
  return cells
}

describe('what people do with an exported table', () => {
  it('reads in the order of GB/T 13016, with the status on the reference date', () => {
    const [title, header, first] = cellsOf(sheetOf(STATE))
    expect(title?.[0]).toBe('标准明细表（基准日期 2026-11-23）')
    expect(header?.slice(0, 7)).toEqual([
      '序号',
      '标准体系编号',
      '标准号',
      '标准名称',
      '宜定级别',
      '编制状态',
      '基准日状态',
    ])
    expect(first?.slice(0, 7)).toEqual(['1', '', 'GB／T  1.1—2020', ' 标准化工作导则 ', '国家标准', '现行', '现行'])
    const abolished = cellsOf(sheetOf(STATE)).find((cells) => cells.at(-1) === idOf(11))
    expect(abolished?.slice(4, 7)).toEqual(['行业标准', '现行', '废止'])
  })

  it('names nodes and departments so that they are found again', () => {
    const cells = cellsOf(sheetOf(STATE))
    const named = (row: number, header: string) =>
      cells.find((each) => each.at(-1) === idOf(row))?.[cells[1]?.indexOf(header) ?? -1]
    expect(named(10, '所属体系')).toBe('TG 通用基础；服务保障 > 其他')
    expect(named(11, '责任部门')).toBe('综合科 ZH2')
    const bare = { ...STATE, standards: new Map() }
    const plan = planned(
      bare,
      cells.filter((each) => each.at(-1) !== idOf(12)),
    )
    expect(plan.rows.map(({ standard }) => standard.nodeIds.map(String))).toEqual([
      [idOf(1), idOf(4)],
      [idOf(3)],
      [idOf(2)],
    ])
  })

  it('changes just the cell that was changed', () => {
    const plan = planned(STATE, edited(10, '备注', '新'))
    expect(plan.counts).toEqual({ added: 0, updated: 1, unchanged: 3, skipped: 0 })
    const after = applied(STATE, plan.drafts).standards.get(idOf(10) as never)
    expect(after).toEqual({ ...STATE.standards.get(idOf(10) as never), note: '新' })
  })

  it('moves a standard whose 所属体系 was changed, and leaves it where a name is unknown', () => {
    const nodesAfter = (value: string) => {
      const { drafts } = planned(STATE, edited(10, '所属体系', value))
      return applied(STATE, drafts)
        .standards.get(idOf(10) as never)
        ?.nodeIds.map(String)
    }
    expect(nodesAfter('BZ')).toEqual([idOf(2)])
    expect(nodesAfter('BZ；没有这个')).toEqual([idOf(1), idOf(4), idOf(2)])
  })

  it('takes a copied row with another number for another standard', () => {
    const cells = cellsOf(sheetOf(STATE))
    const copy = [...(cells.find((each) => each.at(-1) === idOf(11)) ?? [])]
    copy[2] = 'DA/T 78-2019'
    const plan = planned(STATE, [...cells, copy])
    expect(plan.counts).toEqual({ added: 1, updated: 0, unchanged: 4, skipped: 0 })
    expect(plan.rows.at(-1)).toMatchObject({ outcome: 'added', standard: { number: 'DA/T 78-2019' } })
  })
})

describe('the template', () => {
  it('is understood column by column and holds no rows to import', () => {
    const template = standardsTemplate(STATE)
    const layout = tableLayout(filledRows(cellsOf(template)))
    expect(layout.header).toBe('found')
    expect(columnProblems(layout)).toEqual([])
    expect(layout.body).toEqual([])
    expect(layout.columns.every(({ field }) => field !== null)).toBe(true)
  })

  it('explains each of its columns with an example that is accepted', () => {
    const { columns, guide } = standardsTemplate(STATE)
    expect(guide?.rows.map(([header]) => header)).toEqual(columns.map(({ header }) => header))
    const examples = guide?.rows.map(([, , example]) => String(example ?? '')) ?? []
    const plan = planned(STATE, [columns.map(({ header }) => header), examples])
    expect(plan.counts.added).toBe(1)
    const severities = plan.problems.map(({ column, severity }) => [column, severity])
    // The example's node is not one of this tree.
    expect(severities).toEqual([['所属体系', 'warning']])
  })

  it('is no table of standards on its second sheet', () => {
    const { guide } = standardsTemplate(STATE)
    expect(guide && tableLayout(filledRows(cellsOf(guide))).header).toBe('missing')
  })
})
