import type { Department } from '../records/department'
import type { Person } from '../records/person'
import type { Pilot } from '../records/pilot'
import type { Unit } from '../records/unit'
import type { WorkspaceState } from '../workspace/state'

/** What documents are made from. */
export interface PacketSource {
  readonly state: WorkspaceState
  /** Reference date of everything that depends on a date, 'YYYY-MM-DD'; printed as the packet's date. */
  readonly asOf: string
}

/** The pilot of the workspace; null while none is entered. */
export function pilotOf({ state }: PacketSource): Pilot | null {
  return [...state.pilots.values()][0] ?? null
}

/** The units of a role, in the order in which they were entered. */
export function unitsIn({ state }: PacketSource, role: Unit['role']): Unit[] {
  return [...state.units.values()]
    .filter((unit) => unit.role === role)
    .sort((left, right) => (left.id < right.id ? -1 : 1))
}

/** Names of the units of a role on one line. */
export function unitNames(source: PacketSource, role: Unit['role']): string {
  return unitsIn(source, role)
    .map((unit) => unit.name)
    .filter((name) => name !== '')
    .join('、')
}

export function departmentName({ state }: PacketSource, id: Department['id'] | null): string {
  return (id && state.departments.get(id)?.name) || ''
}

export function personName({ state }: PacketSource, id: Person['id'] | null): string {
  return (id && state.persons.get(id)?.name) || ''
}
