/** Where time and randomness come from; handed in, so that the domain stays pure and tests can repeat. */
export interface IdSource {
  /** A new UUID version 7 (RFC 9562), greater than every id given before by this source. */
  next(): string
  /**
   * Makes every id from now on greater than this one, which another PC's clock may have put into the future. Ids that are
   * no version 7 have no place in the order; those after the year 9999 are no ids of a clock.
   */
  follow(id: string): void
}

/** Makes every id from now on greater than all of a change log. */
export function followLog(
  ids: IdSource,
  log: { readonly batches: Iterable<{ readonly id: string }>; readonly changes: Iterable<{ readonly id: string }> },
): void {
  for (const rows of [log.batches, log.changes]) for (const { id } of rows) ids.follow(id)
}

/** Milliseconds at the end of the year 9999; far below what 48 bits hold. */
const LAST_TIME = 253_402_300_799_999
const VERSION_7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7([0-9a-f]{3})-/

/**
 * Makes time-ordered ids.
 * @param now milliseconds since 1970 UTC.
 * @param randomBytes fills an array of the asked length with random bytes.
 */
export function createIdSource(now: () => number, randomBytes: (length: number) => Uint8Array): IdSource {
  let lastTime = -1
  let counter = 0
  return {
    next() {
      const time = Math.max(now(), lastTime)
      // Within one millisecond a 12-bit counter keeps the order; when it is used up, the clock is moved on by one.
      if (time > lastTime) {
        lastTime = time
        counter = 0
      } else if (++counter > 0xfff) {
        lastTime += 1
        counter = 0
      }
      return uuidV7(lastTime, counter, randomBytes(8))
    },
    follow(id) {
      const [, high = '', low = '', count = ''] = VERSION_7.exec(id) ?? []
      const time = Number.parseInt(high + low, 16)
      const counted = Number.parseInt(count, 16)
      // Not true of NaN either.
      if (!(time <= LAST_TIME) || time < lastTime || (time === lastTime && counted <= counter)) return
      lastTime = time
      counter = counted
    },
  }
}

function uuidV7(time: number, counter: number, random: Uint8Array): string {
  const timeHex = hex(time, 12)
  const variant = ((random[0] ?? 0) & 0x3f) | 0x80
  const tail = [variant, ...random.slice(1)].map((byte) => hex(byte, 2)).join('')
  return `${timeHex.slice(0, 8)}-${timeHex.slice(8)}-7${hex(counter, 3)}-${tail.slice(0, 4)}-${tail.slice(4)}`
}

function hex(value: number, length: number): string {
  return value.toString(16).padStart(length, '0')
}
