import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeAfterEdit, placeAfterKey } from '../../../../renderer/ui/data-table/grid-navigation'

const size = { rows: 100, columns: 5, page: 20 }
const press = (key: string, modifiers: { ctrlKey?: boolean; shiftKey?: boolean } = {}) => ({
  key,
  ctrlKey: false,
  shiftKey: false,
  ...modifiers,
})
const from = { row: 10, column: 2 }

describe('placeAfterKey', () => {
  it.each([
    ['ArrowUp', {}, { row: 9, column: 2 }],
    ['ArrowDown', {}, { row: 11, column: 2 }],
    ['ArrowLeft', {}, { row: 10, column: 1 }],
    ['ArrowRight', {}, { row: 10, column: 3 }],
    ['PageUp', {}, { row: 0, column: 2 }],
    ['PageDown', {}, { row: 30, column: 2 }],
    ['Home', {}, { row: 10, column: 0 }],
    ['End', {}, { row: 10, column: 4 }],
    ['Home', { ctrlKey: true }, { row: 0, column: 0 }],
    ['End', { ctrlKey: true }, { row: 99, column: 4 }],
    ['ArrowDown', { ctrlKey: true }, { row: 99, column: 2 }],
    ['Tab', {}, { row: 10, column: 3 }],
    ['Tab', { shiftKey: true }, { row: 10, column: 1 }],
  ])('%s %j', (key, modifiers, expected) => {
    expect(placeAfterKey(from, press(key, modifiers), size)).toEqual(expected)
  })

  it('lets Tab leave the table at the ends of a row', () => {
    expect(placeAfterKey({ row: 3, column: 4 }, press('Tab'), size)).toBeNull()
    expect(placeAfterKey({ row: 3, column: 0 }, press('Tab', { shiftKey: true }), size)).toBeNull()
  })

  it('leaves other keys alone', () => {
    expect(placeAfterKey(from, press('a'), size)).toBeNull()
  })

  it('never leaves the table', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'Tab']
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean(), fc.boolean())), (presses) => {
        let at = { row: 0, column: 0 }
        for (const [key, ctrlKey, shiftKey] of presses) {
          at = placeAfterKey(at, { key, ctrlKey, shiftKey }, size) ?? at
          expect(at.row >= 0 && at.row < size.rows && at.column >= 0 && at.column < size.columns).toBe(true)
        }
      }),
    )
  })
})

describe('placeAfterEdit', () => {
  it('goes down after Enter, up after Shift+Enter', () => {
    expect(placeAfterEdit(from, press('Enter'), size)).toEqual({ row: 11, column: 2 })
    expect(placeAfterEdit(from, press('Enter', { shiftKey: true }), size)).toEqual({ row: 9, column: 2 })
    expect(placeAfterEdit({ row: 99, column: 2 }, press('Enter'), size)).toEqual({ row: 99, column: 2 })
  })

  it('goes on in reading order after Tab', () => {
    expect(placeAfterEdit({ row: 10, column: 4 }, press('Tab'), size)).toEqual({ row: 11, column: 0 })
    expect(placeAfterEdit({ row: 10, column: 0 }, press('Tab', { shiftKey: true }), size)).toEqual({
      row: 9,
      column: 4,
    })
    expect(placeAfterEdit({ row: 99, column: 4 }, press('Tab'), size)).toEqual({ row: 99, column: 4 })
  })
})
