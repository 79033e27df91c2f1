/** What can be printed, by the names that the command line and the window use. */
export const PACKET_NAMES = ['overview', 'statistics', 'structure-diagram'] as const
export type PacketName = (typeof PACKET_NAMES)[number]

/** What each packet is called on paper. */
export const PACKET_TITLES: Readonly<Record<PacketName, string>> = {
  overview: '试点工作概览',
  statistics: '标准统计表',
  'structure-diagram': '体系结构图',
}

/** Tells whether a name is that of a packet. */
export function isPacketName(name: string): name is PacketName {
  return PACKET_NAMES.some((known) => known === name)
}
