import { Select } from 'antd'

interface Props<Value extends string | number> {
  /** What it narrows by, e.g. 年度. */
  readonly label: string
  /** undefined = all, null = those where it is not given. */
  readonly value: Value | null | undefined
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value | null | undefined) => void
  readonly width?: number
}

/** Narrows a list by one value; nothing chosen shows all. */
export function NarrowingSelect<Value extends string | number>(props: Props<Value>) {
  const { label, value, options, onChange, width = 110 } = props
  // A choice stands for its place in the list, so that "not given" can be chosen like any other.
  const places = [...options.map(({ label: name }, place) => ({ value: place, label: name })), notGiven(label)]
  const place = value === null ? NOT_GIVEN : options.findIndex((option) => option.value === value)
  return (
    <Select
      size="small"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={`按${label}筛选`}
      placeholder={`全部${label}`}
      style={{ width }}
      popupMatchSelectWidth={false}
      {...(value === undefined ? {} : { value: place })}
      options={places}
      onChange={(chosen: number | undefined) =>
        onChange(chosen === undefined ? undefined : chosen === NOT_GIVEN ? null : options[chosen]?.value)
      }
    />
  )
}

const NOT_GIVEN = -2
const notGiven = (label: string) => ({ value: NOT_GIVEN, label: `未填${label}` })
