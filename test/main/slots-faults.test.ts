import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ledgerOf } from '../../domain/workspace/ledger'
import { emptyState } from '../../domain/workspace/state'
import { diskFs, type Fs } from '../../main/files/fs-port'
import { openSlots, type Slots } from '../../main/slots'
import { filesUnder, PNG, putFile, sha256Of } from '../support/attached-files'
import { filledJournal } from '../support/backups'
import { Crash, FAULTS, FaultyFs, stepsFor } from '../support/faulty-fs'
import { idNumber } from '../support/file-rows'
import { temporaryFolder } from '../support/temporary-folder'

const SLOT = idNumber(1)
const FILE = Buffer.from('一个核对过的工作区文件')
const opening = ledgerOf(emptyState())

async function slotsAt(userData: string, fs: Fs = diskFs): Promise<Slots> {
  let n = 0
  const newId = () => {
    n += 1
    return idNumber(n)
  }
  const slots = await openSlots(userData, { now: () => new Date(0), newId }, fs)
  if (!slots.ok) throw new Error(slots.error.message)
  return slots.value
}

/** One active slot whose journal has nine lines; `next` gives new slots other ids than its own. */
async function office(): Promise<string> {
  const userData = temporaryFolder()
  const slots = await slotsAt(userData)
  await slots.create('原来的', null)
  await slots.activate(SLOT, null, opening)
  await filledJournal(join(userData, 'workspaces', SLOT, 'journal'), 9, [3, 6])
  return userData
}

/** What can be seen of a slot after the next start. */
async function seen(userData: string) {
  const slots = await slotsAt(userData)
  const journal = await slots.journal(SLOT)
  const head = journal.ok ? journal.value.head : journal.error.kind
  await slots.close()
  const { title, generation } = slots.all.find(({ id }) => id === SLOT) ?? {}
  return { active: slots.active, title, generation, head, slots: slots.all.length, opening: slots.opening(SLOT) }
}

/** Each thing that is done to the slots. */
const OPERATIONS: Readonly<Record<string, (slots: Slots) => Promise<unknown>>> = {
  'begin anew': (slots) =>
    slots.beginAnew(SLOT, { generation: 1, seq: 12, opening: { ...opening, standards: [1, 'f'.repeat(16)] } }),
  'switch the database': (slots) => slots.switchDatabase(SLOT, 1),
  rename: (slots) => slots.rename(SLOT, '改名'),
  'take an import': async (slots) => {
    slots.incoming()
    const attachments = slots.incoming()
    putFile(attachments, PNG)
    const path = join(temporaryFolder(), '带来.bzsd')
    writeFileSync(path, FILE)
    const made = await slots.create('带来的', { path, sha256: sha256Of(FILE), attachments })
    if (made.ok) await slots.activate(made.value.id, SLOT, opening)
  },
}

async function attempt(userData: string, operation: (slots: Slots) => Promise<unknown>, fs: Fs): Promise<void> {
  const slots = await slotsAt(userData, fs)
  await operation(slots).catch((error: unknown) => {
    if (!(error instanceof Crash)) throw error
  })
  await slots.close()
}

describe.each(Object.entries(OPERATIONS))('%s', (_name, operation) => {
  it.each(Object.entries(FAULTS))('leaves the old or the new state: %s at every step', async (_fault, fault) => {
    const origin = await office()
    const before = await seen(origin)
    const clean = new FaultyFs(0, 'crash')
    const done = copyOf(origin)
    await attempt(done, operation, clean)
    const after = await seen(done)
    expect(after).not.toEqual(before)
    const between = { ...before, slots: after.slots }
    for (const step of stepsFor(fault, clean)) {
      const userData = copyOf(origin)
      await attempt(userData, operation, new FaultyFs(step, fault))
      const where = `${clean.steps[step - 1]} ${step}`
      expect([before, between, after], where).toContainEqual(await seen(userData))
      // The former journal stays, byte for byte.
      const journal = join('workspaces', SLOT, 'journal')
      expect(filesUnder(join(userData, journal)), where).toEqual(filesUnder(join(origin, journal)))
      // Trying again, with nothing failing, ends as if nothing had happened.
      await attempt(userData, operation, diskFs)
      expect(await seen(userData), where).toMatchObject({
        head: after.head,
        title: after.title,
        generation: after.generation,
      })
    }
  })
})

function copyOf(userData: string): string {
  const copy = temporaryFolder()
  cpSync(userData, copy, { recursive: true })
  return copy
}
