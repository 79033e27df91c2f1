import type { Person } from '../../domain/records/person'
import { fieldsOf } from './fields'
import type { SourceFolder } from './source-folder'
import { listOf, type SourceRow } from './table-text'
import type { Draft, WorkspaceBuilder } from './workspace-builder'

const SCOPE = '应到范围'
const ABSENT = '缺席人员'

/** Trainings; 应到 and 实到 are worked out from the departments or people invited and those who were absent. */
export function enterTrainings(builder: WorkspaceBuilder, source: SourceFolder): void {
  const drafts = source.table('trainings').map((row) => training(builder, row))
  builder.enter('trainings', drafts)
}

function training(builder: WorkspaceBuilder, row: SourceRow): Draft {
  const fields = fieldsOf('trainings', row, builder.names, [SCOPE, ABSENT])
  const expected = invited(builder, row).map(({ id }) => id)
  const absent = listOf(row.cells.get(ABSENT) ?? '').map((name) => builder.names.idOf('persons', name, row.place))
  const notInvited = absent.filter((id) => !expected.some((other) => other === id))
  if (notInvited.length > 0) throw new Error(`${row.place}: somebody is absent who was not invited or on the roster`)
  const attendees = expected.filter((id) => !absent.includes(id))
  if (Number(fields.passedCount ?? 0) > attendees.length) throw new Error(`${row.place}: more passed than attended`)
  return { fields: { ...fields, expectedIds: expected, attendeeIds: attendees }, place: row.place }
}

/** 全体, departments or single people, of those on the roster that day, in the order of the roster. */
function invited({ current, names }: WorkspaceBuilder, row: SourceRow): Person[] {
  const heldOn = row.cells.get('日期') ?? ''
  const scope = listOf(row.cells.get(SCOPE) ?? '')
  const departments = scope.filter((part) => names.has('departments', part))
  const people = scope.filter((part) => part !== '全体' && !departments.includes(part))
  const departmentIds = new Set<string | null>(departments.map((part) => names.idOf('departments', part, row.place)))
  const personIds = new Set(people.map((part) => names.idOf('persons', part, row.place)))
  return [...current.persons.values()].filter((person) => {
    if (!onRoster(person, heldOn)) return false
    return scope.includes('全体') || departmentIds.has(person.departmentId) || personIds.has(person.id)
  })
}

/** Whether somebody was on the roster on a day, 'YYYY-MM-DD'; the day of leaving no longer counts. */
export function onRoster({ joinedOn, leftOn }: Person, day: string): boolean {
  return (joinedOn === null || joinedOn <= day) && (leftOn === null || day < leftOn)
}
