import { DEFAULT_DIAGRAM, type DiagramOptions } from './diagram-options'
import type { NeutralDocument } from './document'
import { overviewPacket } from './overview-packet'
import type { PacketName } from './packet-names'
import type { PacketSource } from './packet-source'
import { statisticsPacket } from './statistics-document'
import { diagramPacket } from './structure-diagram'

/** A packet, and how it is to look. */
export interface WantedPacket {
  readonly packet: PacketName
  /** Of the packet structure-diagram; as most offices want it when not given. */
  readonly diagram?: DiagramOptions | null
}

/**
 * The document of a packet.
 * @param createdAt UTC instant that the file is dated with.
 */
export function packetDocument(
  { packet, diagram }: WantedPacket,
  source: PacketSource,
  createdAt: string,
): NeutralDocument {
  switch (packet) {
    case 'overview':
      return overviewPacket(source, createdAt)
    case 'statistics':
      return statisticsPacket(source, createdAt)
    case 'structure-diagram':
      return diagramPacket(source, diagram ?? DEFAULT_DIAGRAM, createdAt)
  }
}
