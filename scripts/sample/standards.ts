import type { Standard } from '../../domain/records/standard'
import type { SystemNode } from '../../domain/records/system-node'
import { renumberStandards } from '../../domain/standards/numbering'
import { placeAt } from '../../domain/standards/system-tree'
import { applyChanges } from '../../domain/workspace/apply'
import { emptyState, type WorkspaceState } from '../../domain/workspace/state'
import { fieldsOf } from './fields'
import type { SourceFolder } from './source-folder'
import type { SourceRow } from './table-text'
import type { Draft, WorkspaceBuilder } from './workspace-builder'

/** The tree, in the order of the file; a node stands below the one whose 体系编号 it names. */
export function enterSystemNodes(builder: WorkspaceBuilder, source: SourceFolder): void {
  const rows = source.table('system-nodes')
  const drafts = rows.map((row) => ({
    fields: fieldsOf('systemNodes', row, builder.names, ['上层体系']),
    place: row.place,
  }))
  builder.enter('systemNodes', drafts, (nodes) => hang(nodes, rows))
}

function hang(nodes: readonly SystemNode[], rows: readonly SourceRow[]): SystemNode[] {
  const hung = new Map<string, SystemNode>()
  nodes.forEach((node, index) => {
    const row = rows[index]
    const above = row?.cells.get('上层体系') ?? ''
    const parent = [...hung.values()].find(({ code }) => code === above)
    if (above !== '' && !parent) throw new Error(`${row?.place}: no node ${above} above it`)
    const parentId = parent?.id ?? null
    const { order } = placeAt({ ...emptyState(), systemNodes: hung }, parentId, Number.POSITIVE_INFINITY, null)
    hung.set(node.id, { ...node, parentId, order })
  })
  return [...hung.values()]
}

/** Public standards that the office applies, then its own; 标准体系编号 as the program itself gives them. */
export function enterStandards(builder: WorkspaceBuilder, source: SourceFolder): void {
  const own = source.table('own-standards').map((row) => ({
    fields: fieldsOf('standards', row, builder.names),
    place: row.place,
  }))
  builder.enter('standards', [...publicStandards(builder, source), ...own], (standards) =>
    numbered(builder.current, standards),
  )
}

function numbered(state: WorkspaceState, standards: readonly Standard[]): Standard[] {
  const unnumbered = { ...emptyState(), systemNodes: state.systemNodes, standards: byId(standards) }
  const applied = applyChanges(unnumbered, renumberStandards(unnumbered, null))
  if (!applied.ok) throw new Error(applied.error.message)
  return [...applied.value.standards.values()]
}

function byId(standards: readonly Standard[]): ReadonlyMap<string, Standard> {
  return new Map(standards.map((standard) => [standard.id, standard]))
}

/** Facts stand in one file, what the office decided about them in another; both name the same standards in one order. */
function publicStandards(builder: WorkspaceBuilder, source: SourceFolder): Draft[] {
  const decisions = source.table('public-standards-placement')
  const facts = source.table('public-standards')
  if (facts.length !== decisions.length)
    throw new Error('public-standards-placement.csv must name every public standard')
  return facts.flatMap((fact, index) => {
    const decision = decisions[index]
    const sameNumber = decision?.cells.get('标准号') === fact.cells.get('标准号')
    if (!decision || !sameNumber) throw new Error(`${fact.place}: placed by another line`)
    if (decision.cells.get('不收录原因')) return []
    return [{ fields: publicStandard(builder, fact, decision), place: decision.place }]
  })
}

/** What the source lacks stays empty; only the state must be one of four, and the note tells where it comes from. */
function publicStandard(builder: WorkspaceBuilder, fact: SourceRow, decision: SourceRow): Draft['fields'] {
  const known = fact.cells.get('状态') ?? ''
  const checked = decision.cells.get('状态核对') ?? ''
  const notes = [
    known === '' && checked === '' ? '来源未载明状态，按现行登记，待查新' : '',
    known === '' && checked !== '' ? '来源未载明状态，因已有新版按废止登记' : '',
    fact.cells.get('标准名称') === '' ? '来源缺标准名称，待补' : '',
  ]
  return {
    ...fieldsOf('standards', fact, builder.names, ['状态', '代替标准', '来源']),
    ...fieldsOf('standards', decision, builder.names, ['状态核对', '不收录原因']),
    state: known || checked || '现行',
    replaces: fact.cells.get('代替标准') ?? '',
    note: notes.filter(Boolean).join('；'),
  }
}
