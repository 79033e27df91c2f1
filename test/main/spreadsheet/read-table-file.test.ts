import { copyFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import ExcelJS from 'exceljs'
import { beforeEach, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { fieldsByPlace, tableLayout } from '../../../domain/standards/import/layout'
import { readTableFile } from '../../../main/spreadsheet/read-table-file'
import type { Sheet } from '../../../main/spreadsheet/table-file'
import { temporaryFolder } from '../../support/temporary-folder'

const FIXTURES = join(import.meta.dirname, '../../fixtures/tables')
let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})

async function read(name: string, bytes: Buffer | string) {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return readTableFile(path)
}

async function sheetsOf(name: string, bytes: Buffer | string): Promise<readonly Sheet[]> {
  const result = await read(name, bytes)
  if (!result.ok) throw new Error(result.error.message)
  return result.value.sheets
}

async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  fill(book.addWorksheet('明细表'), book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

describe('an Excel workbook', () => {
  it('gives its cells as text, dates as days, formulas as their result', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['标准号', '标准名称', '实施日期', '备注'])
      sheet.addRow([
        'GB/T 1.1-2020',
        { richText: [{ text: '标准化' }, { text: '工作导则' }] },
        new Date(Date.UTC(2020, 9, 1)),
        2020,
      ])
      sheet.getCell('C2').numFmt = 'yyyy"年"m"月"d"日"'
      sheet.addRow([
        { text: 'DA/T 22-2015', hyperlink: 'https://x.invalid' },
        { formula: 'B2&"x"', result: '归档' },
        42_522.5,
        true,
      ])
      sheet.getCell('A6').value = { formula: 'A2' } as ExcelJS.CellValue
      sheet.getCell('B6').value = { error: '#N/A' }
      sheet.getCell('C6').value = '　'
      sheet.getCell('D6').value = '留'
    })
    const [sheet] = await sheetsOf('表.xlsx', bytes)
    expect(sheet).toMatchObject({ name: '明细表', hidden: false })
    expect(sheet?.rows).toEqual([
      { row: 1, cells: ['标准号', '标准名称', '实施日期', '备注'] },
      { row: 2, cells: ['GB/T 1.1-2020', '标准化工作导则', '2020-10-01', '2020'] },
      { row: 3, cells: ['DA/T 22-2015', '归档', '42522.5', '是'] },
      { row: 6, cells: ['', '', '　', '留'] },
    ])
    expect(sheet?.remarks.map(({ row, index }) => [row, index])).toEqual([
      [6, 0],
      [6, 1],
    ])
  })

  it('is understood with joined header cells in two rows', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['云河县标准明细表'])
      sheet.mergeCells('A1:E1')
      sheet.addRow(['标准号', '标准名称', '日期', null, '所属体系'])
      sheet.addRow([null, null, '发布', '实施', null])
      for (const range of ['A2:A3', 'B2:B3', 'C2:D2', 'E2:E3']) sheet.mergeCells(range)
      sheet.addRow(['GB 1-2000', '甲', '2000-01-01', '2000-06-01', '通用'])
      sheet.addRow(['GB 2-2000', '乙', '', '', null])
      sheet.mergeCells('E4:E5')
    })
    const [sheet] = await sheetsOf('合并.xlsx', bytes)
    const layout = tableLayout(sheet?.rows ?? [])
    expect(fieldsByPlace(layout.columns)).toEqual(['number', 'name', 'publishedOn', 'effectiveOn', 'nodeIds'])
    expect(layout.body.map(({ cells }) => cells[4])).toEqual(['通用', '通用'])
  })

  it('may have hidden sheets and thousands of formatted, empty rows', async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.addRow(['标准号'])
      for (let row = 2; row <= 20_000; row += 1) sheet.getRow(row).getCell(1).font = { bold: true }
      sheet.getCell('A20001').value = 'GB 1-2000'
      book.addWorksheet('备用', { state: 'hidden' })
    })
    const sheets = await sheetsOf('空行.xlsx', bytes)
    expect(sheets.map(({ hidden }) => hidden)).toEqual([false, true])
    expect(sheets[0]?.rows.map(({ row }) => row)).toEqual([1, 20_001])
    expect(tableLayout(sheets[0]?.rows ?? []).emptyRows).toBe(19_999)
  })
})

describe('a CSV file', () => {
  const TEXT = '标准号,标准名称\r\nGB 1-2000,"甲,\n乙"\r\n\r\nGB 2-2000,丙\r\n'
  it.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le'],
  ])('is read in %s', async (_, bytes, encoding) => {
    const result = await read('表.csv', bytes)
    expect(result).toMatchObject({ ok: true, value: { kind: 'csv', encoding } })
    expect(result.ok && result.value.sheets[0]?.rows).toEqual([
      { row: 1, cells: ['标准号', '标准名称'] },
      { row: 2, cells: ['GB 1-2000', '甲,\n乙'] },
      { row: 4, cells: ['GB 2-2000', '丙'] },
    ])
  })

  it('is read in GB18030, as Excel in China saves it', async () => {
    const result = await readTableFile(join(FIXTURES, 'gb18030.csv'))
    expect(result).toMatchObject({ ok: true, value: { encoding: 'gb18030' } })
    expect(result.ok && result.value.sheets[0]?.rows[2]?.cells).toEqual([
      'DA/T 22-2015',
      '归档文件整理规则',
      '2016/6/1',
      '现行',
    ])
  })

  it('may have semicolons or tabs, and a title above', async () => {
    for (const delimiter of [';', '\t']) {
      const [sheet] = await sheetsOf(
        '表.txt',
        ['标准,明细表', '标准号;标准名称', 'GB 1-2000;甲'].join('\n').replaceAll(';', delimiter),
      )
      expect(sheet?.rows[2]?.cells).toEqual(['GB 1-2000', '甲'])
    }
  })
})

describe('a file that is no table', () => {
  const zipOf = (name: string, bytes: Buffer) =>
    new Promise<Buffer>((resolve) => {
      const zip = new ZipFile()
      zip.addBuffer(bytes, name)
      zip.end()
      const pieces: Buffer[] = []
      zip.outputStream.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => resolve(Buffer.concat(pieces)))
    })

  it.each([
    ['old.xls', 'old-workbook', '旧格式'],
    ['locked.xlsx', 'encrypted-workbook', '密码'],
  ])('%s is refused by name', async (name, kind, words) => {
    copyFileSync(join(FIXTURES, name), join(folder, basename(name)))
    expect(await readTableFile(join(folder, name))).toMatchObject({
      ok: false,
      error: { kind, message: expect.stringContaining(words) },
    })
  })

  it('is refused by name, whatever it is called', async () => {
    const good = await workbook((sheet) => sheet.addRow(['标准号']))
    const cases: [string, Buffer, string][] = [
      ['空.xlsx', Buffer.alloc(0), 'empty'],
      ['空白.csv', Buffer.from('\n \n,,\n'), 'empty'],
      ['图片.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'not-a-table'],
      ['压缩包.xlsx', await zipOf('甲.txt', Buffer.from('x')), 'not-a-table'],
      ['文档.xlsx', await zipOf('word/document.xml', Buffer.from('<x/>')), 'not-a-table'],
      ['坏.xlsx', await zipOf('xl/workbook.xml', Buffer.from('<workbook')), 'damaged-workbook'],
      ['半.xlsx', good.subarray(0, good.length / 2), 'damaged-workbook'],
      ['炸弹.xlsx', await zipOf('xl/workbook.xml', Buffer.alloc(64 * 1024 * 1024)), 'suspicious-compression'],
      ['乱码.csv', Buffer.from('标准号,标准名称\nGB 1-2000,锟斤拷锟斤拷'), 'garbled-text'],
      ['乱码2.csv', Buffer.from('标准号,标准名称\nGB 1-2000,\ufffd\ufffd'), 'garbled-text'],
      ['编码.csv', Buffer.from([0x41, 0xff, 0xff, 0x0a, 0x81]), 'unknown-encoding'],
      ['长.csv', Buffer.from('GB 1-2000\n'.repeat(50_001)), 'too-many-rows'],
    ]
    for (const [name, bytes, kind] of cases) {
      expect([name, await read(name, bytes)]).toMatchObject([name, { ok: false, error: { kind } }])
    }
    expect(await readTableFile(join(folder, '没有.xlsx'))).toMatchObject({ error: { kind: 'file-missing' } })
  })

  it('is refused or read, never a crash, when any byte is changed', async () => {
    const good = await workbook((sheet) => {
      for (let row = 0; row < 5; row += 1) sheet.addRow([`GB ${row}-2000`, '甲'])
    })
    for (let at = 0; at < good.length; at += 37) {
      const bytes = Buffer.from(good)
      bytes[at] = (bytes[at] ?? 0) ^ 0x55
      const result = await read('改.xlsx', bytes)
      if (!result.ok) expect(result.error.message).toMatch(/没有导入任何内容|没有打开/)
    }
  })
})
