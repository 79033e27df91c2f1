import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MergePlan } from '../../../domain/workspace/merge'
import { isMerge, mergeRecordOf } from '../../../domain/workspace/merge-account'
import { type Choose, chooseMine, chooseTheirs, Desk } from '../../support/desks'
import { doWork, type Work, workdays } from '../../support/office-work'
import { idOf, stateOf, valueIn } from '../builders'

function office(): Desk {
  const state = stateOf({
    workspaces: [{ n: 1, title: '云河县试点' }],
    systemNodes: [
      { n: 10, name: '总体系' },
      { n: 11, parentId: 10, order: 'a0', name: '通用' },
      { n: 12, parentId: 10, order: 'a1', name: '提供' },
    ],
    persons: [
      { n: 30, name: '王' },
      { n: 31, name: '李' },
    ],
    standards: [{ n: 40, name: '导则', nodeIds: [11] }],
  })
  const desk = new Desk('甲', Date.parse('2026-03-01T00:00:00Z'), state)
  desk.commit([{ table: 'workspaces', key: idOf(1), before: { note: '' }, after: { note: '始' } }])
  return desk
}

/** Two desks that worked apart and met again; what the log of the first tells of the merge. */
function merged(mine: readonly Work[], theirs: readonly Work[], choose: Choose) {
  const first = office()
  const second = first.copy('乙', Date.parse('2009-01-01T00:00:00Z'))
  for (const work of mine) doWork(first, work)
  for (const work of theirs) doWork(second, work)
  const plan = first.merge(second, choose)
  return { first, plan, head: first.batches.find(isMerge) }
}

const edit = (n: number, field: string, [before, after]: readonly [string, string]) =>
  ({ table: 'persons', key: idOf(n), before: { [field]: before }, after: { [field]: after } }) as const

describe('mergeRecordOf', () => {
  it('tells who did what, how much merged by itself and what was decided', () => {
    const first = office()
    const second = first.copy('乙', Date.parse('2026-03-05T00:00:00Z'))
    first.commit([edit(30, 'position', ['', '主任'])])
    second.commit([edit(30, 'position', ['', '科长'])])
    second.commit([edit(31, 'phone', ['', '123'])])
    first.merge(second, chooseTheirs)
    const record = valueIn(mergeRecordOf(first.file, first.batches.find(isMerge)?.id ?? ''))
    expect(record.workspaceTitle).toBe('云河县试点')
    expect(record.parties.mine).toMatchObject({ authors: [{ name: '甲' }], actions: 1, file: '' })
    expect(record.parties.theirs).toMatchObject({
      authors: [{ name: '乙' }],
      actions: 2,
      from: '2026-03-05T00:00:01.000Z',
      until: '2026-03-05T00:00:02.000Z',
      file: '对方.bzsd',
    })
    expect(record.decisions).toMatchObject([
      { title: '王', label: '岗位/职务', mine: { text: '主任' }, theirs: { text: '科长' }, chosen: 'theirs' },
    ])
    expect(record.merged).toMatchObject([
      { what: '修改', table: 'persons', title: '李', fields: ['联系方式'], by: { name: '乙' } },
    ])
  })

  it('refuses a batch that is no merge', () => {
    const desk = office()
    expect(mergeRecordOf(desk.file, desk.batches[0]?.id ?? '')).toMatchObject({
      ok: false,
      error: { kind: 'no-such-merge' },
    })
  })

  it('tells the same as the comparison did, for any two histories', () => {
    fc.assert(
      fc.property(workdays(12), workdays(12), (mine, theirs) => {
        const { first, plan, head } = merged(mine, theirs, chooseMine)
        if (!head) return
        const record = valueIn(mergeRecordOf(first.file, head.id))
        expect(record.decisions).toHaveLength(plan.conflicts.length)
        expect(record.merged.map(({ key }) => key)).toEqual(expectedKeys(plan))
        expect(record.parties.theirs.actions).toBe(plan.counts.theirs)
        expect(record.parties.mine.actions).toBe(plan.counts.mine)
      }),
      { numRuns: 300 },
    )
  })
})

/** The records that merge by themselves; what follows from a deletion or a cycle that was decided stands under it. */
function expectedKeys({ merged: lines, conflicts }: MergePlan): string[] {
  const cycle = conflicts.some(({ kind }) => kind === 'cycle')
  const deleted = new Set(conflicts.filter(({ kind }) => kind === 'deletion').map(({ key }) => key))
  return lines
    .filter(({ what, key }) => what === '修改' || !deleted.has(key))
    .filter(({ table, fields }) => !(cycle && table === 'systemNodes' && fields.join() === '所在位置'))
    .map(({ key }) => key)
}
