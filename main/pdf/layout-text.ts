import type { Heading, Paragraph } from '../../domain/documents/document'
import type { Bookmark } from './page'
import type { PageFlow } from './page-flow'
import type { SetLine, TextStyle } from './typesetter'

/** A style of running text; lengths in points. */
interface TextLook {
  readonly style: TextStyle
  /** From baseline to baseline. */
  readonly leading: number
  readonly before: number
  readonly after: number
  readonly align: 'left' | 'center' | 'justify'
  /** Of the first line, in characters. */
  readonly indent: number
}

/** 小二号宋体加粗居中、四号黑体、小四号黑体. */
const HEADINGS: Readonly<Record<Heading['level'], TextLook>> = {
  1: { style: { face: 'serifBold', size: 18 }, leading: 27, before: 18, after: 9, align: 'center', indent: 0 },
  2: { style: { face: 'sansBold', size: 13 }, leading: 22, before: 9, after: 4, align: 'left', indent: 0 },
  3: { style: { face: 'sansBold', size: 12 }, leading: 20, before: 6, after: 3, align: 'left', indent: 0 },
}

const PARAGRAPHS: Readonly<Record<Paragraph['style'], TextLook>> = {
  body: { style: { face: 'serif', size: 12 }, leading: 22, before: 0, after: 0, align: 'justify', indent: 2 },
  note: { style: { face: 'serif', size: 10.5 }, leading: 17, before: 3, after: 3, align: 'left', indent: 0 },
  caption: { style: { face: 'sans', size: 10.5 }, leading: 17, before: 4, after: 4, align: 'center', indent: 0 },
}

/** Number and text of a heading on one line, as 目录 and bookmarks show it. */
export function headingTitle(heading: Heading): string {
  return `${heading.number}${heading.text}`.replace(/\s+/g, ' ').trim()
}

export function layOutHeading(flow: PageFlow, heading: Heading): void {
  const look = HEADINGS[heading.level]
  const lines = headingLines(flow, heading, look)
  flow.skip(look.before)
  const id = `heading-${flow.headings.length + 1}`
  const bookmark = { id, title: headingTitle(heading), level: heading.level }
  if (heading.listed) flow.headings.push({ bookmark, pageIndex: flow.pageIndex })
  for (const [index, line] of lines.entries()) {
    const mark = index === 0 && heading.listed ? { bookmark } : {}
    putTextLine(flow, line, look, mark)
  }
  flow.y += look.after
}

/** Height of a heading with the space around it. */
export function headingHeight(flow: PageFlow, heading: Heading): number {
  const look = HEADINGS[heading.level]
  return look.before + headingLines(flow, heading, look).length * look.leading + look.after
}

function headingLines(flow: PageFlow, heading: Heading, look: TextLook): readonly SetLine[] {
  return flow.typesetter.lines(headingTitle(heading), look.style, { width: flow.width }, heading.where)
}

/** Paragraphs break anywhere, but leave no single line at the foot or the head of a page. */
export function layOutParagraph(flow: PageFlow, paragraph: Paragraph): void {
  const look = PARAGRAPHS[paragraph.style]
  flow.skip(look.before)
  for (const text of paragraph.text.split(/\r\n|[\n\r]/).filter((part) => part.trim() !== '')) {
    const lines = paragraphLines(flow, text, look, paragraph.where)
    for (const [index, line] of lines.entries()) {
      flow.ensure(look.leading * (index === 0 || index === lines.length - 2 ? Math.min(2, lines.length - index) : 1))
      putTextLine(flow, line, look, { indent: index === 0 ? look.indent * look.style.size : 0 })
    }
  }
  flow.y += look.after
}

/** Height of the least that may stand at the foot of a page: two lines. */
export function paragraphLead(paragraph: Paragraph): number {
  const look = PARAGRAPHS[paragraph.style]
  return look.before + 2 * look.leading
}

function paragraphLines(flow: PageFlow, text: string, look: TextLook, where: string): readonly SetLine[] {
  const room = { width: flow.width, indent: look.indent * look.style.size }
  // Spaces typed to indent a paragraph would indent it twice.
  return flow.typesetter.lines(look.indent > 0 ? text.trim() : text.trimEnd(), look.style, room, where)
}

function putTextLine(
  flow: PageFlow,
  line: SetLine,
  look: TextLook,
  options: { readonly indent?: number; readonly bookmark?: Bookmark },
): void {
  const { size } = look.style
  const indent = options.indent ?? 0
  const mark = options.bookmark ? { bookmark: options.bookmark } : {}
  const place = { x: flow.left + indent, width: flow.width - indent, align: look.align, ...mark }
  flow.putLine(line, look.style, flow.y + look.leading / 2 + size * 0.38, place)
  flow.y += look.leading
}
