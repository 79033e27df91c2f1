import type { Block, Heading, PageStyle, Paragraph, Section } from './document'
import { secondLevelNumber } from './numerals'

/** One document of a packet. Its chapter number is given when the packet is put together. */
export interface PacketPart {
  readonly title: string
  readonly sections: readonly PartSection[]
}

/** A section without the chapter's heading, which the packet sets before the first block. */
export type PartSection = Section

/** Headings of the second level number themselves in the order in which they are made. */
export function subheadings(where: string): (text: string) => Heading {
  let count = 0
  return (text) => {
    count += 1
    return { kind: 'heading', level: 2, number: secondLevelNumber(count), text, listed: true, where }
  }
}

export function body(text: string, where: string): Paragraph {
  return { kind: 'paragraph', text, style: 'body', where }
}

export function note(text: string, where: string): Paragraph {
  return { kind: 'paragraph', text, style: 'note', where }
}

/** A part of one section. */
export function onePart(title: string, page: PageStyle, blocks: readonly Block[]): PacketPart {
  return { title, sections: [{ page, blocks }] }
}
