import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { type CuttableDisk, canCutPower, cuttableDisk } from '../support/cuttable-disk'
import { type Launch, test } from '../support/electron-app'
import { departmentNames, saved, startEmpty } from './clerk'

/** A few in every run; `POWER_CUTS=100` for the long one. */
const ROUNDS = Number(process.env.POWER_CUTS ?? 3)
const CUTTING = canCutPower()
const EVENT = CUTTING
  ? 'power cuts (ext4 shut down without flushing)'
  : 'kills (no disk can be mounted here to cut its power)'

test(`nothing confirmed is lost in ${ROUNDS} ${EVENT}`, { timeout: 120_000 + ROUNDS * 10_000 }, async ({ launch }) => {
  const disk = diskForTest()
  const userData = join(disk.folder, 'data')
  const confirmed = new Set<string>()
  let rebuilt = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const run = await launch({ userData })
    if (round === 0) await startEmpty(run.page)
    if (await rebuildWhenAsked(run.page)) rebuilt += 1
    const found = new Set(await departmentNames(run.page))
    expect(
      [...confirmed].filter((name) => !found.has(name)),
      `round ${round}`,
    ).toEqual([])
    const writing = writeOn(run.page, round, (name) => confirmed.add(name))
    await passed(300 + ((round * 397) % 1500))
    disk.cut()
    await run.kill()
    await writing
    disk.restore()
  }
  const last = await launch({ userData })
  if (await rebuildWhenAsked(last.page)) rebuilt += 1
  const found = new Set(await departmentNames(last.page))
  expect([...confirmed].filter((name) => !found.has(name))).toEqual([])
  expect(confirmed.size).toBeGreaterThan(ROUNDS)
  await last.close()
  report(
    `${confirmed.size} confirmed saves, 0 lost in ${ROUNDS} cuts; Chromium emptied its store ${rebuilt} times, made good each time`,
  )
})

test('the same harness catches what relaxed durability loses', async ({ launch }) => {
  if (!CUTTING) return
  const disk = diskForTest()
  const lost = await lostWhenRelaxed(launch, disk)
  report(`relaxed: ${lost} confirmed writes lost`)
  expect(lost).toBeGreaterThan(0)
})

/** Chromium empties a store whose last write a cut tore; the ledger sees it, and the journal makes it good. */
async function rebuildWhenAsked(page: Page): Promise<boolean> {
  if ((await page.evaluate(() => window.workbenchTestPort.store.getState().phase)) === 'open') return false
  await page.getByRole('button', { name: '用备份和保存日志重建' }).click()
  await saved(page)
  return true
}

function diskForTest(): CuttableDisk {
  const disk = CUTTING ? cuttableDisk() : plainFolder()
  onTestFinished(() => disk.dispose())
  return disk
}

function plainFolder(): CuttableDisk {
  const folder = mkdtempSync(join(tmpdir(), 'plain-disk-'))
  const nothing = () => undefined
  return { folder, cut: nothing, restore: nothing, dispose: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Adds departments one after the other and tells of each when the window calls it durable; ends with the window. */
async function writeOn(page: Page, round: number, tell: (name: string) => void): Promise<void> {
  await page.exposeFunction('tellConfirmed', tell)
  await page
    .evaluate(async (prefix) => {
      const workbench = window.workbenchTestPort
      const { tellConfirmed } = window as unknown as { tellConfirmed: (name: string) => Promise<void> }
      for (let count = 0; ; count += 1) {
        const id = workbench.ids.next()
        const record = { id, name: `${prefix}-${count}`, code: '', phone: '', duties: '', note: '' }
        const done = await workbench
          .session()
          .run('新建部门', () => [{ table: 'departments', key: id, before: null, after: record }])
        if (!done.ok) return
        void tellConfirmed(record.name)
      }
    }, `第${round}轮`)
    .catch(() => undefined)
}

/** How many writes that a relaxed transaction confirmed are gone after the cut. */
async function lostWhenRelaxed(launch: Launch, disk: CuttableDisk): Promise<number> {
  const userData = join(disk.folder, 'data')
  const first = await launch({ userData })
  let confirmed = 0
  await first.page.exposeFunction('tellConfirmed', (count: number) => {
    confirmed = count
  })
  const writing = first.page.evaluate(writeRelaxed).catch(() => undefined)
  await passed(1500)
  disk.cut()
  await first.kill()
  await writing
  disk.restore()
  const second = await launch({ userData })
  return confirmed - (await second.page.evaluate(countRelaxed))
}

/** Runs in the page: what a program that leaves durability at Chromium's default does. */
async function writeRelaxed(): Promise<void> {
  const { tellConfirmed } = window as unknown as { tellConfirmed: (count: number) => Promise<void> }
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('relaxed')
    request.onupgradeneeded = () => request.result.createObjectStore('rows')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  for (let count = 1; ; count += 1) {
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction('rows', 'readwrite', { durability: 'relaxed' })
      transaction.objectStore('rows').put('已确认', count)
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
    })
    void tellConfirmed(count)
  }
}

/** Runs in the page. */
function countRelaxed(): Promise<number> {
  return new Promise((resolve) => {
    const request = indexedDB.open('relaxed')
    request.onupgradeneeded = () => request.transaction?.abort()
    request.onerror = () => resolve(0)
    request.onsuccess = () => {
      const count = request.result.transaction('rows').objectStore('rows').count()
      count.onsuccess = () => resolve(count.result)
    }
  })
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function report(line: string): void {
  process.stdout.write(`  ${line}\n`)
}
