/** The most that one attached file may have, in bytes: 200 MB, the same as an entry of a workspace file. */
export const LARGEST_ATTACHMENT = 200 * 1024 * 1024

/** How many first bytes of a file `mediaTypeOf` wants to see. */
export const HEAD_BYTES = 4096

/** What is said of a file whose content tells nothing that we know. */
export const UNKNOWN_MEDIA_TYPE = 'application/octet-stream'

/** One type of file: its content must begin like that, and where many types begin alike the name must end so. */
interface FileType {
  readonly mediaType: string
  /** Extensions in small letters; the first is given to copies. */
  readonly extensions: readonly [string, ...string[]]
  readonly begins: (head: Uint8Array) => boolean
  /** Several types share this beginning: the extension decides between them. */
  readonly byExtension?: true
}

const OOXML = 'application/vnd.openxmlformats-officedocument'
const isZip = startsWith([0x50, 0x4b, 0x03, 0x04])
const isOle = startsWith([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

const FILE_TYPES: readonly FileType[] = [
  { mediaType: 'image/png', extensions: ['png'], begins: startsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jfif'], begins: startsWith([0xff, 0xd8, 0xff]) },
  { mediaType: 'image/gif', extensions: ['gif'], begins: either(saying('GIF87a'), saying('GIF89a')) },
  { mediaType: 'image/webp', extensions: ['webp'], begins: both(saying('RIFF'), saying('WEBP', 8)) },
  { mediaType: 'image/bmp', extensions: ['bmp'], begins: saying('BM'), byExtension: true },
  {
    mediaType: 'image/tiff',
    extensions: ['tif', 'tiff'],
    begins: either(startsWith([0x49, 0x49, 0x2a, 0]), startsWith([0x4d, 0x4d, 0, 0x2a])),
  },
  { mediaType: 'application/pdf', extensions: ['pdf'], begins: saying('%PDF-') },
  { mediaType: `${OOXML}.wordprocessingml.document`, extensions: ['docx'], begins: isZip, byExtension: true },
  { mediaType: `${OOXML}.spreadsheetml.sheet`, extensions: ['xlsx'], begins: isZip, byExtension: true },
  { mediaType: `${OOXML}.presentationml.presentation`, extensions: ['pptx'], begins: isZip, byExtension: true },
  { mediaType: 'application/ofd', extensions: ['ofd'], begins: isZip, byExtension: true },
  { mediaType: 'application/msword', extensions: ['doc', 'wps'], begins: isOle, byExtension: true },
  { mediaType: 'application/vnd.ms-excel', extensions: ['xls', 'et'], begins: isOle, byExtension: true },
  { mediaType: 'application/vnd.ms-powerpoint', extensions: ['ppt', 'dps'], begins: isOle, byExtension: true },
  { mediaType: 'video/mp4', extensions: ['mp4'], begins: saying('ftyp', 4) },
  { mediaType: 'text/plain', extensions: ['txt'], begins: (head) => !head.includes(0), byExtension: true },
  { mediaType: 'application/zip', extensions: ['zip'], begins: isZip },
]

/**
 * The type of a file by what it contains; its name only decides between types that begin alike (Word, Excel, OFD are all
 * ZIP files). A page of HTML that is called .png is UNKNOWN_MEDIA_TYPE.
 * @param head the file's first HEAD_BYTES bytes, or all of it.
 */
export function mediaTypeOf(head: Uint8Array, name: string): string {
  const extension = extensionOf(name)
  const found = FILE_TYPES.find(
    (type) => type.begins(head) && (type.byExtension !== true || type.extensions.includes(extension)),
  )
  return found?.mediaType ?? UNKNOWN_MEDIA_TYPE
}

/** What follows the last dot of a name, in small letters; '' when there is none. */
export function extensionOf(name: string): string {
  return /\.([^.\s/\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/**
 * The extension that a copy of a file gets: the one that it had when that fits its type, else the type's own; 'bin' for
 * everything unknown, so that no copy of ours can be started as a program.
 */
export function safeExtension(mediaType: string, name: string): string {
  const type = FILE_TYPES.find((known) => known.mediaType === mediaType)
  const own = extensionOf(name)
  return type === undefined ? 'bin' : type.extensions.includes(own) ? own : type.extensions[0]
}

const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** How the program itself shows a type; null when it cannot. */
export function previewKind(mediaType: string): 'image' | 'pdf' | null {
  if (IMAGES.has(mediaType)) return 'image'
  return mediaType === 'application/pdf' ? 'pdf' : null
}

/** Whether a file may be handed to the system's own program: pictures and documents, never programs or archives. */
export function opensOutside(mediaType: string): boolean {
  const isKnown = FILE_TYPES.some((type) => type.mediaType === mediaType)
  return isKnown && mediaType !== 'application/zip' && mediaType !== 'text/plain'
}

/** The type as a clerk calls it, e.g. 图片. */
export function mediaTypeLabel(mediaType: string, name: string): string {
  if (mediaType.startsWith('image/')) return '图片'
  if (mediaType === 'text/plain') return '文本'
  if (mediaType.startsWith('video/')) return '视频'
  const extension = extensionOf(name)
  if (mediaType === UNKNOWN_MEDIA_TYPE && FILE_TYPES.some(({ extensions }) => extensions.includes(extension))) {
    return '内容与扩展名不符'
  }
  return extension === '' || extension.length > 6 ? '其他' : extension.toUpperCase()
}

function startsWith(bytes: readonly number[], at = 0): (head: Uint8Array) => boolean {
  return (head) => bytes.every((byte, index) => head[at + index] === byte)
}

function saying(text: string, at = 0): (head: Uint8Array) => boolean {
  return startsWith(
    [...text].map((letter) => letter.charCodeAt(0)),
    at,
  )
}

type Test = (head: Uint8Array) => boolean
function either(left: Test, right: Test): Test {
  return (head) => left(head) || right(head)
}
function both(left: Test, right: Test): Test {
  return (head) => left(head) && right(head)
}
