import type { Page } from 'playwright-core'
import { TABLE_NAMES } from '../../domain/records/registry'
import type { ChangeDraft } from '../../domain/workspace/change'
import type { SomeRecord, WorkspaceState } from '../../domain/workspace/state'

/** The workspace as the window holds it. */
export async function windowState(page: Page): Promise<WorkspaceState> {
  const tables = await page.evaluate(() => {
    const { state } = window.workbenchTestPort.session().current
    return Object.entries(state).map(([table, rows]) => [table, [...rows.values()]] as const)
  })
  const rows = new Map<string, readonly SomeRecord[]>(tables)
  const entries = TABLE_NAMES.map((table) => [table, new Map((rows.get(table) ?? []).map((row) => [row.id, row]))])
  return Object.fromEntries(entries) as WorkspaceState
}

/** All records by table in id order, to be compared. */
export async function recordsIn(page: Page): Promise<Record<string, readonly SomeRecord[]>> {
  const state = await windowState(page)
  const byId = (left: SomeRecord, right: SomeRecord) => (left.id < right.id ? -1 : 1)
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, [...state[table].values()].sort(byId)]))
}

/** Saves what a command makes of the present state, through the application's one way of committing. */
export async function commitIn(
  page: Page,
  label: string,
  command: (state: WorkspaceState) => readonly ChangeDraft[],
): Promise<void> {
  const drafts = command(await windowState(page))
  if (drafts.length === 0) throw new Error(`${label}: nothing to change`)
  await page.evaluate(
    async ({ label, drafts }) => {
      const done = await window.workbenchTestPort.session().run(label, () => drafts)
      if (!done.ok) throw new Error(done.error.message)
    },
    { label, drafts },
  )
}
