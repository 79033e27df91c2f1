import fc from 'fast-check'
import { RECORD_KINDS, type RecordOf, type TableName } from '../../domain/records/registry'
import { systemNodeId } from '../../domain/records/system-node'
import { addNode, deleteSubtree, moveNode } from '../../domain/standards/system-tree'
import type { ChangeDraft } from '../../domain/workspace/change'
import { createRecord, deleteRecords, updateRecord } from '../../domain/workspace/edit'
import { recordAt, type WorkspaceState } from '../../domain/workspace/state'
import { type Desk, keysOf } from './desks'
import { anyEdit, draftsOfEdit, type RandomEdit } from './edits'

/**
 * One action at a desk. Values and records come from small sets, so that two desks often meet at the same field, write
 * the same value, or come back to an old one.
 */
export type Work =
  | { readonly kind: 'undo' | 'redo' }
  | { readonly kind: 'any'; readonly edit: RandomEdit }
  | { readonly kind: (typeof DEEDS)[number]; readonly a: number; readonly b: number; readonly c: number }

const DEEDS = ['write', 'refer', 'list', 'create', 'delete', 'node', 'move', 'prune', 'attach'] as const

/** Small numbers often, so that two desks often pick the same record. */
const pick = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 3 }) }, { weight: 1, arbitrary: fc.nat({ max: 999 }) })

function deedOf(...kinds: readonly (typeof DEEDS)[number][]) {
  return fc.record({ kind: fc.constantFrom(...kinds), a: pick, b: pick, c: pick })
}

const reversal = fc.constantFrom({ kind: 'undo' } as const, { kind: 'undo' } as const, { kind: 'redo' } as const)

// The workspace itself is neither added nor deleted, and files have owners: 'attach' makes those.
const anything = anyEdit
  .filter(({ table }) => table !== 'workspaces' && table !== 'attachments')
  .map((edit) => ({ kind: 'any', edit }) as const)

const mixedWork: fc.Arbitrary<Work> = fc.oneof(
  { weight: 6, arbitrary: deedOf('write', 'write', 'refer', 'list') },
  { weight: 4, arbitrary: deedOf(...DEEDS) },
  { weight: 2, arbitrary: reversal },
  { weight: 1, arbitrary: anything },
)

const treeWork: fc.Arbitrary<Work> = fc.oneof(
  { weight: 8, arbitrary: deedOf('move', 'move', 'node') },
  { weight: 1, arbitrary: deedOf('prune') },
  { weight: 1, arbitrary: reversal },
)

/** What somebody does in a day or two: a little of everything, or the tree turned inside out. */
export function workdays(most: number): fc.Arbitrary<readonly Work[]> {
  const length = { maxLength: most, size: 'max' } as const
  return fc.oneof(
    { weight: 3, arbitrary: fc.array(mixedWork, length) },
    { weight: 1, arbitrary: fc.array(treeWork, length) },
  )
}

/** Does the work at the desk; nothing where there is nothing to do it with. */
export function doWork(desk: Desk, work: Work): void {
  if ('edit' in work) desk.commit(draftsOfEdit(desk.state, work.edit))
  else if ('a' in work) desk.commit(deed(desk, work))
  else desk.reverse(work.kind)
}

type Deed = Extract<Work, { readonly a: number }>

const TEXTS: readonly (readonly [TableName, string])[] = [
  ['standards', 'name'],
  ['persons', 'name'],
  ['trainings', 'topic'],
  ['systemNodes', 'name'],
  ['attachments', 'note'],
]
const SINGLE: readonly (readonly [TableName, string, TableName])[] = [
  ['standards', 'departmentId', 'departments'],
  ['persons', 'departmentId', 'departments'],
  ['implementationRecords', 'standardId', 'standards'],
  ['implementationRecords', 'responsibleId', 'persons'],
]
const LISTS: readonly (readonly [TableName, string, TableName])[] = [
  ['standards', 'nodeIds', 'systemNodes'],
  ['trainings', 'attendeeIds', 'persons'],
  ['trainings', 'standardIds', 'standards'],
]
const MORTAL: readonly TableName[] = ['standards', 'persons', 'departments', 'trainings', 'systemNodes', 'attachments']

function deed(desk: Desk, { kind, a, b, c }: Deed): readonly ChangeDraft[] {
  const { state } = desk
  switch (kind) {
    case 'write': {
      const [table, field] = one(TEXTS, a)
      return update(state, table, b, { [field]: one(['', '甲', '乙'], c) })
    }
    case 'refer': {
      const [table, field, target] = one(SINGLE, a)
      return update(state, table, b, { [field]: one([null, ...keysOf(state, target)], c) })
    }
    case 'list':
      return toggle(state, { a, b, c })
    case 'create':
      return [created(desk, one(MORTAL.slice(0, 4), a), b)]
    case 'delete':
      return removed(state, one(MORTAL, a), b)
    case 'attach':
      return attached(desk, one(['standards', 'trainings'] as const, a), b)
    default:
      return treeDeed(desk, { kind, a, b, c })
  }
}

function treeDeed(desk: Desk, { kind, a, b, c }: Deed): readonly ChangeDraft[] {
  const { state } = desk
  const nodes = keysOf(state, 'systemNodes').map((key) => systemNodeId.parse(key))
  const parentId = one([null, ...nodes], b)
  const key = nodes[a % Math.max(1, nodes.length)]
  if (kind === 'node') {
    const added = addNode(state, { parentId, index: c % 3, name: `节点${c % 3}` }, desk.newId())
    return added.ok ? added.value.drafts : []
  }
  if (key === undefined) return []
  if (kind === 'prune') return c % 2 === 0 ? deleteSubtree(state, key) : []
  const moved = moveNode(state, key, { parentId, index: c % 3 })
  return moved.ok ? moved.value : []
}

function one<T>(values: readonly T[], number: number): T {
  const value = values[number % values.length]
  if (value === undefined) throw new Error('nothing to choose from')
  return value
}

function update(state: WorkspaceState, table: TableName, pick: number, patch: object): ChangeDraft[] {
  const keys = keysOf(state, table)
  return keys.length === 0 ? [] : updateRecord(state, table, one(keys, pick), patch)
}

/** Puts an id into a list or takes it out; now and then turns the list round. */
function toggle(state: WorkspaceState, { a, b, c }: Pick<Deed, 'a' | 'b' | 'c'>): ChangeDraft[] {
  const [table, field, target] = one(LISTS, a)
  const [keys, ids] = [keysOf(state, table), keysOf(state, target)]
  if (keys.length === 0 || ids.length === 0) return []
  const record = recordAt(state, table, one(keys, b))
  const list = (record as unknown as Readonly<Record<string, readonly string[]>>)[field] ?? []
  const id = one(ids, c)
  const next = list.includes(id) ? list.filter((other) => other !== id) : [...list, id]
  return updateRecord(state, table, one(keys, b), { [field]: c % 11 === 0 ? [...list].reverse() : next })
}

function created(desk: Desk, table: TableName, pick: number): ChangeDraft {
  // Now and then the same id on both desks, as when both import one list.
  const id = pick % 5 === 0 ? `00000000-0000-7000-9000-00000000000${pick % 3}` : desk.newId()
  if (recordAt(desk.state, table, id)) return { table, key: id, before: {}, after: {} }
  const empty = (RECORD_KINDS[table].empty as unknown as (key: string) => RecordOf[TableName])(id)
  return createRecord(table, { ...empty, note: one(['', '甲'], pick) })
}

function removed(state: WorkspaceState, table: TableName, pick: number): ChangeDraft[] {
  const keys = keysOf(state, table)
  return keys.length === 0 ? [] : deleteRecords(state, table, new Set([one(keys, pick)]))
}

function attached(desk: Desk, table: 'standards' | 'trainings', pick: number): ChangeDraft[] {
  const keys = keysOf(desk.state, table)
  if (keys.length === 0) return []
  const empty = (RECORD_KINDS.attachments.empty as (key: string) => RecordOf['attachments'])(desk.newId())
  return [createRecord('attachments', { ...empty, ownerTable: table, ownerId: one(keys, pick) })]
}
