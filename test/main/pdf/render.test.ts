import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Block, NeutralDocument, Table } from '../../../domain/documents/document'
import { overviewPacket } from '../../../domain/documents/overview-packet'
import { TABLE_PAGE, TEXT_PAGE } from '../../../domain/documents/page-styles'
import { stateFromRows } from '../../../domain/workspace/rows'
import { emptyState, type WorkspaceState } from '../../../domain/workspace/state'
import { countPdfPages } from '../../../main/pdf/read-back'
import { type RenderedPdf, renderPdf } from '../../../main/pdf/render'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { stateOf, valueIn } from '../../domain/builders'
import { bookmarksOf, checkWithQpdf, fontsOf, hanCounts, linesOnPage, openPdf, type PdfFile } from './pdf-tools'

const SAMPLE = join(import.meta.dirname, '../../../assets/sample/sample.bzsd')
const AT = '2026-03-17T01:00:00.000Z'

function packetOf(state: WorkspaceState): NeutralDocument {
  return overviewPacket({ state, asOf: '2026-03-17' }, AT)
}

/** A document of one section. */
function documentOf(...blocks: Block[]): NeutralDocument {
  return { title: '试验', organization: '', createdAt: AT, sections: [{ page: TEXT_PAGE, blocks }] }
}

function tableOf(rows: readonly (readonly string[])[]): Table {
  return {
    kind: 'table',
    where: '试验表',
    whenEmpty: '没有内容。',
    columns: [
      { title: '序号', width: { mm: 12 }, align: 'center' },
      { title: '名称', width: { share: 1 }, align: 'left' },
      { title: '备注', width: { mm: 40 }, align: 'left' },
    ],
    rows: rows.map((cells, index) => ({ kind: 'cells', cells, where: `记录“${index + 1}”` })),
  }
}

/** All words of a document that are printed; an empty table is its sentence, and sources of texts are not printed. */
function printedText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  if ('whenEmpty' in value && 'rows' in value && Array.isArray(value.rows) && value.rows.length === 0) {
    return String(value.whenEmpty)
  }
  const printed = Object.entries(value).filter(([key]) => key !== 'where' && key !== 'whenEmpty')
  return printed.map(([, part]) => printedText(part)).join('\n')
}

/** Every Han character of the document is found in the file at least as often as it was written. */
function expectAllHan(document: NeutralDocument, pdf: PdfFile): void {
  const found = hanCounts(pdf.text)
  const short = [...hanCounts(printedText(document.sections))].filter(([han, count]) => (found.get(han) ?? 0) < count)
  expect(short).toEqual([])
}

/** What has to hold for every file. */
function expectSound(rendered: RenderedPdf, pdf: PdfFile): void {
  expect(checkWithQpdf(pdf)).toContain('No syntax or stream encoding errors found')
  const fonts = fontsOf(pdf)
  expect(fonts.length).toBeGreaterThan(0)
  for (const font of fonts) expect(font).toMatchObject({ embedded: true, subset: true, unicode: true })
  expect(valueIn(countPdfPages(rendered.bytes))).toBe(rendered.pages)
  expect(pdf.pages).toHaveLength(rendered.pages)
}

describe('the packet of the sample', () => {
  let document: NeutralDocument
  let rendered: RenderedPdf

  beforeAll(async () => {
    const file = await readWorkspaceFile(SAMPLE)
    document = packetOf(valueIn(stateFromRows(valueIn(file).rows)))
    rendered = await renderPdf(document)
  })

  it('is sound, and every Han character can be found', () => {
    const pdf = openPdf(rendered.bytes)
    expectSound(rendered, pdf)
    expectAllHan(document, pdf)
    expect(rendered.missingGlyphs).toEqual([])
  })

  it('numbers every page but the cover and leaves none blank', () => {
    const { pages } = openPdf(rendered.bytes)
    expect(pages[0]).not.toMatch(/— \d+ —/)
    for (const [index, page] of pages.entries()) {
      if (index > 0) expect(page.replace(/\s/g, '')).toContain(`—${index + 1}—`)
      expect(page.replace(/[\s—\d]/g, '').length).toBeGreaterThan(10)
    }
  })

  it('leads from 目录 and bookmarks to the right pages', () => {
    const pdf = openPdf(rendered.bytes)
    const bookmarks = bookmarksOf(pdf)
    expect(bookmarks.filter(({ depth }) => depth === 0)).toHaveLength(7)
    const contents = linesOnPage(pdf, 2).map((line) => line.replaceAll('.', ''))
    for (const { title, page } of bookmarks) {
      const plain = title.replace(/\s/g, '')
      expect(contents).toContain(`${plain}${page}`)
      expect((pdf.pages[page - 1] ?? '').replace(/\s/g, '')).toContain(plain)
    }
  })

  it('is the same file for the same records', async () => {
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    expect(hash((await renderPdf(document)).bytes)).toBe(hash(rendered.bytes))
  })
})

describe('a packet without records', () => {
  it('is sound and says what is missing', async () => {
    const document = packetOf(emptyState())
    const rendered = await renderPdf(document)
    const pdf = openPdf(rendered.bytes)
    expectSound(rendered, pdf)
    expectAllHan(document, pdf)
    expect(pdf.text).toContain('尚未建立标准体系。')
    expect(pdf.text).toContain('尚无归档文件。')
  })
})

describe('hard content', () => {
  it('prints markup, templates and addresses as they are and opens none of them', async () => {
    const name = '<img src="file:///etc/hostname"> {{name}} http://127.0.0.1:9/x.png data:image/png;base64,AAAA'
    const rendered = await renderPdf(
      packetOf(stateOf({ standards: [{ n: 1, name }], pilots: [{ n: 2, background: name }] })),
    )
    const pdf = openPdf(rendered.bytes)
    expectSound(rendered, pdf)
    expect(pdf.text.replace(/\s/g, '')).toContain(name.replace(/\s/g, ''))
    expect(Buffer.from(rendered.bytes).toString('latin1')).not.toMatch(/\/URI|\/EmbeddedFile|\/Subtype \/Image/)
  })

  it('carries a cell of 10,000 characters over pages without losing one', async () => {
    const long = Array.from({ length: 10_000 }, (_, index) => '政务服务标准化试点工作台'[index % 12]).join('')
    const document = documentOf(
      tableOf([
        ['1', '前', ''],
        ['2', '长', long],
        ['3', '后', ''],
      ]),
    )
    const rendered = await renderPdf(document)
    const pdf = openPdf(rendered.bytes)
    expectSound(rendered, pdf)
    expectAllHan(document, pdf)
    expect(rendered.pages).toBeGreaterThan(10)
    // The header stands on every page.
    for (const page of pdf.pages) expect(page).toContain('名称')
  })

  it('reports rare characters with record and field, in tables, figures and headings', async () => {
    const state = stateOf({
      persons: [{ n: 1, name: '𠮷田' }],
      standards: [{ n: 2, name: '好评😀', nodeIds: [3] }],
      systemNodes: [{ n: 3, name: '𠮷体系' }],
    })
    const rendered = await renderPdf(packetOf(state))
    expect(rendered.missingGlyphs.map(({ codePoint }) => codePoint)).toEqual(['U+1F600', 'U+20BB7'])
    const [emoji, rare] = rendered.missingGlyphs
    expect(emoji?.where).toContain('标准“好评😀”·标准名称')
    expect(rare?.where).toContain('人员“𠮷田”·姓名')
    expect(rare?.where).toContain('标准体系节点“𠮷体系”·体系名称')
    const { text } = openPdf(rendered.bytes)
    expect(text).toContain('〓(U+20BB7)田')
  })

  it('takes from the other face what one does not have', async () => {
    const rendered = await renderPdf(documentOf({ kind: 'paragraph', text: '①℃㎡Ⅰ●☆', style: 'body', where: 'x' }))
    expect(openPdf(rendered.bytes).text).toContain('①℃㎡Ⅰ●☆')
    expect(rendered.missingGlyphs).toEqual([])
  })

  it('keeps a group line with its first row, wherever the page ends', async () => {
    const table = tableOf([])
    const rows = Array.from({ length: 402 }, (_, index) =>
      index % 3 === 0
        ? ({ kind: 'group', text: `组${index}`, where: '' } as const)
        : ({ kind: 'cells', cells: [String(index), '行', ''], where: '' } as const),
    )
    const { bytes } = await renderPdf(documentOf({ ...table, rows }))
    for (const page of openPdf(bytes).pages) {
      const lines = page.split('\n').filter((line) => line.trim() !== '' && !/— \d+ —/.test(line))
      expect(lines.at(-1)).not.toMatch(/^组/)
    }
  })

  it('turns the sheet where a section lies', async () => {
    const note = (text: string): Block => ({ kind: 'paragraph', text, style: 'body', where: '' })
    const sections = [
      { page: TEXT_PAGE, blocks: [note('立')] },
      { page: TABLE_PAGE, blocks: [note('横')] },
    ]
    const { bytes } = await renderPdf({ ...documentOf(), sections })
    const boxes = [
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g),
    ]
    expect(boxes.map(([, width, height]) => Number(width) < Number(height))).toEqual([true, false])
  })

  it('tells its progress from 0 to 1', async () => {
    const told: number[] = []
    await renderPdf(packetOf(emptyState()), { progress: (fraction) => told.push(fraction) })
    expect(told).toEqual([...told].sort((left, right) => left - right))
    expect(told.at(-1)).toBe(1)
  })
})
