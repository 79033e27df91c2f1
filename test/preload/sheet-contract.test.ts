import { expect, it } from 'vitest'
import { CALLS } from '../../preload/contract'

const HANDLE = '0190c1d2-0000-4000-8000-000000000001'
const column = { header: '标准号', width: 10, type: 'text' }
const table = { name: '明细表', title: null, columns: [column], rows: [['甲', 1, null]], landscape: true }

const accepts = (changed: object, format = 'xlsx') =>
  CALLS.exportTable.args.safeParse({ table: { ...table, ...changed }, format, file: HANDLE, job: HANDLE }).success

it('takes a table and nothing besides', () => {
  expect(accepts({})).toBe(true)
  expect(accepts({ guide: table })).toBe(true)
  expect(accepts({ path: '/etc' })).toBe(false)
  expect(accepts({}, 'exe')).toBe(false)
})

it.each([
  ['too many rows', { rows: Array.from({ length: 60_001 }, () => []) }],
  ['too many columns', { columns: Array.from({ length: 65 }, () => column) }],
  ['too many cells in a row', { rows: [Array.from({ length: 65 }, () => null)] }],
  ['a text beyond all bounds', { rows: [['x'.repeat(100_001)]] }],
  ['something that is no cell', { rows: [[{ formula: '1+1' }]] }],
  ['a number that is none', { rows: [[Number.NaN]] }],
  ['a guide within a guide', { guide: { ...table, guide: table } }],
])('refuses %s', (_what, changed) => {
  expect(accepts(changed)).toBe(false)
})
