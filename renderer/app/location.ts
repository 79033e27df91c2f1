import { create } from 'zustand'

/** Which screen is open, and what it is asked to show; session state, kept per PC. */
export interface Location {
  readonly screen: string
  /** A record that the screen should select, e.g. the person that a list of untrained people points at. */
  readonly focus: string | null
}

const KEY = 'workbench.screen'

export const useLocation = create<Location>(() => ({ screen: localStorage.getItem(KEY) ?? '', focus: null }))

/** Opens a screen, showing a record when one is named. */
export function goTo(screen: string, focus: string | null = null): void {
  localStorage.setItem(KEY, screen)
  useLocation.setState({ screen, focus })
}
