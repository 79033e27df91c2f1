import { expect, it } from 'vitest'
import { checkSheetTable, type SheetTable } from '../../../domain/spreadsheet/sheet-table'

const table = (rows: SheetTable['rows']): SheetTable => ({
  name: '表',
  title: null,
  columns: [
    { header: '标准号', width: 10, type: 'text' },
    { header: '备注', width: 10, type: 'text' },
  ],
  rows,
  landscape: false,
})

it('tells where a cell is too long for Excel, and lets CSV have it', () => {
  const long = table([
    ['甲', '可'],
    ['乙', 'x'.repeat(32_768)],
  ])
  const refused = checkSheetTable(long, 'xlsx')
  expect(refused).toMatchObject({ ok: false, error: { kind: 'cell-too-long' } })
  expect(!refused.ok && refused.error.message).toMatch(/第 2 行“备注”有 32768 个字符/)
  expect(checkSheetTable(long, 'csv').ok).toBe(true)
  expect(checkSheetTable(table([['乙', 'x'.repeat(32_767)]]), 'xlsx').ok).toBe(true)
})

it('refuses what is too large by name', () => {
  const rows = Array.from({ length: 60_001 }, () => [])
  expect(checkSheetTable(table(rows), 'csv')).toMatchObject({ ok: false, error: { kind: 'too-many-rows' } })
  const columns = Array.from({ length: 65 }, () => ({ header: '列', width: 8, type: 'text' as const }))
  expect(checkSheetTable({ ...table([]), columns }, 'csv')).toMatchObject({
    ok: false,
    error: { kind: 'too-many-columns' },
  })
  const wide = { ...table(rows.slice(1)), columns: columns.slice(1) }
  expect(checkSheetTable(wide, 'xlsx')).toMatchObject({ ok: false, error: { kind: 'too-many-cells' } })
  expect(checkSheetTable(wide, 'csv').ok).toBe(true)
})
