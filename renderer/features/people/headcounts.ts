import type { Person } from '../../../domain/records/person'

/** How many of the people stand in each department. */
export function headcounts(people: readonly Person[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { departmentId } of people) {
    if (departmentId !== null) counts.set(departmentId, (counts.get(departmentId) ?? 0) + 1)
  }
  return counts
}
