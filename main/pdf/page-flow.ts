import { type PageStyle, pageSize } from '../../domain/documents/document'
import { type Bookmark, type LaidOutPage, POINTS_PER_MM } from './page'
import type { SetLine, TextStyle, Typesetter } from './typesetter'

/** A listed heading and where it came to stand; what 目录 is made of. */
export interface ListedHeading {
  readonly bookmark: Bookmark
  readonly pageIndex: number
}

/** How a line stands in its room. */
export interface LinePlace {
  readonly x: number
  readonly width: number
  readonly align: 'left' | 'center' | 'right' | 'justify'
  readonly bookmark?: Bookmark
  readonly link?: string
}

/** The pages so far and the place where the next block begins. */
export class PageFlow {
  readonly typesetter: Typesetter
  readonly pages: LaidOutPage[] = []
  readonly headings: ListedHeading[] = []
  /** Where the next block begins, in points from the top of the page. */
  y = 0
  private style: PageStyle
  private index = -1

  constructor(typesetter: Typesetter, style: PageStyle) {
    this.typesetter = typesetter
    this.style = style
    this.beginSection(style)
  }

  beginSection(style: PageStyle): void {
    this.style = style
    this.newPage()
  }

  newPage(): void {
    const { width, height } = pageSize(this.style)
    const size = { width: width * POINTS_PER_MM, height: height * POINTS_PER_MM }
    this.pages.push({ ...size, style: this.style, texts: [], lines: [], rects: [] })
    this.goTo(this.pages.length - 1)
  }

  /** Goes (back) to the top of a page that is there already. */
  goTo(index: number): void {
    this.index = index
    this.style = this.page.style
    this.y = this.top
  }

  /** Place of the present page among all, from 0. */
  get pageIndex(): number {
    return this.index
  }

  get page(): LaidOutPage {
    const page = this.pages[this.index]
    if (!page) throw new Error('a flow always has a page')
    return page
  }

  get left(): number {
    return this.style.margins.left * POINTS_PER_MM
  }

  get width(): number {
    return this.page.width - (this.style.margins.left + this.style.margins.right) * POINTS_PER_MM
  }

  get top(): number {
    return this.style.margins.top * POINTS_PER_MM
  }

  get bottom(): number {
    return this.page.height - this.style.margins.bottom * POINTS_PER_MM
  }

  /** Points left on this page. */
  get room(): number {
    return this.bottom - this.y
  }

  /** Points on an empty page of this style. */
  get fullRoom(): number {
    return this.bottom - this.top
  }

  get atTop(): boolean {
    return this.y <= this.top
  }

  /** Goes to a new page unless `height` fits on this one (or would not fit on an empty one better). */
  ensure(height: number): void {
    if (height > this.room && !this.atTop) this.newPage()
  }

  /** Leaves blank space, except at the top of a page. */
  skip(height: number): void {
    if (!this.atTop) this.y += height
  }

  /** Puts a line of text on this page. @param baseline in points from the top. */
  putLine(line: SetLine, style: TextStyle, baseline: number, place: LinePlace): void {
    const slack = place.width - line.width
    const spacing = place.align === 'justify' ? this.stretch(line, style, slack) : 0
    let x = place.x + (place.align === 'center' ? slack / 2 : place.align === 'right' ? slack : 0)
    for (const [index, run] of line.runs.entries()) {
      const first = index === 0 && place.bookmark ? { bookmark: place.bookmark } : {}
      const link = place.link === undefined ? {} : { link: place.link }
      const spaced = spacing > 0 ? { spacing } : {}
      this.page.texts.push({ x, baseline, size: style.size, ...run, ...spaced, ...first, ...link })
      x += this.typesetter.widthOf(run, style.size) + spacing * run.text.length
    }
  }

  /** Space after each character that fills the line; 0 where that would tear the line apart. */
  private stretch(line: SetLine, style: TextStyle, slack: number): number {
    const gaps = line.runs.reduce((sum, run) => sum + run.text.length, 0) - 1
    if (line.last || slack <= 0 || slack > 3 * style.size || gaps < 10) return 0
    return slack / gaps
  }
}
