import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  EMPTY_HISTORY,
  HISTORY_DEPTH,
  type HistoryStacks,
  historyAfter,
  nextReversal,
} from '../../../domain/workspace/history'

/** One key press: a new action, undo or redo (which do nothing when there is nothing). */
const press = fc.constantFrom('do', 'undo', 'redo')

/** The obvious model: a line of actions and how many of them hold. */
interface Model {
  readonly line: readonly string[]
  readonly done: number
}

function pressed(stacks: HistoryStacks, key: string, id: string): HistoryStacks {
  if (key === 'do') return historyAfter(stacks, id, null)
  const reversal = nextReversal(stacks, key === 'undo' ? 'undo' : 'redo')
  return reversal.ok ? historyAfter(stacks, id, reversal.value) : stacks
}

function modelled({ line, done }: Model, key: string, id: string): Model {
  if (key === 'do') return { line: [...line.slice(0, done), id], done: done + 1 }
  if (key === 'undo') return { line, done: Math.max(0, done - 1) }
  return { line, done: Math.min(line.length, done + 1) }
}

describe('history', () => {
  it('behaves as undo and redo do everywhere', () => {
    fc.assert(
      fc.property(fc.array(press, { maxLength: 60 }), (keys) => {
        let stacks = EMPTY_HISTORY
        let model: Model = { line: [], done: 0 }
        keys.forEach((key, index) => {
          stacks = pressed(stacks, key, `batch ${index}`)
          model = modelled(model, key, `batch ${index}`)
          expect(stacks.undo).toEqual(model.line.slice(0, model.done))
          expect(stacks.redo).toEqual(model.line.slice(model.done).reverse())
        })
      }),
    )
  })

  it('says so when there is nothing to take back or bring back', () => {
    expect(nextReversal(EMPTY_HISTORY, 'undo')).toMatchObject({ error: { kind: 'nothing-to-undo' } })
    expect(nextReversal(EMPTY_HISTORY, 'redo')).toMatchObject({ error: { kind: 'nothing-to-redo' } })
  })

  it('keeps the newest steps', () => {
    let stacks = EMPTY_HISTORY
    for (let index = 0; index < HISTORY_DEPTH + 10; index += 1) stacks = historyAfter(stacks, `batch ${index}`, null)
    expect(stacks.undo).toHaveLength(HISTORY_DEPTH)
    expect(stacks.undo.at(-1)).toBe(`batch ${HISTORY_DEPTH + 9}`)
  })
})
