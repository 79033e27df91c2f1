import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemNodeId } from '../../../domain/records/system-node'
import { readPastedStandards } from '../../../domain/standards/pasted-table'
import { applied, idOf, stateOf, testIds } from '../builders'

const STATE = stateOf({
  systemNodes: [
    { n: 1, code: 'TG', name: '通用基础' },
    { n: 2, order: 'a1', code: 'BZ', name: '服务保障' },
    { n: 3, order: 'a2', name: '同名' },
    { n: 4, order: 'a3', name: '同名' },
  ],
  departments: [{ n: 5, name: '办公室', code: 'BGS' }],
  standards: [{ n: 6, number: 'GB/T 1.1-2020' }],
})

function paste(text: string, nodeId: number | null = 1) {
  const target = { nodeId: nodeId === null ? null : systemNodeId.parse(idOf(nodeId)), newId: () => ids.next() }
  const ids = testIds()
  return readPastedStandards(STATE, text, target)
}

function pasted(...lines: readonly string[]) {
  const result = paste(lines.join('\r\n'))
  if (!result.ok) throw new Error(result.error.message)
  const { plan, ...found } = result.value
  return { ...found, ...plan, records: plan.rows.map(({ standard }) => standard) }
}

describe('a pasted table with header', () => {
  it('becomes standards under the node', () => {
    const { records, drafts, columns, emptyRows, hasHeader } = pasted(
      '标准明细表\t\t',
      ' 编 号：\t名称\t实施时间（年月日）\t状态\t归口部门\t级别\t类别\t\t',
      'GB／T 24421.4—2023\t服务业组织标准化工作指南\t2023年3月17日\t现行有效\t办公室\t国标\t服务',
      '\t\t\t',
      '"DB32/T\n2981-2016"\t政务服务  大厅建设规范\t—\t\tBGS\t\t',
      '\t网上预约服务规范\t\t拟制定\t\t\t',
      '\t待定名称\t\t\t\t\t',
    )
    expect(columns).toEqual(['标准号', '标准名称', '实施日期', '编制状态', '责任部门', '宜定级别', '标准类别'])
    expect([emptyRows, hasHeader]).toEqual([1, true])
    expect(records.map(({ number, name, effectiveOn, state }) => [number, name, effectiveOn, state])).toEqual([
      ['GB/T 24421.4—2023', '服务业组织标准化工作指南', '2023-03-17', '现行'],
      ['DB32/T 2981-2016', '政务服务 大厅建设规范', null, '现行'],
      ['', '网上预约服务规范', null, '拟编'],
      ['', '待定名称', null, '拟编'],
    ])
    expect(records[0]).toMatchObject({
      departmentId: idOf(5),
      level: '国家标准',
      category: '产品、过程、服务标准',
      nodeIds: [idOf(1)],
    })
    expect(records[1]?.departmentId).toBe(idOf(5))
    expect(applied(STATE, drafts).standards.size).toBe(5)
  })

  it('may name the node of each row', () => {
    const { records } = pasted('标准名称\t所属体系', '甲\tBZ 服务保障', '乙\t通用基础', '丙\tbz', '丁\t')
    expect(records.map(({ nodeIds }) => nodeIds[0])).toEqual([2, 1, 2, 1].map(idOf))
  })

  it('keeps line ends of remarks and ignores 序号', () => {
    const { records, columns } = pasted('序号\t标准名称\t备注', '1\t甲\t"一\n二"')
    expect(records[0]?.note).toBe('一\n二')
    expect(columns).toEqual(['序号', '标准名称', '备注'])
  })

  it('may have a single column', () => {
    expect(pasted('标准号', 'GB/T 1.1-2020', 'x').records).toHaveLength(2)
  })

  it('reports numbers that are there already', () => {
    const { problems, counts } = pasted(
      '标准号\t标准名称',
      'GB/T1.1—2020\t甲',
      'DA/T 1-2000\t乙',
      'DA／T 1-2000\t丙',
      '\t丁',
      '\t戊',
    )
    expect(counts.added).toBe(5)
    expect(problems.filter(({ severity }) => severity === 'warning').map(({ row, message }) => [row, message])).toEqual(
      [
        [2, '标准库中已有这个标准号，仍会添加，请核对。'],
        [4, '第3行已有这个标准号，仍会添加，请核对。'],
      ],
    )
  })

  it.each([
    ['标准号\t标准名称\t颜色\nGB 1-2000\t甲\t红', 'bad-columns', '“第3列”为“颜色”'],
    ['标准号\t标准名称\t\nGB 1-2000\t甲\t红', 'bad-columns', '“第3列”为“红”'],
    ['标准号\t标准名称\nGB 1-2000\t甲\t\t红', 'bad-columns', '“第4列”为“红”'],
    ['标准号\t名称\t编号\nGB 1-2000\t甲\t2', 'bad-columns', '“第3列”为“编号”'],
    ['', 'empty', '空的'],
    ['\t\r\n \t', 'empty', '空的'],
    ['标准号\t标准名称', 'empty', '没有数据'],
    ['甲\t乙\n丙\t丁', 'no-header', '没有找到表头'],
    [`标准号\n${'GB 1-2000\n'.repeat(50_001)}`, 'too-many-rows', '50000'],
  ])('%#: nothing is taken from a table that is not understood', (text, kind, message) => {
    expect(paste(text)).toMatchObject({ ok: false, error: { kind, message: expect.stringContaining(message) } })
  })

  it('names every bad cell and takes nothing', () => {
    const result = paste(
      [
        '标准号\t标准名称\t实施日期\t编制状态\t责任部门\t所属体系',
        'GB 1-2000\t甲\t2026-02-30\t未知\t财务科\t同名',
        'GB 2-2000\t乙\t2026-03-17\t现行\t办公室\tTG',
        '\t\t2026-03-17',
      ].join('\n'),
    )
    expect(result).toMatchObject({
      ok: false,
      error: {
        kind: 'bad-cells',
        message: expect.stringContaining('第2行“实施日期”为“2026-02-30”'),
        problems: [
          {
            row: 2,
            column: '实施日期',
            severity: 'error',
            value: '2026-02-30',
            accepted: expect.stringContaining('2026-03-17'),
          },
          { row: 2, column: '编制状态', severity: 'warning', value: '未知', accepted: '现行、在编、拟编、废止' },
          { row: 2, column: '责任部门', severity: 'warning', value: '财务科', accepted: '办公室' },
          {
            row: 2,
            column: '所属体系',
            severity: 'warning',
            value: '同名',
            accepted: expect.stringContaining('通用基础'),
          },
          { row: 4, column: '标准名称', severity: 'error', value: '' },
        ],
      },
    })
  })

  it('refuses a node that is gone; null is 未归类', () => {
    expect(paste('标准号\nGB 1-2000', 99)).toMatchObject({ error: { kind: 'no-such-node' } })
    expect(paste('标准号\nGB 1-2000', null)).toMatchObject({
      value: { plan: { rows: [{ standard: { nodeIds: [] } }] } },
    })
  })
})

describe('a pasted table without header', () => {
  it.each([
    ['GB 1-2000\t甲规范\nDA/T 2-2000\t乙规范', { number: 'GB 1-2000', name: '甲规范' }],
    ['GB 1-2000\t甲规范\t2020-01-01\nX 2-2000\t乙规范\t\nGB 3-2000\t丙规范\t20200101', { effectiveOn: '2020-01-01' }],
    ['1\tGB 1-2000\t甲规范\n2\tGB 2-2000\t乙规范', { number: 'GB 1-2000', name: '甲规范' }],
    ['GB 1-2000\t甲规范\t2019-12-01\t2020-01-01', { publishedOn: '2019-12-01', effectiveOn: '2020-01-01' }],
    [
      '1\tTG-01\tGB 1-2000\t甲规范\t国家标准\t2020-01-01\t\tGB 1-1990\t备注',
      { systemCode: 'TG-01', level: '国家标准', replaces: 'GB 1-1990' },
    ],
  ])('%#: is read in the usual order when that clearly fits', (text, fields) => {
    expect(paste(text)).toMatchObject({
      value: {
        hasHeader: false,
        plan: {
          rows: expect.arrayContaining([expect.objectContaining({ standard: expect.objectContaining(fields) })]),
        },
      },
    })
  })

  it.each([
    '甲规范\tGB 1-2000',
    'GB 1-2000\t甲规范\t红',
    'GB 1-2000\tGB 2-2000',
    'GB 1-2000\t',
    'X 1\t甲规范\nX 2\t乙规范',
    'GB 1-2000\t甲规范\t\t\t\t\t\t\t\t\t多',
  ])('%j is refused', (text) => {
    expect(paste(text)).toMatchObject({ error: { kind: 'no-header' } })
  })
})

describe('any pasted text', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '标准号',
      '标准名称',
      '实施日期',
      '备注',
      '状态',
      '',
      ' ',
      'GB/T 1.1-2020',
      '2026-03-17',
      '现行',
      '办公室',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  )
  const table = fc.array(
    fc.array(cell, { maxLength: 4 }).map((cells) => cells.join('\t')),
    { maxLength: 5 },
  )

  it('is taken whole or not at all, and what is taken fits', () => {
    fc.assert(
      fc.property(table, (lines) => {
        const result = paste(lines.join('\n'))
        if (result.ok) {
          const { drafts, rows } = result.value.plan
          expect(applied(STATE, drafts).standards.size).toBe(1 + rows.length)
        } else expect(result.error.message).toMatch(/没有添加任何标准/)
      }),
      { numRuns: 1_000 },
    )
  })
})
