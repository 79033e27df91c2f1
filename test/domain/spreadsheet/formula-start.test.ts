import fc from 'fast-check'
import { expect, it } from 'vitest'
import { guardFormula, unguardFormula } from '../../../domain/spreadsheet/formula-start'
import { anyText } from '../../support/arbitraries'

const startingAnyhow = fc
  .tuple(fc.constantFrom('', "'", "''"), fc.constantFrom('', ...'=+-@\t\r\n＝＋－＠'), anyText)
  .map((parts) => parts.join(''))

it('never begins with what a spreadsheet calculates, and loses nothing', () => {
  fc.assert(
    fc.property(startingAnyhow, (text) => {
      expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      expect(unguardFormula(guardFormula(text))).toBe(text)
    }),
  )
})

it('takes away an apostrophe that a person put in front, and no other', () => {
  expect(unguardFormula("'=1+1")).toBe('=1+1')
  expect(unguardFormula("'-")).toBe('-')
  expect(unguardFormula("'十四五'规划")).toBe("'十四五'规划")
  expect(unguardFormula('-5')).toBe('-5')
})
