const MIB = 1024 * 1024

/** What a table to import may be at most. Counted on what really comes, not on what the file says. */
export const TABLE_LIMITS = {
  fileBytes: 100 * MIB,
  /** Parts of a workbook, and their size when unpacked. */
  entries: 5_000,
  unpackedBytes: 400 * MIB,
  /** A part may unpack to so many times its packed size; asked only of parts large enough to do harm. */
  ratio: 200,
  ratioFromBytes: 16 * MIB,
  rows: 50_000,
  columns: 256,
  cellCharacters: 100_000,
} as const
