import { officialDate } from '../records/dates'
import { archiveDocument } from './archive-document'
import { detailDocument } from './detail-document'
import type { Block, NeutralDocument, Section } from './document'
import { implementationDocument } from './implementation-document'
import { firstLevelNumber } from './numerals'
import { type PacketSource, pilotOf, unitNames } from './packet-source'
import { COVER_PAGE, TEXT_PAGE } from './page-styles'
import type { PacketPart } from './parts'
import { pilotOverview, termText } from './pilot-overview'
import { statisticsDocument } from './statistics-document'
import { structureDiagram } from './structure-diagram'
import { trainingDocument } from './training-document'

/** Name of the programme (细则 第一条), printed on every cover. */
export const PROGRAMME = '社会管理和公共服务综合标准化试点'

const TITLE = '试点工作概览'

/** The documents of the packet, in their order. */
const PARTS: readonly ((source: PacketSource) => PacketPart)[] = [
  pilotOverview,
  structureDiagram,
  detailDocument,
  statisticsDocument,
  trainingDocument,
  implementationDocument,
  archiveDocument,
]

/**
 * The packet 概览: cover, 目录 and everything that the pilot has to show so far, with one numbering of chapters and pages.
 * @param createdAt UTC instant that the file is dated with.
 */
export function overviewPacket(source: PacketSource, createdAt: string): NeutralDocument {
  const chapters = PARTS.map((part) => part(source)).flatMap((part, index) => chapter(part, index + 1))
  const front: readonly Section[] = [
    { page: COVER_PAGE, blocks: [cover(source)] },
    { page: TEXT_PAGE, blocks: [{ kind: 'toc', title: '目　录' }] },
  ]
  const name = pilotOf(source)?.name
  return {
    title: name ? `${name}${TITLE}` : TITLE,
    organization: unitNames(source, '承担单位'),
    createdAt,
    sections: [...front, ...chapters],
  }
}

/** The sections of a part, the first headed by the chapter's number and title. */
function chapter({ title, sections }: PacketPart, number: number): Section[] {
  const heading = { kind: 'heading', level: 1, number: firstLevelNumber(number), text: title } as const
  return sections.map((section, index) =>
    index === 0 ? { ...section, blocks: [{ ...heading, listed: true, where: title }, ...section.blocks] } : section,
  )
}

function cover(source: PacketSource): Block {
  const pilot = pilotOf(source)
  return {
    kind: 'cover',
    programme: PROGRAMME,
    title: TITLE,
    where: '封面',
    fields: [
      { label: '试点名称', value: pilot?.name ?? '' },
      { label: '承担单位', value: unitNames(source, '承担单位') },
      { label: '下达文号', value: pilot?.taskNumber ?? '' },
      { label: '建设期限', value: pilot ? termText(pilot) : '' },
    ],
    foot: officialDate(source.asOf),
  }
}
