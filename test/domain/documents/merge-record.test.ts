import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, FormField, Table } from '../../../domain/documents/document'
import { mergeRecordDocument } from '../../../domain/documents/merge-record'
import type { MergeRecord } from '../../../domain/workspace/merge-account'
import { decision, mergedLine, mergeRecord } from '../../support/merge-records'

const inBeijing = (instant: string) =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

function printed(record: MergeRecord) {
  const { sections } = mergeRecordDocument(record, inBeijing)
  const blocks = sections.flatMap((section): readonly Block[] => section.blocks)
  const tables = blocks.filter((block): block is Table => block.kind === 'table')
  const forms = blocks.flatMap((block): readonly FormField[] => (block.kind === 'form' ? block.rows.flat() : []))
  const [conflicts, merged] = tables.map(({ rows }) => rows.flatMap((row) => (row.kind === 'cells' ? [row.cells] : [])))
  return { fields: new Map(forms.map(({ label, value }) => [label, value])), tables, conflicts, merged }
}

describe('mergeRecordDocument', () => {
  it('names the workspace, both sides and the counts, in local time', () => {
    const { fields } = printed(mergeRecord({ merged: [mergedLine(), mergedLine({ what: '新增', fields: [] })] }))
    expect(fields.get('合并人')).toBe('王小云（标准化科）')
    expect(fields.get('合并时间')).toBe('2026-03-19 10:00')
    expect(fields.get('我方修改')).toBe('王小云（标准化科），共3次操作，2026-03-17 09:30至2026-03-18 10:00')
    expect(fields.get('对方修改')).toMatch(/^李晓（.*）、赵敏，共12次操作/)
    expect(fields.get('对方文件')).toBe('云河县政务服务中心_工作区_2026-03-18.bzsd')
    expect(fields.get('自动合并')).toBe('新增1条，修改1条')
    expect(fields.get('人工选定')).toBe('冲突1处，采用我方1处，采用对方0处')
    expect([...fields.keys()].slice(-2)).toEqual(['经办人', '对方经办人'])
  })

  it('prints both values of a conflict with who and when, what both started from, and what was chosen', () => {
    const { conflicts } = printed(mergeRecord({ decisions: [decision({ also: ['导则'], chosen: 'theirs' })] }))
    expect(conflicts).toEqual([
      [
        '1',
        '标准“政务服务大厅窗口服务规范”\n相关：导则',
        '标准名称',
        '政务服务大厅服务规范',
        '政务服务大厅窗口服务规范\n——王小云　2026-03-17 09:30',
        '政务服务中心大厅服务规范\n——李晓　2026-03-18 16:05',
        '对方',
      ],
    ])
  })

  it('says so when there was nothing of a sort, and when the log does not tell', () => {
    const nobody = { text: '已删除', by: null, at: null }
    const { tables } = printed(mergeRecord({ decisions: [], merged: [] }))
    expect(tables.map(({ rows, whenEmpty }) => [rows.length, whenEmpty])).toEqual([
      [0, '没有冲突，双方的修改全部自动合并。'],
      [0, '没有自动合并的内容。'],
    ])
    const unknown = printed(
      mergeRecord({ decisions: [decision({ mine: nobody })], merged: [mergedLine({ by: null, at: null })] }),
    )
    expect(unknown.conflicts?.[0]?.[4]).toBe('已删除')
    expect(unknown.merged?.[0]?.slice(-2)).toEqual(['不详', '不详'])
  })

  it('has a line for every conflict and every record, whatever they hold', () => {
    const decisions = fc.array(
      fc.record({ title: fc.string(), base: fc.string(), chosen: fc.constantFrom('mine', 'theirs') }),
    )
    const lines = fc.array(
      fc.record({ table: fc.constantFrom('persons', 'standards', 'trainings'), title: fc.string() }),
    )
    fc.assert(
      fc.property(decisions, lines, (decided, mergedLines) => {
        const record = mergeRecord({ decisions: decided.map(decision), merged: mergedLines.map(mergedLine) })
        const { conflicts = [], merged = [] } = printed(record)
        expect(conflicts).toHaveLength(decided.length)
        expect(merged).toHaveLength(mergedLines.length)
        expect(conflicts.map((cells) => cells[0])).toEqual(decided.map((_, index) => String(index + 1)))
      }),
    )
  })
})
