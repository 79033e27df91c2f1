import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { countsOnDisk, startEmpty } from '../e2e/clerk'
import { type Launch, test } from '../support/electron-app'
import { printValue } from './figures'
import { watchLongTasks } from './long-tasks'
import { fillStandards } from './ten-thousand'

const SIZES = [10_000, 100_000]
/** What there is besides the lost database: the journal alone, or also the backup that is made at exit. */
const SOURCES = ['journal', 'backup'] as const

for (const standards of SIZES) {
  for (const source of SOURCES) {
    test(`the whole database folder deleted, ${standards} standards, from the ${source}`, {
      timeout: 600_000,
    }, async ({ launch }) => {
      await measureRebuild(launch, standards, source)
    })
  }
}

async function measureRebuild(launch: Launch, standards: number, source: (typeof SOURCES)[number]): Promise<void> {
  const first = await launch()
  await startEmpty(first.page)
  await fillStandards(first.page, standards)
  if (source === 'backup') await first.page.evaluate(() => window.workbenchTestPort.backups.backUp('hand'))
  const before = await countsOnDisk(first.page)
  await first.kill()
  rmSync(join(first.userData, 'IndexedDB'), { recursive: true })

  const second = await launch({ userData: first.userData })
  await second.page.evaluate(watchLongTasks)
  const start = performance.now()
  await second.page.getByRole('button', { name: '用备份和保存日志重建' }).click()
  await second.page.locator('[data-save-state="saved"]').waitFor({ timeout: 300_000 })
  const name = `rebuild ${standards} standards from the ${source}`
  printValue(name, (performance.now() - start) / 1000, 's')
  printValue(`${name}: longest task`, Math.max(0, ...(await second.page.evaluate(longTasks))), 'ms')
  expect(await countsOnDisk(second.page)).toEqual(before)
}

/** Runs in the page. */
function longTasks(): number[] {
  return (window as unknown as { longTasks: number[] }).longTasks
}
