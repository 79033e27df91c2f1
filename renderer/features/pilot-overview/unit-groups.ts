import { UNIT_ROLES, type Unit } from '../../../domain/records/unit'

export interface UnitGroup {
  readonly role: Unit['role']
  readonly units: readonly Unit[]
}

/** The units under the five roles of 细则 第十条, in that order; a role without a unit is there with none. */
export function unitGroups(units: readonly Unit[]): readonly UnitGroup[] {
  return UNIT_ROLES.map((role) => ({ role, units: units.filter((unit) => unit.role === role) }))
}
