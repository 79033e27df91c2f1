import { z } from 'zod'

/** What a table remembers between sessions: never data, only how it is looked at. */
const memorySchema = z.object({
  widths: z.record(z.string(), z.number().min(20).max(2000)).catch({}),
  /** true = shown, false = hidden; columns that are not named here are as the screen wants them. */
  shown: z.record(z.string(), z.boolean()).catch({}),
  sorting: z.array(z.object({ id: z.string(), desc: z.boolean() })).catch([]),
})
export type ColumnMemory = z.infer<typeof memorySchema>

const EMPTY_MEMORY: ColumnMemory = { widths: {}, shown: {}, sorting: [] }

/** The keys under which tables remember; a changed name only means that every table looks as new. */
const storageKey = (tableId: string) => `table:${tableId}`

/** What a table remembered; nothing when it is new, or when the memory cannot be read. */
export function loadColumnMemory(storage: Pick<Storage, 'getItem'>, tableId: string): ColumnMemory {
  try {
    const text = storage.getItem(storageKey(tableId))
    const parsed = memorySchema.safeParse(text === null ? null : JSON.parse(text))
    return parsed.success ? parsed.data : EMPTY_MEMORY
  } catch {
    // Only the look of a table is lost.
    return EMPTY_MEMORY
  }
}

/** Keeps how a table is looked at. */
export function saveColumnMemory(storage: Pick<Storage, 'setItem'>, tableId: string, memory: ColumnMemory): void {
  try {
    storage.setItem(storageKey(tableId), JSON.stringify(memory))
  } catch {
    // A full or forbidden storage must not disturb the work; the table then looks as new next time.
  }
}
