// Writes the cells of an export order with the bare library, in a process of its own, and prints how long it took and how
// much memory the process ever had: `node bare-workbook.mjs ORDER.json`.
import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'

const { input } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
const began = performance.now()
const book = new ExcelJS.Workbook()
const sheet = book.addWorksheet(input.table.name)
sheet.addRow(input.table.columns.map(({ header }) => header))
for (const cells of input.table.rows) sheet.addRow(cells)
await book.xlsx.writeFile(input.output)
const report = { ms: performance.now() - began, kilobytes: process.resourceUsage().maxRSS }
process.stdout.write(`${JSON.stringify(report)}\n`)
