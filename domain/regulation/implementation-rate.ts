import { type Rate, rateOf } from '../rate'
import type { DepartmentId } from '../records/department'
import type { ImplementationRecord, ImplementationRecordId } from '../records/implementation-record'
import type { StandardId } from '../records/standard'
import type { DetailRow } from '../standards/detail-table'
import { detailTable } from '../standards/detail-table'
import { recordsInOrder, type WorkspaceState } from '../workspace/state'

/** Implementation among some 现行 standards. */
export interface Implementation {
  readonly rate: Rate
  readonly implementedIds: readonly StandardId[]
  /** 现行 standards without any implementation record. */
  readonly missingIds: readonly StandardId[]
}

export interface DepartmentImplementation extends Implementation {
  /** 责任部门 of the standards; null = standards without one. */
  readonly departmentId: DepartmentId | null
  /** Implementation records that the department wrote, about whatever standard. */
  readonly recordIds: readonly ImplementationRecordId[]
}

/** 标准实施率 (细则 第十五条第四项). */
export interface ImplementationRate {
  readonly overall: Implementation
  /** Departments in the order in which they were entered, standards without one last; departments without both are left out. */
  readonly departments: readonly DepartmentImplementation[]
  /** Records that begin before their standard was published or in force (D2.3): mistyped, or a 试行 to be explained. */
  readonly earlyIds: readonly ImplementationRecordId[]
}

/**
 * Rate = 现行 standards with at least one implementation record ÷ 现行 standards (D3.9). Status and records are those of
 * the reference day: a record that begins later does not count yet, one without 开始日期 does.
 * @param scope nodeId null = the whole system.
 */
export function implementationRate(
  state: WorkspaceState,
  scope: { readonly nodeId: string | null; readonly on: string },
): ImplementationRate {
  const current = detailTable(state, scope).filter(({ status }) => status === '现行')
  const records = recordsInOrder(state, 'implementationRecords')
  const started = records.filter(({ startedOn }) => startedOn === null || startedOn <= scope.on)
  const implemented = new Set(started.map(({ standardId }) => standardId))
  return {
    overall: implementationOf(current, implemented),
    departments: byDepartment(state, current, started).map(([departmentId, group]) => ({
      departmentId,
      recordIds: group.records.map(({ id }) => id),
      ...implementationOf(group.rows, implemented),
    })),
    earlyIds: records.filter((record) => isEarly(state, record)).map(({ id }) => id),
  }
}

function implementationOf(rows: readonly DetailRow[], implemented: ReadonlySet<StandardId | null>): Implementation {
  const ids = rows.map(({ standard }) => standard.id)
  const implementedIds = ids.filter((id) => implemented.has(id))
  return {
    rate: rateOf(implementedIds.length, ids.length),
    implementedIds,
    missingIds: ids.filter((id) => !implemented.has(id)),
  }
}

interface DepartmentGroup {
  readonly rows: DetailRow[]
  readonly records: ImplementationRecord[]
}

function byDepartment(
  state: WorkspaceState,
  rows: readonly DetailRow[],
  records: readonly ImplementationRecord[],
): readonly (readonly [DepartmentId | null, DepartmentGroup])[] {
  const groups = new Map<DepartmentId | null, DepartmentGroup>()
  for (const { id } of recordsInOrder(state, 'departments')) groups.set(id, { rows: [], records: [] })
  groups.set(null, { rows: [], records: [] })
  const groupOf = (id: DepartmentId | null) => groups.get(id) ?? groups.get(null)
  for (const row of rows) groupOf(row.standard.departmentId)?.rows.push(row)
  for (const record of records) groupOf(record.departmentId)?.records.push(record)
  return [...groups].filter(([, group]) => group.rows.length > 0 || group.records.length > 0)
}

function isEarly(state: WorkspaceState, record: ImplementationRecord): boolean {
  const standard = record.standardId === null ? undefined : state.standards.get(record.standardId)
  const startsOn = standard?.effectiveOn ?? standard?.publishedOn
  return Boolean(startsOn && record.startedOn && record.startedOn < startsOn)
}

/** The implementation records of each standard, for lists that show them beside it. */
export function recordsByStandard(state: WorkspaceState): ReadonlyMap<StandardId, readonly ImplementationRecord[]> {
  const byStandard = new Map<StandardId, ImplementationRecord[]>()
  for (const record of recordsInOrder(state, 'implementationRecords')) {
    if (record.standardId === null) continue
    const records = byStandard.get(record.standardId)
    if (records) records.push(record)
    else byStandard.set(record.standardId, [record])
  }
  return byStandard
}
