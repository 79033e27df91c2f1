import { countStandards } from '../standards/node-counts'
import { buildTree, flattenTree } from '../standards/system-tree'
import { drawDiagram } from './diagram'
import type { DiagramOptions } from './diagram-options'
import { frameSize, type NeutralDocument } from './document'
import { type PacketSource, pilotOf, unitNames } from './packet-source'
import { TABLE_PAGE } from './page-styles'
import { body, note, onePart, type PacketPart } from './parts'
import { drawTree } from './tree-figure'

const WHERE = '体系结构图'
/** Kept free for the chapter's heading, the caption and the note, in mm. */
const HEADING_ROOM = 16
const CAPTION_ROOM = 10
const NOTE_ROOM = 9

/** 体系结构图: the tree as an organization chart with the number of standards under every node. */
export function structureDiagram(source: PacketSource): PacketPart {
  const roots = buildTree(source.state.systemNodes)
  if (roots.length === 0) return onePart(WHERE, TABLE_PAGE, [body('尚未建立标准体系。', WHERE)])
  const room = frameSize(TABLE_PAGE)
  const frame = { width: room.width, height: room.height - HEADING_ROOM - CAPTION_ROOM - NOTE_ROOM }
  const listed = countStandards(roots, source.state.standards)
  const counts = new Map(flattenTree(roots).map(({ node }) => [node.id as string, listed.get(node.id) ?? 0]))
  const { figures, longNames } = drawTree(roots, { title: '标准体系', frame, counts })
  const explained = note(
    '注：括号内为该节点及其下级节点所列标准的项数，列入多个节点的标准在其共同上级中只计一次。',
    WHERE,
  )
  const names = longNames.map((name) => note(`图中缩写的节点全称：${name}`, WHERE))
  return onePart(WHERE, TABLE_PAGE, [...figures, explained, ...names])
}

/**
 * 体系结构图 as a paper of its own: every page is one drawing.
 * @param createdAt UTC instant that the file is dated with.
 */
export function diagramPacket(source: PacketSource, options: DiagramOptions, createdAt: string): NeutralDocument {
  const { page, sheets, longNames } = drawDiagram(source.state, options)
  const figures = sheets.map(({ figure }) => figure)
  const names = longNames.map((name) => note(`图中缩写的节点全称：${name}`, WHERE))
  const nothing = body('尚未建立标准体系。', WHERE)
  return {
    title: `${pilotOf(source)?.name ?? ''}${WHERE}`,
    organization: unitNames(source, '承担单位'),
    createdAt,
    sections: [{ page, blocks: figures.length > 0 ? [...figures, ...names] : [nothing] }],
  }
}
