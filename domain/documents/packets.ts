import type { NeutralDocument } from './document'
import { overviewPacket } from './overview-packet'
import type { PacketName } from './packet-names'
import type { PacketSource } from './packet-source'
import { statisticsPacket } from './statistics-document'

const MAKERS: Readonly<Record<PacketName, (source: PacketSource, createdAt: string) => NeutralDocument>> = {
  overview: overviewPacket,
  statistics: statisticsPacket,
}

/**
 * The document of a packet.
 * @param createdAt UTC instant that the file is dated with.
 */
export function packetDocument(packet: PacketName, source: PacketSource, createdAt: string): NeutralDocument {
  return MAKERS[packet](source, createdAt)
}
