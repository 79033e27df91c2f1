/** A name of a file as it may stand on any system, with 200 bytes at most (D4.7). */
const MOST_BYTES = 200
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i

/**
 * Makes an original name into one that Windows and Linux take; it keeps its beginning and its extension.
 * @param extension stands in for the name's own; '' leaves that.
 */
export function safeName(name: string, extension = ''): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const own = /^(.+?)(\.[^.\s]{1,10})?$/s.exec(plain)
  const tail = extension === '' ? (own?.[2] ?? '') : `.${extension}`
  const stem = shortened(own?.[1] ?? '附件', MOST_BYTES - Buffer.byteLength(tail)).trimEnd()
  return DEVICE.test(stem) ? `_${stem}${tail}` : `${stem}${tail}`
}

/** Cut between characters, never within one. */
function shortened(text: string, bytes: number): string {
  let kept = ''
  let used = 0
  for (const character of text) {
    used += Buffer.byteLength(character)
    if (used > bytes) break
    kept += character
  }
  return kept
}
