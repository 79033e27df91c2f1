import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PilotId } from '../../domain/records/pilot'
import { RECORD_KINDS } from '../../domain/records/registry'
import type { SystemNodeId } from '../../domain/records/system-node'
import type { WorkspaceId } from '../../domain/records/workspace'
import type { Failure, Result } from '../../domain/result'
import type { Author, ChangeDraft } from '../../domain/workspace/change'
import { createRecord } from '../../domain/workspace/edit'
import { RECORD_SCHEMA } from '../../domain/workspace/file-format'
import { createIdSource, type IdSource } from '../../domain/workspace/ids'
import type { Ledger } from '../../domain/workspace/ledger'
import type { Bridge, Slot, StagedFile, Startup } from '../../preload/contract'
import { type BackupClock, windowClock } from './backup-schedule'
import { type Backups, createBackups } from './backups'
import { createDatabase } from './create-database'
import { databaseName, type WorkspaceDatabase } from './database'
import { createDrafts, type Drafts } from './drafts'
import { fillDatabase } from './fill-database'
import { openWorkspace } from './open-workspace'
import { type Rebuilt, rebuildDatabase } from './rebuild-database'
import { type SalvagePlan, salvageWorkspace } from './salvage'
import { type SalvageSurvey, surveySalvage } from './salvage-survey'
import { Session, type SessionView } from './session'
import { stageUpgrade } from './upgrade-workspace'

/** What the window shows as a whole. */
export type Phase = 'starting' | 'author' | 'welcome' | 'open' | 'recovery' | 'problem'

export interface WorkbenchView {
  readonly phase: Phase
  readonly startup: Startup | null
  /** The opened workspace; null before one is open. */
  readonly session: SessionView | null
  /** Batches that the last start brought over from the journal. */
  readonly recovered: number
  readonly problem: Failure | null
}

/** The opened program: its view and what can be done with it as a whole. One for the window; tests make their own. */
export interface Workbench {
  readonly store: StoreApi<WorkbenchView>
  readonly drafts: Drafts
  readonly backups: Backups
  readonly bridge: Bridge
  readonly ids: IdSource
  /** The open session; throws before a workspace is open (a programming error). */
  session(): Session
  database(): WorkspaceDatabase
  /** Saves everything typed and waits until it is durable; false when something could not be saved. */
  settle(): Promise<boolean>
  start(): Promise<void>
  saveAuthor(author: Author): Promise<Result<unknown>>
  createWorkspace(title: string): Promise<Result<unknown>>
  /** Opens another workspace of this PC; `replacing` marks one as replaced (it is kept). */
  openSlot(slot: string, replacing?: string): Promise<Result<unknown>>
  /** Fills a new slot with a staged file and opens it; `replace` sets the present slot aside (it is kept). */
  adopt(staged: StagedFile, replace: boolean, report: (fraction: number) => void): Promise<Result<unknown>>
  /** Looks at what is left of the active workspace, whose journal is damaged. */
  survey(job: string): Promise<Result<SalvageSurvey>>
  /** Goes on from what was found, and opens it. */
  salvage(plan: SalvagePlan, report: (fraction: number) => void): Promise<Result<unknown>>
  /** Rebuilds the lost or damaged database of the active slot under a new name and opens it. */
  rebuild(job: string, report: (fraction: number) => void): Promise<Result<Rebuilt>>
}

interface Opened {
  readonly session: Session
  readonly database: WorkspaceDatabase
}

/** @param clock what the backups go by. */
export function createWorkbench(bridge: Bridge, clock: BackupClock = windowClock): Workbench {
  const store = createStore<WorkbenchView>(() => ({
    phase: 'starting',
    startup: null,
    session: null,
    recovered: 0,
    problem: null,
  }))
  const ids = createIdSource(Date.now, (length) => crypto.getRandomValues(new Uint8Array(length)))
  const drafts = createDrafts()
  const backups = createBackups(bridge, clock)
  let opened: Opened | null = null

  const current = (): Opened => {
    if (!opened) throw new Error('no workspace is open')
    return opened
  }
  const startup = (): Startup => {
    const known = store.getState().startup
    if (!known) throw new Error('not started')
    return known
  }
  const fails = (problem: Failure) =>
    store.setState({ phase: isRebuildable(problem) ? 'recovery' : 'problem', problem })

  const refresh = async (): Promise<Result<Startup>> => {
    const answer = await bridge.getStartup({})
    if (answer.ok) store.setState({ startup: answer.value })
    return answer
  }

  const open = async (slot: string): Promise<Result<unknown>> => {
    const found = slotOf(startup(), slot)
    const workspace = await openWorkspace(bridge, found)
    if (!workspace.ok) return workspace
    if (found.schema < RECORD_SCHEMA) return upgrade(slot, workspace.value.database)
    opened?.session.end()
    opened?.database.close()
    const { database, recovered, newest, ...start } = workspace.value
    for (const id of newest) ids.follow(id)
    const view: SessionView = { ...start, status: 'saved', problem: '' }
    const author = () => startup().author ?? { name: '未登记', office: '' }
    const parts = { slot, database, bridge, ids, now: () => new Date(), author, device: startup().device }
    opened = { database, session: new Session(parts, view, (session) => store.setState({ session })) }
    store.setState({ phase: 'open', session: view, recovered, problem: null })
    void backups.watch({ slot, ...opened })
    return workspace
  }

  const upgrade = async (slot: string, database: WorkspaceDatabase): Promise<Result<unknown>> => {
    const staged = await stageUpgrade(bridge, { slot, database })
    database.close()
    return staged.ok ? fillAndOpen(staged.value, slot) : staged
  }

  const activate = async (slot: string, replacing: string | null, opening: Ledger | null): Promise<Result<unknown>> => {
    const activated = await bridge.activateWorkspace({ slot, replacing, opening })
    if (!activated.ok) return activated
    const refreshed = await refresh()
    return refreshed.ok ? open(slot) : refreshed
  }

  const fillAndOpen = async (
    staged: StagedFile,
    replacing: string | null,
    report: (fraction: number) => void = () => undefined,
  ): Promise<Result<unknown>> => {
    const slot = await bridge.adoptStaged({ staged: staged.staged })
    if (!slot.ok) return slot
    const target = { name: databaseName(slot.value.id), seq: 0 }
    const filled = await fillDatabase(bridge, target, staged, report)
    await bridge.discardStaged({ staged: staged.staged })
    return filled.ok ? activate(slot.value.id, replacing, filled.value) : filled
  }

  const next = async () => {
    const { author, active } = startup()
    if (!author) return store.setState({ phase: 'author' })
    if (!active) return store.setState({ phase: 'welcome' })
    const result = await open(active)
    if (!result.ok) fails(result.error)
  }

  /** After the active workspace has got another database. */
  const reopen = async (): Promise<Result<unknown>> => {
    const refreshed = await refresh()
    return refreshed.ok ? open(refreshed.value.active ?? '') : refreshed
  }

  const settle = async (): Promise<boolean> => {
    const flushed = await drafts.flushAll()
    await opened?.session.settled()
    return flushed && opened?.session.current.status !== 'failed'
  }

  return {
    store,
    drafts,
    backups,
    bridge,
    ids,
    session: () => current().session,
    database: () => current().database,
    settle,
    async start() {
      const answer = await refresh()
      if (answer.ok) await next()
      else fails(answer.error)
    },
    async saveAuthor(author) {
      const saved = await bridge.saveAuthor(author)
      if (!saved.ok) return saved
      const refreshed = await refresh()
      if (refreshed.ok && store.getState().phase === 'author') await next()
      return refreshed
    },
    async createWorkspace(title) {
      const slot = await bridge.createWorkspace({ title })
      if (!slot.ok) return slot
      const created = await createDatabase(databaseName(slot.value.id))
      if (!created.ok) return created
      const active = await activate(slot.value.id, null, null)
      return active.ok ? current().session.run('新建工作区', () => firstRecords(title, ids)) : active
    },
    async openSlot(slot, replacing) {
      await settle()
      return activate(slot, replacing ?? null, null)
    },
    async adopt(staged, replace, report) {
      await settle()
      return fillAndOpen(staged, replace ? startup().active : null, report)
    },
    survey: (job) => surveySalvage(bridge, activeOf(startup()), startup().device, job),
    async salvage(plan, report) {
      const salvaged = await salvageWorkspace(bridge, activeOf(startup()), plan, report)
      return salvaged.ok ? reopen() : salvaged
    },
    async rebuild(job, report) {
      const rebuilt = await rebuildDatabase(bridge, activeOf(startup()), job, report)
      if (!rebuilt.ok) return rebuilt
      const reopened = await reopen()
      return reopened.ok ? rebuilt : reopened
    },
  }
}

/** Failures of the database or the journal that a person can have made good. */
function isRebuildable({ kind }: Failure): boolean {
  return [
    'journal-broken',
    'journal-behind',
    'journal-lost',
    'journal-pruned',
    'database-lost',
    'database-damaged',
    'database-unreadable',
    'stale',
    'record-exists',
    'record-missing',
  ].includes(kind)
}

function activeOf(startup: Startup): Slot {
  return slotOf(startup, startup.active ?? '')
}

function slotOf({ slots }: Startup, id: string): Slot {
  const slot = slots.find((candidate) => candidate.id === id)
  if (!slot) throw new Error('no such slot')
  return slot
}

/** What every workspace has from its first moment: itself, its pilot, and the root of its standard system. */
function firstRecords(title: string, ids: IdSource): readonly ChangeDraft[] {
  const workspace = RECORD_KINDS.workspaces.empty(ids.next() as WorkspaceId)
  const pilot = RECORD_KINDS.pilots.empty(ids.next() as PilotId)
  const root = RECORD_KINDS.systemNodes.empty(ids.next() as SystemNodeId)
  return [
    createRecord('workspaces', { ...workspace, title }),
    createRecord('pilots', { ...pilot, name: title }),
    createRecord('systemNodes', { ...root, name: '标准体系' }),
  ]
}
