import { type Deletion, survivors } from './merge-deletions'
import { type FieldMatter, matterValue, PLACE, type Place } from './merge-fields'
import { type RecordRef, refText, SIDES, type SideName, type Sides, valuesAt } from './merge-side'

/** A record that both sides have, with what differs. */
export interface RecordMatter {
  readonly ref: RecordRef
  readonly fields: readonly FieldMatter[]
}

/**
 * Finds moves that together could put a node under itself, and makes one conflict of each such group: its nodes stand
 * all as on one side or all as on the other. Neither side's tree has a cycle, so whatever is chosen, none can close.
 * Works on all parents that a node may come to have, so it does not matter what is chosen in the other conflicts.
 */
export function tieCycles(
  sides: Sides,
  matters: readonly RecordMatter[],
  deletions: ReadonlyMap<string, Deletion>,
): readonly RecordMatter[] {
  const places = new Map(matters.flatMap(({ ref, fields }) => placeOf(ref, fields)))
  if (places.size === 0) return matters
  const tied = new Map<string, string>()
  const nodes = possibleNodes(sides, deletions)
  for (let grown = true; grown; ) {
    grown = false
    for (const knot of knotsIn(parentsOf({ sides, nodes }, places, tied))) {
      const moved = [...knot].filter((key) => places.has(key)).sort()
      const conflict = `cycle:systemNodes:${moved[0] ?? ''}`
      if (moved.every((key) => tied.get(key) === conflict)) continue
      for (const key of moved) tied.set(key, conflict)
      grown = true
    }
  }
  return tied.size === 0 ? matters : matters.map((matter) => withConflict(sides, matter, tied.get(matter.ref.key)))
}

function placeOf(ref: RecordRef, fields: readonly FieldMatter[]): (readonly [string, FieldMatter])[] {
  if (ref.table !== 'systemNodes') return []
  return fields.filter(({ field }) => field === PLACE).map((matter) => [ref.key, matter] as const)
}

/** The tied nodes stand as they really do on each side, for only those two trees are known to have no cycle. */
function withConflict(sides: Sides, matter: RecordMatter, conflict: string | undefined): RecordMatter {
  if (conflict === undefined || matter.ref.table !== 'systemNodes') return matter
  const [mine, theirs] = SIDES.map((side) => placeOn(sides, side, matter.ref.key))
  const fields = matter.fields.map((field) => (field.field === PLACE ? { ...field, mine, theirs, conflict } : field))
  return { ...matter, fields }
}

function placeOn(sides: Sides, side: SideName, key: string): Place {
  return matterValue('systemNodes', PLACE, valuesAt(sides[side].state, { table: 'systemNodes', key }) ?? {}) as Place
}

/** The nodes that may be in the merged tree: all but those whose deletion nobody contests. */
function possibleNodes(sides: Sides, deletions: ReadonlyMap<string, Deletion>): readonly string[] {
  const kept = new Map(
    [...deletions.values()].flatMap(({ conflict, keeper }) => (conflict ? [[conflict, keeper]] : [])),
  )
  const alive = survivors(deletions, kept)
  const keys = new Set(SIDES.flatMap((side) => [...sides[side].state.systemNodes.keys()]))
  return [...keys].filter((key) => {
    const text = refText({ table: 'systemNodes', key })
    return alive.has(text) || !deletions.has(text)
  })
}

type Edges = ReadonlyMap<string, readonly string[]>

/** Every parent that each node may come to have. */
function parentsOf(
  { sides, nodes }: { readonly sides: Sides; readonly nodes: readonly string[] },
  places: ReadonlyMap<string, FieldMatter>,
  tied: ReadonlyMap<string, string>,
): Edges {
  const parents = new Map<string, string[]>()
  for (const key of nodes) {
    const matter = places.get(key)
    const ids = candidates(sides, key, matter && !tied.has(key) ? matter : null).map(({ parentId }) => parentId)
    parents.set(key, [...new Set(ids.filter((id) => id !== null))])
  }
  return parents
}

function candidates(sides: Sides, key: string, matter: FieldMatter | null): Place[] {
  if (!matter) return SIDES.map((side) => placeOn(sides, side, key))
  return (matter.conflict === null ? [matter.value] : [matter.mine, matter.theirs]) as Place[]
}

/** The groups of nodes that hang together in cycles. */
function knotsIn(parents: Edges): Set<string>[] {
  const below = trimmed(parents)
  if (below.size === 0) return []
  const core = trimmed(reversed(below))
  const neighbours = reversed(core)
  const seen = new Set<string>()
  return [...core.keys()].flatMap((start) => {
    if (seen.has(start)) return []
    const knot = new Set<string>()
    const open = [start]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue
      seen.add(at)
      knot.add(at)
      open.push(...(core.get(at) ?? []), ...(neighbours.get(at) ?? []))
    }
    return [knot]
  })
}

/** Takes out nodes that lead nowhere until every node that is left leads to another: what is left hangs on cycles. */
function trimmed(edges: Edges): Map<string, readonly string[]> {
  const sources = reversed(edges)
  const degree = new Map([...edges].map(([key, targets]) => [key, targets.filter((id) => edges.has(id)).length]))
  const ends = [...degree].filter(([, count]) => count === 0).map(([key]) => key)
  const out = new Set<string>()
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    out.add(end)
    for (const source of sources.get(end) ?? []) {
      const left = (degree.get(source) ?? 0) - 1
      degree.set(source, left)
      if (left === 0) ends.push(source)
    }
  }
  const rest = [...edges].filter(([key]) => !out.has(key))
  return new Map(rest.map(([key, targets]) => [key, targets.filter((id) => edges.has(id) && !out.has(id))]))
}

function reversed(edges: Edges): Map<string, string[]> {
  const back = new Map<string, string[]>([...edges.keys()].map((key) => [key, []]))
  for (const [key, targets] of edges) for (const target of targets) back.get(target)?.push(key)
  return back
}
