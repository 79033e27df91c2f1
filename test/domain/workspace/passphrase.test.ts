import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newPassphraseProblem, SHORTEST_PASSPHRASE } from '../../../domain/workspace/passphrase'

describe('newPassphraseProblem', () => {
  it('asks for enough characters first, then for the same twice', () => {
    expect(newPassphraseProblem('', '')).toMatch(/至少要 8 个字符/)
    expect(newPassphraseProblem('1234567', '1234567')).toMatch(/至少/)
    expect(newPassphraseProblem('𠮷𠮷𠮷𠮷', '𠮷𠮷𠮷𠮷')).toMatch(/至少/)
    expect(newPassphraseProblem('12345678', '1234567８')).toMatch(/不一致/)
    expect(newPassphraseProblem('12345678', '12345678 ')).toMatch(/不一致/)
  })

  it('takes everything long enough that is repeated exactly', () => {
    fc.assert(
      fc.property(fc.string({ minLength: SHORTEST_PASSPHRASE, unit: 'grapheme' }), (passphrase) => {
        expect(newPassphraseProblem(passphrase, passphrase)).toBeNull()
      }),
    )
  })
})
