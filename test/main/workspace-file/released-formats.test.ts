import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { canonicalJson } from '../../../domain/workspace/canonical-json'
import { FILE_FORMAT, OLDEST_FORMAT } from '../../../domain/workspace/file-format'
import { FILE_TABLES } from '../../../domain/workspace/file-tables'
import { findFiles, listedFiles } from '../../../main/workspace-file/attachment-parts'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { fileBytes, unpack } from '../../support/bag-entries'
import { temporaryFolder } from '../../support/temporary-folder'

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const formats = Array.from({ length: FILE_FORMAT - OLDEST_FORMAT + 1 }, (_, index) => OLDEST_FORMAT + index)

/** One file of every format that was ever released stays in fixtures, and what it holds as text beside it. */
it.each(formats)('opens the file of format %i and finds in it what was put there', async (format) => {
  const read = await readWorkspaceFile(join(FIXTURES, `workspace-format-${format}.bzsd`))
  if (!read.ok) throw new Error(read.error.message)
  const { rows, summary } = read.value
  const lines = FILE_TABLES.flatMap((table) => (rows.get(table) ?? []).map((row) => `${table} ${canonicalJson(row)}\n`))
  expect(lines.join('')).toBe(readFileSync(join(FIXTURES, `workspace-format-${format}.txt`), 'utf8'))
  expect(summary).toMatchObject({ title: '云河县政务服务中心标准化试点', format, generation: 2, remarks: [] })
})

/** Without attachments the first format is still written, with them the second. */
it.each(formats)('still writes format %i entry for entry as it was released', async (format) => {
  const released = join(FIXTURES, `workspace-format-${format}.bzsd`)
  const store = join(temporaryFolder(), 'attachments')
  const read = await readWorkspaceFile(released, undefined, { folder: store })
  if (!read.ok) throw new Error(read.error.message)
  const { rows, summary } = read.value
  const { parts } = await findFiles(listedFiles(rows), store, 'full', () => undefined)
  // Entries, not the packed bytes: those also depend on the zlib of the running Node.
  const now = await unpack(await fileBytes(rows, summary.appVersion, parts))
  const then = await unpack(readFileSync(released))
  expect([...now].map(([name, data]) => [name, String(data)])).toEqual(
    [...then].map(([name, data]) => [name, String(data)]),
  )
})
