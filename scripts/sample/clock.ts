import { createHash } from 'node:crypto'
import { createIdSource, type IdSource } from '../../domain/workspace/ids'

/** When the sample was entered, and the day as of which it speaks. */
const ENTERED_AT = Date.parse('2026-11-20T01:00:00.000Z')
const SEED = 'sample workspace of the pilot workbench'

/** Time and ids of the sample: made up, the same on every run. */
export interface SampleClock {
  readonly ids: IdSource
  /** The made-up present, a UTC instant. */
  now(): string
  /** Turns the clock forward. @param instant UTC instant; null = one minute on. */
  moveOn(instant: string | null): void
}

export function createSampleClock(): SampleClock {
  let time = ENTERED_AT
  let drawn = 0
  const bytes = (length: number) => {
    drawn += 1
    return createHash('sha256').update(`${SEED}:${drawn}`).digest().subarray(0, length)
  }
  return {
    ids: createIdSource(() => time, bytes),
    now: () => new Date(time).toISOString(),
    moveOn: (instant) => {
      const next = instant === null ? time + 60_000 : Date.parse(instant)
      if (!(next >= time)) throw new Error(`the sample's clock cannot go back to ${instant}`)
      time = next
    },
  }
}
