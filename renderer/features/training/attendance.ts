import type { Department } from '../../../domain/records/department'
import type { Person } from '../../../domain/records/person'
import type { Training } from '../../../domain/records/training'
import type { CheckGroup, CheckItem } from '../../ui/check-matrix'

/** A list of people with some put in or taken out; order kept, nobody twice. */
export function withPeople<Id extends string>(list: readonly Id[], ids: readonly Id[], on: boolean): Id[] {
  if (!on) {
    const gone = new Set(ids)
    return list.filter((id) => !gone.has(id))
  }
  return [...new Set([...list, ...ids])]
}

/**
 * People by department, in the order of the departments; those without one last. Empty departments are left out.
 * @param search words that a person's name, position or department must contain.
 */
export function peopleByDepartment(
  persons: readonly Person[],
  departments: readonly Department[],
  search: string,
): readonly CheckGroup[] {
  const known = new Set<string>(departments.map(({ id }) => id))
  const words = plain(search).split(/\s+/).filter(Boolean)
  const groups = [...departments, null].map((department) => {
    const label = department === null ? '未填部门' : department.name || '未命名部门'
    const members = persons.filter((person) => departmentOf(person, known) === (department?.id ?? null))
    const items = members.map(itemOf).filter((item) => {
      const text = plain(`${item.label} ${item.hint} ${label}`)
      return words.every((word) => text.includes(word))
    })
    return { id: department?.id ?? 'none', label, items }
  })
  return groups.filter((group) => group.items.length > 0)
}

function departmentOf(person: Person, known: ReadonlySet<string>): string | null {
  return person.departmentId !== null && known.has(person.departmentId) ? person.departmentId : null
}

function itemOf(person: Person): CheckItem {
  return { id: person.id, label: person.name || '未命名人员', hint: person.position }
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/**
 * Who can be chosen for a training: the roster of its day, and whoever stands in one of its lists already (people who
 * have left since stay visible where they took part).
 */
export function choosablePeople(
  persons: readonly Person[],
  roster: readonly Person[],
  training: Pick<Training, 'expectedIds' | 'attendeeIds'>,
): readonly Person[] {
  const wanted = new Set<string>([...roster.map(({ id }) => id), ...training.expectedIds, ...training.attendeeIds])
  return persons.filter(({ id }) => wanted.has(id))
}
