import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { ok, type Result } from '../../domain/result'
import { createIdSource } from '../../domain/workspace/ids'
import { version } from '../../package.json'
import { writeFileAtomically } from '../files/atomic-file'
import { fileFailure } from '../files/file-failure'
import { writeJson } from '../files/json-file'
import type { JobProgress } from '../jobs/job-types'
import { countPdfPages } from '../pdf/read-back'
import { runCliJob } from './cli-job'
import { type Command, done, failed } from './command'
import { type EditedWorkspace, editSample } from './demo-edits'
import { checkedBack, type DemoSummary, summaryLines } from './demo-summary'
import { sampleFile } from './sample-file'

const PDF_NAME = '试点工作概览.pdf'
const FILE_NAME = '工作区.bzsd'

/** The main job on the built-in sample, without a window: edit, print, export, read both back. */
export const demo: Command = {
  name: 'demo',
  summary: '用内置示例走一遍：编辑、生成PDF、导出工作区文件并读回核对',
  operands: [],
  options: { out: { value: 'DIR', required: false } },
  async run({ options, onProgress }) {
    const summary = await runDemo(resolve(options.out ?? 'out'), onProgress)
    if (!summary.ok) return failed(summary.error)
    const broken = summary.value.checks.filter(({ passed }) => !passed)
    if (broken.length > 0)
      return failed(...broken.map(({ what }) => ({ kind: 'not-same', message: `没有通过：${what}。` })))
    return done(summaryLines(summary.value), { ...summary.value })
  },
}

async function runDemo(folder: string, onProgress: (progress: JobProgress) => void): Promise<Result<DemoSummary>> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    return fileFailure(error, '输出文件夹没有建成')
  }
  const staged = await runCliJob('stageWorkspaceFile', { path: sampleFile() }, onProgress)
  if (!staged.ok) return staged
  const edited = editSample(staged.value.rows, createIdSource(Date.now, randomBytes), new Date().toISOString())
  if (!edited.ok) return edited
  const summary = await produce(folder, edited.value, onProgress)
  if (!summary.ok) return summary
  return writeSummary(folder, { title: staged.value.summary.title, ...summary.value })
}

type Produced = Omit<DemoSummary, 'title'>

async function produce(
  folder: string,
  edited: EditedWorkspace,
  onProgress: (progress: JobProgress) => void,
): Promise<Result<Produced>> {
  const { rows, steps, node } = edited
  const pdfPath = join(folder, PDF_NAME)
  const filePath = join(folder, FILE_NAME)
  const packet = await runCliJob('exportPacket', { rows, output: pdfPath, packet: 'overview' }, onProgress)
  if (!packet.ok) return packet
  const written = await runCliJob('exportWorkspace', { rows, output: filePath, appVersion: version }, onProgress)
  if (!written.ok) return written
  const again = await runCliJob('stageWorkspaceFile', { path: filePath }, onProgress)
  if (!again.ok) return again
  const pdfBytes = await readFile(pdfPath)
  const pages = countPdfPages(pdfBytes)
  if (!pages.ok) return pages
  const { missingGlyphs } = packet.value
  const pdf = {
    name: basename(pdfPath),
    bytes: pdfBytes.length,
    sha256: sha256(pdfBytes),
    pages: pages.value,
    missingGlyphs,
  }
  const checks = checkedBack({ rows, node }, again.value, { stated: packet.value.pages, found: pages.value })
  return ok({ folder, edits: steps, pdf, workspace: { name: FILE_NAME, ...written.value }, checks })
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Leaves the summary for programs (JSON) and for people (text that Notepad shows). */
async function writeSummary(folder: string, summary: DemoSummary): Promise<Result<DemoSummary>> {
  const json = await writeJson(join(folder, 'summary.json'), summary)
  if (!json.ok) return json
  const text = await writeFileAtomically(join(folder, '摘要.txt'), `\uFEFF${summaryLines(summary).join('\r\n')}\r\n`)
  return text.ok ? ok(summary) : text
}
