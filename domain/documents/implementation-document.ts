import { percentText } from '../rate'
import { officialDate } from '../records/dates'
import { type ImplementationRecord, implementationRecordKind } from '../records/implementation-record'
import { type Standard, standardKind } from '../records/standard'
import { implementationRate, recordsByStandard } from '../regulation/implementation-rate'
import { placeStandards } from '../standards/placement'
import type { Block, Table, TableColumn, TableRow } from './document'
import { departmentName, type PacketSource, personName } from './packet-source'
import { TABLE_PAGE } from './page-styles'
import { body, onePart, type PacketPart, subheadings } from './parts'

const WHERE = '实施记录'

/** 实施记录: the rate among the 现行 standards (D3.9), the records in the order of the system, and what is missing. */
export function implementationDocument(source: PacketSource): PacketPart {
  const { overall } = implementationRate(source.state, { nodeId: null, on: source.asOf })
  const heading = subheadings(WHERE)
  const reached =
    overall.rate.whole === 0
      ? '体系中没有现行标准，不能计算实施率。'
      : `截至${officialDate(source.asOf)}，体系中现行标准${overall.rate.whole}项，已有实施记录的${overall.rate.part}项，` +
        `标准实施率${percentText(overall.rate)}。`
  return onePart('标准实施记录', TABLE_PAGE, [
    heading('标准实施率'),
    body(reached, WHERE),
    heading('实施记录一览'),
    recordTable(source),
    heading('尚无实施记录的现行标准'),
    missing(source, overall),
  ])
}

const COLUMNS: readonly TableColumn[] = [
  { title: '序号', width: { mm: 12 }, align: 'center' },
  { title: '标准', width: { share: 5 }, align: 'left' },
  { title: '实施部门', width: { mm: 26 }, align: 'center' },
  { title: '岗位', width: { mm: 22 }, align: 'center' },
  { title: '实施措施', width: { share: 4 }, align: 'left' },
  { title: '开始日期', width: { mm: 21 }, align: 'center' },
  { title: '实施记录/数据', width: { share: 4 }, align: 'left' },
  { title: '存在问题', width: { share: 3 }, align: 'left' },
  { title: '责任人', width: { mm: 17 }, align: 'center' },
  { title: '佐证', width: { share: 3 }, align: 'left' },
]

function recordTable(source: PacketSource): Table {
  const rows = orderedRecords(source).map(({ record, standard }, index): TableRow => {
    const cells = [
      String(index + 1),
      standard ? standardKind.titleOf(standard) : '',
      departmentName(source, record.departmentId),
      record.post,
      [record.measureType, record.measure].filter(Boolean).join('：'),
      record.startedOn ?? '',
      record.content,
      record.problem,
      personName(source, record.responsibleId),
      record.evidence,
    ]
    return { kind: 'cells', cells, where: `实施记录“${implementationRecordKind.titleOf(record)}”` }
  })
  return { kind: 'table', where: WHERE, whenEmpty: '尚无实施记录。', columns: COLUMNS, rows }
}

interface RecordOfStandard {
  readonly record: ImplementationRecord
  readonly standard: Standard | null
}

/** In the order of 标准明细表, under one standard by day; records whose standard is not given come last. */
function orderedRecords({ state }: PacketSource): RecordOfStandard[] {
  const byStandard = recordsByStandard(state)
  const placed = placeStandards(state, null).flatMap(({ standard }) => {
    const records = [...(byStandard.get(standard.id) ?? [])].sort(byStart)
    return records.map((record) => ({ record, standard }))
  })
  const loose = [...state.implementationRecords.values()].filter(
    ({ standardId }) => standardId === null || !state.standards.has(standardId),
  )
  return [...placed, ...loose.sort(byStart).map((record) => ({ record, standard: null }))]
}

function byStart(left: ImplementationRecord, right: ImplementationRecord): number {
  const first = left.startedOn ?? '9999'
  const second = right.startedOn ?? '9999'
  if (first !== second) return first < second ? -1 : 1
  return left.id < right.id ? -1 : 1
}

function missing(source: PacketSource, overall: ReturnType<typeof implementationRate>['overall']): Block {
  if (overall.rate.whole === 0) return body('体系中没有现行标准。', WHERE)
  if (overall.missingIds.length === 0) return body('现行标准均已有实施记录。', WHERE)
  const standards = overall.missingIds.flatMap((id) => source.state.standards.get(id) ?? [])
  return {
    kind: 'table',
    where: WHERE,
    whenEmpty: '',
    columns: [
      { title: '序号', width: { mm: 16 }, align: 'center' },
      { title: '标准号', width: { mm: 60 }, align: 'left' },
      { title: '标准名称', width: { share: 1 }, align: 'left' },
      { title: '责任部门', width: { mm: 50 }, align: 'center' },
    ],
    rows: standards.map((standard, index) => {
      const department = departmentName(source, standard.departmentId)
      const cells = [String(index + 1), standard.number, standard.name, department]
      return { kind: 'cells', cells, where: `标准“${standardKind.titleOf(standard)}”` }
    }),
  }
}
