import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { updateRecord } from '../../domain/workspace/edit'
import { answerDialog, countsOnDisk, openScreen, saved, signIn, startEmpty } from '../e2e/clerk'
import { colleagueFile, type Edit } from '../support/colleague'
import { type RunningApp, test } from '../support/electron-app'
import { printRatio, printValue } from './figures'
import { fillStandards } from './ten-thousand'

const STANDARDS = 10_000
const EDITS = 2000
const LIMIT = 300_000

test('merging two copies of 10,000 standards with 2,000 edits on each side', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), 'merge-'))
  const [base, theirs] = [join(folder, '出发.bzsd'), join(folder, '对方.bzsd')]
  const office = await launch()
  await startEmpty(office.page)
  await fillStandards(office.page, STANDARDS)
  const exported = await exportTo(office, base)
  await colleagueFile(base, theirs, colleaguesEdits())
  await editLast(office.page, EDITS)

  await openScreen(office.page, '合并')
  await answerDialog(office.app, theirs)
  const start = performance.now()
  await office.page.getByRole('button', { name: '选择同事的工作区文件' }).click()
  const button = office.page.getByRole('button', { name: '合并', exact: true })
  await button.waitFor({ timeout: LIMIT })
  const compared = performance.now()
  await button.click()
  await office.page.getByText('合并完成，已保存').waitFor({ timeout: LIMIT })
  const merged = performance.now()
  printValue('merge: read, verified and compared', (compared - start) / 1000, 's')
  printValue('merge: saved', (merged - compared) / 1000, 's')
  const { batches = 0, changes = 0 } = await countsOnDisk(office.page)
  printValue('batches after the merge', batches, '')
  printValue('changes after the merge', changes, '')
  const again = await exportTo(office, join(folder, '合并后.bzsd'))
  await office.close()

  const home = await launch()
  await signIn(home.page)
  await answerDialog(home.app, join(folder, '合并后.bzsd'))
  const importStart = performance.now()
  await home.page.getByRole('button', { name: /导入工作区文件/ }).click()
  await saved(home.page)
  const imported = performance.now() - importStart
  printValue('export of the base, of the merged', (exported + again) / 2000, 's')
  printValue('import of the merged', imported / 1000, 's')
  printRatio('merge / (export + import of the merged)', merged - start, again + imported)
})

/** One action each, on the first standards. */
function colleaguesEdits(): Edit[] {
  return Array.from({ length: EDITS }, (_, index): Edit => {
    return (state) => {
      const key = [...state.standards.keys()].sort()[index] ?? ''
      return updateRecord(state, 'standards', key, { note: `李晓核对 ${index}` })
    }
  })
}

/** The same here, on the last standards. */
async function editLast(page: Page, edits: number): Promise<void> {
  await page.evaluate(async (number) => {
    const session = window.workbenchTestPort.session()
    const keys = [...session.current.state.standards.keys()].sort().slice(-number)
    const done = await Promise.all(
      keys.map((key, index) =>
        session.run('修改标准', () => [
          { table: 'standards', key, before: { note: '' }, after: { note: `我方核对 ${index}` } },
        ]),
      ),
    )
    if (!done.every(({ ok }) => ok)) throw new Error('not saved')
  }, edits)
}

/** @returns milliseconds. */
async function exportTo({ app, page }: RunningApp, path: string): Promise<number> {
  await openScreen(page, '导入导出')
  await answerDialog(app, path)
  const start = performance.now()
  await page.getByRole('button', { name: '导出工作区' }).click()
  await page.getByText('工作区已导出，已核对').waitFor({ timeout: LIMIT })
  return performance.now() - start
}
