import { type BagEntries, reseal } from './bag-entries'

/** The entry of a table that only a newer program knows. */
export const FINDINGS = 'data/records/findings.jsonl'
/** Its lines, with values that a careless reader would change. */
export const FINDINGS_LINES = ['{"id":"1","text":"发现一","unknown":[{"a":1.0}]}', '{"id":"2","text":"e\\u0301 𠮷"}']

/** Puts that table into a bag, as a newer program would have written it. */
export function putLaterTable(entries: BagEntries, text = FINDINGS_LINES.map((line) => `${line}\n`).join('')): void {
  entries.set(FINDINGS, Buffer.from(text))
  const header = JSON.parse(String(entries.get('data/workspace.json')))
  header.tables.findings = { rows: 0, sha256: '' }
  entries.set('data/workspace.json', Buffer.from(JSON.stringify(header)))
  reseal(entries)
}
