/** Tells how far long work is: fraction 0…1, note a short Chinese phrase. */
export type Report = (fraction: number, note: string) => void

/** Maps the progress of a part of the work onto its share of the whole. */
export function portion(report: Report, from: number, to: number): Report {
  return (fraction, note) => report(from + (to - from) * fraction, note)
}
