import { z } from 'zod'
import { idText } from '../domain/records/fields'
import { ledgerSchema } from '../domain/workspace/ledger'

/** The part of the boundary that is about damaged journals: spread into CALLS of the contract. */

const handle = z.uuid()
const seq = z.int().nonnegative()

/** @param staged the contract's staged file, @param page its page of a journal. */
export function salvageCalls<Staged extends z.ZodType, Page extends z.ZodType>(staged: Staged, page: Page) {
  return {
    /**
     * What can still be read of a slot whose journal is damaged or has lost lines; nothing is changed. `databaseSeq` is
     * how far the database says to have come, null when it cannot be read.
     */
    surveySalvage: {
      args: z.strictObject({ slot: idText, databaseSeq: seq.nullable(), job: handle }),
      result: z.strictObject({
        /** Lines of the journal that cannot be read. */
        damaged: seq,
        /** Numbers of the first and last lines that follow each other whole. */
        runs: z.array(z.strictObject({ from: seq, to: seq })),
        /** The largest number that the journal, a backup or the database bears. */
        highest: seq,
        /** What the journal says the database must hold; null when that line is lost. */
        ledger: ledgerSchema.nullable(),
        /** The verified file and the journal's lines after it, as far as they lead; null when no file verifies. */
        file: z
          .strictObject({
            source: z.string(),
            seq,
            reaches: seq,
            /** null: the workspace is replayed from its first line. */
            staged: staged.nullable(),
            /** What the journal says the workspace holds there; null when the file alone says it. */
            ledger: ledgerSchema.nullable(),
          })
          .nullable(),
      }),
    },
    /** As readJournal, of the whole lines of a damaged journal that follow line `after`. */
    readSalvage: {
      args: z.strictObject({ slot: idText, after: seq, limit: z.int().min(1).max(2000) }),
      result: page,
    },
    /**
     * The slot goes on with a database of this generation, which holds what the snapshot holds, and with a new journal
     * whose first line follows `seq`. A verified backup of the snapshot is made first. The former journal and database
     * stay on the disk.
     */
    beginAnew: {
      args: z.strictObject({
        slot: idText,
        generation: z.int().positive(),
        seq,
        opening: ledgerSchema,
        snapshot: handle,
        job: handle,
      }),
      result: z.strictObject({}),
    },
  } as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>
}
