import { UNIT_ROLES, type Unit } from '../../../domain/records/unit'

export interface UnitGroup {
  readonly role: Unit['role']
  readonly units: readonly Unit[]
}

/** The units under the five roles of 细则 第十条, in that order; a role without a unit is there with none. */
export function unitGroups(units: ReadonlyMap<string, Unit>): readonly UnitGroup[] {
  return UNIT_ROLES.map((role) => ({ role, units: [...units.values()].filter((unit) => unit.role === role) }))
}

/** The first unit as the list shows them; null when there is none. */
export function firstUnit(groups: readonly UnitGroup[]): Unit | null {
  return groups.flatMap((group) => group.units)[0] ?? null
}
