import ExcelJS from 'exceljs'

/** How often each kind of dirt stands in the table. */
export interface Dirt {
  readonly repaired: number
  readonly warnings: number
  readonly duplicates: number
}

/**
 * A workbook as offices receive them: a title, two header rows with joined cells, remarks, and in every ten rows each kind
 * of dirt once: a line end in the number, a full-width slash, a doubled prefix, a doubled dash, a doubled blank and
 * full-width digits in the title, a committee instead of a number, a status that nobody knows, a date as a serial number,
 * and the row before it once more.
 */
export async function dirtyWorkbook(rows: number): Promise<{ readonly bytes: Buffer; readonly dirt: Dirt }> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('说明').addRow(['本表由各科室填报'])
  const sheet = book.addWorksheet('标准明细表')
  sheet.addRow(['云河县政务服务中心标准明细表'])
  sheet.mergeCells('A1:H1')
  sheet.addRow(['序号', '标准编号', '标准名称', '日期', '日期', '状态', '代替标准', '备注（来源）'])
  sheet.addRow(['序号', '标准编号', '标准名称', '发布', '实施', '状态', '代替标准', '备注（来源）'])
  for (const range of ['A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:F3', 'G2:G3', 'H2:H3']) sheet.mergeCells(range)
  const dirt = { repaired: 0, warnings: 0, duplicates: 0 }
  for (let index = 0; index < rows; index += 1) sheet.addRow([index + 1, ...dirtyRow(index, dirt)])
  return { bytes: Buffer.from(await book.xlsx.writeBuffer()), dirt }
}

type Count = { -readonly [Kind in keyof Dirt]: Dirt[Kind] }

function dirtyRow(index: number, dirt: Count): (string | number | Date | null)[] {
  const serial = 10_000 + index
  const day = new Date(Date.UTC(2015 + (index % 10), index % 12, 1 + (index % 28)))
  const clean: (string | number | Date | null)[] = [
    `GB/T ${serial}-2015`,
    `政务服务第${index}项规范`,
    null,
    day,
    '现行',
    null,
    null,
  ]
  const put = (kind: keyof Dirt, place: number, value: string | number) => {
    dirt[kind] += 1
    return clean.with(place, value)
  }
  switch (index % 10) {
    case 0:
      return put('repaired', 0, `GB/T\n${serial}-2015`)
    case 1:
      return put('repaired', 0, `GB／T ${serial}-2015`)
    case 2:
      return put('repaired', 0, `GB/T GB/T ${serial}-2015`)
    case 3:
      return put('repaired', 0, `GB/T ${serial}--2015`)
    case 4:
      return put('repaired', 1, `政务服务  第${index}项规范（第１部分）`)
    case 5:
      return put('warnings', 5, 'TC456')
    case 6:
      return put('warnings', 4, '有更新版')
    case 7:
      return put('repaired', 2, 42_000 + index)
    case 8:
      dirt.duplicates += 1
      return [`GB/T ${serial - 1}-2015`, `政务服务第${index - 1}项规范`, null, null, '现行', null, null]
    default:
      return clean
  }
}
