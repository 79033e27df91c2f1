import type { PageStyle } from './document'

/** Text pages: the frame of GB/T 9704-2012 a little wider, since these are working papers and no official letter. */
export const TEXT_PAGE: PageStyle = {
  orientation: 'portrait',
  margins: { top: 30, right: 26, bottom: 28, left: 28 },
  pageNumber: 'centre',
}

/** Tables and figures; bound at the left in upright papers, that is at the top of a lying sheet. */
export const TABLE_PAGE: PageStyle = {
  orientation: 'landscape',
  margins: { top: 25, right: 18, bottom: 20, left: 18 },
  pageNumber: 'centre',
}

export const COVER_PAGE: PageStyle = { ...TEXT_PAGE, pageNumber: 'none' }
