import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { looseKind } from '../../domain/records/registry'
import { type Failure, ok, type Result } from '../../domain/result'
import type { SideName } from '../../domain/workspace/merge-side'
import { version } from '../../package.json'
import { isAgeFile } from '../encryption/age-header'
import { fileFailure } from '../files/file-failure'
import type { JobProgress } from '../jobs/job-types'
import type { MergedFiles, MergeOperand, ToldConflict, WrittenMerge } from '../merging/merge-files'
import { localTime } from '../pdf/local-date'
import { runCliJob } from './cli-job'
import { type Command, type CommandOutcome, done, failed, wrongUse } from './command'
import { askPassphrase } from './passphrase'

/** Who stands in the log for a merge on the command line. */
const AUTHOR = { name: '命令行合并', office: '' }

/** Merges a colleague's file into mine, to a third file. Conflicts are listed, or all decided for one side. */
export const merge: Command = {
  name: 'merge',
  summary:
    '合并同事的工作区文件（MINE 加密的，结果用同一口令加密）；有冲突时逐条列出，--choose 指定全部采用哪一方（mine 或 theirs）',
  operands: ['MINE', 'THEIRS'],
  options: { out: { value: 'FILE', required: true }, choose: { value: 'mine|theirs', required: false } },
  async run({ operands: [mine = '', theirs = ''], options: { out = '', choose }, onProgress }) {
    const side = sideOf(choose)
    if (side === undefined) return wrongUse('--choose 只能是 mine（全部采用我方）或 theirs（全部采用对方）。')
    const output = resolve(out)
    const paths = [mine, theirs].map((path) => resolve(path))
    if (paths.includes(output)) return wrongUse('--out 不能是参加合并的文件本身。')
    const merged = await mergeTo(output, paths, side, onProgress)
    return merged.ok ? outcomeOf(output, merged.value) : failed(merged.error)
  },
}

/** null when nothing was chosen, undefined when it is no side. */
function sideOf(choose: string | undefined): SideName | null | undefined {
  if (choose === undefined) return null
  return choose === 'mine' || choose === 'theirs' ? choose : undefined
}

async function mergeTo(
  output: string,
  paths: readonly string[],
  choose: SideName | null,
  onProgress: (progress: JobProgress) => void,
): Promise<Result<MergedFiles>> {
  const [mine, theirs] = [await operandOf(paths[0] ?? ''), await operandOf(paths[1] ?? '')]
  if (!mine.ok) return mine
  if (!theirs.ok) return theirs
  // Readable by this user only: what is decrypted lies there for a while.
  const folder = await mkdtemp(join(tmpdir(), 'pilot-workbench-')).catch((error: unknown) =>
    fileFailure(error, '暂存文件夹没有建成，没有写出文件'),
  )
  if (typeof folder !== 'string') return folder
  try {
    const workFolder = join(folder, 'merge')
    const order = {
      mine: mine.value,
      theirs: theirs.value,
      output,
      choose,
      workFolder,
      appVersion: version,
      by: AUTHOR,
    }
    return await runCliJob('mergeWorkspaceFiles', order, onProgress)
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function operandOf(path: string): Promise<Result<MergeOperand>> {
  // What cannot be opened is named by the reader.
  if (!(await isAgeFile(path).catch(() => false))) return ok({ path, passphrase: null })
  const passphrase = await askPassphrase(`“${path}”的口令：`)
  return passphrase.ok ? ok({ path, passphrase: passphrase.value }) : passphrase
}

function outcomeOf(output: string, merged: MergedFiles): CommandOutcome {
  if (merged.end === 'conflicts') {
    const { conflicts } = merged
    return {
      end: 'problems',
      problems: [...conflicts.map(problemOf), undecided(conflicts.length)],
      report: { lines: [], json: { conflicts } },
    }
  }
  const { end, title } = merged
  const lines = end === 'nothing-new' ? [`没有新内容：${title}`] : mergedLines(title, merged.merged)
  return done([...lines, ...fileLines(output, merged.merged)], {
    output,
    title,
    nothingNew: end === 'nothing-new',
    ...merged.merged,
  })
}

function mergedLines(title: string, { created, edited, deleted, conflicts, adopted }: WrittenMerge): string[] {
  return [
    `已合并并核对：${title}`,
    `新增 ${created} 条，修改 ${edited} 条，删除 ${deleted} 条；按指定处理冲突 ${conflicts} 处`,
    `并入对方的修改记录 ${adopted} 次`,
  ]
}

function fileLines(output: string, { written: { bytes, sha256, attachments } }: WrittenMerge): string[] {
  return [
    `文件：${output}`,
    `SHA-256：${sha256}`,
    `大小：${bytes} 字节`,
    `佐证材料：${attachments.files} 个文件，${attachments.bytes} 字节`,
    ...attachments.missing.map(
      ({ name, sha256: hash }) => `提示 missing-attachment：双方文件中都没有佐证材料“${name}”（${hash}）`,
    ),
  ]
}

function problemOf({ table, title, label, also, mine, theirs }: ToldConflict): Failure {
  const others = also.length > 0 ? `（涉及：${also.join('、')}）` : ''
  const message = `${looseKind(table).label}“${title}”的“${label}”${others}　我方：${sideText(mine)}　对方：${sideText(theirs)}`
  return { kind: 'conflict', message }
}

function sideText({ text, by, at }: ToldConflict['mine']): string {
  const who = [by?.name, at === null ? null : localTime(at)].filter(Boolean).join('，')
  return who === '' ? text : `${text}（${who}）`
}

function undecided(conflicts: number): Failure {
  return {
    kind: 'undecided',
    message: `有 ${conflicts} 处冲突，没有写出文件，双方文件都没有变化。请加 --choose mine 或 --choose theirs 全部采用一方，或在程序的“合并”中逐项选定。`,
  }
}
