import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { attachmentOf, putFile } from '../support/attached-files'
import { fileRows } from '../support/file-rows'
import { printFigure } from './figures'

const MEGABYTE = 1024 * 1024
const FILES = 50
const FILE_MEGABYTES = 10
const RUNS = 5
const WORKER = resolve(import.meta.dirname, '../../dist/app/main/worker.js')

/** Export (write, read again, compare) and import (verify, put down, flush) of 500 MB of attached files, in the worker. */
test('500 MB of attachments', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attachments-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const store = join(folder, 'store')
  mkdirSync(store)
  const attachments = Array.from({ length: FILES }, (_, index) => {
    const content = randomBytes(FILE_MEGABYTES * MEGABYTE)
    putFile(store, content)
    return attachmentOf(20 + index, content)
  })
  const output = join(folder, '工作区.bzsd')
  const rows = [...fileRows({ attachments })]
  const exports = Array.from({ length: RUNS }, () =>
    run(folder, { name: 'exportWorkspace', input: { rows, output, appVersion: '0.1.0', attachments: store } }),
  )
  const imports = Array.from({ length: RUNS }, (_, index) => {
    const attachmentsTo = join(folder, `staged-${index}`)
    const figures = run(folder, { name: 'stageWorkspaceFile', input: { path: output, attachmentsTo } })
    rmSync(attachmentsTo, { recursive: true })
    return figures
  })
  expect(statSync(output).size).toBeGreaterThan(FILES * FILE_MEGABYTES * MEGABYTE)
  report('export and verify', exports)
  report('import', imports)
})

interface Figures {
  readonly ms: number
  readonly kilobytes: number
}

function run(folder: string, order: object): Figures {
  const path = join(folder, 'order.json')
  writeFileSync(path, JSON.stringify(order))
  const script = join(import.meta.dirname, 'run-worker.mjs')
  return JSON.parse(execFileSync(process.execPath, [script, WORKER, path], { encoding: 'utf8' }))
}

function report(name: string, figures: readonly Figures[]): void {
  printFigure(
    `${name}, 500 MB`,
    figures.map(({ ms }) => ms / 1000),
    's',
  )
  printFigure(
    `${name}, memory of the whole process at its peak`,
    figures.map(({ kilobytes }) => kilobytes / 1024),
    'MB',
  )
}
