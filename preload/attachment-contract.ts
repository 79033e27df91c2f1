import { z } from 'zod'
import { LARGEST_ATTACHMENT } from '../domain/attachments/media-type'
import { idText } from '../domain/records/fields'

/** The part of the boundary that is about attached files: spread into CALLS of the contract. */

/** Bytes that one addAttachmentBytes may carry; a file comes in pieces, so that neither side stalls. */
export const PIECE_BYTES = 2 * 1024 * 1024

/** Files of one checkAttachments; as many as a workspace file may hold. */
const MOST_CHECKED = 20_000

const handle = z.uuid()
const nothing = z.strictObject({})
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** The name that a file had where it came from: data, never used as a path. */
const originalName = z.string().min(1).max(1000)

const storedAttachment = z.strictObject({
  name: z.string(),
  sha256,
  /** Bytes. */
  size: z.int().nonnegative(),
  mediaType: z.string(),
  /** The same content had been stored before; it is there once. */
  wasThere: z.boolean(),
})
export type StoredAttachment = Readonly<z.infer<typeof storedAttachment>>

/** A file that was not taken, and why, in a sentence. */
const refusedFile = z.strictObject({ name: z.string(), message: z.string() })
export type RefusedFile = Readonly<z.infer<typeof refusedFile>>

export const attachmentFault = z.strictObject({
  sha256,
  name: z.string(),
  fault: z.enum(['missing', 'damaged', 'unreadable']),
})
export type AttachmentFault = Readonly<z.infer<typeof attachmentFault>>

const checkReport = z.strictObject({ files: z.int(), bytes: z.int(), faults: z.array(attachmentFault) })
export type AttachmentCheck = Readonly<z.infer<typeof checkReport>>

/** What a workspace file holds of the files that its records tell of. */
export const attachmentsInFile = z.strictObject({ files: z.int(), bytes: z.int(), missing: z.array(attachmentFault) })
export type AttachmentsInFile = Readonly<z.infer<typeof attachmentsInFile>>

const wanted = z.strictObject({ sha256, size: z.int().nonnegative().nullable(), name: z.string().max(1000) })

const ofFile = { slot: idText, sha256, name: originalName }

export const ATTACHMENT_CALLS = {
  /** Lets the user choose files and stores them; both lists are empty when the user cancelled. */
  chooseAttachments: {
    args: z.strictObject({ slot: idText, job: handle }),
    result: z.strictObject({ stored: z.array(storedAttachment), refused: z.array(refusedFile) }),
  },
  /** Begins to take in a file that was dropped or pasted; its bytes follow in order. */
  beginAttachment: {
    args: z.strictObject({ slot: idText, name: originalName, size: z.int().nonnegative().max(LARGEST_ATTACHMENT) }),
    result: z.strictObject({ upload: handle }),
  },
  /** The piece that begins at `offset`; one that does not follow ends the upload with `bad-piece`. */
  addAttachmentBytes: {
    args: z.strictObject({
      upload: handle,
      offset: z.int().nonnegative(),
      bytes: z.instanceof(Uint8Array).refine(({ length }) => length > 0 && length <= PIECE_BYTES),
    }),
    result: nothing,
  },
  /** All `size` bytes are in: answers when the file is on the disk. */
  endAttachment: { args: z.strictObject({ upload: handle }), result: storedAttachment },
  cancelAttachment: { args: z.strictObject({ upload: handle }), result: nothing },
  /** Looks whether files are there (`quick`) and still what they were (`full`, progress under `job`). */
  checkAttachments: {
    args: z.strictObject({
      slot: idText,
      files: z.array(wanted).max(MOST_CHECKED),
      depth: z.enum(['quick', 'full']),
      job: handle,
    }),
    result: checkReport,
  },
  /** A verified copy where the user chooses; null when the user cancelled. */
  saveAttachmentAs: { args: z.strictObject(ofFile), result: z.strictObject({ name: z.string() }).nullable() },
  /** Opens a copy in the system's program; only pictures and documents, else `not-openable`. */
  openAttachment: { args: z.strictObject(ofFile), result: nothing },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>

/** Where the page finds the content of a previewable file. */
export function attachmentAddress(slot: string, hash: string): string {
  return `app://workbench/attachments/${slot}/${hash}`
}
