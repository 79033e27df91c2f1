import type { SystemNode } from '../records/system-node'
import type { ChangeDraft } from '../workspace/change'
import { updateRecord } from '../workspace/edit'
import type { WorkspaceState } from '../workspace/state'
import { placeStandards } from './placement'
import { buildTree, childrenOf, flattenTree, subtreeIds, type TreeNode } from './system-tree'

/** How 体系编号 of nodes are made. */
export interface NumberingPattern {
  /** Between the parent's code and the digits: '' gives TG01, '.' gives TG.01. */
  readonly separator: string
  /** Least digits of one level; more when a parent has more children than fit. */
  readonly digits: number
}

/**
 * What offices use: the subsystems on top carry letters (TG 通用基础, BZ 服务保障, TF 服务提供 …), every level below adds two
 * digits: TG01, TG0102.
 */
export const DEFAULT_NUMBERING: NumberingPattern = { separator: '', digits: 2 }

/**
 * Numbers the nodes below rootId anew in tree order; rootId null = the whole tree. Subsystems on top keep their letters
 * and get the next free letter (A, B, …) when they have none or share one. They are the roots, or, when a single root
 * stands for the whole system, its children; that single root keeps its code, even none. With rootId, the node itself
 * keeps its code and gets one only when it has none.
 */
export function renumberNodes(
  state: WorkspaceState,
  rootId: string | null,
  pattern: NumberingPattern = DEFAULT_NUMBERING,
): ChangeDraft[] {
  const roots = buildTree(state.systemNodes)
  const codes = new Map<string, string>()
  const groups = rootId === null ? [topGroup(roots, codes)] : [groupBelow(state, roots, rootId, codes)]
  for (let group = groups.pop(); group; group = groups.pop()) {
    const given = group.lettered ? letterCodes(group.nodes) : digitCodes(group, pattern)
    group.nodes.forEach(({ node, children }, index) => {
      const parentCode = given[index] ?? ''
      codes.set(node.id, parentCode)
      groups.push({ nodes: children, parentCode, lettered: false })
    })
  }
  return [...codes].flatMap(([id, code]) => updateRecord(state, 'systemNodes', id, { code }))
}

/** Siblings that are numbered together. */
interface Group {
  readonly nodes: readonly TreeNode[]
  readonly parentCode: string
  readonly lettered: boolean
}

function topGroup(roots: readonly TreeNode[], codes: Map<string, string>): Group {
  const [only, ...others] = roots
  if (!only || others.length > 0) return { nodes: roots, parentCode: '', lettered: true }
  codes.set(only.node.id, only.node.code)
  return { nodes: only.children, parentCode: only.node.code, lettered: true }
}

function groupBelow(
  state: WorkspaceState,
  roots: readonly TreeNode[],
  rootId: string,
  codes: Map<string, string>,
): Group {
  const top = flattenTree(roots).find(({ node }) => node.id === rootId)
  if (!top) return { nodes: [], parentCode: '', lettered: false }
  const isWhole = roots.length === 1 && top.depth === 0
  const parentCode = top.node.code || (isWhole ? '' : missingCode(state, top.node, isLettered(roots, top.depth)))
  codes.set(rootId, parentCode)
  return { nodes: top.children, parentCode, lettered: isWhole }
}

function isLettered(roots: readonly TreeNode[], depth: number): boolean {
  return depth === (roots.length === 1 ? 1 : 0)
}

function missingCode(state: WorkspaceState, node: SystemNode, lettered: boolean): string {
  if (!lettered) return nextNodeCode(state, node.parentId) || nextLetter(new Set())
  return nextLetter(new Set(childrenOf(state.systemNodes, node.parentId).map(({ code }) => code)))
}

function letterCodes(nodes: readonly TreeNode[]): string[] {
  const taken = new Set(nodes.map(({ node }) => node.code))
  const used = new Set<string>()
  let letter = 0
  return nodes.map(({ node }) => {
    if (node.code !== '' && !used.has(node.code)) {
      used.add(node.code)
      return node.code
    }
    while (taken.has(lettersOf(letter))) letter += 1
    letter += 1
    return lettersOf(letter - 1)
  })
}

function digitCodes({ nodes, parentCode }: Group, { separator, digits }: NumberingPattern): string[] {
  const width = Math.max(digits, String(nodes.length).length)
  return nodes.map((_, index) => `${parentCode}${separator}${String(index + 1).padStart(width, '0')}`)
}

/** A … Z, then AA, AB, …, the first that is not taken. */
function nextLetter(taken: ReadonlySet<string>): string {
  for (let number = 0; ; number += 1) {
    const letters = lettersOf(number)
    if (!taken.has(letters)) return letters
  }
}

function lettersOf(number: number): string {
  const last = String.fromCharCode(65 + (number % 26))
  return number < 26 ? last : lettersOf(Math.floor(number / 26) - 1) + last
}

/**
 * 体系编号 for a new node under a parent: the parent's code and the number after the greatest among its children; '' when
 * the parent has no code or is the root (subsystems on top get the letters that the office chooses).
 */
export function nextNodeCode(
  state: WorkspaceState,
  parentId: string | null,
  pattern: NumberingPattern = DEFAULT_NUMBERING,
): string {
  const parent = parentId === null ? undefined : state.systemNodes.get(parentId)
  const roots = childrenOf(state.systemNodes, null)
  if (!parent?.code || (roots.length === 1 && roots[0]?.id === parent.id)) return ''
  const codes = childrenOf(state.systemNodes, parent.id).map(({ code }) => code)
  return nextAfter(`${parent.code}${pattern.separator}`, codes, pattern.digits)
}

/** 标准体系编号 for a new standard under a node: TG0102-03 after TG0102-02; '' when the node has no code. */
export function nextSystemCode(state: WorkspaceState, nodeId: string): string {
  const code = state.systemNodes.get(nodeId)?.code
  if (!code) return ''
  return nextAfter(
    `${code}-`,
    [...state.standards.values()].map(({ systemCode }) => systemCode),
    2,
  )
}

/** The number after the greatest that follows the prefix, as wide as the widest there. */
function nextAfter(prefix: string, codes: readonly string[], digits: number): string {
  const tails = codes.filter((code) => code.startsWith(prefix)).map((code) => code.slice(prefix.length))
  const numbered = tails.filter((tail) => /^\d{1,6}$/.test(tail))
  const next = numbered.reduce((greatest, tail) => Math.max(greatest, Number(tail)), 0) + 1
  const width = numbered.reduce((widest, tail) => Math.max(widest, tail.length), digits)
  return `${prefix}${String(next).padStart(width, '0')}`
}

/**
 * Numbers the standards of a node and of everything below it (null = all) anew in the order of 标准明细表: code of the
 * node, '-', two digits (three when the node has more than 99). A standard under several nodes belongs to the first in
 * tree order and is left alone when that lies elsewhere; so are standards under nodes without code.
 */
export function renumberStandards(state: WorkspaceState, nodeId: string | null): ChangeDraft[] {
  const scope = nodeId === null ? null : subtreeIds(state.systemNodes, nodeId)
  const byNode = new Map<string, string[]>()
  for (const { standard, nodeId: home } of placeStandards(state, null)) {
    if (home === null || (scope && !scope.has(home))) continue
    const ids = byNode.get(home)
    if (ids) ids.push(standard.id)
    else byNode.set(home, [standard.id])
  }
  return [...byNode].flatMap(([home, ids]) => numberedUnder(state, home, ids))
}

function numberedUnder(state: WorkspaceState, nodeId: string, ids: readonly string[]): ChangeDraft[] {
  const code = state.systemNodes.get(nodeId)?.code
  if (!code) return []
  const width = ids.length > 99 ? String(ids.length).length : 2
  return ids.flatMap((id, index) =>
    updateRecord(state, 'standards', id, { systemCode: `${code}-${String(index + 1).padStart(width, '0')}` }),
  )
}
