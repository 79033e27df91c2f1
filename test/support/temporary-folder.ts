import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A new folder on the real disk, removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), '试点 工作台 '))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
