import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looseKind, type TableName } from '../../domain/records/registry'
import { createMatcher, foldText, recordText, searchRecords } from '../../domain/search'
import type { SomeRecord } from '../../domain/workspace/state'
import { anyTableAndRecord, anyText } from '../support/arbitraries'
import { idOf, stateOf } from './builders'

const STATE = stateOf({
  standards: [
    { n: 1, number: 'GB/T 24421.4—2023', name: '服务业组织标准化工作指南', publishedOn: '2023-03-17' },
    { n: 2, number: 'ＤＢ３２／Ｔ　２９８１', name: 'Café 服务 大厅' },
  ],
})
const found = (query: string) => searchRecords(STATE, 'standards', query).map((id) => Number(id.slice(-1)))

describe('search', () => {
  it.each([
    ['24421', [1]],
    ['gb/t24421.4-2023', [1]],
    ['ＧＢ／Ｔ ２４４２１', [1]],
    ['db32/t2981', [2]],
    ['服务大厅', [2]],
    ['cafe', [2]],
    ['2023-03', [1]],
    ['服务', [1, 2]],
    ['  ', [1, 2]],
    ['', [1, 2]],
    ['2023服务业', []],
    ['现行', [1, 2]],
    [idOf(1), []],
    ['不存在', []],
  ])('%j finds %j', (query, numbers) => {
    expect(found(query)).toEqual(numbers)
  })

  it('finds a record by any part of any of its texts, however it is typed', () => {
    const variants = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.normalize('NFC'),
      (text) => text.normalize('NFD'),
      (text) => text.toLowerCase(),
      (text) => [...text].join(' '),
      (text) => text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
    )
    fc.assert(
      fc.property(
        anyTableAndRecord,
        fc.nat(),
        fc.nat(),
        fc.nat(),
        variants,
        ({ table, record }, ...[field, start, length, typed]) => {
          const texts = searchedTexts(table, record)
          const characters = [...(texts[field % Math.max(1, texts.length)] ?? '')]
          const from = start % Math.max(1, characters.length)
          const part = characters.slice(from, from + 1 + (length % 10)).join('')
          expect(createMatcher(table, typed(part))(record)).toBe(true)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('finds nothing that is not there', () => {
    fc.assert(
      fc.property(anyTableAndRecord, anyText, ({ table, record }, query) => {
        const parts = searchedTexts(table, record).map(foldText)
        expect(createMatcher(table, query)(record)).toBe(
          foldText(query) === '' || parts.some((part) => part.includes(foldText(query))),
        )
      }),
    )
  })

  it('folds part by part', () => {
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        expect(foldText(left + right)).toBe(foldText(left) + foldText(right))
        expect(foldText(foldText(left))).toBe(foldText(left))
      }),
      { numRuns: 2_000 },
    )
  })

  it('folds a record once', () => {
    const [record] = STATE.standards.values()
    expect(record && recordText('standards', record)).toContain('GB/T24421.4-2023\n服务业')
  })
})

function searchedTexts(table: TableName, record: SomeRecord): string[] {
  const { references } = looseKind(table)
  return Object.entries(record).flatMap(([field, value]) =>
    typeof value === 'string' && field !== 'id' && field !== 'order' && !(field in references) ? value : [],
  )
}
