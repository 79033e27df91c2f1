import { z } from 'zod'

/** The part of the boundary that is about drawings that become image files: spread into CALLS of the contract. */

/** A page of 1,000 boxes has less than a tenth of it. */
const LONGEST_SVG = 8_000_000
/** A page of A3 at the size that the window draws has less than a tenth of it. */
const LARGEST_PNG = 32 * 1024 * 1024

const handle = z.uuid()

const drawing = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('svg'), text: z.string().min(1).max(LONGEST_SVG) }),
  z.strictObject({
    format: z.literal('png'),
    bytes: z.instanceof(Uint8Array).refine(({ length }) => length > 0 && length <= LARGEST_PNG),
  }),
])
export type Drawing = Readonly<z.infer<typeof drawing>>

const savedDrawing = z.strictObject({ name: z.string(), bytes: z.int().positive() })
export type SavedDrawing = Readonly<z.infer<typeof savedDrawing>>

export const DRAWING_CALLS = {
  /** Writes a drawing of the window to a file that was chosen, whole or not at all. */
  saveDrawing: { args: z.strictObject({ file: handle, drawing }), result: savedDrawing },
} as const
