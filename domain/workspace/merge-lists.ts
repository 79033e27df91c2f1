/**
 * Merges two versions of a list of ids by element: what one side took out is out, what either put in is in. Elements of
 * the base keep its order, those that were added follow in the order of their ids, so that both PCs get the same list.
 * @returns null when there is more to it than adding and taking out (no plain lists, doubles, or a list put in another
 * order): then a person must choose.
 */
export function mergeLists(base: unknown, mine: unknown, theirs: unknown): readonly string[] | null {
  if (!isIdList(base) || !isIdList(mine) || !isIdList(theirs)) return null
  const known = new Set(base)
  const [inMine, inTheirs] = [new Set(mine), new Set(theirs)]
  if (!keepsOrder(base, mine, inMine) || !keepsOrder(base, theirs, inTheirs)) return null
  const kept = base.filter((id) => inMine.has(id) && inTheirs.has(id))
  const added = [...new Set([...mine, ...theirs])].filter((id) => !known.has(id)).sort()
  return [...kept, ...added]
}

function isIdList(value: unknown): value is readonly string[] {
  if (!Array.isArray(value)) return false
  return value.every((id) => typeof id === 'string') && new Set(value).size === value.length
}

/** Whether what is left of the base stands in the base's order. */
function keepsOrder(base: readonly string[], list: readonly string[], inList: ReadonlySet<string>): boolean {
  const known = new Set(base)
  const left = list.filter((id) => known.has(id))
  return base.filter((id) => inList.has(id)).every((id, index) => left[index] === id)
}

/** The list with the missing elements of the base put back, each after the one that it followed. */
export function withRestored(list: readonly unknown[], base: readonly unknown[], missing: ReadonlySet<unknown>) {
  const restored = [...list]
  base.forEach((id, index) => {
    if (!missing.has(id) || restored.includes(id)) return
    const before = base
      .slice(0, index)
      .filter((other) => restored.includes(other))
      .at(-1)
    restored.splice(before === undefined ? 0 : restored.indexOf(before) + 1, 0, id)
  })
  return restored
}
