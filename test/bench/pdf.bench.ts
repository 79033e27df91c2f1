import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, _electron as electron } from 'playwright-core'
import { afterAll, beforeAll, inject, test } from 'vitest'
import { detailDocument } from '../../domain/documents/detail-document'
import type { Table } from '../../domain/documents/document'
import type { WorkspaceState } from '../../domain/workspace/state'
import { startJob } from '../../main/jobs/run-job'
import { stateOf, valueIn } from '../domain/builders'
import { builtWorker } from '../support/built-app'
import { rowsOfState } from '../support/state-rows'
import { median, printFigure, printRatio, printValue } from './figures'

const RUNS = 3
const MEGABYTE = 1024 * 1024
const folder = mkdtempSync(join(tmpdir(), 'pdf-bench-'))
let chromium: ElectronApplication

beforeAll(async () => {
  const app = join(folder, 'app')
  writeFileSync(join(folder, 'package.json'), '{"name":"print","main":"main.js"}')
  writeFileSync(join(folder, 'main.js'), `require('electron').app.on('window-all-closed', () => undefined)`)
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...asRoot, `--user-data-dir=${app}`, folder]
  chromium = await electron.launch({ executablePath: inject('electronExecutable'), args })
})

afterAll(async () => {
  await chromium.close()
  rmSync(folder, { recursive: true, force: true })
})

test.each([200, 1_000, 5_000])('标准明细表 of %i rows as PDF', async (count) => {
  const state = standardsOf(count)
  const page = htmlOf(state)
  const ours: number[] = []
  const chromiums: number[] = []
  const memory: number[] = []
  // Taken in turns, so that whatever else the machine does hits both.
  for (let run = 0; run < RUNS; run += 1) {
    const { elapsed, peak } = await exportWithWorker(state)
    ours.push(elapsed)
    memory.push(peak)
    chromiums.push(await printWithChromium(page))
  }
  printFigure(`packet with ${count} rows, worker start to verified file`, ours)
  printValue('  size', statSync(join(folder, 'ours.pdf')).size / MEGABYTE, 'MB')
  printValue('  pages', pagesOf('ours.pdf'), '')
  printValue('  memory above the idle process, peak', median(memory), 'MB')
  printFigure(`printToPDF of the same ${count} rows, load to file`, chromiums)
  printValue('  size', statSync(join(folder, 'chromium.pdf')).size / MEGABYTE, 'MB')
  printValue('  pages', pagesOf('chromium.pdf'), '')
  printRatio(`ours / printToPDF at ${count} rows, medians`, median(ours), median(chromiums))
})

const WORDS = '政务服务中心窗口服务人员行为规范与工作流程管理要求事项办理指南编制审批监督评价改进'

/** Standards as offices have them; 在编, so that no other chapter of the packet lists them again. */
function standardsOf(count: number): WorkspaceState {
  const word = (start: number, length: number) =>
    (WORDS + WORDS).slice(start % WORDS.length, (start % WORDS.length) + length)
  return stateOf({
    systemNodes: [
      { n: 1, order: 'a0', code: 'ZW', name: '政务服务标准体系' },
      ...Array.from({ length: 30 }, (_, index) => {
        return { n: 2 + index, parentId: 1, order: `a${index + 10}`, code: `TG${index + 10}`, name: word(index * 3, 8) }
      }),
    ],
    standards: Array.from({ length: count }, (_, index) => ({
      n: 1000 + index,
      number: index % 3 === 0 ? `Q/YHZW ${index}—2025` : `GB/T ${10_000 + index}.${index % 9}—2019`,
      name: `${word(index, 10 + (index % 18))}第${index}部分`,
      nodeIds: [2 + (index % 30)],
      systemCode: `TG${(index % 30) + 10}-${index}`,
      state: '在编',
      effectiveOn: '2025-07-01',
      adoption: index % 5 === 0 ? 'ISO 9001:2015，IDT' : '',
      replaces: index % 4 === 0 ? `GB/T ${10_000 + index}—2003` : '',
      note: index % 6 === 0 ? word(index * 7, 12) : '',
    })),
  })
}

async function exportWithWorker(state: WorkspaceState): Promise<{ elapsed: number; peak: number }> {
  const order = {
    rows: rowsOfState(state),
    output: join(folder, 'ours.pdf'),
    packet: 'overview',
    asOf: '2026-03-17',
  } as const
  const idle = process.memoryUsage().rss
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss - idle)
  }, 20)
  const start = performance.now()
  valueIn(await startJob('exportPacket', order, { worker: builtWorker() }).result)
  clearInterval(watch)
  return { elapsed: performance.now() - start, peak: peak / MEGABYTE }
}

/** The same table as a web page: same columns, sizes and margins, the machine's own fonts of the same design. */
function htmlOf(state: WorkspaceState): string {
  const table = detailDocument({ state, asOf: '2026-03-17' }).sections[0]?.blocks[0]
  if (table?.kind !== 'table') throw new Error('the detail table comes first')
  const path = join(folder, 'table.html')
  const widths = table.columns.map(({ width }) => `<col style="width:${'mm' in width ? `${width.mm}mm` : 'auto'}">`)
  const style = `body{font:9pt "Noto Serif CJK SC";margin:0}table{border-collapse:collapse;table-layout:fixed;width:100%}
td,th{border:.5pt solid #000;padding:1mm 1.2mm;overflow-wrap:anywhere}th{font-family:"Noto Sans CJK SC"}tr{break-inside:avoid}`
  const head = table.columns.map(({ title }) => `<th>${title}</th>`).join('')
  const page = `<!doctype html><meta charset="utf-8"><style>${style}</style><table>${widths.join('')}<thead><tr>${head}</thead>`
  writeFileSync(path, `${page}<tbody>${table.rows.map((row) => rowOf(row, table)).join('')}</table>`)
  return path
}

function rowOf(row: Table['rows'][number], table: Table): string {
  if (row.kind === 'group') return `<tr><th colspan="${table.columns.length}" align="left">${row.text}</th></tr>`
  return `<tr>${row.cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}

function printWithChromium(page: string): Promise<number> {
  return chromium.evaluate(
    async ({ BrowserWindow }, { source, target }) => {
      const { writeFile } = process.getBuiltinModule('node:fs/promises')
      const window = new BrowserWindow({ show: false })
      const start = performance.now()
      await window.loadFile(source)
      const footer =
        '<div style="font-size:9pt;width:100%;text-align:center">— <span class="pageNumber"></span> —</div>'
      const pdf = await window.webContents.printToPDF({
        pageSize: 'A4',
        landscape: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: footer,
        margins: { top: 1, bottom: 0.8, left: 0.7, right: 0.7 },
      })
      await writeFile(target, pdf)
      const elapsed = performance.now() - start
      window.destroy()
      return elapsed
    },
    { source: page, target: join(folder, 'chromium.pdf') },
  )
}

function pagesOf(name: string): number {
  const counts = [...readFileSync(join(folder, name), 'latin1').matchAll(/\/Count (\d+)/g)].map(([, count]) =>
    Number(count),
  )
  return Math.max(...counts)
}
