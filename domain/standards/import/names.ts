import type { Department } from '../../records/department'
import type { SystemNode } from '../../records/system-node'
import { type Nodes, nodePath } from '../system-tree'

/** Width, case, blanks and punctuation do not matter in a word or a name. */
export function foldWord(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')
}

/** A record that a cell may name, and the words for it, the one that we would write first. */
interface Named<Id extends string> {
  readonly id: Id
  readonly words: readonly string[]
}

/** Names of records in the cells of a table, both ways. */
export interface Names<Id extends string> {
  /** The record that a word means; a word that two records share means none. */
  readonly idOf: (word: string) => Id | undefined
  /** A word for the record from which idOf leads back to it, if it has one. */
  readonly wordOf: (id: string) => string
}

/** Several names in one cell stand between these. */
export const NAME_SEPARATORS = /[;；\n]/

/** 科室: by name, by code, by both. */
export function departmentNames(departments: Iterable<Department>): Names<Department['id']> {
  return namesOf([...departments].map(({ id, name, code }) => ({ id, words: [name, `${name} ${code}`, code] })))
}

/**
 * 体系节点: by code and name, by either, and by the way from the root, as nodes called 其他 stand under many. What parts
 * the steps of that way is no punctuation: folding must leave it.
 */
export function nodeNames(nodes: Nodes): Names<SystemNode['id']> {
  return namesOf(
    [...nodes.values()].map(({ id, name, code }) => {
      const path = nodePath(nodes, id).map((node) => node.name || node.code)
      return { id, words: [`${code} ${name}`.trim(), name, code, `${name} ${code}`, path.join(' > ')] }
    }),
  )
}

function namesOf<Id extends string>(records: readonly Named<Id>[]): Names<Id> {
  const ids = new Map<string, Id | null>()
  for (const { id, words } of records) {
    for (const key of new Set(words.map(foldWord))) ids.set(key, ids.has(key) ? null : id)
  }
  ids.delete('')
  const idOf = (word: string) => ids.get(foldWord(word)) ?? undefined
  const written = new Map(
    records.map(({ id, words }) => {
      const leading = words.filter((word) => idOf(word) === id)
      return [
        id as string,
        leading.find((word) => !NAME_SEPARATORS.test(word)) ?? leading[0] ?? words[0] ?? '',
      ] as const
    }),
  )
  return { idOf, wordOf: (id) => written.get(id) ?? '' }
}
