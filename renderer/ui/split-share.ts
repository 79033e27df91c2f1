/** Neither pane gets narrower than this part of the width. */
const LEAST = 0.25
const STEP = 0.02

const storageKey = (name: string) => `split:${name}`

/** Keeps both panes wide enough to work in. */
export function clampShare(share: number): number {
  return Math.min(1 - LEAST, Math.max(LEAST, share))
}

/** Where a key moves the bar; null when the key is not one of its own. */
export function shareAfterKey(share: number, key: string): number | null {
  switch (key) {
    case 'ArrowLeft':
      return clampShare(share - STEP)
    case 'ArrowRight':
      return clampShare(share + STEP)
    case 'Home':
      return LEAST
    case 'End':
      return 1 - LEAST
    default:
      return null
  }
}

/** The remembered share of the first pane, or the given one. */
export function loadShare(storage: Pick<Storage, 'getItem'>, name: string, initial: number): number {
  const share = Number.parseFloat(storage.getItem(storageKey(name)) ?? '')
  return Number.isFinite(share) ? clampShare(share) : initial
}

export function saveShare(storage: Pick<Storage, 'setItem'>, name: string, share: number): void {
  storage.setItem(storageKey(name), share.toFixed(4))
}
