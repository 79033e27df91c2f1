import dayjs from 'dayjs'

/** A file that was dropped or pasted. */
export interface TransferredFile {
  readonly name: string
  readonly content: Blob
}

/** What Chromium calls a picture that comes from the clipboard without having been a file. */
const CLIPBOARD_PICTURE = 'image.png'

/** Files dropped on the window. A folder comes as a file that cannot be read, and is refused when it is. */
export function droppedFiles(transfer: Pick<DataTransfer, 'files'>): TransferredFile[] {
  return [...transfer.files].map((file) => ({ name: file.name, content: file }))
}

/**
 * Files on the clipboard; [] when there is text beside them: WPS and Excel put a picture of copied cells there, too.
 * A screenshot is named after the moment of pasting.
 */
export function pastedFiles(clipboard: Pick<DataTransfer, 'files' | 'types'>, now: Date): TransferredFile[] {
  if (clipboard.types.some((type) => type.startsWith('text/'))) return []
  return [...clipboard.files].map((file) => ({
    name: file.name === CLIPBOARD_PICTURE ? `截图 ${dayjs(now).format('YYYY-MM-DD HHmmss')}.png` : file.name,
    content: file,
  }))
}
