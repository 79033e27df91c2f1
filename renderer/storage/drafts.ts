import { createStore } from 'zustand/vanilla'

/** What is being typed and not yet saved: each open field can be asked to save itself. */
interface Draft {
  /** Saves now; false when what was typed cannot be taken (not a date, say) or saving failed. */
  readonly flush: () => Promise<boolean>
}

export interface Drafts {
  /** How many fields hold something unsaved. */
  readonly store: ReturnType<typeof createCountStore>
  hold(key: string, draft: Draft): void
  release(key: string): void
  /** Asks every field to save; true when nothing unsaved is left. */
  flushAll(): Promise<boolean>
}

const createCountStore = () => createStore<{ readonly count: number }>(() => ({ count: 0 }))

export function createDrafts(): Drafts {
  const held = new Map<string, Draft>()
  const store = createCountStore()
  const count = () => store.setState({ count: held.size })
  return {
    store,
    hold(key, draft) {
      held.set(key, draft)
      count()
    },
    release(key) {
      held.delete(key)
      count()
    },
    async flushAll() {
      const outcomes = await Promise.all([...held.values()].map((draft) => draft.flush()))
      return outcomes.every(Boolean)
    },
  }
}
