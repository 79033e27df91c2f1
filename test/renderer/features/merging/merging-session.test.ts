import { describe, expect, it } from 'vitest'
import type { MergePlan } from '../../../../domain/workspace/merge'
import type { SideName } from '../../../../domain/workspace/merge-side'
import { countRecords } from '../../../../domain/workspace/state'
import {
  CONFLICTS_ON_PAGE,
  choicesKept,
  revealConflict,
  showComparison,
  turnTo,
  undecided,
  useMergingSession,
} from '../../../../renderer/features/merging/merging-session'
import { idOf, stateOf } from '../../../domain/builders'
import { Desk } from '../../../support/desks'

/** A plan with a conflict about each of two people's positions. */
function compared(): { readonly office: Desk; readonly colleague: Desk; readonly plan: MergePlan } {
  const state = stateOf({
    workspaces: [{ n: 1, title: '试点' }],
    persons: [
      { n: 30, name: '许' },
      { n: 31, name: '邵' },
    ],
  })
  const office = new Desk('甲', Date.parse('2026-03-01T00:00:00Z'), state)
  office.commit([{ table: 'workspaces', key: idOf(1), before: { note: '' }, after: { note: '始' } }])
  const colleague = office.copy('乙', Date.parse('2026-03-02T00:00:00Z'))
  for (const n of [30, 31]) {
    office.commit([position(n, ['', '主任'])])
    colleague.commit([position(n, ['', '科长'])])
  }
  return { office, colleague, plan: office.plan(colleague.file) }
}

const position = (n: number, [before, after]: readonly [string, string]) =>
  ({ table: 'persons', key: idOf(n), before: { position: before }, after: { position: after } }) as const

describe('a merge under way', () => {
  it('knows what is still open', () => {
    const { plan } = compared()
    const [first, second] = plan.conflicts
    expect(undecided({ plan, choices: new Map() })).toHaveLength(2)
    const choices = new Map<string, SideName>([[first?.id ?? '', 'mine']])
    expect(undecided({ plan, choices })).toEqual([second])
  })

  it('keeps the choices after an edit elsewhere, and drops those whose values are others now', () => {
    const { office, colleague, plan } = compared()
    const choices = new Map(plan.conflicts.map(({ id }) => [id, 'theirs' as const]))
    office.commit([position(31, ['主任', '副主任'])])
    const newer = office.plan(colleague.file)
    const kept = choicesKept({ plan, choices }, newer)
    expect([...kept]).toEqual([[plan.conflicts[0]?.id, 'theirs']])
    expect(newer.conflicts).toHaveLength(2)
  })

  it('turns to the page on which a conflict stands', () => {
    const { plan } = compared()
    const [conflict] = plan.conflicts
    if (!conflict) throw new Error('no conflict')
    const conflicts = Array.from({ length: 120 }, (_, index) => ({ ...conflict, id: `c${index}` }))
    const counts = { ...countRecords(plan.work.sides.mine.state), batches: 0, changes: 0 }
    const attachments = { files: 0, bytes: 0, missing: [] }
    const staged = { staged: idOf(1), name: '对方.bzsd', title: '试点', appVersion: '1.0.0', counts, attachments }
    showComparison(idOf(2), { staged, plan: { ...plan, conflicts }, choices: new Map() })
    revealConflict(`c${CONFLICTS_ON_PAGE}`)
    expect(useMergingSession.getState()).toMatchObject({ page: 1, reveal: `c${CONFLICTS_ON_PAGE}` })
    turnTo(2)
    expect(useMergingSession.getState()).toMatchObject({ page: 2, reveal: `c${2 * CONFLICTS_ON_PAGE}` })
  })
})
