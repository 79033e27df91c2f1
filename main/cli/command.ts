import type { Failure } from '../../domain/result'
import type { JobProgress } from '../jobs/job-types'

/** What a command found or did: lines for people, and the same as one JSON object. */
export interface CommandReport {
  readonly lines: readonly string[]
  readonly json: Readonly<Record<string, unknown>>
}

/** How a command ended; the exit codes are 0, 1 and 2. */
export type CommandOutcome =
  | { readonly end: 'done'; readonly report: CommandReport }
  | {
      readonly end: 'problems'
      readonly problems: readonly Failure[]
      /** What was found all the same, e.g. every bad cell of a table. */
      readonly report?: CommandReport
    }
  | { readonly end: 'wrong-use'; readonly message: string }

export interface CommandInput {
  /** What stands on the command line without a name, as many as `operands` names. */
  readonly operands: readonly string[]
  readonly options: Readonly<Record<string, string | undefined>>
  /** The flags that were set. */
  readonly flags: ReadonlySet<string>
  readonly onProgress: (progress: JobProgress) => void
}

/** One command of the command line. */
export interface Command {
  readonly name: string
  /** One line of Chinese. */
  readonly summary: string
  /** Names of what must be given, in order, e.g. FILE. */
  readonly operands: readonly string[]
  /** Named options that take a value: name → what its value is, with whether it must be given. */
  readonly options: Readonly<Record<string, { readonly value: string; readonly required: boolean }>>
  /** Named options without a value. */
  readonly flags?: readonly string[]
  readonly run: (input: CommandInput) => Promise<CommandOutcome>
}

export function done(lines: readonly string[], json: CommandReport['json']): CommandOutcome {
  return { end: 'done', report: { lines, json } }
}

export function failed(...problems: readonly Failure[]): CommandOutcome {
  return { end: 'problems', problems }
}

export function wrongUse(message: string): CommandOutcome {
  return { end: 'wrong-use', message }
}
