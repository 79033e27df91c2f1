import { type Rate, rateOf } from '../rate'
import type { DepartmentId } from '../records/department'
import type { Person, PersonId } from '../records/person'
import { TRAINING_CATEGORIES, type Training, type TrainingId } from '../records/training'
import { recordsInOrder, type WorkspaceState } from '../workspace/state'

/** Which trainings count and whose names stand on the roster. Days are 'YYYY-MM-DD', both included. */
export interface CoveragePeriod {
  /** First day; null = from the beginning. */
  readonly from: string | null
  /** Last day, and the day of the roster. */
  readonly on: string
}

/** Trained people among a group of the roster. */
export interface Coverage {
  readonly rate: Rate
  readonly trainedIds: readonly PersonId[]
  /** 未培训人员. */
  readonly untrainedIds: readonly PersonId[]
}

export interface DepartmentCoverage extends Coverage {
  /** null = people without a department. */
  readonly departmentId: DepartmentId | null
}

export interface CategoryCoverage extends Coverage {
  readonly category: Training['category']
  readonly trainingIds: readonly TrainingId[]
}

/** 宣传培训覆盖 (细则 第十五条第三项, 全员). */
export interface TrainingCoverage {
  readonly overall: Coverage
  /** Departments in the order in which they were entered, people without one last; departments without people are left out. */
  readonly departments: readonly DepartmentCoverage[]
  readonly categories: readonly CategoryCoverage[]
  /** Of 基础理论 and 专业知识, both demanded by 细则 第十五条第三项, those that no training was about (D3.8). */
  readonly missingCategories: readonly Training['category'][]
  /** Trainings without a date: they count, as their attendance lists are proof, but the date should be filled in. */
  readonly undatedIds: readonly TrainingId[]
}

const DEMANDED_CATEGORIES = ['基础理论', '专业知识'] as const

/** People on the roster on a day: who has come and has not left. 离岗日期 is the first day off it. */
export function rosterOn(state: WorkspaceState, date: string): readonly Person[] {
  return recordsInOrder(state, 'persons').filter(
    ({ joinedOn, leftOn }) => (joinedOn === null || joinedOn <= date) && (leftOn === null || leftOn > date),
  )
}

/**
 * Coverage = distinct people of the roster who attended at least one training ÷ roster (D3.8). People who were trained
 * and have left do not count.
 */
export function trainingCoverage(state: WorkspaceState, period: CoveragePeriod): TrainingCoverage {
  const roster = rosterOn(state, period.on)
  const held = trainingsIn(state, period)
  const trained = attendeesOf(held)
  return {
    overall: coverageOf(roster, trained),
    departments: departmentGroups(state, roster).map(([departmentId, people]) => ({
      departmentId,
      ...coverageOf(people, trained),
    })),
    categories: TRAINING_CATEGORIES.map((category) => {
      const trainings = held.filter((training) => training.category === category)
      return { category, trainingIds: trainings.map(({ id }) => id), ...coverageOf(roster, attendeesOf(trainings)) }
    }),
    missingCategories: DEMANDED_CATEGORIES.filter(
      (category) => !held.some((training) => training.category === category),
    ),
    undatedIds: held.filter(({ heldOn }) => heldOn === null).map(({ id }) => id),
  }
}

function trainingsIn(state: WorkspaceState, { from, on }: CoveragePeriod): readonly Training[] {
  return recordsInOrder(state, 'trainings').filter(
    ({ heldOn }) => heldOn === null || (heldOn <= on && (from === null || heldOn >= from)),
  )
}

function attendeesOf(trainings: readonly Training[]): ReadonlySet<PersonId> {
  return new Set(trainings.flatMap(({ attendeeIds }) => attendeeIds))
}

function coverageOf(people: readonly Person[], trained: ReadonlySet<PersonId>): Coverage {
  const ids = people.map(({ id }) => id)
  const trainedIds = ids.filter((id) => trained.has(id))
  return {
    rate: rateOf(trainedIds.length, ids.length),
    trainedIds,
    untrainedIds: ids.filter((id) => !trained.has(id)),
  }
}

function departmentGroups(
  state: WorkspaceState,
  roster: readonly Person[],
): readonly (readonly [DepartmentId | null, readonly Person[]])[] {
  const groups = new Map<DepartmentId | null, Person[]>()
  for (const { id } of recordsInOrder(state, 'departments')) groups.set(id, [])
  groups.set(null, [])
  for (const person of roster) {
    const known = person.departmentId !== null && groups.has(person.departmentId) ? person.departmentId : null
    groups.get(known)?.push(person)
  }
  return [...groups].filter(([, people]) => people.length > 0)
}

/** Attendance and pass rate of one training. */
export interface TrainingRates {
  /** Expected people who came ÷ 应到. */
  readonly attendance: Rate
  readonly absentIds: readonly PersonId[]
  /** People who came without being expected; they count in 实到, not in the attendance rate. */
  readonly extraIds: readonly PersonId[]
  /** 实到, distinct people. */
  readonly attended: number
  /** 考核合格人数 ÷ 实到; null while 考核合格人数 is not given. */
  readonly pass: Rate | null
  /** More people passed than came: a number was mistyped. */
  readonly passExceedsAttended: boolean
}

/** Derives the rates of one training from its lists; nothing of it is ever typed. */
export function trainingRates(training: Training): TrainingRates {
  const expected = new Set(training.expectedIds)
  const attendees = new Set(training.attendeeIds)
  const absentIds = [...expected].filter((id) => !attendees.has(id))
  const { passedCount } = training
  return {
    attendance: rateOf(expected.size - absentIds.length, expected.size),
    absentIds,
    extraIds: [...attendees].filter((id) => !expected.has(id)),
    attended: attendees.size,
    pass: passedCount === null ? null : rateOf(passedCount, attendees.size),
    passExceedsAttended: passedCount !== null && passedCount > attendees.size,
  }
}
