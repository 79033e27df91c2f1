import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { RowsByTable } from '../../../domain/workspace/rows'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { fileBytes } from '../../support/bag-entries'
import { anyFileRows } from '../../support/file-rows'
import { temporaryFolder } from '../../support/temporary-folder'

/** A thousand in every run; `ROUND_TRIPS=10000` for the long one. */
const WORKSPACES = Number(process.env.ROUND_TRIPS ?? 1000)
/** At a time: most of a round is waiting for threads that pack and unpack, so they are waited for together. */
const TOGETHER = 10

it(`${WORKSPACES} workspaces come back from export, import and export byte for byte`, {
  timeout: 60_000 + WORKSPACES * 300,
}, async () => {
  const folder = temporaryFolder()
  const some = fc.array(anyFileRows, { minLength: TOGETHER, maxLength: TOGETHER })
  const allComeBack = async (drawn: readonly RowsByTable[]) => {
    await Promise.all(drawn.map((rows, place) => comesBack(rows, join(folder, `${place}.bzsd`))))
  }
  await fc.assert(fc.asyncProperty(some, allComeBack), { numRuns: WORKSPACES / TOGETHER })
})

async function comesBack(rows: RowsByTable, path: string): Promise<void> {
  const first = await fileBytes(rows)
  await writeFile(path, first)
  const read = await readWorkspaceFile(path)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  expect((await fileBytes(read.value.rows)).equals(first)).toBe(true)
}
