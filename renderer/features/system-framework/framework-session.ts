import { z } from 'zod'
import { create } from 'zustand'

/** Which standards the table shows. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'unfiled' }
  | { readonly kind: 'node'; readonly id: string }

/** What stands beside the table: nothing, the form of the active standard or of the selected node, or the hints. */
export type Detail = 'none' | 'standard' | 'node' | 'hints'

const rememberedSchema = z.object({
  collapsed: z.array(z.string()).catch([]),
  withSubtree: z.boolean().catch(true),
})

/** How the screen is looked at; session state: never part of the workspace, never undone. */
export interface FrameworkSession {
  readonly scope: Scope
  readonly collapsed: ReadonlySet<string>
  readonly withSubtree: boolean
  readonly detail: Detail
  readonly standardId: string | null
  /** A standard that the table is to bring into sight; a new object for every asking. */
  readonly revealed: { readonly id: string } | null
}

const KEY = 'workbench.system-framework'
/** Ids of nodes that are gone are dropped oldest first, so that the memory does not grow for ever. */
const MOST_COLLAPSED = 20_000

export const useFrameworkSession = create<FrameworkSession>(() => ({
  scope: { kind: 'all' },
  ...remembered(),
  detail: 'none',
  standardId: null,
  revealed: null,
}))

function remembered(): Pick<FrameworkSession, 'collapsed' | 'withSubtree'> {
  try {
    const kept = rememberedSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
    return { collapsed: new Set(kept.collapsed), withSubtree: kept.withSubtree }
  } catch {
    return { collapsed: new Set(), withSubtree: true }
  }
}

function remember(): void {
  const { collapsed, withSubtree } = useFrameworkSession.getState()
  const kept = { collapsed: [...collapsed].slice(-MOST_COLLAPSED), withSubtree }
  localStorage.setItem(KEY, JSON.stringify(kept))
}

/** Opens and closes nodes of the tree. */
export function setCollapsed(ids: Iterable<string>, collapse: boolean): void {
  const collapsed = new Set(useFrameworkSession.getState().collapsed)
  for (const id of ids) {
    if (collapse) collapsed.add(id)
    else collapsed.delete(id)
  }
  useFrameworkSession.setState({ collapsed })
  remember()
}

export function showScope(scope: Scope): void {
  useFrameworkSession.setState({ scope })
}

export function setWithSubtree(withSubtree: boolean): void {
  useFrameworkSession.setState({ withSubtree })
  remember()
}

export function showDetail(detail: Detail): void {
  useFrameworkSession.setState({ detail })
}

export function activateStandard(standardId: string | null): void {
  useFrameworkSession.setState({ standardId })
}

/** Makes a standard the active one and brings it into sight. */
export function revealStandard(id: string): void {
  useFrameworkSession.setState({ standardId: id, revealed: { id } })
}

/** The standard was brought into sight. */
export function endReveal(): void {
  useFrameworkSession.setState({ revealed: null })
}
