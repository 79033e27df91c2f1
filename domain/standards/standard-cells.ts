import type { Standard } from '../records/standard'
import type { WorkspaceState } from '../workspace/state'
import { levelOf } from './detail-table'
import { departmentNames, nodeNames } from './import/names'

/** What a cell of an exported table says of a standard; null and '' are an empty cell. */
export type StandardCells = (standard: Standard, field: keyof Standard) => string | null

/** Writes standards into the cells of a table as the import reads them; names are those of this workspace. */
export function standardCells(state: Pick<WorkspaceState, 'systemNodes' | 'departments'>): StandardCells {
  const nodes = nodeNames(state.systemNodes)
  const departments = departmentNames(state.departments.values())
  return (standard, field) => {
    switch (field) {
      case 'nodeIds':
        return standard.nodeIds.map(nodes.wordOf).join('；')
      case 'departmentId':
        return standard.departmentId && departments.wordOf(standard.departmentId)
      case 'level':
        return levelOf(standard)
      default:
        return standard[field]
    }
  }
}
