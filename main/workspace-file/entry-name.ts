/** Device names of Windows: a file of that name, whatever its extension, is a device. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i
const CONTROL_OR_FORBIDDEN = /[\p{Cc}<>"|?*]/u
const LONGEST_NAME = 240

/**
 * Why a name must not be used on any system; null when it is harmless. We never extract by name: this only tells the
 * clerk that a file was made to do harm.
 */
export function unsafeName(name: string): string | null {
  if (name === '' || name.length > LONGEST_NAME) return '名称为空或过长'
  if (name.includes('\\')) return '含有反斜杠'
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return '是绝对路径'
  if (name.includes(':')) return '含有冒号'
  if (CONTROL_OR_FORBIDDEN.test(name)) return '含有不允许的字符'
  for (const segment of name.replace(/\/$/, '').split('/')) {
    if (segment === '' || segment === '.' || segment === '..') return '含有跳出文件夹的路径'
    if (/[. ]$/.test(segment)) return '以点或空格结尾'
    if (DEVICE.test(segment)) return '是系统设备名'
  }
  return null
}

/** Names that some file system takes for the same have the same key: case and Unicode form do not count. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC')
}
