/**
 * The neutral document: what is printed, without saying by which program. PDF, Word, Excel and the screen render the
 * same value, so words, numbers and order are the same in all of them. Plain data; every text keeps where it came from
 * (`where`), so that a character that no font has can be named by record and field.
 */
export interface NeutralDocument {
  readonly title: string
  /** Who hands it in; '' when not given. */
  readonly organization: string
  /** UTC instant that the file is dated with, so that the same records give the same file. */
  readonly createdAt: string
  readonly sections: readonly Section[]
}

/** A run of pages of one style; always begins on a new page. */
export interface Section {
  readonly page: PageStyle
  readonly blocks: readonly Block[]
}

/** Margins in mm. */
export interface PageStyle {
  /** A4 when not given. */
  readonly paper?: 'A4' | 'A3'
  readonly orientation: 'portrait' | 'landscape'
  readonly margins: Margins
  /** Pages are counted from the cover on; 'outside' is right on odd and left on even pages (GB/T 9704-2012). */
  readonly pageNumber: 'none' | 'centre' | 'outside'
}

export interface Margins {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

export type Block = Cover | TableOfContents | Heading | Paragraph | Table | Form | Figure | PageBreak

/** 封面: a page of its own. */
export interface Cover {
  readonly kind: 'cover'
  /** The line above the title. */
  readonly programme: string
  readonly title: string
  readonly fields: readonly FormField[]
  /** The last line, as a rule the date. */
  readonly foot: string
  readonly where: string
}

/** 目录 of all listed headings with their page numbers. */
export interface TableOfContents {
  readonly kind: 'toc'
  readonly title: string
}

export interface Heading {
  readonly kind: 'heading'
  readonly level: 1 | 2 | 3
  /** 一、 or （一）; '' for none. */
  readonly number: string
  readonly text: string
  /** In 目录 and in the file's bookmarks. */
  readonly listed: boolean
  readonly where: string
}

export interface Paragraph {
  readonly kind: 'paragraph'
  /** Line feeds begin new paragraphs. */
  readonly text: string
  /** 'body' is indented by two characters, 'note' is smaller and not indented, 'caption' is small and centred. */
  readonly style: 'body' | 'note' | 'caption'
  readonly where: string
}

export type Align = 'left' | 'center' | 'right'

/** A width in mm, or a share of what the fixed columns leave. */
export type Width = { readonly mm: number } | { readonly share: number }

export interface TableColumn {
  readonly title: string
  readonly width: Width
  readonly align: Align
}

/** The header row is repeated on every page; a row is only split when it is taller than a page. */
export interface Table {
  readonly kind: 'table'
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  /** The sentence that stands in the place of a table without rows. */
  readonly whenEmpty: string
  readonly where: string
}

export type TableRow =
  /** `where` names the record; together with the column's title it names a cell. */
  | { readonly kind: 'cells'; readonly cells: readonly string[]; readonly where: string }
  /** Sums, printed bold. */
  | { readonly kind: 'total'; readonly cells: readonly string[]; readonly where: string }
  /** A line over the whole width that heads the rows below; never left alone at the foot of a page. */
  | { readonly kind: 'group'; readonly text: string; readonly where: string }

/** A bordered form of label and value; one or two fields a row. */
export interface Form {
  readonly kind: 'form'
  readonly rows: readonly (readonly FormField[])[]
  readonly where: string
}

export interface FormField {
  readonly label: string
  readonly value: string
}

/** A drawing in mm from its top left corner. */
export interface Figure {
  readonly kind: 'figure'
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
  /** Printed under the drawing; '' for none. */
  readonly caption: string
  readonly where: string
}

export type Shape = RectShape | LineShape | TextShape

export interface RectShape {
  readonly kind: 'rect'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Line width in mm. */
  readonly stroke: number
  readonly fill: 'none' | 'light'
}

export interface LineShape {
  readonly kind: 'line'
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly stroke: number
}

/** One line of text; `y` is its baseline. */
export interface TextShape {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly text: string
  /** In points. */
  readonly size: number
  readonly weight: 'regular' | 'bold'
  readonly anchor: 'start' | 'middle' | 'end'
  /** 'vertical' sets one character below the other, the first baseline at `y`. */
  readonly writing: 'horizontal' | 'vertical'
  /** In mm; a renderer whose font runs wider sets the text smaller. */
  readonly maxWidth: number
  readonly where: string
}

export interface PageBreak {
  readonly kind: 'page-break'
}

/** A4 in mm. */
export const A4 = { width: 210, height: 297 } as const
const A3 = { width: 297, height: 420 } as const

/** Width and height of a page in mm as it lies before the reader. */
export function pageSize(page: PageStyle): { readonly width: number; readonly height: number } {
  const paper = page.paper === 'A3' ? A3 : A4
  return page.orientation === 'portrait' ? paper : { width: paper.height, height: paper.width }
}

/** Width and height in mm of what is inside the margins. */
export function frameSize(page: PageStyle): { readonly width: number; readonly height: number } {
  const { width, height } = pageSize(page)
  const { top, right, bottom, left } = page.margins
  return { width: width - left - right, height: height - top - bottom }
}
