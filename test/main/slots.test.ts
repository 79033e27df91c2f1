import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ledgerOf } from '../../domain/workspace/ledger'
import { emptyState } from '../../domain/workspace/state'
import { openSlots, type Slots } from '../../main/slots'
import { filesUnder, PNG, putFile, sha256Of } from '../support/attached-files'
import { idNumber } from '../support/file-rows'
import { temporaryFolder } from '../support/temporary-folder'

const FILE = Buffer.from('一个核对过的工作区文件')

async function slotsAt(userData: string): Promise<Slots> {
  let n = readdirSync(userData).length * 100
  const slots = await openSlots(userData, { now: () => new Date(0), newId: () => idNumber(++n) })
  if (!slots.ok) throw new Error(slots.error.message)
  return slots.value
}

function imported(slots: Slots, sha256 = sha256Of(FILE)) {
  const path = join(temporaryFolder(), '带来.bzsd')
  writeFileSync(path, FILE)
  const attachments = slots.incoming()
  putFile(attachments, PNG)
  return { path, sha256, attachments }
}

describe('a slot for an imported file', () => {
  it('gets all of its attached files in one step, and knows where they are', async () => {
    const userData = temporaryFolder()
    const slots = await slotsAt(userData)
    const baseline = imported(slots)
    const slot = await slots.create('带来的', baseline)
    if (!slot.ok) throw new Error(slot.error.message)
    const folder = slots.attachments(slot.value.id)
    expect([...filesUnder(folder ?? '').values()]).toEqual([PNG])
    expect(existsSync(baseline.attachments)).toBe(false)
    expect(readFileSync(slots.baseline(slot.value.id) ?? '')).toEqual(FILE)
    expect(slots.attachments(randomUUID())).toBeNull()
  })

  it('is not offered before it was filled to its end', async () => {
    const userData = temporaryFolder()
    const slots = await slotsAt(userData)
    const slot = await slots.create('带来的', imported(slots))
    if (!slot.ok) throw new Error(slot.error.message)
    // As after a kill while the window filled its database.
    expect((await slotsAt(userData)).all).toEqual([])
    await slots.activate(slot.value.id, null, ledgerOf(emptyState()))
    expect((await slotsAt(userData)).all).toEqual([slot.value])
  })

  it('is not made when the file has changed since it was verified, or its attached files are gone', async () => {
    const slots = await slotsAt(temporaryFolder())
    expect(await slots.create('改过', imported(slots, 'a'.repeat(64)))).toMatchObject({
      error: { kind: 'file-changed' },
    })
    expect(await slots.create('丢了', { ...imported(slots), attachments: slots.incoming() })).toMatchObject({
      error: { kind: 'folder-missing' },
    })
    expect(slots.all).toEqual([])
  })
})

it('removes at the next start what an import left lying', async () => {
  const userData = temporaryFolder()
  putFile((await slotsAt(userData)).incoming(), PNG)
  mkdirSync(join(userData, 'workspaces', idNumber(7)))
  await slotsAt(userData)
  expect(readdirSync(join(userData, 'workspaces'))).toEqual([idNumber(7)])
})
