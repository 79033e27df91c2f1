import { Input, Select } from 'antd'
import { type CSSProperties, useId, useMemo } from 'react'
import { parseDate } from '../../../domain/records/dates'
import { looseKind, type RecordOf, type TableName } from '../../../domain/records/registry'
import type { FieldValues } from '../../../domain/workspace/change'
import { updateRecord } from '../../../domain/workspace/edit'
import { recordsOf } from '../../../domain/workspace/state'
import { useRun, useWorkbench, useWorkbenchView } from '../../storage/workspace-hooks'
import { DateInput } from '../../ui/fields/date-input'
import { LabelledField } from '../../ui/fields/labelled-field'
import { type DraftField, useDraft } from '../../ui/fields/use-draft'
import type { FieldEditor, FieldSpec } from './field-spec'

interface Props<Table extends TableName> {
  readonly table: Table
  readonly id: string
  readonly fields: readonly FieldSpec<Table>[]
}

/** The form of one record: every field saves by itself, under the label that the record kind gives it. */
export function RecordFields<Table extends TableName>({ table, id, fields }: Props<Table>) {
  return (
    <div className="field-grid">
      {fields.map((spec) => (
        <RecordField key={`${id}/${spec.name}`} table={table} id={id} spec={spec} />
      ))}
    </div>
  )
}

function RecordField<Table extends TableName>(props: { table: Table; id: string; spec: FieldSpec<Table> }) {
  const { table, id, spec } = props
  const inputId = useId()
  const saved = useSavedValue(table, id, spec.name)
  const save = useSaveField(table, id, spec.name)
  const label = spec.label ?? looseKind(table).labels[spec.name] ?? spec.name
  switch (spec.kind) {
    case 'text':
    case 'long-text':
      return <TextField {...{ spec, label, inputId, save }} saved={String(saved ?? '')} />
    case 'date':
      return <DateField {...{ spec, label, inputId, save }} saved={String(saved ?? '')} />
    case 'number':
      return <NumberField {...{ spec, label, inputId, save }} saved={saved === null ? '' : String(saved)} />
    case 'choice':
      return (
        <LabelledField label={label} htmlFor={inputId} span={spec.span ?? 6}>
          <Select
            id={inputId}
            value={saved as string | null}
            allowClear={spec.clearable ?? false}
            options={spec.options.map((value) => ({ value, label: value }))}
            onChange={(value: string | undefined) => void save(value ?? null)}
          />
        </LabelledField>
      )
    case 'reference':
    case 'references':
      return (
        <LabelledField label={label} htmlFor={inputId} span={spec.span ?? 6}>
          <ReferenceSelect
            inputId={inputId}
            table={spec.table}
            many={spec.kind === 'references'}
            value={saved}
            onChange={(value) => void save(value)}
          />
        </LabelledField>
      )
  }
}

function useSavedValue(table: TableName, id: string, field: string): unknown {
  return useWorkbenchView((view) => {
    const record = view.session ? recordsOf(view.session.state, table).get(id) : undefined
    return record ? ((record as unknown as FieldValues)[field] ?? null) : null
  })
}

/** Saves one field; resolves to '' or to the sentence to show under it. */
type SaveField = (value: unknown) => Promise<string>

function useSaveField<Table extends TableName>(table: Table, id: string, field: string): SaveField {
  const run = useRun()
  return useMemo(() => {
    const kind = looseKind(table)
    return async (value) => {
      const patch = { [field]: value } as Partial<Omit<RecordOf[Table], 'id'>>
      const done = await run(`修改${kind.label}·${kind.labels[field] ?? field}`, (state) =>
        updateRecord(state, table, id, patch),
      )
      return done.ok ? '' : done.error.message
    }
  }, [run, table, id, field])
}

interface TypedFieldProps {
  readonly spec: FieldEditor
  readonly label: string
  readonly inputId: string
  readonly saved: string
  readonly save: SaveField
}

function useTypedField({ saved, save }: TypedFieldProps, read: (typed: string) => Read): DraftField<string> {
  const { drafts } = useWorkbench()
  return useDraft({
    saved,
    drafts,
    save: async (typed) => {
      const taken = read(typed)
      return 'problem' in taken ? taken.problem : save(taken.value)
    },
  })
}

/** What a text means as a field's value, or why it means nothing. */
type Read = { readonly value: unknown } | { readonly problem: string }

function TextField(props: TypedFieldProps) {
  const { spec, label, inputId } = props
  const field = useTypedField(props, (typed) => ({ value: typed }))
  const common = {
    id: inputId,
    value: field.value,
    onBlur: () => void field.flush(),
    placeholder: 'placeholder' in spec ? spec.placeholder : undefined,
  }
  const isLong = spec.kind === 'long-text'
  return (
    <LabelledField label={label} htmlFor={inputId} problem={field.problem} span={spec.span ?? (isLong ? 12 : 6)}>
      {isLong ? (
        <Input.TextArea
          {...common}
          style={longTextSize(spec.rows ?? 3)}
          onChange={(event) => field.type(event.target.value)}
        />
      ) : (
        <Input
          {...common}
          onChange={(event) => field.type(event.target.value)}
          onPressEnter={() => void field.flush()}
        />
      )}
    </LabelledField>
  )
}

/**
 * Grows with its text, by CSS: antd's autoSize measures with a style attribute, which the page's policy refuses.
 * @param rows lines shown while there is less text.
 */
function longTextSize(rows: number): CSSProperties {
  const height = (lines: number) => lines * LINE_HEIGHT + LINE_PADDING
  return { fieldSizing: 'content', minHeight: height(rows), maxHeight: height(MOST_LINES) }
}

/** Of antd's text area, in CSS pixels. */
const LINE_HEIGHT = 22
const LINE_PADDING = 10
const MOST_LINES = 16

function DateField(props: TypedFieldProps) {
  const { spec, label, inputId } = props
  const field = useTypedField(props, readDate)
  return (
    <LabelledField label={label} htmlFor={inputId} problem={field.problem} span={spec.span ?? 6}>
      <DateInput
        id={inputId}
        value={field.value}
        status={field.problem === '' ? '' : 'error'}
        onType={field.type}
        onLeave={() => void field.flush()}
      />
    </LabelledField>
  )
}

function readDate(typed: string): Read {
  if (typed.trim() === '') return { value: null }
  const date = parseDate(typed)
  if (date) return { value: date }
  return { problem: '不是日期，尚未保存。可写成 2026-03-17、20260317、2026年3月17日、2026/3/17 或 2026.3.17。' }
}

function NumberField(props: TypedFieldProps) {
  const { spec, label, inputId } = props
  const field = useTypedField(props, (typed) => readNumber(typed, spec))
  return (
    <LabelledField label={label} htmlFor={inputId} problem={field.problem} span={spec.span ?? 3}>
      <Input
        id={inputId}
        inputMode="decimal"
        value={field.value}
        status={field.problem === '' ? '' : 'error'}
        suffix={spec.kind === 'number' ? spec.unit : undefined}
        onChange={(event) => field.type(event.target.value)}
        onBlur={() => void field.flush()}
        onPressEnter={() => void field.flush()}
      />
    </LabelledField>
  )
}

function readNumber(typed: string, spec: FieldEditor): Read {
  const integer = spec.kind === 'number' && (spec.integer ?? true)
  const range = spec.kind === 'number' ? spec.range : undefined
  const plain = typed.normalize('NFKC').trim()
  if (plain === '') return { value: null }
  const value = Number(plain)
  if (!Number.isFinite(value) || value < 0) return { problem: '不是数字，尚未保存。请填 0 或更大的数。' }
  if (integer && !Number.isInteger(value)) return { problem: '应为整数，尚未保存。' }
  if (range && (value < range[0] || value > range[1])) {
    return { problem: `应在 ${range[0]} 到 ${range[1]} 之间，尚未保存。` }
  }
  return { value }
}

interface ReferenceSelectProps {
  readonly inputId: string
  readonly table: TableName
  readonly many: boolean
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** Chooses records of another table by their title; thousands of them stay fluid (only visible rows are drawn). */
export function ReferenceSelect({ inputId, table, many, value, onChange }: ReferenceSelectProps) {
  const records = useWorkbenchView((view) => (view.session ? recordsOf(view.session.state, table) : null))
  const options = useMemo(() => {
    const kind = looseKind(table)
    return [...(records?.values() ?? [])].map((record) => ({ value: record.id, label: kind.titleOf(record) }))
  }, [records, table])
  return (
    <Select
      id={inputId}
      {...(many ? { mode: 'multiple' as const, maxTagCount: 10, maxTagTextLength: 24 } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder="请选择，可输入文字查找"
      notFoundContent={`还没有可选的${looseKind(table).label}`}
      value={(value ?? undefined) as never}
      options={options}
      onChange={(chosen: unknown) => onChange(chosen ?? (many ? [] : null))}
    />
  )
}
