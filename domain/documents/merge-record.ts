import { looseKind, type TableName } from '../records/registry'
import type { Author, DecidedValue, MergeDecision } from '../workspace/change'
import type { MergedRecord } from '../workspace/merge'
import type { MergeParty, MergeRecord } from '../workspace/merge-account'
import type { OfBoth, SideName } from '../workspace/merge-side'
import type {
  Block,
  Form,
  FormField,
  Heading,
  NeutralDocument,
  Paragraph,
  Table,
  TableColumn,
  TableRow,
} from './document'
import { firstLevelNumber } from './numerals'
import { TABLE_PAGE } from './page-styles'
import { note } from './parts'

const TITLE = '合并记录'
const UNKNOWN = '不详'
/** Room for handwriting above the date. */
const SIGNATURE = '\n\n　　　　　　　　　　日期：　　　　年　　月　　日'
export const SIDE_LABELS: OfBoth<string> = { mine: '我方', theirs: '对方' }

/**
 * 合并记录: what came from a colleague's file, and how every conflict was decided, to be signed by both.
 * @param localTime a UTC instant as the office's clock shows it, e.g. 2026-03-17 09:30.
 */
export function mergeRecordDocument(record: MergeRecord, localTime: (instant: string) => string): NeutralDocument {
  const blocks: Block[] = [
    { kind: 'heading', level: 1, number: '', text: TITLE, listed: false, where: TITLE },
    summaryForm(record, localTime),
    chapter(1, '冲突及处理'),
    conflictTable(record, localTime),
    chapter(2, '自动合并的内容'),
    mergedTable(record, localTime),
    closing(record),
    signatures(),
  ]
  return { title: TITLE, organization: '', createdAt: record.at, sections: [{ page: TABLE_PAGE, blocks }] }
}

function chapter(index: number, text: string): Heading {
  return { kind: 'heading', level: 2, number: firstLevelNumber(index), text, listed: true, where: TITLE }
}

/** 王小云（标准化科）. */
export function authorText({ name, office }: Author): string {
  return office === '' ? name : `${name}（${office}）`
}

type LocalTime = (instant: string) => string

function summaryForm({ workspaceTitle, by, at, parties, decisions, merged }: MergeRecord, localTime: LocalTime): Form {
  const { file } = parties.theirs
  const rows: FormField[][] = [
    [{ label: '工作区', value: workspaceTitle }],
    [
      { label: '合并人', value: authorText(by) },
      { label: '合并时间', value: localTime(at) },
    ],
    [
      { label: '我方修改', value: partyText(parties.mine, localTime) },
      { label: '对方修改', value: partyText(parties.theirs, localTime) },
    ],
    ...(file === '' ? [] : [[{ label: '对方文件', value: file }]]),
    [
      { label: '自动合并', value: countsText(merged) },
      { label: '人工选定', value: decidedText(decisions) },
    ],
  ]
  return { kind: 'form', where: TITLE, rows }
}

function partyText({ authors, actions, from, until }: MergeParty, localTime: LocalTime): string {
  const names = authors.map(authorText).join('、')
  if (actions === 0) return '分开后没有修改'
  const times = [...new Set([from, until].flatMap((instant) => (instant === null ? [] : [localTime(instant)])))]
  return `${names || UNKNOWN}，共${actions}次操作${times.length > 0 ? `，${times.join('至')}` : ''}`
}

/** 新增1条，修改2条; 无 for nothing. */
export function countsText(merged: readonly Pick<MergedRecord, 'what'>[]): string {
  const texts = (['新增', '修改', '删除'] as const).flatMap((kind) => {
    const count = merged.filter(({ what }) => what === kind).length
    return count > 0 ? [`${kind}${count}条`] : []
  })
  return texts.join('，') || '无'
}

function decidedText(decisions: readonly MergeDecision[]): string {
  if (decisions.length === 0) return '没有冲突'
  const number = (side: SideName) => decisions.filter(({ chosen }) => chosen === side).length
  return `冲突${decisions.length}处，采用我方${number('mine')}处，采用对方${number('theirs')}处`
}

const CONFLICT_COLUMNS: readonly TableColumn[] = [
  { title: '序号', width: { mm: 12 }, align: 'center' },
  { title: '记录', width: { mm: 46 }, align: 'left' },
  { title: '项目', width: { mm: 32 }, align: 'center' },
  { title: '原值', width: { share: 0.8 }, align: 'left' },
  { title: '我方值', width: { share: 1 }, align: 'left' },
  { title: '对方值', width: { share: 1 }, align: 'left' },
  { title: '采用', width: { mm: 16 }, align: 'center' },
]

function conflictTable({ decisions }: MergeRecord, localTime: LocalTime): Table {
  const rows = decisions.map((decision, index): TableRow => {
    const { kind, table, title, label, base, also, mine, theirs, chosen } = decision
    const record = `${looseKind(table).label}“${title}”`
    const others = also.length > 0 ? `\n相关：${also.join('、')}` : ''
    const cells = [
      String(index + 1),
      `${record}${others}`,
      label,
      base,
      `${textLines(kind, mine.text)}${whoText(mine, localTime)}`,
      `${textLines(kind, theirs.text)}${whoText(theirs, localTime)}`,
      SIDE_LABELS[chosen],
    ]
    return { kind: 'cells', cells, where: record }
  })
  return {
    kind: 'table',
    where: TITLE,
    whenEmpty: '没有冲突，双方的修改全部自动合并。',
    columns: CONFLICT_COLUMNS,
    rows,
  }
}

/** Of a cycle, a line for each of its nodes. */
export function textLines(kind: MergeDecision['kind'], text: string): string {
  return kind === 'cycle' ? text.replaceAll('；', '；\n') : text
}

/** Offices stand in the form at the top; here they would take a line each. */
function whoText({ by, at }: DecidedValue, localTime: LocalTime): string {
  const parts = [by?.name, at && localTime(at)].filter(Boolean)
  return parts.length > 0 ? `\n——${parts.join('　')}` : ''
}

const MERGED_COLUMNS: readonly TableColumn[] = [
  { title: '序号', width: { mm: 14 }, align: 'center' },
  { title: '处理', width: { mm: 18 }, align: 'center' },
  { title: '记录', width: { share: 1.2 }, align: 'left' },
  { title: '修改的项目', width: { share: 1 }, align: 'left' },
  { title: '修改人', width: { mm: 34 }, align: 'center' },
  { title: '时间', width: { mm: 36 }, align: 'center' },
]

function mergedTable({ merged }: MergeRecord, localTime: LocalTime): Table {
  const rows = merged.flatMap((line, index): TableRow[] => {
    const { what, table, title, fields, by, at } = line
    const kind = looseKind(table).label
    const time = at === null ? UNKNOWN : localTime(at)
    const cells = [String(index + 1), what, title, fields.join('、'), by?.name ?? UNKNOWN, time]
    const row: TableRow = { kind: 'cells', cells, where: `${kind}“${title}”` }
    return merged[index - 1]?.table === table ? [row] : [groupRow(merged, table), row]
  })
  return { kind: 'table', where: TITLE, whenEmpty: '没有自动合并的内容。', columns: MERGED_COLUMNS, rows }
}

function groupRow(merged: MergeRecord['merged'], table: TableName): TableRow {
  const { label } = looseKind(table)
  const text = `${label}（${countsText(merged.filter((line) => line.table === table))}）`
  return { kind: 'group', text, where: label }
}

/** Also tells what the record holds, for signatures that come to stand on a page of their own. */
function closing({ decisions, merged }: MergeRecord): Paragraph {
  const whole = `本记录共列冲突${decisions.length}处、自动合并${merged.length}条。`
  return note(
    `${whole}我方、对方的时间均为各自电脑当时的时间；双方合并前的修改都留在修改记录中，未采用的内容仍可查到。`,
    TITLE,
  )
}

function signatures(): Form {
  const fields = ['经办人', '对方经办人'].map((label) => ({ label, value: SIGNATURE }))
  return { kind: 'form', where: TITLE, rows: [fields] }
}
