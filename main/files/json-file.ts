import type { Result } from '../../domain/result'
import { type AtomicWriteOptions, writeFileAtomically } from './atomic-file'

/** Writes a small value as readable JSON, whole or not at all. Errors: those of writeFileAtomically. */
export function writeJson(path: string, value: unknown, options: AtomicWriteOptions = {}): Promise<Result<null>> {
  return writeFileAtomically(path, `${JSON.stringify(value, null, 2)}\n`, options)
}
