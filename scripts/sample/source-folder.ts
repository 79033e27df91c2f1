import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSections, parseTable, type SourceRow } from './table-text'

/** The tables and texts that the sample is made from, as a person keeps them. */
export interface SourceFolder {
  /** Rows of `<name>.csv`. */
  table(name: string): SourceRow[]
  /** Sections of `<name>.txt`. */
  sections(name: string): ReadonlyMap<string, string>
}

/** @param folder absolute path. */
export function openSourceFolder(folder: string): SourceFolder {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  return {
    table: (name) => parseTable(read(`${name}.csv`), `${name}.csv`),
    sections: (name) => parseSections(read(`${name}.txt`)),
  }
}
