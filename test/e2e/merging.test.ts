import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { PersonId } from '../../domain/records/person'
import { RECORD_KINDS, type RecordOf, type TableName } from '../../domain/records/registry'
import { moveNode } from '../../domain/standards/system-tree'
import type { ChangeDraft } from '../../domain/workspace/change'
import { createRecord, deleteRecords, updateRecord } from '../../domain/workspace/edit'
import type { WorkspaceState } from '../../domain/workspace/state'
import { valueIn } from '../domain/builders'
import { checkWithQpdf, readPdf } from '../main/pdf/pdf-tools'
import { PNG } from '../support/attached-files'
import { type RunningApp, test } from '../support/electron-app'
import { answerDialog, countsOnDisk, openScreen, saved, signIn, startSample } from './clerk'
import { commitIn, recordsIn, windowState } from './window-state'

const PASSPHRASE = '云河县 合并 2026'
const HOTLINE = 'TG304'
const REVIEW = 'TG307'
const PLANNING = '按服务标准化工作程序编制试点实施方案'
const MINE = '副主任（分管标准化、综合窗口）'
const THEIRS = '副主任（分管标准化、政务公开）'

test('two workspaces edited apart merge, with three conflicts decided by hand', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), '合并 '))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = (name: string) => join(folder, name)

  const first = await launch()
  await startSample(first.page)
  await exportTo(first, path('出发.bzsd'))
  await first.close()

  const colleague = await launch()
  await signIn(colleague.page, '李晓', '政务服务中心办公室')
  await answerDialog(colleague.app, path('出发.bzsd'))
  await colleague.page.getByRole('button', { name: '导入工作区文件' }).click()
  await saved(colleague.page)
  await workOfColleague(colleague, path('现场照片.png'))
  await exportTo(colleague, path('李晓的工作区.bzsd'))
  await colleague.close()

  const office = await launch({ userData: first.userData })
  const { page } = office
  await workOfOffice(page)
  await refusals(office, path('损坏.bzsd'), path('李晓的工作区.bzsd'))
  await openFile(office, path('李晓的工作区.bzsd'))
  await decide(office)
  const before = await recordsIn(page)
  await page.getByRole('button', { name: '合并', exact: true }).click()
  await page.getByText('合并完成，已保存').waitFor({ timeout: 60_000 })
  await saved(page)
  await page
    .getByText(/冲突 3 处，采用我方 1 处，采用对方 2 处/)
    .first()
    .waitFor()
  await office.screenshot('merging-5-done')

  const merged = await recordsIn(page)
  expectMerged(await windowState(page))
  const onDisk = await countsOnDisk(page)
  for (const [table, rows] of Object.entries(merged)) expect(onDisk[table], table).toBe(rows.length)
  await printRecord(office, '打印合并记录（PDF）', path('合并记录.pdf'))
  expectRecord(path('合并记录.pdf'))

  await page.keyboard.press('Control+z')
  await page.getByText('这次合并已撤销').waitFor()
  await saved(page)
  expect(await recordsIn(page)).toEqual(before)
  await office.screenshot('merging-6-undone')
  await page.keyboard.press('Control+y')
  await page.getByText('合并完成，已保存').waitFor()
  expect(await recordsIn(page)).toEqual(merged)

  await openFile(office, path('李晓的工作区.bzsd'))
  await page.getByText('没有需要合并的内容').waitFor()
  expect(await recordsIn(page)).toEqual(merged)
  await office.screenshot('merging-7-nothing')
  await exportTo(office, path('合并后.bzsd'), PASSPHRASE)
  await office.close()

  const restarted = await launch({ userData: first.userData })
  expect(await recordsIn(restarted.page)).toEqual(merged)
  await openScreen(restarted.page, '合并')
  await printRecord(restarted, '打印', path('再次打印.pdf'))
  expect(readPdf(path('再次打印.pdf')).text).toBe(readPdf(path('合并记录.pdf')).text)
  await restarted.screenshot('merging-8-restarted')
  await restarted.close()

  const back = await launch({ userData: colleague.userData })
  await openFile(back, path('合并后.bzsd'), PASSPHRASE)
  await back.page.getByText('没有冲突').first().waitFor()
  await back.screenshot('merging-9-back')
  await back.page.getByRole('button', { name: '合并', exact: true }).click()
  await back.page.getByText('合并完成，已保存').waitFor({ timeout: 60_000 })
  expect(await recordsIn(back.page)).toEqual(merged)
  await back.screenshot('merging-10-back-done')
  const [, earlier] = await back.page.getByRole('button', { name: '打印', exact: true }).all()
  await answerDialog(back.app, path('对方所做.pdf'))
  await earlier?.click()
  await back.page.getByText(/合并记录已导出/).waitFor({ timeout: 60_000 })
  expect(readPdf(path('对方所做.pdf')).text).toBe(readPdf(path('合并记录.pdf')).text)
})

async function exportTo({ app, page }: RunningApp, path: string, passphrase: string | null = null): Promise<void> {
  await openScreen(page, '导入导出')
  if (passphrase !== null) {
    await page.getByRole('checkbox', { name: '加密（设置口令）' }).check()
    await page.getByLabel('口令', { exact: true }).fill(passphrase)
    await page.getByLabel('再输入一遍').fill(passphrase)
  }
  await answerDialog(app, path)
  await page.getByRole('button', { name: /导出工作区$/ }).click()
  await page.getByText(/工作区已(加密)?导出，已核对/).waitFor({ timeout: 60_000 })
}

async function openFile({ app, page }: RunningApp, path: string, passphrase: string | null = null): Promise<void> {
  await openScreen(page, '合并')
  await answerDialog(app, path)
  await page.getByRole('button', { name: '选择同事的工作区文件' }).click()
  if (passphrase === null) return
  const question = page.getByRole('dialog', { name: '文件已加密，请输入口令' })
  await question.getByLabel('口令', { exact: true }).fill(passphrase)
  await page.keyboard.press('Enter')
}

/** Record of a table by its title. */
function called<Table extends TableName>(state: WorkspaceState, table: Table, title: string): RecordOf[Table] {
  const found = [...state[table].values()].find((record) => RECORD_KINDS[table].titleOf(record).includes(title))
  if (!found) throw new Error(`no ${table} called ${title}`)
  return found
}

function moved(state: WorkspaceState, code: string, under: string): ChangeDraft[] {
  const node = called(state, 'systemNodes', code)
  const parent = called(state, 'systemNodes', under)
  return valueIn(moveNode(state, node.id, { parentId: parent.id, index: 0 }))
}

async function workOfColleague({ app, page }: RunningApp, photo: string): Promise<void> {
  const edit = (label: string, command: (state: WorkspaceState) => readonly ChangeDraft[]) =>
    commitIn(page, label, command)
  await edit('修改人员', (state) =>
    updateRecord(state, 'persons', called(state, 'persons', '许静波').id, { position: THEIRS }),
  )
  await edit('修改人员', (state) =>
    updateRecord(state, 'persons', called(state, 'persons', '邵文婕').id, { position: '办公室主任兼档案员' }),
  )
  await edit('移动节点', (state) => moved(state, REVIEW, HOTLINE))
  await edit('修改实施记录', (state) =>
    updateRecord(state, 'implementationRecords', planning(state).id, { evidence: '实施方案、任务分解表及会议纪要' }),
  )
  await edit('修改标准', (state) =>
    updateRecord(state, 'standards', called(state, 'standards', '无障碍设计规范').id, { note: '已查新，现行有效' }),
  )
  const id = await page.evaluate(() => window.workbenchTestPort.ids.next())
  const person = { ...RECORD_KINDS.persons.empty(id as PersonId), name: '钟灵毓', position: '标准化专员' }
  await edit('新建人员', () => [createRecord('persons', person)])
  writeFileSync(photo, PNG)
  await openScreen(page, '宣传培训')
  await page.getByRole('tab', { name: /^佐证材料/ }).click()
  await answerDialog(app, photo)
  await page.getByRole('button', { name: '添加文件' }).click()
  await page.getByRole('tab', { name: '佐证材料 (1)' }).waitFor()
  await saved(page)
}

function planning(state: WorkspaceState): RecordOf['implementationRecords'] {
  const found = [...state.implementationRecords.values()].find(({ measure }) => measure === PLANNING)
  if (!found) throw new Error('no such record')
  return found
}

async function workOfOffice(page: Page): Promise<void> {
  const edit = (label: string, command: (state: WorkspaceState) => readonly ChangeDraft[]) =>
    commitIn(page, label, command)
  await edit('修改人员', (state) =>
    updateRecord(state, 'persons', called(state, 'persons', '许静波').id, { position: MINE }),
  )
  await edit('修改人员', (state) =>
    updateRecord(state, 'persons', called(state, 'persons', '邵文婕').id, { phone: '0000-8000999' }),
  )
  await edit('移动节点', (state) => moved(state, HOTLINE, REVIEW))
  await edit('删除实施记录', (state) => deleteRecords(state, 'implementationRecords', new Set([planning(state).id])))
}

/** Files that cannot be merged are refused in plain words, and nothing is changed. */
async function refusals(office: RunningApp, broken: string, whole: string): Promise<void> {
  const { page } = office
  await openScreen(page, '合并')
  await office.screenshot('merging-1-start')
  await openFile(office, join(import.meta.dirname, '../fixtures/workspace-format-1.bzsd'))
  await page.getByText('不是从同一份工作区分出来的').waitFor()
  await office.screenshot('merging-2-unrelated')
  await page.getByRole('button', { name: '知道了' }).click()
  const bytes = readFileSync(whole)
  writeFileSync(broken, bytes.subarray(0, bytes.length - 3000))
  await openFile(office, broken)
  await page.getByText('比较工作区没有完成').last().waitFor()
  await page.getByRole('button', { name: '知道了' }).click()
}

/** Decides the three conflicts: one by keyboard, one by mouse, one after an edit meanwhile and a new comparison. */
async function decide({ app, page, screenshot }: RunningApp): Promise<void> {
  const conflicts = page.getByRole('region', { name: '冲突' })
  await conflicts.waitFor({ timeout: 60_000 })
  expect(await conflicts.getByRole('radiogroup').count()).toBe(3)
  const merge = page.getByRole('button', { name: '合并', exact: true })
  const progress = page.locator('.merging-progress')
  expect(await conflicts.getByRole('radio', { checked: true }).count()).toBe(0)
  expect(await merge.isDisabled()).toBe(true)
  expect(await progress.textContent()).toBe('已选 0/3')
  await screenshot('merging-3-conflicts')
  await page.getByText('自动合并的内容：新增 2 条').click()
  await page.getByRole('cell', { name: '钟灵毓' }).waitFor()
  await screenshot('merging-3-merged-list')
  await page.getByText('自动合并的内容：新增 2 条').click()

  const position = conflicts.getByRole('radiogroup', { name: /许静波.*岗位/ })
  await position.getByRole('radio').first().focus()
  await page.keyboard.press('Space')
  expect(await progress.textContent()).toBe('已选 1/3')
  await page.getByRole('button', { name: '全部采用对方' }).click()
  await screenshot('merging-3-all')
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()

  // Another screen is looked at, and something is changed there, before the rest is decided.
  await openScreen(page, '部门与人员')
  await commitIn(page, '修改部门', (state) => {
    const [department] = state.departments.values()
    return department ? updateRecord(state, 'departments', department.id, { note: '比较之后的修改' }) : []
  })
  await openScreen(page, '合并')
  await page.getByRole('button', { name: '重新比较' }).click()
  await page.getByText('比较之后，本工作区又有修改').waitFor({ state: 'hidden' })
  expect(await progress.textContent()).toBe('已选 1/3')

  await conflicts
    .getByRole('radiogroup', { name: /移动后互为上下级/ })
    .getByText('采用对方')
    .click()
  await page.getByRole('button', { name: '下一处未选' }).click()
  await screenshot('merging-4-next')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1093, 614))
  await screenshot('merging-4-small')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => progress.textContent()).toBe('已选 3/3')
  await screenshot('merging-4-decided')
  expect(await merge.isDisabled()).toBe(false)
}

function expectMerged(state: WorkspaceState): void {
  expect(called(state, 'persons', '许静波').position).toBe(MINE)
  expect(called(state, 'persons', '邵文婕')).toMatchObject({ phone: '0000-8000999', position: '办公室主任兼档案员' })
  expect(called(state, 'persons', '钟灵毓').position).toBe('标准化专员')
  expect(called(state, 'standards', '无障碍设计规范').note).toBe('已查新，现行有效')
  expect(called(state, 'systemNodes', REVIEW).parentId).toBe(called(state, 'systemNodes', HOTLINE).id)
  expect(called(state, 'systemNodes', HOTLINE).parentId).toBe(called(state, 'systemNodes', 'TG3 ').id)
  expect(planning(state).evidence).toBe('实施方案、任务分解表及会议纪要')
  expect([...state.attachments.values()].map(({ name }) => name)).toEqual(['现场照片.png'])
}

async function printRecord({ app, page }: RunningApp, button: string, path: string): Promise<void> {
  await answerDialog(app, path)
  await page.getByRole('button', { name: button }).click()
  await page.getByText(/合并记录已导出/).waitFor({ timeout: 60_000 })
}

function expectRecord(path: string): void {
  const pdf = readPdf(path)
  expect(checkWithQpdf(pdf)).toContain('No syntax or stream encoding errors')
  const text = pdf.text.replace(/\s/g, '')
  for (const written of [
    '合并记录',
    '王小云（标准化科）',
    '李晓（政务服务中心办公室）',
    '李晓的工作区.bzsd',
    '冲突3处，采用我方1处，采用对方2处',
    MINE,
    THEIRS,
    '移动后互为上下级',
    '钟灵毓',
    '现场照片.png',
    '对方经办人',
  ]) {
    expect(text, written).toContain(written)
  }
}
