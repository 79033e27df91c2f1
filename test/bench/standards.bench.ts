import type { Page } from 'playwright-core'
import { startEmpty } from '../e2e/clerk'
import { test } from '../support/electron-app'
import { printFigure, printValue } from './figures'
import { watchLongTasks } from './long-tasks'
import { fillStandards } from './ten-thousand'

const STANDARDS = 10_000
/** A frame at 60 per second, with a little room for the timer. */
const FRAME_MS = 17

test('标准明细表 with 10,000 standards', async ({ launch }) => {
  const { page } = await launch()
  await startEmpty(page)
  await fillStandards(page, STANDARDS)
  await page.evaluate(watchLongTasks)

  await measure(page, 'open (click → rows on screen)', async () => {
    await page.getByRole('menuitem', { name: '体系框架' }).click()
    await page
      .getByRole('gridcell', { name: /服务事项办理规范/ })
      .first()
      .waitFor()
  })
  printFrames('nothing moves', await page.evaluate(scrollThrough, 0))
  printFrames('scroll by the wheel (96 px a frame)', await page.evaluate(scrollThrough, 96))
  await reportLongTasks(page, 'scroll by the wheel')
  printFrames('drag the scroll bar (all other rows in each frame)', await page.evaluate(scrollThrough, 1300))
  await reportLongTasks(page, 'drag the scroll bar')
  await measure(page, 'filter (typed → footer shows the count)', async () => {
    await page.getByLabel(/^在.*中搜索$/).fill('第1234部分')
    await page.getByText('筛选后').waitFor()
  })
  await page.getByLabel(/^在.*中搜索$/).fill('')
  await page.getByText('筛选后').waitFor({ state: 'detached' })
  await page.evaluate(takeLongTasks)
  await measure(page, 'sort by name', async () => {
    await page.getByRole('columnheader', { name: /标准名称/ }).click()
    await page.getByLabel('升序').waitFor()
  })
  printFigure('edit → row changed on screen', await page.evaluate(timeVisibleEdits))
  await reportLongTasks(page, 'edits')
})

function printFrames(name: string, frames: readonly number[]): void {
  printFigure(`${name}, time between frames`, frames)
  const slow = frames.filter((frame) => frame > FRAME_MS).length
  printValue(`${name}, frames over ${FRAME_MS} ms`, slow, `of ${frames.length}`)
}

async function measure(page: Page, name: string, act: () => Promise<void>): Promise<void> {
  const start = performance.now()
  await act()
  printValue(name, performance.now() - start, 'ms')
  await reportLongTasks(page, name)
}

async function reportLongTasks(page: Page, name: string): Promise<void> {
  const tasks = await page.evaluate(takeLongTasks)
  const longest = Math.max(0, ...tasks)
  printValue(`${name}: longest task of the window (none listed under 50)`, longest, `ms (${tasks.length} over 50 ms)`)
}

/** Runs in the page: the tasks noted since the last asking. */
async function takeLongTasks(): Promise<number[]> {
  await new Promise((resolve) => setTimeout(resolve, 100))
  return (window as unknown as { longTasks: number[] }).longTasks.splice(0)
}

/** Runs in the page: scrolls the table down by so many pixels a frame and gives the times between the frames. */
async function scrollThrough(pixels: number): Promise<number[]> {
  const grid = document.querySelector('[role="grid"]')
  const box = [grid, ...(grid?.querySelectorAll('*') ?? [])].find((element) => {
    return element instanceof HTMLElement && element.scrollHeight > element.clientHeight * 5
  })
  if (!box) throw new Error('the table does not scroll')
  const times: number[] = []
  let last = performance.now()
  for (let step = 0; step < 240; step += 1) {
    box.scrollTop = pixels * step
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const now = performance.now()
    times.push(now - last)
    last = now
  }
  box.scrollTop = 0
  await new Promise((resolve) => requestAnimationFrame(resolve))
  return times
}

/** Runs in the page: changes the first shown standard's name and waits until the screen says so. */
async function timeVisibleEdits(): Promise<number[]> {
  const session = window.workbenchTestPort.session()
  const cell = [...document.querySelectorAll('[role="gridcell"]')].find((each) =>
    /办理规范/.test(each.textContent ?? ''),
  )
  const shown = cell?.textContent ?? ''
  const standard = [...session.current.state.standards.values()].find(({ name }) => name === shown)
  if (!standard) throw new Error('no standard is shown')
  const times: number[] = []
  let before = standard.name
  for (let run = 0; run < 30; run += 1) {
    // Stays first in the order of names.
    const after = `${shown}${'·'.repeat((run % 3) + 1)}`
    const start = performance.now()
    await session.run('改名', () => [
      { table: 'standards', key: standard.id, before: { name: before }, after: { name: after } },
    ])
    while (!document.body.textContent?.includes(after)) await new Promise((resolve) => requestAnimationFrame(resolve))
    times.push(performance.now() - start)
    before = after
  }
  return times
}
