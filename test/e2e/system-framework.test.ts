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

test('what is doubtful about a standard is marked at its cell and listed beside the table', async ({ launch }) => {
  const { page, screenshot } = await launch()
  await startSample(page)
  await openScreen(page, '体系框架')
  const switchButton = page.getByRole('button', { name: /提示 \d+$/ })
  await switchButton.waitFor()
  const before = Number((await switchButton.innerText()).replace(/\D/g, ''))
  // Two standards get one number, in two ways of typing; one of them is in force before it was published.
  await page.evaluate(async () => {
    const workbench = window.workbenchTestPort
    const [first, second] = [...workbench.session().current.state.standards.keys()]
    const change = (key: string | undefined, after: Record<string, unknown>) => {
      const standard = workbench.session().current.state.standards.get(key as never) as unknown as Record<
        string,
        unknown
      >
      const before = Object.fromEntries(Object.keys(after).map((field) => [field, standard[field]]))
      return { table: 'standards' as const, key: key ?? '', before, after }
    }
    const done = await workbench
      .session()
      .run('试改', () => [
        change(first, { number: 'GB/T 99999-2020', publishedOn: '2020-02-01', effectiveOn: '2020-01-01' }),
        change(second, { number: 'GB／T 99999—2020' }),
      ])
    if (!done.ok) throw new Error(done.error.message)
  })
  await expect
    .poll(async () => Number((await switchButton.innerText()).replace(/\D/g, '')))
    .toBeGreaterThanOrEqual(before + 3)
  await switchButton.click()
  const pane = page.getByRole('complementary', { name: '标准的提示' })
  await pane.getByText('实施日期：实施日期早于发布日期。').click()
  const row = page.getByRole('grid', { name: '标准明细表' }).getByRole('row').filter({ hasText: 'GB/T 99999-2020' })
  await row.waitFor()
  await screenshot('standard-hints')
  expect(await row.locator('.dt-marked').count()).toBeGreaterThanOrEqual(2)
  expect(await row.locator('[data-column="effectiveOn"]').getAttribute('title')).toContain(
    '提示：实施日期早于发布日期。',
  )
})
