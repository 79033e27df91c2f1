import { officialDate } from '../records/dates'
import { type Standard, type StandardId, standardKind } from '../records/standard'
import type { WorkspaceState } from '../workspace/state'
import { numberOf } from './placement'
import { classifyNumber } from './standard-number'
import { statusOn } from './status'

/** Something about a standard that a person should look at. It never stops anything (D1, D2: warnings and hints). */
export interface StandardHint {
  readonly standardId: StandardId
  /** The cell that it stands at. */
  readonly field: keyof Standard
  /** 'warning' is likely wrong, 'hint' may be meant. */
  readonly severity: 'warning' | 'hint'
  /** A Chinese sentence. */
  readonly text: string
}

export type HintsByStandard = ReadonlyMap<StandardId, readonly StandardHint[]>

/** The part of a workspace that hints look at. */
type Hinted = Pick<WorkspaceState, 'standards' | 'implementationRecords' | 'trainings'>

/**
 * The hints of every standard that has any, in the order of the columns. Rules D1.1–D1.3, D1.6, D2.1, D2.3 and D2.11.
 * @param on reference date, 'YYYY-MM-DD'.
 */
export function standardHints(state: Hinted, on: string): HintsByStandard {
  const library = libraryOf(state)
  const practice = practiceOf(state)
  const hints = new Map<StandardId, readonly StandardHint[]>()
  for (const standard of state.standards.values()) {
    const found = [
      ...ownHints(standard),
      ...duplicateHints(standard, library),
      ...replacementHints(standard, library, on),
      ...coverageHints(standard, library, on),
      ...practiceHints(standard, practice),
    ]
    if (found.length > 0) hints.set(standard.id, found)
  }
  return hints
}

/** Records never change in place, so what was found in one holds as long as it lives. */
const known = new WeakMap<Standard, readonly StandardHint[]>()

/** What shows in the standard alone. */
function ownHints(standard: Standard): readonly StandardHint[] {
  const cached = known.get(standard)
  if (cached) return cached
  const found = [...numberHints(standard), ...dateHints(standard)]
  known.set(standard, found)
  return found
}

function hintAt(
  { id }: Standard,
  field: keyof Standard,
  severity: StandardHint['severity'],
  text: string,
): StandardHint {
  return { standardId: id, field, severity, text }
}

function numberHints(standard: Standard): StandardHint[] {
  if (standard.number === '') return []
  const { hint, year } = numberOf(standard)
  const found = hint === '' ? [] : [hintAt(standard, 'number', 'hint', hint)]
  const published = standard.publishedOn === null ? null : Number(standard.publishedOn.slice(0, 4))
  if (year !== null && published !== null && year !== published) {
    found.push(hintAt(standard, 'publishedOn', 'warning', `标准号的年代号是${year}，发布日期却在${published}年。`))
  }
  return found
}

function dateHints(standard: Standard): StandardHint[] {
  const { publishedOn, effectiveOn, abolishedOn } = standard
  const found: StandardHint[] = []
  if (publishedOn !== null && effectiveOn !== null && effectiveOn < publishedOn) {
    found.push(hintAt(standard, 'effectiveOn', 'warning', '实施日期早于发布日期。'))
  }
  if (effectiveOn !== null && abolishedOn !== null && abolishedOn < effectiveOn) {
    found.push(hintAt(standard, 'abolishedOn', 'warning', '废止日期早于实施日期。'))
  }
  return found
}

interface Library {
  readonly byKey: ReadonlyMap<string, readonly Standard[]>
  readonly byName: ReadonlyMap<string, readonly Standard[]>
}

function libraryOf({ standards }: Hinted): Library {
  const all = [...standards.values()]
  return { byKey: groupBy(all, (standard) => numberOf(standard).key), byName: groupBy(all, nameKey) }
}

const nameKey = ({ name }: Standard) => name.normalize('NFKC').replace(/\s+/g, '')

function groupBy(standards: readonly Standard[], keyOf: (standard: Standard) => string) {
  const groups = new Map<string, Standard[]>()
  for (const standard of standards) {
    const key = keyOf(standard)
    if (key === '') continue
    const group = groups.get(key)
    if (group) group.push(standard)
    else groups.set(key, [standard])
  }
  return groups
}

const called = (standards: readonly Standard[]) =>
  `“${standards.slice(0, 3).map(standardKind.titleOf).join('”“')}”${standards.length > 3 ? '等' : ''}`

function duplicateHints(standard: Standard, { byKey }: Library): StandardHint[] {
  const others = (byKey.get(numberOf(standard).key) ?? []).filter(({ id }) => id !== standard.id)
  if (others.length === 0) return []
  const text = `标准号与${called(others)}重复。同一标准列在几个体系下的，只登记一项，归入几个节点。`
  return [hintAt(standard, 'number', 'warning', text)]
}

/** A standard that says it was replaced, and the one that replaced it. */
function replacementHints(standard: Standard, { byKey }: Library, on: string): StandardHint[] {
  const { replacedBy, abolishedOn } = standard
  if (replacedBy === '') {
    if (standard.state !== '废止' || abolishedOn !== null) return []
    return [hintAt(standard, 'abolishedOn', 'hint', '已废止，但没有废止日期，也没有替代标准号。')]
  }
  const [successor] = byKey.get(classifyNumber(replacedBy).key) ?? []
  const isCurrent = statusOn(standard, on) === '现行'
  if (isCurrent && (!successor || statusOn(successor, on) === '现行')) {
    return [hintAt(standard, 'state', 'warning', `已填写替代标准号“${replacedBy}”，但状态仍是现行。`)]
  }
  if (successor?.effectiveOn && abolishedOn !== null && successor.effectiveOn < abolishedOn) {
    const day = officialDate(successor.effectiveOn)
    return [hintAt(standard, 'abolishedOn', 'warning', `替代它的标准自${day}起实施，早于这里的废止日期。`)]
  }
  return []
}

/** An own standard although a current national, industry or local one has the same name (细则 第十五条第二项). */
function coverageHints(standard: Standard, { byName }: Library, on: string): StandardHint[] {
  if (!isOwn(standard)) return []
  const covering = (byName.get(nameKey(standard)) ?? []).filter(
    (other) => PUBLIC_KINDS.has(numberOf(other).kind) && statusOn(other, on) === '现行',
  )
  if (covering.length === 0) return []
  const text = `已有同名的${covering.map((other) => numberOf(other).kind)[0]}${called(covering)}，请说明为什么还要自行制定。`
  return [hintAt(standard, 'name', 'hint', text)]
}

const PUBLIC_KINDS: ReadonlySet<string> = new Set(['国家标准', '行业标准', '地方标准'])

function isOwn(standard: Standard): boolean {
  const { kind } = numberOf(standard)
  return kind === '企业标准' || kind === '其他'
}

/** Per standard, the first days on which it was carried out and taught; '' when no day is given. */
interface Practice {
  readonly implemented: ReadonlyMap<string, string>
  readonly taught: ReadonlyMap<string, string>
}

function practiceOf({ implementationRecords, trainings }: Hinted): Practice {
  const implemented = new Map<string, string>()
  for (const { standardId, startedOn } of implementationRecords.values()) {
    if (standardId !== null && startedOn !== null) earliest(implemented, standardId, startedOn)
  }
  const taught = new Map<string, string>()
  for (const { standardIds, heldOn } of trainings.values()) {
    if (heldOn !== null) for (const id of standardIds) earliest(taught, id, heldOn)
  }
  return { implemented, taught }
}

function earliest(days: Map<string, string>, id: string, day: string): void {
  const first = days.get(id)
  if (first === undefined || day < first) days.set(id, day)
}

function practiceHints(standard: Standard, { implemented, taught }: Practice): StandardHint[] {
  const begun = implemented.get(standard.id)
  if (begun === undefined) return []
  const found: StandardHint[] = []
  const startsOn = standard.effectiveOn ?? standard.publishedOn
  if (startsOn !== null && begun < startsOn) {
    const text = `实施记录从${officialDate(begun)}开始，早于标准的实施（发布）日期。`
    found.push(hintAt(standard, 'effectiveOn', 'warning', text))
  }
  const training = taught.get(standard.id)
  if (training !== undefined && training > begun) {
    const text = `${officialDate(begun)}已开始实施，最早的宣贯培训却在${officialDate(training)}。`
    found.push(hintAt(standard, 'name', 'hint', text))
  }
  return found
}
