import type { PageStyle } from '../../domain/documents/document'
import type { FaceName } from './fonts'

/** Points in a millimetre: layout reckons in points from a page's top left corner. */
export const POINTS_PER_MM = 72 / 25.4

/** A page on which everything has its place; whoever paints it decides nothing any more. */
export interface LaidOutPage {
  readonly width: number
  readonly height: number
  readonly style: PageStyle
  readonly texts: PlacedText[]
  readonly lines: PlacedLine[]
  readonly rects: PlacedRect[]
}

/** One line of text in one face. */
export interface PlacedText {
  readonly x: number
  readonly baseline: number
  readonly size: number
  readonly face: FaceName
  readonly text: string
  /** Added after every character. */
  readonly spacing?: number
  /** Makes this text a bookmark and a target of links. */
  readonly bookmark?: Bookmark
  /** Id of the bookmark that a click goes to. */
  readonly link?: string
}

export interface Bookmark {
  readonly id: string
  readonly title: string
  readonly level: 1 | 2 | 3
}

export interface PlacedLine {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly width: number
}

export interface PlacedRect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly stroke: number
  readonly fill: 'none' | 'light'
}
