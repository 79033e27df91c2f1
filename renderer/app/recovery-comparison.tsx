import { Radio, Table, Tag } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { looseKind, TABLE_NAMES, type TableName } from '../../domain/records/registry'
import type { SalvageChoice } from '../storage/salvage-choice'
import type { SalvageSurvey } from '../storage/salvage-survey'
import { CHECKED, sourceName } from './recovery-text'

interface Props {
  readonly survey: SalvageSurvey
  readonly choice: SalvageChoice | null
  readonly onChoose: (choice: SalvageChoice) => void
}

/** What every place holds, one beside the other. Nothing is changed by looking. */
export function RecoveryComparison({ survey, choice, onChoose }: Props) {
  return (
    <>
      <Radio.Group
        value={choice}
        onChange={(event) => onChoose(event.target.value)}
        style={{ display: 'grid', gap: 8, marginBottom: 12 }}
      >
        <DatabaseOption survey={survey} />
        <FileOption survey={survey} />
      </Radio.Group>
      {(survey.database || survey.file) && <CountTable survey={survey} />}
    </>
  )
}

function DatabaseOption({ survey: { database, databaseProblem, recommended } }: { readonly survey: SalvageSurvey }) {
  const check = database && CHECKED[database.check]
  return (
    <Radio value="database" disabled={!database}>
      数据库{database && `：到第 ${database.reaches} 次保存 `}
      {check ? <Tag color={check.color}>{check.text}</Tag> : <span>：不能用（{firstSentence(databaseProblem)}）</span>}
      {recommended === 'database' && <Tag color="blue">建议</Tag>}
    </Radio>
  )
}

function FileOption({ survey }: { readonly survey: SalvageSurvey }) {
  const { file, recommended } = survey
  return (
    <Radio value="file" disabled={!file}>
      {sourceName('file', survey)}
      {file ? `：到第 ${file.reaches} 次保存 ` : '：没有通过核对的备份'}
      {file && <Tag color="green">逐条核对完好</Tag>}
      {recommended === 'file' && <Tag color="blue">建议</Tag>}
    </Radio>
  )
}

function firstSentence(text: string): string {
  return text.split('。')[0] ?? ''
}

interface Row {
  readonly table: TableName
  readonly database: number | null
  readonly file: number | null
}

function CountTable({ survey: { database, file } }: { readonly survey: SalvageSurvey }) {
  const rows = TABLE_NAMES.filter((table) => table !== 'workspaces')
    .map((table): Row => ({ table, database: database?.rows[table] ?? null, file: file?.rows[table] ?? null }))
    .filter((row) => (row.database ?? 0) > 0 || (row.file ?? 0) > 0)
    .sort((one, other) => Number(isSame(one)) - Number(isSame(other)))
  const count = (value: number | null, row: Row) => {
    if (value === null) return '—'
    return isSame(row) ? value : <b>{value}</b>
  }
  const columns: ColumnsType<Row> = [
    { title: '种类', render: (_, { table }) => looseKind(table).label },
    { title: '数据库（条）', width: 130, align: 'right', render: (_, row) => count(row.database, row) },
    { title: '备份和保存日志（条）', width: 180, align: 'right', render: (_, row) => count(row.file, row) },
    { title: '', width: 80, render: (_, row) => (isSame(row) ? '' : '不同') },
  ]
  return (
    <Table<Row>
      size="small"
      rowKey="table"
      pagination={false}
      scroll={{ y: 190 }}
      columns={columns}
      dataSource={rows}
      locale={{ emptyText: '没有可以读出的内容' }}
    />
  )
}

function isSame({ database, file }: Row): boolean {
  return database === null || file === null || database === file
}
