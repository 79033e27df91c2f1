import type { ArchiveItem, Retention } from '../records/archive-item'
import { fail, ok, type Result } from '../result'
import type { WorkspaceState } from '../workspace/state'

/** Code of 保管期限 in 档号: 永久 Y, 定期30年 D30, 定期10年 D10 (DA/T 22-2015 5.4). */
const RETENTION_CODES: Readonly<Record<Retention, string>> = { 永久: 'Y', '30年': 'D30', '10年': 'D10' }

/** Y, D30 or D10; '' while 保管期限 is not given. */
export function retentionCode(retention: Retention | null): string {
  return retention === null ? '' : RETENTION_CODES[retention]
}

/** What a 档号 can be built from. */
export const ARCHIVE_NUMBER_PARTS = ['全宗号', '门类', '年度', '期限', '机构', '件号'] as const
export type ArchiveNumberPart = (typeof ARCHIVE_NUMBER_PARTS)[number]

/** The parts of one file; '' where something is not given. */
export type ArchiveNumberParts = Readonly<Record<ArchiveNumberPart, string>>

/**
 * Patterns in use. Separators differ between editions and archives: which one holds is for 本级档案馆 to say.
 * A part stands in braces, with the digits it is filled up to; all else is printed as it is.
 */
export const ARCHIVE_NUMBER_PATTERNS = {
  'DA/T 22-2015': '{全宗号}-{门类}·{年度}-{期限}-{机构}-{件号:4}',
  'DA/T 22-2015 不分机构': '{全宗号}-{门类}·{年度}-{期限}-{件号:4}',
  'DA/T 13-2022': '{全宗号}-{门类}·{年度}·{期限}·{机构}-{件号:4}',
} as const

/** 全宗号-档案门类代码·年度-保管期限-机构(问题)代码-件号 (DA/T 22-2015 5.4). */
export const DEFAULT_ARCHIVE_NUMBER_PATTERN: string = ARCHIVE_NUMBER_PATTERNS['DA/T 22-2015']

/** Stands where a part is not given yet, as clerks leave a box on paper. */
export const MISSING_PART = '□'

const PLACEHOLDER = /\{([^{}:]*)(?::([1-9]))?\}/g

/**
 * Checks a pattern that an office wrote.
 * Error `bad-pattern`: an unknown part, a lone brace, or no 件号 (numbers would not be unique, DA/T 13 唯一性).
 */
export function parseArchiveNumberPattern(pattern: string): Result<string> {
  const names = [...pattern.matchAll(PLACEHOLDER)].map(([, name = '']) => name)
  const unknown = names.find((name) => !ARCHIVE_NUMBER_PARTS.some((part) => part === name))
  const accepted = `可用的组成部分：${ARCHIVE_NUMBER_PARTS.map((part) => `{${part}}`).join('')}。`
  if (unknown !== undefined) return fail('bad-pattern', `档号格式中的“{${unknown}}”无法识别，格式没有保存。${accepted}`)
  if (/[{}]/.test(pattern.replace(PLACEHOLDER, ''))) {
    return fail('bad-pattern', `档号格式中的大括号不成对，格式没有保存。${accepted}`)
  }
  if (!names.includes('件号')) return fail('bad-pattern', '档号格式缺少{件号}，不能保证一件一号，格式没有保存。')
  return ok(pattern)
}

/** Fills a pattern; a missing part is shown as □, an unknown one is left as it stands. Never fails. */
export function formatArchiveNumber(parts: ArchiveNumberParts, pattern: string): string {
  const known: ReadonlyMap<string, string> = new Map(Object.entries(parts))
  return pattern.replace(PLACEHOLDER, (whole, name: string, digits?: string) => {
    const value = known.get(name)
    if (value === undefined) return whole
    return value.trim() === '' ? MISSING_PART : value.trim().padStart(Number(digits ?? 0), '0')
  })
}

/** 档号 of a file, derived from the workspace (全宗号, 门类), its department's code and the file itself. */
export function archiveNumber(
  state: WorkspaceState,
  item: ArchiveItem,
  pattern: string = DEFAULT_ARCHIVE_NUMBER_PATTERN,
): string {
  return formatArchiveNumber(partsOf(state, item), pattern)
}

function partsOf(state: WorkspaceState, item: ArchiveItem): ArchiveNumberParts {
  const [workspace] = state.workspaces.values()
  const department = item.departmentId === null ? undefined : state.departments.get(item.departmentId)
  return {
    全宗号: workspace?.fondsNumber ?? '',
    门类: workspace?.archiveCategory ?? '',
    年度: item.year === null ? '' : String(item.year),
    期限: retentionCode(item.retention),
    机构: department?.code ?? '',
    件号: item.itemNumber === null ? '' : String(item.itemNumber),
  }
}
