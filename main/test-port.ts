import type { Dialogs } from './dialogs'

/** Through this, tests answer the system's dialogs, which no test driver can reach. Not in the product's bundle. */
export interface TestPort {
  /** Answers of the coming dialogs, first in first out; null = cancelled. */
  readonly answers: (string | null)[]
}

/** Dialogs that take their answers from the port; with none waiting they count as cancelled. */
export function testPortDialogs(): Dialogs {
  const port: TestPort = { answers: [] }
  Object.assign(globalThis, { workbenchTestPort: port })
  const answer = async () => port.answers.shift() ?? null
  return { save: answer, open: answer }
}
