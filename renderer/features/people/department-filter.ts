import type { Person } from '../../../domain/records/person'

/** Stands for the people whose department is not given. */
export const NO_DEPARTMENT = 'none'

/** The people of a department; all of them for null. */
export function inDepartment(persons: readonly Person[], department: string | null): readonly Person[] {
  if (department === null) return persons
  const wanted = department === NO_DEPARTMENT ? null : department
  return persons.filter((person) => person.departmentId === wanted)
}
