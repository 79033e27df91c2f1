import type { Bridge } from '../preload/contract'

declare global {
  interface Window {
    readonly workbench: Bridge
  }
}

/** Main, as far as the window may reach it. */
export const bridge: Bridge = window.workbench
