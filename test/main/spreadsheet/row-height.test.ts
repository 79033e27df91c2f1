import { expect, it } from 'vitest'
import { rowHeight } from '../../../main/spreadsheet/row-height'

const lines = (text: string, width: number) => (rowHeight([text], [width]) - 6) / 13

it('counts the lines that a text takes in its column', () => {
  expect(lines('', 10)).toBe(1)
  expect(lines('政务服务', 10)).toBe(1)
  expect(lines('政务服务标准化', 10)).toBe(2)
  expect(lines('第一行\n第二行\n', 20)).toBe(3)
  expect(lines('GB/T 24421.4-2023', 20)).toBe(1)
  expect(lines('a'.repeat(40), 11)).toBe(4)
})

it('keeps Latin words together', () => {
  expect(lines('ISO 9001 IDT', 7)).toBe(3)
})

it('is as high as its highest cell, and never higher than Excel allows', () => {
  expect(rowHeight(['甲', '政务服务标准化'], [10, 10])).toBe(rowHeight(['政务服务标准化'], [10]))
  expect(rowHeight(['很'.repeat(10_000)], [10])).toBe(409)
})
