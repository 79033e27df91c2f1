import { describe, expect, it } from 'vitest'
import { CATALOGUE_COLUMNS } from '../../../domain/archive/catalogue'
import type { Block, Heading, NeutralDocument, Table } from '../../../domain/documents/document'
import { overviewPacket, PROGRAMME } from '../../../domain/documents/overview-packet'
import { DETAIL_COLUMNS } from '../../../domain/standards/detail-table'
import { emptyState, type WorkspaceState } from '../../../domain/workspace/state'
import { stateOf } from '../builders'

const AT = '2026-03-17T01:00:00.000Z'

function packetOf(state: WorkspaceState): NeutralDocument {
  return overviewPacket({ state, asOf: '2026-03-17' }, AT)
}

function blocksOf(document: NeutralDocument): Block[] {
  return document.sections.flatMap((section) => [...section.blocks])
}

function chapterTitles(document: NeutralDocument): string[] {
  const headings = blocksOf(document).filter((block): block is Heading => block.kind === 'heading' && block.level === 1)
  return headings.map(({ number, text }) => number + text)
}

/** The blocks of the chapter of a title. */
function chapter(document: NeutralDocument, title: string): Block[] {
  const blocks = blocksOf(document)
  const start = blocks.findIndex((block) => block.kind === 'heading' && block.level === 1 && block.text === title)
  const rest = blocks.slice(start + 1)
  const end = rest.findIndex((block) => block.kind === 'heading' && block.level === 1)
  return end < 0 ? rest : rest.slice(0, end)
}

function tablesIn(blocks: readonly Block[]): Table[] {
  return blocks.filter((block): block is Table => block.kind === 'table')
}

function cellsOf(table: Table | undefined): (readonly string[])[] {
  return (table?.rows ?? []).map((row) => (row.kind === 'group' ? [row.text] : row.cells))
}

function sentences(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
}

const STATE = stateOf({
  pilots: [
    {
      n: 1,
      name: '云河县政务服务试点',
      level: '省级',
      startOn: '2025-04-01',
      endOn: '2027-03-31',
      goal: '第一条\n第二条',
    },
  ],
  units: [
    { n: 2, name: '云河县政务服务中心', role: '承担单位' },
    { n: 3, name: '云河县人民政府', role: '保证单位' },
  ],
  departments: [
    { n: 4, name: '办公室', code: 'BGS' },
    { n: 5, name: '窗口科', code: 'CKK' },
  ],
  persons: [
    { n: 6, name: '甲', departmentId: 4 },
    { n: 7, name: '乙', departmentId: 5, position: '窗口人员' },
  ],
  systemNodes: [
    { n: 10, order: 'a0', code: 'ZW', name: '政务服务标准体系' },
    { n: 11, parentId: 10, order: 'a0', code: 'TG', name: '通用基础' },
    { n: 12, parentId: 10, order: 'a1', code: 'TF', name: '服务提供' },
  ],
  standards: [
    { n: 21, number: 'GB/T 24421.1-2023', name: '导则', nodeIds: [11], effectiveOn: '2023-07-01', systemCode: 'TG-01' },
    { n: 22, number: 'Q/YH 101-2025', name: '窗口服务规范', nodeIds: [12], departmentId: 5 },
    { n: 23, name: '待编标准', state: '拟编', nodeIds: [12] },
  ],
  trainings: [{ n: 31, topic: '宣贯会', heldOn: '2025-06-01', expectedIds: [6, 7], attendeeIds: [6], passedCount: 1 }],
  implementationRecords: [
    { n: 41, standardId: 22, departmentId: 5, measureType: '流程', measure: '一次告知', startedOn: '2025-09-01' },
  ],
  archiveItems: [
    { n: 51, year: 2026, retention: '永久', title: '后一年', pages: 3, departmentId: 4, itemNumber: 1 },
    { n: 52, year: 2025, retention: '10年', title: '前一年', datedOn: '2025-03-20', departmentId: 4, itemNumber: 1 },
  ],
  workspaces: [{ n: 60, fondsNumber: '0128', fondsName: '云河县政务服务中心' }],
})

describe('overviewPacket', () => {
  it('has cover, 目录 and seven chapters in order', () => {
    const document = packetOf(STATE)
    expect(blocksOf(document)[0]).toMatchObject({ kind: 'cover', programme: PROGRAMME, foot: '2026年3月17日' })
    expect(blocksOf(document)[1]).toMatchObject({ kind: 'toc' })
    expect(chapterTitles(document)).toEqual([
      '一、试点概况',
      '二、体系结构图',
      '三、标准明细表',
      '四、标准统计表',
      '五、宣传培训记录',
      '六、标准实施记录',
      '七、归档文件目录',
    ])
    expect(document).toMatchObject({
      title: '云河县政务服务试点试点工作概览',
      organization: '云河县政务服务中心',
      createdAt: AT,
    })
  })

  it('says in a sentence that a part is empty, and never leaves a page blank', () => {
    const document = packetOf(emptyState())
    expect(chapterTitles(document)).toHaveLength(7)
    for (const section of document.sections) expect(section.blocks.length).toBeGreaterThan(0)
    expect(sentences(chapter(document, '试点概况'))).toContain('尚未填写试点概况。')
    expect(sentences(chapter(document, '体系结构图'))).toEqual(['尚未建立标准体系。'])
    expect(tablesIn(chapter(document, '标准明细表'))[0]).toMatchObject({
      rows: [],
      whenEmpty: '标准体系中尚未列入标准。',
    })
    expect(sentences(chapter(document, '标准统计表'))).toEqual(['标准体系中尚未列入标准，没有可统计的内容。'])
    expect(sentences(chapter(document, '宣传培训记录'))).toContain('尚未登记人员，不能计算培训覆盖率。')
    expect(sentences(chapter(document, '标准实施记录'))).toContain('体系中没有现行标准，不能计算实施率。')
    expect(sentences(chapter(document, '归档文件目录'))).toEqual(['尚无归档文件。'])
  })

  it('lists the standards under their nodes, with the columns of GB/T 13016', () => {
    const [table] = tablesIn(chapter(packetOf(STATE), '标准明细表'))
    expect(table?.columns.map(({ title }) => title)).toEqual(DETAIL_COLUMNS)
    expect(cellsOf(table).map(([first, , , name]) => [first, name])).toEqual([
      ['TG 通用基础（1项）', undefined],
      ['1', '导则'],
      ['TF 服务提供（2项）', undefined],
      ['2', '窗口服务规范'],
      ['3', '待编标准'],
    ])
  })

  it('derives the statistics from the detail table', () => {
    const tables = tablesIn(chapter(packetOf(STATE), '标准统计表'))
    expect(tables).toHaveLength(4)
    for (const table of tables.slice(0, 3)) {
      expect(cellsOf(table).at(-1)).toEqual(['合计', '3', '2', '66.6%', '2', '0', '0', '1', '0'])
    }
    expect(cellsOf(tables[3])).toEqual([
      ['TG 通用基础', '1', '0', '0', '0', '0', '0', '1'],
      ['TF 服务提供', '0', '0', '0', '0', '1', '0', '1'],
    ])
  })

  it('counts training coverage and names who is missing', () => {
    const blocks = chapter(packetOf(STATE), '宣传培训记录')
    expect(sentences(blocks)[0]).toContain('在岗人员2人，已参加培训1人，培训覆盖率50%')
    const [trainings, coverage, untrained] = tablesIn(blocks).map(cellsOf)
    expect(trainings?.[0]?.slice(-4)).toEqual(['2', '1', '50%', '100%'])
    expect(coverage).toEqual([
      ['办公室', '1', '1', '0', '100%'],
      ['窗口科', '1', '0', '1', '0%'],
    ])
    expect(untrained).toEqual([['1', '窗口科', '乙', '窗口人员']])
  })

  it('counts implementation and lists 现行 standards without a record', () => {
    const blocks = chapter(packetOf(STATE), '标准实施记录')
    expect(sentences(blocks)[0]).toContain('现行标准2项，已有实施记录的1项，标准实施率50%')
    const [records, missing] = tablesIn(blocks).map(cellsOf)
    expect(records?.[0]?.slice(0, 6)).toEqual([
      '1',
      'Q/YH 101-2025 窗口服务规范',
      '窗口科',
      '',
      '流程：一次告知',
      '2025-09-01',
    ])
    expect(missing).toEqual([['1', 'GB/T 24421.1-2023', '导则', '']])
  })

  it('prints 归档文件目录 by year and 保管期限 with nine columns', () => {
    const blocks = chapter(packetOf(STATE), '归档文件目录')
    const titles = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
    expect(titles).toEqual(['2025年度　保管期限：10年', '2026年度　保管期限：永久'])
    const [older] = tablesIn(blocks)
    expect(older?.columns.map(({ title }) => title)).toEqual(CATALOGUE_COLUMNS)
    expect(cellsOf(older)).toEqual([['1', '0128-WS·2025-D10-BGS-0001', '', '', '前一年', '20250320', '', '', '']])
  })

  it('keeps text as typed, whatever it looks like', () => {
    const name = '<img src="file:///etc/passwd"> {{name}} 𠮷'
    const state = stateOf({ standards: [{ n: 1, name, nodeIds: [] }] })
    const [table] = tablesIn(chapter(packetOf(state), '标准明细表'))
    expect(cellsOf(table)[1]?.[3]).toBe(name)
    expect(table?.rows[1]?.where).toContain(name)
  })
})
