import { type BatchHead, MOST_AUTHORS, type WorkSummary } from './change'
import { byId } from './merge-log'

/** Who did how much and when, from the heads of the batches in question in any order. */
export function summaryOf(heads: readonly BatchHead[]): WorkSummary {
  const authors = new Map([...heads].sort(byId).map(({ by }) => [JSON.stringify([by.name, by.office]), by]))
  const instants = heads.map(({ at }) => at).sort()
  return {
    authors: [...authors.values()].slice(0, MOST_AUTHORS),
    actions: heads.length,
    from: instants[0] ?? null,
    until: instants.at(-1) ?? null,
  }
}
