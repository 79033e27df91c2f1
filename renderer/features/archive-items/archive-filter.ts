import type { CatalogueFilter } from '../../../domain/archive/catalogue'
import type { ArchiveItem } from '../../../domain/records/archive-item'

/** The years of the files, the newest first. */
export function yearsOf(items: ReadonlyMap<string, ArchiveItem>): readonly number[] {
  const years = new Set([...items.values()].flatMap(({ year }) => year ?? []))
  return [...years].sort((left, right) => right - left)
}

/** One 年度 and 保管期限, as the catalogue is bound. */
export type Volume = Required<Pick<CatalogueFilter, 'year' | 'retention'>>
