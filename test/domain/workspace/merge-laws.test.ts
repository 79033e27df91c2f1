import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolveMerge } from '../../../domain/workspace/merge'
import { allOf, mirrored } from '../../../domain/workspace/merge-conflicts'
import type { SideName } from '../../../domain/workspace/merge-side'
import { type Choose, Desk } from '../../support/desks'
import { expectNothingVanished, expectSame, expectSound } from '../../support/merge-laws'
import { doWork, type Work, workdays } from '../../support/office-work'
import { applied, stateOf } from '../builders'

/** Histories of each law; the soak sets more. */
const RUNS = Number(process.env.MERGE_RUNS ?? 1000)
const LIMIT = 60_000 + RUNS * 60

/** A small office: some records that no log tells of (an old import), some that a first batch created. */
function office(): Desk {
  const state = stateOf({
    workspaces: [{ n: 1, title: '云河县试点' }],
    systemNodes: [
      { n: 10, name: '总体系' },
      { n: 11, parentId: 10, order: 'a0', name: '通用' },
      { n: 12, parentId: 10, order: 'a1', name: '提供' },
      { n: 13, parentId: 12, order: 'a0', name: '窗口' },
    ],
    departments: [{ n: 20, name: '办公室' }],
    persons: [
      { n: 30, name: '王', departmentId: 20 },
      { n: 31, name: '李' },
    ],
    standards: [
      { n: 40, name: '导则', nodeIds: [11, 12], departmentId: 20 },
      { n: 41, name: '规范', nodeIds: [13] },
    ],
    trainings: [{ n: 50, topic: '宣贯', attendeeIds: [30, 31], standardIds: [40] }],
    implementationRecords: [{ n: 60, standardId: 40, responsibleId: 30 }],
  })
  const desk = new Desk('甲', Date.parse('2026-03-01T00:00:00Z'), state)
  desk.commit([
    { table: 'workspaces', key: [...state.workspaces.keys()][0] ?? '', before: { note: '' }, after: { note: '始' } },
  ])
  doWork(desk, { kind: 'node', a: 0, b: 2, c: 1 })
  doWork(desk, { kind: 'create', a: 1, b: 1, c: 0 })
  return desk
}

const someWork = workdays(20)

/** A choice for every conflict that depends on its id alone, so that it is the same seen from both sides. */
function choosing(seed: number): Choose {
  return ({ id }) =>
    [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, seed) % 2 === 0 ? 'mine' : 'theirs'
}

function forked(before: readonly Work[], mine: readonly Work[], theirs: readonly Work[]) {
  const first = office()
  for (const work of before) doWork(first, work)
  const base = first.state
  // The colleague's clock stands in the year 2009.
  const second = first.copy('乙', Date.parse('2009-01-01T00:00:00Z'))
  for (const work of mine) doWork(first, work)
  for (const work of theirs) doWork(second, work)
  return { base, first, second }
}

const fork = fc.tuple(someWork, someWork, someWork).map((parts) => ({ parts, make: () => forked(...parts) }))

const options = { numRuns: RUNS }

describe('any two histories from a common past', () => {
  it('merge to the same records from either side, whatever is chosen', { timeout: LIMIT }, () => {
    fc.assert(
      fc.property(fork, fc.nat(), ({ make }, seed) => {
        const { first, second } = make()
        const [here, there] = [first.plan(second.file), second.plan(first.file)]
        expect(here.conflicts.map(({ id }) => id).sort()).toEqual(there.conflicts.map(({ id }) => id).sort())
        const choose = choosing(seed)
        const choices = new Map(here.conflicts.map((conflict) => [conflict.id, choose(conflict)]))
        for (const chosen of [choices, allOf(here.conflicts, 'mine'), allOf(here.conflicts, 'theirs')]) {
          const [mine, theirs] = [resolveMerge(here, chosen), resolveMerge(there, mirrored(chosen))]
          if (!mine.ok || !theirs.ok) throw new Error('not merged')
          const reached = applied(first.state, mine.value)
          expectSame(reached, applied(second.state, theirs.value))
          expectSound(reached)
        }
      }),
      options,
    )
  })

  it('lose no value', { timeout: LIMIT }, () => {
    fc.assert(
      fc.property(fork, fc.nat(), ({ make }, seed) => {
        const { base, first, second } = make()
        const plan = first.merge(second, choosing(seed))
        expectNothingVanished({ plan, base, merged: first.state })
      }),
      options,
    )
  })

  it('are at one after one has merged and the other has taken the result; a second time changes nothing', {
    timeout: LIMIT,
  }, () => {
    fc.assert(
      fc.property(fork, fc.nat(), ({ make }, seed) => {
        const { first, second } = make()
        const file = second.copy('原件', 0)
        first.merge(second, choosing(seed))
        expectNothingToDo(first, file)
        const taken = second.merge(first)
        expect(taken.conflicts).toEqual([])
        expectSame(first.state, second.state)
        expectNothingToDo(first, second)
        expectNothingToDo(second, first)
      }),
      options,
    )
  })

  it('merge again alike after the merge was undone, and undoing takes nothing back elsewhere', {
    timeout: LIMIT,
  }, () => {
    fc.assert(
      fc.property(fork, someWork, fc.nat(), ({ make }, more, seed) => {
        const { first, second } = make()
        const before = first.state
        const plan = first.merge(second, choosing(seed))
        if (first.state === before) return
        const steps = first.batches.length
        for (const work of more) if (work.kind !== 'undo' && work.kind !== 'redo') doWork(first, work)
        for (let left = first.batches.length - steps + 1; left > 0; left -= 1) first.reverse('undo')
        expectSame(first.state, before)
        const again = first.plan(second.file)
        expect(again.conflicts).toEqual(plan.conflicts)
        expect(again.drafts).toEqual(plan.drafts)
        const theirs = second.plan(first.file)
        expect(theirs.conflicts.map(({ id }) => id).sort()).toEqual(plan.conflicts.map(({ id }) => id).sort())
      }),
      options,
    )
  })
})

function expectNothingToDo(mine: Desk, theirs: Desk): void {
  const plan = mine.plan(theirs.file)
  expect(plan.conflicts).toEqual([])
  expect(resolveMerge(plan, new Map())).toEqual({ ok: true, value: [] })
}

/** One turn of three people: somebody works, then somebody may merge somebody's file. */
const anyTurn = fc.record({
  who: fc.nat({ max: 2 }),
  works: workdays(5),
  from: fc.nat({ max: 2 }),
  seed: fc.nat(),
})

describe('three desks that merge each other in any order', () => {
  it('stay sound, and come to one workspace', { timeout: LIMIT }, () => {
    fc.assert(
      fc.property(fc.array(anyTurn, { maxLength: 10 }), fc.nat(), (turns, seed) => {
        const first = office()
        const desks = [first, first.copy('乙', 0), first.copy('丙', Date.parse('2044-01-01T00:00:00Z'))] as const
        for (const turn of turns) {
          const [desk, from] = [desks[turn.who] ?? first, desks[turn.from] ?? first]
          for (const work of turn.works) doWork(desk, work)
          if (desk !== from) desk.merge(from, choosing(turn.seed))
          expectSound(desk.state)
        }
        const [one, two, three] = desks
        one.merge(two, choosing(seed))
        one.merge(three, choosing(seed))
        expect(two.merge(one).conflicts).toEqual([])
        expect(three.merge(one).conflicts).toEqual([])
        for (const desk of [two, three]) expectSame(one.state, desk.state)
        for (const mine of desks) for (const theirs of desks) expectNothingToDo(mine, theirs)
      }),
      options,
    )
  })

  it('have no conflict when only one of two has worked since they were at one', { timeout: LIMIT }, () => {
    fc.assert(
      fc.property(fork, someWork, fc.nat(), fc.boolean(), ({ make }, more, seed, atFirst) => {
        const { first, second } = make()
        first.merge(second, choosing(seed))
        second.merge(first)
        const [active, idle] = atFirst ? [first, second] : [second, first]
        const undoes = more.some(({ kind }) => kind === 'undo' || kind === 'redo')
        for (const work of more) if (!undoes) doWork(active, work)
        const nobody: SideName[] = []
        idle.merge(active, ({ id }) => {
          nobody.push('mine')
          throw new Error(`a conflict about ${id}`)
        })
        expect(nobody).toEqual([])
        expectSame(idle.state, active.state)
      }),
      options,
    )
  })
})
