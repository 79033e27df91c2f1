import { type CatalogueFilter, nextItemNumber } from '../../../domain/archive/catalogue'
import type { ArchiveItem } from '../../../domain/records/archive-item'
import type { WorkspaceState } from '../../../domain/workspace/state'

/**
 * What a new file begins with: the year, 保管期限 and 机构 that the list is narrowed to, and, once year and 保管期限 are
 * known, the next free 件号.
 */
export function newItemValues(state: WorkspaceState, filter: CatalogueFilter): Partial<ArchiveItem> {
  const group = {
    year: filter.year ?? null,
    retention: filter.retention ?? null,
    departmentId: filter.departmentId ?? null,
  }
  const known = group.year !== null && group.retention !== null
  return { ...group, itemNumber: known ? nextItemNumber(state, group) : null }
}
