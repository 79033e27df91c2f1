import type { Block, Heading, NeutralDocument } from '../../domain/documents/document'
import { unreachable } from '../../domain/result'
import { figureHeight, layOutFigure } from './layout-figure'
import { fillToc, layOutCover, type ReservedToc, reserveToc } from './layout-front'
import { formLead, layOutForm, layOutTable, tableLead } from './layout-table'
import { headingHeight, headingTitle, layOutHeading, layOutParagraph, paragraphLead } from './layout-text'
import { type LaidOutPage, POINTS_PER_MM } from './page'
import { PageFlow } from './page-flow'
import type { Typesetter } from './typesetter'

/**
 * Gives every text, line and box of a document its place on a page.
 * @param progress told the share of blocks that are done, 0…1.
 */
export function layOutDocument(
  document: NeutralDocument,
  typesetter: Typesetter,
  progress: (fraction: number) => void,
): LaidOutPage[] {
  const [first, ...others] = document.sections
  if (!first) return []
  const flow = new PageFlow(typesetter, first.page)
  const tocs: ReservedToc[] = []
  const blockCount = document.sections.reduce((sum, section) => sum + section.blocks.length, 0)
  let done = 0
  for (const section of [first, ...others]) {
    if (section !== first) flow.beginSection(section.page)
    for (const [index, block] of section.blocks.entries()) {
      if (block.kind === 'toc') tocs.push(reserveToc(flow, block, listedHeadings(document)))
      else layOutBlock(flow, block, section.blocks.slice(index + 1, index + 4))
      done += 1
      progress(done / blockCount)
    }
  }
  for (const toc of tocs) fillToc(flow, toc, flow.headings)
  for (const index of flow.pages.keys()) putPageNumber(flow, index)
  return flow.pages
}

/** @param next the blocks that follow, so that a heading is not left alone. */
function layOutBlock(flow: PageFlow, block: Exclude<Block, { kind: 'toc' }>, next: readonly Block[]): void {
  flow.ensure(leadOf(flow, [block, ...next]))
  switch (block.kind) {
    case 'cover':
      layOutCover(flow, block)
      break
    case 'heading':
      layOutHeading(flow, block)
      break
    case 'paragraph':
      layOutParagraph(flow, block)
      break
    case 'table':
      layOutTable(flow, block)
      break
    case 'form':
      layOutForm(flow, block)
      break
    case 'figure':
      layOutFigure(flow, block)
      break
    case 'page-break':
      if (!flow.atTop) flow.newPage()
      break
    default:
      unreachable(block)
  }
}

/** Points that the beginning of the following blocks needs. */
function leadOf(flow: PageFlow, next: readonly Block[]): number {
  const [block, ...others] = next
  if (!block) return 0
  switch (block.kind) {
    case 'heading':
      return headingHeight(flow, block) + leadOf(flow, others)
    case 'paragraph':
      // A sentence before a table belongs to it.
      return (
        paragraphLead(block) +
        (block.text.length <= SHORT_TEXT && others[0]?.kind === 'table' ? leadOf(flow, others) : 0)
      )
    case 'table':
      return tableLead(flow, block)
    case 'form':
      return formLead(flow, block)
    case 'figure':
      return figureHeight(block)
    default:
      return 0
  }
}

const SHORT_TEXT = 120

function listedHeadings(document: NeutralDocument) {
  return document.sections
    .flatMap((section) => section.blocks)
    .filter((block): block is Heading => block.kind === 'heading' && block.listed)
    .map((heading) => ({ level: heading.level, title: headingTitle(heading) }))
}

const PAGE_NUMBER = { face: 'serif', size: 12 } as const

/** — 1 — under the frame (GB/T 9704-2012 7.5); pages are counted from the cover on, as any viewer counts them. */
function putPageNumber(flow: PageFlow, index: number): void {
  flow.goTo(index)
  const { style, width } = flow.page
  if (style.pageNumber === 'none') return
  const line = flow.typesetter.line(`— ${index + 1} —`, PAGE_NUMBER, '')
  const outside = index % 2 === 0 ? 'right' : 'left'
  const align = style.pageNumber === 'centre' ? 'center' : outside
  const side = style.pageNumber === 'centre' ? 0 : flow.left
  const baseline = flow.bottom + Math.min(10, style.margins.bottom * 0.55) * POINTS_PER_MM
  flow.putLine(line, PAGE_NUMBER, baseline, { x: side, width: width - 2 * side, align })
}
