import { Select } from 'antd'
import { placeName } from '../../../domain/standards/import/column-problems'
import { headerOf, IMPORT_FIELDS } from '../../../domain/standards/import/columns'
import type { TableColumn } from '../../../domain/standards/import/layout'
import { type ColumnChoice, chooseColumn, type ImportSource } from './import-session'

const OPTIONS = [
  { value: 'left-out', label: '（不导入）' },
  ...IMPORT_FIELDS.map((field) => ({ value: field, label: headerOf(field) })),
]

const HEADER_WORDS = {
  found: '表头已找到。',
  assumed: '没有表头，各列按内容判断，请核对。',
  missing: '没有找到表头，请逐列选定。',
}

/** How each column of the table is taken; one that is not understood must be decided before anything is imported. */
export function ColumnMapping({ source }: { readonly source: ImportSource }) {
  const { layout, choices } = source
  return (
    <section className="import-columns" aria-label="各列的对应关系">
      <h3>各列对应</h3>
      <p className="import-fact">
        {HEADER_WORDS[layout.header]}
        {layout.header === 'found' && `在第 ${layout.headerRow} 行，`}共 {layout.body.length} 行数据
        {layout.emptyRows > 0 && `，略过 ${layout.emptyRows} 个空行`}。
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">表中的列</th>
            <th scope="col">导入为</th>
          </tr>
        </thead>
        <tbody>
          {layout.columns.map((column) => (
            <MappingLine key={column.index} column={column} choice={choices.get(column.index) ?? null} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function MappingLine({ column, choice }: { readonly column: TableColumn; readonly choice: ColumnChoice }) {
  const { index, header, examples } = column
  const name = header || placeName(index)
  return (
    <tr className={choice === null ? 'import-undecided' : ''}>
      <th scope="row">
        <span className="import-header">{name}</span>
        <span className="import-example">{examples.join('；') || '（空）'}</span>
      </th>
      <td>
        <Select
          size="small"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={`“${name}”导入为`}
          placeholder="请选择"
          status={choice === null ? 'warning' : ''}
          value={choice}
          options={OPTIONS}
          popupMatchSelectWidth={240}
          onChange={(chosen: ColumnChoice) => chooseColumn(index, chosen)}
        />
      </td>
    </tr>
  )
}
