import { create } from 'zustand'
import type { MergePlan } from '../../../domain/workspace/merge'
import type { MergeConflict } from '../../../domain/workspace/merge-conflicts'
import type { SideName } from '../../../domain/workspace/merge-side'
import type { StagedFile } from '../../../preload/contract'
import type { MergeDone } from '../../commands/merge'

export type Choices = ReadonlyMap<string, SideName>

/** A colleague's file that was compared and waits for decisions. */
export interface Comparison {
  readonly staged: StagedFile
  readonly plan: MergePlan
  readonly choices: Choices
}

/** What the last merge came to; 'nothing' when the file held nothing new. */
export type Outcome =
  | { readonly kind: 'nothing'; readonly file: string }
  | { readonly kind: 'merged'; readonly file: string; readonly done: MergeDone }

/**
 * A merge under way; session state. It outlives the screen, so that a clerk can look at other screens before deciding,
 * but belongs to one workspace.
 */
export interface MergingSession {
  readonly slot: string | null
  readonly comparison: Comparison | null
  readonly outcome: Outcome | null
  /** Which page of the conflicts is shown, counted from 0. */
  readonly page: number
  /** The conflict that is to be brought into view next. */
  readonly reveal: string | null
}

/** Conflicts that are shown at a time; a thousand at once would make every choice slow. */
export const CONFLICTS_ON_PAGE = 50

const NONE: MergingSession = { slot: null, comparison: null, outcome: null, page: 0, reveal: null }

export const useMergingSession = create<MergingSession>(() => NONE)

export function showComparison(slot: string, comparison: Comparison): void {
  useMergingSession.setState({ ...NONE, slot, comparison })
}

export function showOutcome(slot: string, outcome: Outcome | null): void {
  useMergingSession.setState({ ...NONE, slot, outcome })
}

/** The user has read what the last merge came to. */
export function dismissOutcome(): void {
  useMergingSession.setState({ outcome: null })
}

/** Chooses a side in some of the conflicts. */
export function choose(ids: Iterable<string>, side: SideName): void {
  useMergingSession.setState(({ comparison }) => {
    if (!comparison) return {}
    const choices = new Map(comparison.choices)
    for (const id of ids) choices.set(id, side)
    return { comparison: { ...comparison, choices } }
  })
}

/** Turns to a page of the conflicts, showing its first. */
export function turnTo(page: number): void {
  const first = useMergingSession.getState().comparison?.plan.conflicts[page * CONFLICTS_ON_PAGE]
  useMergingSession.setState({ page, reveal: first?.id ?? null })
}

/** Brings a conflict into view, on whichever page it stands. */
export function revealConflict(id: string): void {
  const conflicts = useMergingSession.getState().comparison?.plan.conflicts ?? []
  const index = conflicts.findIndex((conflict) => conflict.id === id)
  if (index >= 0) useMergingSession.setState({ page: Math.floor(index / CONFLICTS_ON_PAGE), reveal: id })
}

/** The conflict that was to be brought into view is there. */
export function revealed(): void {
  useMergingSession.setState({ reveal: null })
}

/** The conflicts that nobody has decided yet. */
export function undecided({ plan, choices }: Pick<Comparison, 'plan' | 'choices'>): readonly MergeConflict[] {
  return plan.conflicts.filter(({ id }) => !choices.has(id))
}

/** The choices that still hold for a newer comparison: those where both sides read as they did. */
export function choicesKept({ plan, choices }: Pick<Comparison, 'plan' | 'choices'>, newer: MergePlan): Choices {
  const before = new Map(plan.conflicts.map((conflict) => [conflict.id, conflict]))
  const kept = newer.conflicts.flatMap((conflict) => {
    const known = before.get(conflict.id)
    const side = choices.get(conflict.id)
    const same = known?.mine.text === conflict.mine.text && known.theirs.text === conflict.theirs.text
    return side !== undefined && same ? [[conflict.id, side] as const] : []
  })
  return new Map(kept)
}
