import { FilterFilled } from '@ant-design/icons'
import { Button, Checkbox, Input, Popover } from 'antd'
import { useMemo, useState } from 'react'
import { foldText } from '../../../domain/search'
import { type ColumnFilter, occurringValues } from './row-filter'
import type { Column } from './table-column'

/** More values than this are no checklist any more; typing narrows them down. */
const MOST_CHECKS = 200

interface FilterProps<Row> {
  readonly column: Column<Row>
  readonly rows: readonly Row[]
  readonly filter: ColumnFilter | undefined
  readonly onChange: (filter: ColumnFilter | null) => void
}

/** The funnel in a column's head. */
export function FilterButton<Row>(props: FilterProps<Row>) {
  const [open, setOpen] = useState(false)
  const { column, filter } = props
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        column.filter === 'choice' ? (
          <ChoiceFilter {...props} />
        ) : (
          <TextFilter {...props} onDone={() => setOpen(false)} />
        )
      }
    >
      <button
        type="button"
        tabIndex={-1}
        className={`dt-funnel${filter ? ' dt-on' : ''}`}
        aria-label={`筛选${column.title}${filter ? '（已筛选）' : ''}`}
        aria-expanded={open}
      >
        <FilterFilled />
      </button>
    </Popover>
  )
}

function TextFilter<Row>({ column, filter, onChange, onDone }: FilterProps<Row> & { readonly onDone: () => void }) {
  const text = filter?.kind === 'text' ? filter.text : ''
  const change = (typed: string) => onChange(typed.trim() === '' ? null : { kind: 'text', text: typed })
  return (
    <Input
      autoFocus
      allowClear
      size="small"
      className="dt-filter-text"
      aria-label={`${column.title}包含的文字`}
      placeholder={`${column.title}包含……`}
      value={text}
      onChange={(event) => change(event.target.value)}
      onPressEnter={onDone}
    />
  )
}

function ChoiceFilter<Row>({ column, rows, filter, onChange }: FilterProps<Row>) {
  const [typed, setTyped] = useState('')
  const occurring = useMemo(() => occurringValues(rows, column), [rows, column])
  const wanted = foldText(typed)
  const listed = occurring.filter(({ value }) => foldText(value).includes(wanted))
  const checked = filter?.kind === 'choice' ? filter.values : occurring.map(({ value }) => value)
  const choose = (values: readonly string[]) =>
    onChange(values.length === occurring.length ? null : { kind: 'choice', values })
  const toggle = (value: string, on: boolean) =>
    choose(on ? [...checked, value] : checked.filter((other) => other !== value))
  return (
    <div className="dt-filter-list">
      {occurring.length > 10 && (
        <Input
          autoFocus
          allowClear
          size="small"
          aria-label={`查找${column.title}`}
          placeholder="查找"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <div className="dt-filter-checks" role="group" aria-label={`${column.title}的筛选项`}>
        {listed.slice(0, MOST_CHECKS).map(({ value, count }) => (
          <Checkbox
            key={value}
            checked={checked.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
          >
            {value || '（空白）'} <span className="dt-dim">{count}</span>
          </Checkbox>
        ))}
        {listed.length > MOST_CHECKS && (
          <span className="dt-dim">还有 {listed.length - MOST_CHECKS} 项，请输入文字查找</span>
        )}
      </div>
      <div className="dt-filter-buttons">
        <Button size="small" type="link" onClick={() => onChange(null)}>
          全选
        </Button>
        <Button
          size="small"
          type="link"
          onClick={() => choose(listed.length < occurring.length ? listed.map((item) => item.value) : [])}
        >
          {listed.length < occurring.length ? '只选查到的' : '全不选'}
        </Button>
      </div>
    </div>
  )
}
