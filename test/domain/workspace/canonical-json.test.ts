import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../domain/workspace/canonical-json'

describe('canonicalJson', () => {
  it('sorts keys at every depth and writes no blanks', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: true, é: '', Z: 0.5 })).toBe(
      '{"Z":0.5,"a":true,"b":[{"c":null,"d":1}],"é":""}',
    )
  })

  it('brings strings into normal form C and leaves keys alone', () => {
    expect(canonicalJson({ 'e\u0301': 'e\u0301' })).toBe('{"e\u0301":"\u00e9"}')
  })

  it('writes minus zero as zero and leaves out what is undefined', () => {
    expect(canonicalJson({ a: -0, b: undefined })).toBe('{"a":0}')
  })

  it.each([
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a bigint', 1n],
  ])('throws on %s', (_name, value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError)
  })

  it('is the same for equal content in any order of keys, and reads back to it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse())
        const text = canonicalJson(object)
        expect(canonicalJson(reversed)).toBe(text)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })
})
