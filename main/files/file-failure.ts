import type { Failure } from '../../domain/result'

export type FileFailureKind =
  | 'disk-full'
  | 'no-permission'
  | 'read-only'
  | 'file-missing'
  | 'folder-missing'
  | 'file-busy'
  | 'is-folder'
  | 'name-taken'
  | 'name-too-long'
  | 'device-gone'
  | 'device-error'
  | 'too-many-files'
  | 'io-error'

export type FileFailure = Failure<FileFailureKind>

const KINDS: Readonly<Record<string, FileFailureKind>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'read-only',
  ENOENT: 'file-missing',
  ENOTDIR: 'folder-missing',
  EBUSY: 'file-busy',
  ETXTBSY: 'file-busy',
  EISDIR: 'is-folder',
  EEXIST: 'name-taken',
  ENAMETOOLONG: 'name-too-long',
  ENXIO: 'device-gone',
  ENODEV: 'device-gone',
  EIO: 'device-error',
  EMFILE: 'too-many-files',
  ENFILE: 'too-many-files',
}

const CAUSES: Readonly<Record<Exclude<FileFailureKind, 'io-error'>, string>> = {
  'disk-full': '磁盘空间不足。请清理磁盘或换一个位置后再试。',
  'no-permission': '没有访问权限，或文件正被其他程序占用。请关闭占用它的程序，或换一个位置后再试。',
  'read-only': '所在的磁盘是只读的。请解除写保护或换一个位置后再试。',
  'file-missing': '找不到这个文件，它可能已被移动、改名或删除。请重新选择文件。',
  'folder-missing': '所在的文件夹不存在，可能已被移动或U盘已拔出。请重新选择位置。',
  'file-busy': '文件正被其他程序占用。请关闭占用它的程序后再试。',
  'is-folder': '这个名称是一个文件夹，不是文件。请重新选择。',
  'name-taken': '这个名称已被另一个文件占用。请换一个名称后再试。',
  'name-too-long': '文件名或路径太长。请换一个短些的名称或位置。',
  'device-gone': '磁盘或U盘已断开。请重新插好后再试。',
  'device-error': '磁盘读写出错，磁盘或U盘可能已损坏。请换一个位置后再试。',
  'too-many-files': '系统打开的文件太多。请关闭一些程序后再试。',
}

/**
 * The one place where errors of the file system become named failures with a sentence for the clerk.
 * Anything that is not such an error is a fault of the program and is thrown on.
 * @param what what did not work and what that leaves untouched, without the final stop, e.g. 无法打开保存日志.
 */
export function fileFailure(error: unknown, what: string): { readonly ok: false; readonly error: FileFailure } {
  const code = errorCode(error)
  if (code === null) throw error
  const kind = KINDS[code] ?? 'io-error'
  const cause = kind === 'io-error' ? `系统报告了错误 ${code}。请换一个位置后再试。` : CAUSES[kind]
  return { ok: false, error: { kind, message: `${what}：${cause}` } }
}

/** The same while writing: there a missing path means that the folder is gone. */
export function writeFailure(error: unknown, what: string): { readonly ok: false; readonly error: FileFailure } {
  const failure = fileFailure(error, what)
  if (failure.error.kind !== 'file-missing') return failure
  return { ok: false, error: { kind: 'folder-missing', message: `${what}：${CAUSES['folder-missing']}` } }
}

/** The system's code of a failed file operation, e.g. 'ENOSPC'; null for any other error. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}
