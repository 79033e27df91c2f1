import { fail, ok, type Result } from '../../../domain/result'
import { PIECE_BYTES, type StoredAttachment } from '../../../preload/attachment-contract'
import type { Bridge } from '../../../preload/contract'

type UploadBridge = Pick<Bridge, 'beginAttachment' | 'addAttachmentBytes' | 'endAttachment' | 'cancelAttachment'>

/**
 * Hands a dropped or pasted file to main piece by piece, so that neither its path nor all of it is ever in one call.
 * Errors: `file-unreadable` and those of the calls; nothing of the file is kept then.
 * @param file `name` is what it is called from now on.
 */
export async function uploadFile(
  bridge: UploadBridge,
  slot: string,
  file: { readonly name: string; readonly content: Blob },
  report: (fraction: number) => void,
): Promise<Result<StoredAttachment>> {
  const { name, content } = file
  const { size } = content
  const begun = await bridge.beginAttachment({ slot, name, size })
  if (!begun.ok) return begun
  const { upload } = begun.value
  for (let offset = 0; offset < size; offset += PIECE_BYTES) {
    const piece = await readPiece(content, offset)
    if (!piece.ok) {
      await bridge.cancelAttachment({ upload })
      return piece
    }
    const added = await bridge.addAttachmentBytes({ upload, offset, bytes: piece.value })
    if (!added.ok) return added
    report((offset + piece.value.length) / size)
  }
  return bridge.endAttachment({ upload })
}

async function readPiece(content: Blob, offset: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
  try {
    return ok(new Uint8Array(await content.slice(offset, offset + PIECE_BYTES).arrayBuffer()))
  } catch {
    // The file was moved, the stick pulled out, or a folder was dropped.
    return fail('file-unreadable', '文件无法读取，可能已被移动、U盘已拔出，或这是一个文件夹。没有添加，数据没有变化。')
  }
}
