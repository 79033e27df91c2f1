import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listOf, parseSections, parseTable } from '../../../scripts/sample/table-text'

const cellsOf = (text: string) => parseTable(text, 'a.csv').map(({ cells }) => [...cells.values()])

test('a table as Excel and WPS save it', () => {
  expect(cellsOf('\uFEFF姓名,备注\r\n沈㛃,"甲,乙 ""丙"""\r\n,\r\n龚䶮, \r\n')).toEqual([
    ['沈㛃', '甲,乙 "丙"'],
    ['龚䶮', ''],
  ])
})

test('whatever stands in a cell comes back', () => {
  const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n\uFEFF]/g, '').trim())
  const line = fc.tuple(cell, cell, cell).filter((cells) => cells.some(Boolean))
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const quoted = lines.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
      expect(cellsOf(['a,b,c', ...quoted].join('\n'))).toEqual(lines)
    }),
  )
})

test('a line with a cell too many is named', () => {
  expect(() => parseTable('a,b\n1,2\n1,2,3', 'a.csv')).toThrow('a.csv:3: 3 cells for 2 columns')
})

test('sections keep their lines', () => {
  const sections = parseSections('\uFEFF【目标】\r\n第一段\r\n第二段\r\n\r\n【备注】\r\n')
  expect([...sections]).toEqual([
    ['目标', '第一段\n第二段'],
    ['备注', ''],
  ])
})

test('a cell may hold a list', () => {
  expect(listOf('')).toEqual([])
  expect(listOf('TY101； TY103')).toEqual(['TY101', 'TY103'])
})
