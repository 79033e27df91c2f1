import type { Cover, TableOfContents } from '../../domain/documents/document'
import { POINTS_PER_MM } from './page'
import type { ListedHeading, PageFlow } from './page-flow'
import type { SetLine, TextStyle } from './typesetter'

const PROGRAMME: TextStyle = { face: 'sans', size: 18 }
const TITLE: TextStyle = { face: 'serifBold', size: 30 }
const FIELD: TextStyle = { face: 'serif', size: 15 }
const FIELD_LABEL: TextStyle = { face: 'sans', size: 15 }
const LABEL_WIDTH = 34 * POINTS_PER_MM

/** 封面: programme and title in the upper half, fields below with a line under each value, the date at the foot. */
export function layOutCover(flow: PageFlow, cover: Cover): void {
  flow.y = flow.top + 22 * POINTS_PER_MM
  centred(flow, cover.programme, PROGRAMME, { leading: 30, where: cover.where })
  flow.y += 16 * POINTS_PER_MM
  centred(flow, cover.title, TITLE, { leading: 46, where: cover.where })
  flow.y = Math.max(flow.y + 20 * POINTS_PER_MM, flow.top + 112 * POINTS_PER_MM)
  for (const field of cover.fields) coverField(flow, field, cover.where)
  const foot = flow.typesetter.line(cover.foot, FIELD, cover.where)
  const place = { x: flow.left, width: flow.width, align: 'center' } as const
  flow.ensure(40)
  flow.putLine(foot, FIELD, flow.bottom - 12 * POINTS_PER_MM, place)
}

function centred(flow: PageFlow, text: string, style: TextStyle, look: { leading: number; where: string }): void {
  for (const line of flow.typesetter.lines(text, style, { width: flow.width }, look.where)) {
    const place = { x: flow.left, width: flow.width, align: 'center' } as const
    flow.putLine(line, style, flow.y + look.leading / 2 + style.size * 0.38, place)
    flow.y += look.leading
  }
}

function coverField(flow: PageFlow, field: { label: string; value: string }, where: string): void {
  const side = 10 * POINTS_PER_MM
  const x = flow.left + side + LABEL_WIDTH
  const width = flow.width - 2 * side - LABEL_WIDTH
  const lines = flow.typesetter.lines(field.value, FIELD, { width: width - 8 }, `${where}·${field.label}`)
  flow.ensure(lines.length * 26 + 40)
  const label = flow.typesetter.line(`${field.label}：`, FIELD_LABEL, where)
  const labelPlace = { x: flow.left + side, width: LABEL_WIDTH, align: 'right' } as const
  flow.putLine(label, FIELD_LABEL, flow.y + 20, labelPlace)
  for (const line of lines) {
    flow.putLine(line, FIELD, flow.y + 20, { x: x + 4, width: width - 8, align: 'center' })
    flow.page.lines.push({ x1: x, y1: flow.y + 26, x2: x + width, y2: flow.y + 26, width: 0.6 })
    flow.y += 28
  }
  flow.y += 6
}

const TOC_TITLE: TextStyle = { face: 'serifBold', size: 20 }
/** Between these the lines move together so that 目录 fits on one page if it can. */
const WIDEST_LEADING = 25
const NARROWEST_LEADING = 18.5
const USUAL_LEADING = 22
const TOC_TITLE_ROOM = 48
const TOC_STYLES: Readonly<Record<1 | 2 | 3, TextStyle>> = {
  1: { face: 'sans', size: 13 },
  2: { face: 'serif', size: 12 },
  3: { face: 'serif', size: 12 },
}
const NUMBER_ROOM = 40

/** Pages of 目录 kept free until all headings have their places. */
export interface ReservedToc {
  readonly toc: TableOfContents
  readonly firstPage: number
}

/**
 * Keeps as many pages free as the titles need; their page numbers are not known yet.
 * @param entries all listed headings of the document.
 */
export function reserveToc(flow: PageFlow, toc: TableOfContents, entries: readonly TocEntry[]): ReservedToc {
  const firstPage = flow.pageIndex
  walkToc(flow, toc, entries, () => undefined)
  return { toc, firstPage }
}

interface TocEntry {
  readonly level: 1 | 2 | 3
  readonly title: string
}

/** Writes the entries with dots and page numbers onto the reserved pages. */
export function fillToc(flow: PageFlow, reserved: ReservedToc, headings: readonly ListedHeading[]): void {
  flow.goTo(reserved.firstPage)
  const title = flow.typesetter.line(reserved.toc.title, TOC_TITLE, reserved.toc.title)
  flow.putLine(title, TOC_TITLE, flow.y + 26, { x: flow.left, width: flow.width, align: 'center' })
  const entries = headings.map(({ bookmark }) => bookmark)
  walkToc(flow, reserved.toc, entries, (line) => {
    const heading = headings[line.entry]
    if (heading) putEntry(flow, line, heading)
  })
}

/** Goes through the lines of 目录, from page to page; reserving and filling take the same way. */
function walkToc(
  flow: PageFlow,
  toc: TableOfContents,
  entries: readonly TocEntry[],
  visit: (line: TocLine) => void,
): void {
  flow.y = flow.top + TOC_TITLE_ROOM
  const broken = entries.map((entry) => {
    const width = flow.width - NUMBER_ROOM - indentOf(entry.level)
    return flow.typesetter.lines(entry.title, TOC_STYLES[entry.level], { width }, toc.title)
  })
  const leading = tocLeading(flow.room, broken.flat().length)
  for (const [index, lines] of broken.entries()) {
    for (const [at, line] of lines.entries()) {
      if (flow.y + leading > flow.bottom + ROUNDING) nextTocPage(flow)
      visit({ line, leading, entry: index, isLast: at === lines.length - 1 })
      flow.y += leading
    }
  }
}

const ROUNDING = 0.01

function tocLeading(room: number, lines: number): number {
  const fitting = room / Math.max(lines, 1)
  return fitting < NARROWEST_LEADING ? USUAL_LEADING : Math.min(fitting, WIDEST_LEADING)
}

/** A line of 目录 in its place. */
interface TocLine {
  readonly line: SetLine
  readonly leading: number
  /** Index of its entry. */
  readonly entry: number
  readonly isLast: boolean
}

function nextTocPage(flow: PageFlow): void {
  const next = flow.pageIndex + 1
  if (next < flow.pages.length) flow.goTo(next)
  else flow.newPage()
}

const indentOf = (level: 1 | 2 | 3) => (level - 1) * 24

function putEntry(flow: PageFlow, { line, leading, isLast }: TocLine, { bookmark, pageIndex }: ListedHeading): void {
  const style = TOC_STYLES[bookmark.level]
  const x = flow.left + indentOf(bookmark.level)
  const right = flow.left + flow.width
  const baseline = flow.y + leading / 2 + style.size * 0.38
  flow.putLine(line, style, baseline, { x, width: line.width, align: 'left', link: bookmark.id })
  if (!isLast) return
  const number = flow.typesetter.line(String(pageIndex + 1), TOC_DOTS, '')
  const end = right - number.width
  flow.putLine(number, TOC_DOTS, baseline, { x: end, width: number.width, align: 'left', link: bookmark.id })
  const dot = flow.typesetter.line('. ', TOC_DOTS, '')
  const count = Math.floor((end - x - line.width - 12) / dot.width)
  if (count < 2) return
  // Dots end at one place in all lines, however long the title is.
  const dots = flow.typesetter.line('. '.repeat(count).trimEnd(), TOC_DOTS, '')
  flow.putLine(dots, TOC_DOTS, baseline, { x: x + line.width, width: end - 6 - x - line.width, align: 'right' })
}

const TOC_DOTS: TextStyle = { face: 'serif', size: 12 }
