const MIB = 1024 * 1024

/** What a workspace file may be at most. Counted on the bytes that really come, not on what the file says. */
export const LIMITS = {
  fileBytes: 2048 * MIB,
  entries: 20_000,
  totalBytes: 2048 * MIB,
  entryBytes: 200 * MIB,
  /** Entries other than tables: header, manifests, texts. */
  textBytes: 8 * MIB,
  /** One record as one line. */
  lineBytes: 16 * MIB,
  /** Times that an entry may unpack to its packed size; asked only of entries large enough to do harm. */
  ratio: 200,
  ratioFromBytes: 16 * MIB,
  /** Objects and lists inside each other in one record. */
  depth: 32,
} as const
