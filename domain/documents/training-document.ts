import { percentText } from '../rate'
import { officialDate } from '../records/dates'
import { personKind } from '../records/person'
import { type Training, trainingKind } from '../records/training'
import { type Coverage, trainingCoverage, trainingRates } from '../regulation/training-coverage'
import type { Block, Table, TableColumn, TableRow } from './document'
import { departmentName, type PacketSource } from './packet-source'
import { TABLE_PAGE } from './page-styles'
import { body, onePart, type PacketPart, subheadings } from './parts'

const WHERE = '培训记录'

/** 培训记录: the trainings, coverage by department (D3.8) and 未培训人员. */
export function trainingDocument(source: PacketSource): PacketPart {
  const coverage = trainingCoverage(source.state, { from: null, on: source.asOf })
  const heading = subheadings(WHERE)
  const { overall } = coverage
  const reached =
    overall.rate.whole === 0
      ? '尚未登记人员，不能计算培训覆盖率。'
      : `截至${officialDate(source.asOf)}，在岗人员${overall.rate.whole}人，已参加培训${overall.rate.part}人，` +
        `培训覆盖率${percentText(overall.rate)}。`
  return onePart('宣传培训记录', TABLE_PAGE, [
    heading('培训情况一览'),
    trainingTable(source),
    heading('各部门培训覆盖情况'),
    body(reached, WHERE),
    ...(overall.rate.whole === 0 ? [] : [coverageTable(source, coverage.departments)]),
    heading('未培训人员'),
    untrained(source, overall),
  ])
}

const COLUMNS: readonly TableColumn[] = [
  { title: '序号', width: { mm: 12 }, align: 'center' },
  { title: '日期', width: { mm: 22 }, align: 'center' },
  { title: '培训主题', width: { share: 1 }, align: 'left' },
  { title: '类别', width: { mm: 20 }, align: 'center' },
  { title: '学时', width: { mm: 12 }, align: 'center' },
  { title: '方式', width: { mm: 22 }, align: 'center' },
  { title: '授课人', width: { mm: 24 }, align: 'center' },
  { title: '组织部门', width: { mm: 28 }, align: 'center' },
  { title: '应到', width: { mm: 12 }, align: 'center' },
  { title: '实到', width: { mm: 12 }, align: 'center' },
  { title: '到课率', width: { mm: 16 }, align: 'center' },
  { title: '合格率', width: { mm: 16 }, align: 'center' },
]

function trainingTable(source: PacketSource): Table {
  const trainings = [...source.state.trainings.values()].sort(byDate)
  const rows = trainings.map((training, index): TableRow => {
    const rates = trainingRates(training)
    const cells = [
      String(index + 1),
      training.heldOn ?? '',
      training.topic,
      training.category,
      training.hours === null ? '' : String(training.hours),
      training.method,
      training.lecturer,
      departmentName(source, training.departmentId),
      String(rates.attendance.whole),
      String(rates.attended),
      percentText(rates.attendance),
      rates.pass ? percentText(rates.pass) : '—',
    ]
    return { kind: 'cells', cells, where: `宣传培训“${trainingKind.titleOf(training)}”` }
  })
  return { kind: 'table', where: WHERE, whenEmpty: '尚无宣传培训记录。', columns: COLUMNS, rows }
}

/** By day, those without one last. */
function byDate(left: Training, right: Training): number {
  const first = left.heldOn ?? '9999'
  const second = right.heldOn ?? '9999'
  if (first !== second) return first < second ? -1 : 1
  return left.id < right.id ? -1 : 1
}

function coverageTable(source: PacketSource, departments: ReturnType<typeof trainingCoverage>['departments']): Table {
  return {
    kind: 'table',
    where: WHERE,
    whenEmpty: '尚未登记人员。',
    columns: [
      { title: '部门', width: { share: 1 }, align: 'left' },
      { title: '在岗人数', width: { mm: 40 }, align: 'center' },
      { title: '已培训人数', width: { mm: 40 }, align: 'center' },
      { title: '未培训人数', width: { mm: 40 }, align: 'center' },
      { title: '覆盖率', width: { mm: 40 }, align: 'center' },
    ],
    rows: departments.map(({ departmentId, rate }) => {
      const name = departmentName(source, departmentId) || '未分部门'
      const counts = [rate.whole, rate.part, rate.whole - rate.part].map(String)
      return { kind: 'cells', cells: [name, ...counts, percentText(rate)], where: `部门“${name}”` }
    }),
  }
}

function untrained(source: PacketSource, overall: Coverage): Block {
  if (overall.rate.whole === 0) return body('尚未登记人员。', WHERE)
  if (overall.untrainedIds.length === 0) return body('在岗人员均已参加培训。', WHERE)
  const people = overall.untrainedIds.flatMap((id) => source.state.persons.get(id) ?? [])
  return {
    kind: 'table',
    where: WHERE,
    whenEmpty: '',
    columns: [
      { title: '序号', width: { mm: 16 }, align: 'center' },
      { title: '部门', width: { share: 1 }, align: 'left' },
      { title: '姓名', width: { mm: 45 }, align: 'center' },
      { title: '岗位/职务', width: { share: 1 }, align: 'left' },
    ],
    rows: people.map((person, index) => {
      const cells = [String(index + 1), departmentName(source, person.departmentId), person.name, person.position]
      return { kind: 'cells', cells, where: `人员“${personKind.titleOf(person)}”` }
    }),
  }
}
