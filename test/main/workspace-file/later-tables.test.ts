import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { JOBS } from '../../../main/jobs/job-table'
import { laterTablesOf } from '../../../main/workspace-file/later-tables'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { type BagEntries, bagEntries } from '../../support/bag-entries'
import { fileRows } from '../../support/file-rows'
import { FINDINGS, FINDINGS_LINES, putLaterTable } from '../../support/later-table'
import { rawZip } from '../../support/raw-zip'
import { temporaryFolder } from '../../support/temporary-folder'

/** The bag of a program that has one more table. */
let entries: BagEntries
beforeEach(async () => {
  entries = await bagEntries(fileRows())
  putLaterTable(entries)
})

function fileOf(bag: BagEntries): string {
  const path = join(temporaryFolder(), '较新.bzsd')
  writeFileSync(path, rawZip([...bag].map(([name, data]) => ({ name, data, stored: name === 'mimetype' }))))
  return path
}

const kindOf = async (bag: BagEntries) => {
  const read = await readWorkspaceFile(fileOf(bag))
  return read.ok ? 'accepted' : read.error.kind
}

describe('a table that only a newer program knows', () => {
  it('is kept and written back as it came', async () => {
    const baseline = fileOf(entries)
    const read = await readWorkspaceFile(baseline)
    if (!read.ok) throw new Error(read.error.message)
    expect([...read.value.later]).toEqual([[FINDINGS, FINDINGS_LINES]])

    // As a backup or an export of the workspace does it: the rows from the window, the rest from the file it began with.
    const output = join(temporaryFolder(), '备份.bzsd')
    const context = { report: () => undefined, tag: 'test', mayCommit: () => true }
    const order = { rows: read.value.rows, output, appVersion: '0.1.0', laterFrom: baseline }
    expect(await JOBS.exportWorkspace(order, context)).toMatchObject({ ok: true, value: { counts: { workspaces: 1 } } })
    expect([...(await laterTablesOf(output))]).toEqual([[FINDINGS, FINDINGS_LINES]])
    expect(await readWorkspaceFile(output)).toMatchObject({ ok: true })
  })

  it('is none in the files of today, and none where the file has gone', async () => {
    expect((await laterTablesOf(fileOf(await bagEntries(fileRows())))).size).toBe(0)
    expect((await laterTablesOf('/nowhere/x.bzsd')).size).toBe(0)
  })

  it.each([
    ['no JSON', '{"id":\n', 'bad-row'],
    ['no objects', '[1]\n', 'bad-row'],
    ['keys that reach prototypes', '{"__proto__":{"a":1}}\n', 'bad-row'],
    ['a last line without end', '{"id":"1"}', 'damaged'],
  ])('is refused with %s', async (_, text, kind) => {
    putLaterTable(entries, text)
    expect(await kindOf(entries)).toBe(kind)
  })

  it('is refused when its bytes are not those that the file lists, or it is not where the header says', async () => {
    const changed = new Map(entries).set(FINDINGS, Buffer.from('{"id":"3"}\n'))
    expect(await kindOf(changed)).toBe('hash-mismatch')
    entries.delete(FINDINGS)
    expect(await kindOf(entries)).toBe('missing-entry')
  })
})
