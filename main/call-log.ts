import { join } from 'node:path'
import type { CallLog } from './answer-call'
import { appendLine } from './files/log-file'

/** Notes refused and failed calls in `calls.log`: name and kind of failure, never what the user typed. */
export function openCallLog(userData: string, now: () => Date): CallLog {
  const path = join(userData, 'calls.log')
  return (name, kind, detail) =>
    appendLine(path, `${now().toISOString()} ${name} ${kind} ${detail.split('\n')[0] ?? ''}`)
}
