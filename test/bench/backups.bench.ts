import type { Page } from 'playwright-core'
import { addDepartments, saved, startEmpty } from '../e2e/clerk'
import { test } from '../support/electron-app'
import { printFigure, printValue } from './figures'
import { fillStandards } from './ten-thousand'

test('backup and restore of 10,000 standards', async ({ launch }) => {
  const { page } = await launch()
  await startEmpty(page)
  await fillStandards(page, 10_000)
  await addDepartments(page, ['办公室'])
  await saved(page)

  await watchTasks(page)
  const alone = await page.evaluate(timedBackup, false)
  printValue('backup, written, read back and verified', alone.seconds, 's')
  await reportTasks(page, 'backup')

  await addDepartments(page, ['标准化科'])
  await watchTasks(page)
  const editing = await page.evaluate(timedBackup, true)
  printValue('backup while editing goes on', editing.seconds, 's')
  printFigure('edit → durable meanwhile', editing.edits)
  await reportTasks(page, 'backup while editing goes on')

  await watchTasks(page)
  printValue('restore, verified and opened', await page.evaluate(timedRestore), 's')
  await reportTasks(page, 'restore')
})

/** Runs in the page: a backup, and edits one after the other until it is done. */
async function timedBackup(isEditing: boolean): Promise<{ seconds: number; edits: number[] }> {
  const workbench = window.workbenchTestPort
  const edits: number[] = []
  let isDone = false
  const start = performance.now()
  const backup = workbench.backups.backUp('hand').then((made) => {
    isDone = true
    if (!made.ok) throw new Error(made.error.message)
    return (performance.now() - start) / 1000
  })
  for (let count = 0; isEditing && !isDone; count += 1) {
    const id = workbench.ids.next()
    const record = { id, name: `科室${count}`, code: '', phone: '', duties: '', note: '' }
    const began = performance.now()
    const draft = { table: 'departments' as const, key: id, before: null, after: record }
    const saved = await workbench.session().run('新建部门', () => [draft])
    if (!saved.ok) throw new Error(saved.error.message)
    edits.push(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { seconds: await backup, edits }
}

/** Runs in the page: what 恢复到这个备份 does, without the backup of the present before it. */
async function timedRestore(): Promise<number> {
  const workbench = window.workbenchTestPort
  const { bridge, store } = workbench
  const slot = store.getState().startup?.active ?? ''
  const listed = await bridge.listBackups({ slot })
  const backup = listed.ok ? listed.value.backups[0]?.backup : undefined
  if (!backup) throw new Error('no backup')
  const start = performance.now()
  const staged = await bridge.stageBackup({ slot, backup, look: false, job: crypto.randomUUID() })
  if (!staged.ok) throw new Error(staged.error.message)
  const adopted = await workbench.adopt(staged.value, true, () => undefined)
  if (!adopted.ok) throw new Error(adopted.error.message)
  return (performance.now() - start) / 1000
}

async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = []
    Object.assign(window, { longTasks: tasks })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration)
    }).observe({ type: 'longtask' })
  })
}

async function reportTasks(page: Page, name: string): Promise<void> {
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks)
  const longest = Math.max(0, ...tasks)
  printValue(`${name}: longest task of the window (none listed under 50)`, longest, `ms (${tasks.length} over 50 ms)`)
}
