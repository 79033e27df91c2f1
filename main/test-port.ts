import type { Dialogs } from './dialogs'

/** Through this, tests answer the system's dialogs, which no test driver can reach. Not in the product's bundle. */
export interface TestPort {
  /** Answers of the coming dialogs, first in first out; null = cancelled; several files one a line. */
  readonly answers: (string | null)[]
}

/** Dialogs that take their answers from the port; with none waiting they count as cancelled. */
export function testPortDialogs(): Dialogs {
  const port: TestPort = { answers: [] }
  Object.assign(globalThis, { workbenchTestPort: port })
  const answer = async () => port.answers.shift() ?? null
  const openMany = async () => (await answer())?.split('\n') ?? []
  return { save: answer, open: answer, openMany, folder: answer }
}
