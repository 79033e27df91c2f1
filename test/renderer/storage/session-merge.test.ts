import { describe, expect, it } from 'vitest'
import { fail } from '../../../domain/result'
import { updateRecord } from '../../../domain/workspace/edit'
import { EMPTY_HISTORY } from '../../../domain/workspace/history'
import { createIdSource } from '../../../domain/workspace/ids'
import { ledgerOf } from '../../../domain/workspace/ledger'
import { allOf } from '../../../domain/workspace/merge-conflicts'
import { type ArgsOf, CALLS } from '../../../preload/contract'
import { WorkspaceDatabase } from '../../../renderer/storage/database'
import { Session, type SessionView } from '../../../renderer/storage/session'
import { idOf, valueIn } from '../../domain/builders'
import { chooseTheirs, type Desk } from '../../support/desks'
import { forkedOffice } from '../../support/merge-office'

/** A session on a desk's records whose journal refuses every line, so that nothing ever reaches the database. */
function sessionOn(desk: Desk) {
  const lines: ArgsOf<'appendJournal'>[] = []
  const ids = createIdSource(
    () => 0,
    (length) => new Uint8Array(length),
  )
  const parts = {
    slot: idOf(900),
    database: new WorkspaceDatabase('none'),
    bridge: {
      appendJournal: async (line: ArgsOf<'appendJournal'>) => {
        lines.push(line)
        return fail('disk-full', '磁盘已满。')
      },
    },
    ids,
    now: () => new Date('2026-04-01T00:00:00.000Z'),
    author: () => ({ name: '王小云', office: '标准化科' }),
    device: idOf(901),
  }
  const view: SessionView = {
    state: desk.state,
    seq: 7,
    history: EMPTY_HISTORY,
    ledger: ledgerOf(desk.state),
    status: 'saved',
    problem: '',
  }
  return { session: new Session(parts, view, () => undefined), lines }
}

describe('Session.merge', () => {
  it('journals the merge, the log that joins and the mark in one line that the contract takes', async () => {
    const { mine, theirs } = forkedOffice()
    const { session, lines } = sessionOn(mine)
    const plan = mine.plan(theirs.file)
    const refused = await session.merge(plan, allOf(plan.conflicts, 'theirs'), '对方.bzsd')
    expect(refused).toMatchObject({ ok: false, error: { kind: 'disk-full' } })
    expect(session.current).toMatchObject({ state: mine.state, seq: 7, status: 'failed' })
    const [line] = lines
    expect(lines).toHaveLength(1)
    expect(CALLS.appendJournal.args.safeParse(line).data).toEqual(line)
    const { batch, adopted, ledger } = line ?? {}
    expect(adopted).toEqual(plan.adopted)
    expect(batch).toMatchObject({ label: '合并', reversal: null, merge: { file: '对方.bzsd' } })
    const known = [...(adopted?.batches ?? []), ...(adopted?.changes ?? [])].map(({ id }) => id)
    expect(known.every((id) => id < (batch?.id ?? ''))).toBe(true)
    mine.merge(theirs, chooseTheirs)
    expect(ledger).toEqual(ledgerOf(mine.state))
  })

  it('is refused when the workspace was edited since it was compared, and when a choice is missing', async () => {
    const { mine, theirs } = forkedOffice()
    const plan = mine.plan(theirs.file)
    const open = sessionOn(mine)
    expect(await open.session.merge(plan, new Map(), 'x')).toMatchObject({ ok: false, error: { kind: 'undecided' } })
    mine.commit(updateRecord(mine.state, 'standards', idOf(41), { note: '又改' }))
    const { session, lines } = sessionOn(mine)
    const late = await session.merge(plan, allOf(plan.conflicts, 'mine'), 'x')
    expect(late).toMatchObject({ ok: false, error: { kind: 'changed-meanwhile' } })
    expect([...lines, ...open.lines]).toEqual([])
  })

  it('writes nothing when the colleague has nothing new', async () => {
    const { mine, theirs } = forkedOffice()
    mine.merge(theirs)
    const { session, lines } = sessionOn(mine)
    const plan = mine.plan(theirs.file)
    expect(valueIn(await session.merge(plan, new Map(), 'x'))).toBeNull()
    expect(lines).toEqual([])
    expect(session.current.status).toBe('saved')
  })
})
