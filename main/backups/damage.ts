import type { Failure } from '../../domain/result'
import type { FileProblemKind } from '../workspace-file/file-problem'

/**
 * What only a broken file can have. A disk that does not give the file out, a file that an antivirus holds, or one of a
 * newer program is no damage: it is left where it is.
 */
const DAMAGE: ReadonlySet<string> = new Set<FileProblemKind>([
  'not-workspace-file',
  'damaged',
  'unsafe-name',
  'duplicate-entry',
  'unexpected-entry',
  'missing-entry',
  'special-entry',
  'encrypted-entry',
  'too-large',
  'suspicious-compression',
  'size-mismatch',
  'hash-mismatch',
  'bad-row',
  'duplicate-id',
])

/** Whether a failure to read a backup means that the backup itself is broken. */
export function isDamage({ kind }: Failure): boolean {
  return DAMAGE.has(kind)
}
