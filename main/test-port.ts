import type { Dialogs } from './dialogs'

/** Through this, tests answer the system's dialogs and put the clock forward. Not in the product's bundle. */
export interface TestPort {
  /** Answers of the coming dialogs, first in first out; null = cancelled; several files one a line. */
  readonly answers: (string | null)[]
  /** How far our clock is ahead of the system's (ms). */
  ahead: number
}

/** Dialogs that take their answers from the port (with none waiting they count as cancelled), and its clock. */
export function openTestPort(): { readonly dialogs: Dialogs; readonly now: () => Date } {
  const port: TestPort = { answers: [], ahead: 0 }
  Object.assign(globalThis, { workbenchTestPort: port })
  const answer = async () => port.answers.shift() ?? null
  const openMany = async () => (await answer())?.split('\n') ?? []
  return {
    dialogs: { save: answer, open: answer, openMany, folder: answer },
    now: () => new Date(Date.now() + port.ahead),
  }
}
