/** A part of a whole, as coverage, implementation and completion rates are. */
export interface Rate {
  readonly part: number
  readonly whole: number
  /** part ÷ whole; null when there is nothing to divide by. */
  readonly value: number | null
}

/** Builds a rate from two counts. */
export function rateOf(part: number, whole: number): Rate {
  return { part, whole, value: whole === 0 ? null : part / whole }
}

/** 85.7%, 100%; — when there is nothing to divide by. Rounded down, so that 100% always means all. */
export function percentText({ part, whole, value }: Rate): string {
  if (value === null) return '—'
  const tenths = Math.floor((part * 1000) / whole)
  return tenths % 10 === 0 ? `${tenths / 10}%` : `${(tenths / 10).toFixed(1)}%`
}
