import type { ElectronApplication, Page } from 'playwright-core'
import type { TestClock } from '../../renderer/storage/test-clock'
import type { Workbench } from '../../renderer/storage/workbench'

/** What the test build puts on the window and in main. */
declare global {
  interface Window {
    readonly workbenchTestPort: Workbench
    readonly workbenchTestClock: TestClock
  }
}

/** First start: says who works here. */
export async function signIn(page: Page, name = '王小云', office = '标准化科'): Promise<void> {
  await page.getByLabel('姓名').fill(name)
  await page.getByLabel('科室/单位').fill(office)
  await page.getByRole('button', { name: '开始使用' }).click()
}

/** First start on an empty workspace. */
export async function startEmpty(page: Page): Promise<void> {
  await signIn(page)
  await page.getByRole('button', { name: '新建空白工作区' }).click()
  await saved(page)
}

/** First start on the built-in sample. */
export async function startSample(page: Page): Promise<void> {
  await signIn(page)
  await page.getByRole('button', { name: '打开示例工作区' }).click()
  await saved(page)
}

/** Waits until the bottom bar says 已保存. */
export async function saved(page: Page): Promise<void> {
  await page.locator('[data-save-state="saved"]').waitFor({ timeout: 30_000 })
}

/** Opens a screen through the navigation. */
export async function openScreen(page: Page, label: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('menuitem', { name: label, exact: true }).click()
  await page.getByRole('region', { name: label, exact: true }).waitFor()
}

/** The next file dialog gets this answer (a path, or null for 取消). */
export async function answerDialog(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate((_electron, answer) => {
    const { workbenchTestPort } = globalThis as unknown as { workbenchTestPort: { answers: (string | null)[] } }
    workbenchTestPort.answers.push(answer)
  }, path)
}

/** Puts the clock of the program forward, as after a PC has slept: whatever waits for it looks at once. */
export async function advanceClock(app: ElectronApplication, page: Page, minutes: number): Promise<void> {
  const by = minutes * 60_000
  await app.evaluate((_electron, ahead) => {
    const { workbenchTestPort } = globalThis as unknown as { workbenchTestPort: { ahead: number } }
    workbenchTestPort.ahead += ahead
  }, by)
  await page.evaluate((ahead) => window.workbenchTestClock.advance(ahead), by)
}

/** How many records of each table the database (not the screen) holds, read past the application's own code. */
export async function countsOnDisk(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const { startup } = window.workbenchTestPort.store.getState()
    const slot = startup?.slots.find(({ id }) => id === startup.active)
    const name = slot?.generation ? `workspace-${slot.id}-${slot.generation}` : `workspace-${slot?.id}`
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const counts: Record<string, number> = {}
    for (const name of database.objectStoreNames) {
      counts[name] = await new Promise<number>((resolve, reject) => {
        const request = database.transaction(name).objectStore(name).count()
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    }
    database.close()
    return counts
  })
}

/** Adds departments through the application's one way of committing; resolves when the last is durable. */
export async function addDepartments(page: Page, names: readonly string[]): Promise<void> {
  await page.evaluate(async (wanted) => {
    const workbench = window.workbenchTestPort
    for (const name of wanted) {
      const id = workbench.ids.next()
      const record = { id, name, code: '', phone: '', duties: '', note: '' }
      const done = await workbench
        .session()
        .run('新建部门', () => [{ table: 'departments', key: id, before: null, after: record }])
      if (!done.ok) throw new Error(done.error.message)
    }
  }, names)
}

/** Names of the departments as the window shows them from its memory. */
export function departmentNames(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { phase, problem } = window.workbenchTestPort.store.getState()
    if (phase !== 'open') throw new Error(`the workspace is not open: ${phase} ${problem?.kind} ${problem?.message}`)
    const state = window.workbenchTestPort.session().current.state
    return [...state.departments.values()].map((department) => department.name)
  })
}
