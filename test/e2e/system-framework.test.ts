import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from '../support/electron-app'
import { openScreen, saved, startSample } from './clerk'

test('a node is dragged into another, and its standards come along', async ({ launch }) => {
  const { page } = await launch()
  await startSample(page)
  await openScreen(page, '体系框架')
  const counts = await countsByNode(page)
  const moved = page.getByRole('treeitem', { name: /^BZ2 / })
  const target = page.getByRole('treeitem', { name: /^TY1 / })
  await moved.dragTo(target)
  await expect.poll(() => parentCode(page, 'BZ2')).toBe('TY1')
  await saved(page)
  expect(await countsByNode(page)).toEqual(counts)
  await page.keyboard.press('Control+z')
  await expect.poll(() => parentCode(page, 'BZ2')).toBe('ZW')
})

test('a cell of the detail table is edited in place', async ({ launch }) => {
  const { page } = await launch()
  await startSample(page)
  await openScreen(page, '体系框架')
  const cell = page.getByRole('row').nth(2).getByRole('gridcell').nth(3)
  await cell.dblclick()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('改过的标准名称')
  await page.keyboard.press('Enter')
  await expect.poll(() => namesContaining(page, '改过的标准名称')).toBe(1)
  await saved(page)
})

/** The code of a node's parent as the workspace holds it. */
function parentCode(page: Page, code: string): Promise<string | undefined> {
  return page.evaluate((wanted) => {
    const { systemNodes } = window.workbenchTestPort.session().current.state
    const node = [...systemNodes.values()].find((each) => each.code === wanted)
    return systemNodes.get(node?.parentId ?? '')?.code
  }, code)
}

/** How many standards stand under each node. */
function countsByNode(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const counts: Record<string, number> = {}
    for (const { nodeIds } of window.workbenchTestPort.session().current.state.standards.values()) {
      for (const id of nodeIds) counts[id] = (counts[id] ?? 0) + 1
    }
    return counts
  })
}

function namesContaining(page: Page, text: string): Promise<number> {
  return page.evaluate((wanted) => {
    const { standards } = window.workbenchTestPort.session().current.state
    return [...standards.values()].filter(({ name }) => name.includes(wanted)).length
  }, text)
}
