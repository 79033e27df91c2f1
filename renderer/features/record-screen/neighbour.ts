/**
 * Where the list stands after a deletion: the row below the opened one that stays, else the one above.
 */
export function neighbourOf(
  rows: readonly { readonly id: string }[],
  id: string,
  deleted: ReadonlySet<string>,
): string | null {
  const at = rows.findIndex((row) => row.id === id)
  const stays = (row: { readonly id: string }) => !deleted.has(row.id)
  const below = rows.slice(at + 1).find(stays)
  return (below ?? rows.slice(0, Math.max(0, at)).findLast(stays))?.id ?? null
}
