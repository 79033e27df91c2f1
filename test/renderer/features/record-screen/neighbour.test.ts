import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { neighbourOf } from '../../../../renderer/features/record-screen/neighbour'

const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }))

describe('where a list stands after a deletion', () => {
  test('the row below, or at the end the one above', () => {
    expect(neighbourOf(rows, 'b', new Set(['b']))).toBe('c')
    expect(neighbourOf(rows, 'b', new Set(['b', 'c']))).toBe('d')
    expect(neighbourOf(rows, 'd', new Set(['c', 'd']))).toBe('b')
  })

  test('nowhere when nothing is left', () => {
    expect(neighbourOf(rows, 'a', new Set(['a', 'b', 'c', 'd']))).toBeNull()
  })

  test('never at a deleted row', () => {
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c', 'd'], { minLength: 1 }), (gone) => {
        const next = neighbourOf(rows, gone[0] ?? '', new Set(gone))
        expect(gone).not.toContain(next)
        expect(next === null).toBe(gone.length === rows.length)
      }),
    )
  })
})
