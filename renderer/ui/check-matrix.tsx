import './check-matrix.css'

export interface CheckItem {
  readonly id: string
  readonly label: string
  readonly hint: string
}

export interface CheckGroup {
  readonly id: string
  readonly label: string
  readonly items: readonly CheckItem[]
}

/** One column of check boxes. */
export interface CheckColumn<Key extends string> {
  readonly key: Key
  readonly label: string
  readonly checked: ReadonlySet<string>
}

interface Props<Key extends string> {
  readonly label: string
  /** Head of the first column. */
  readonly itemTitle: string
  readonly groups: readonly CheckGroup[]
  readonly columns: readonly CheckColumn<Key>[]
  readonly onCheck: (column: Key, ids: readonly string[], on: boolean) => void
}

/** Items in groups with columns of check boxes: each by itself, a whole group, or all that are shown. */
export function CheckMatrix<Key extends string>({ label, itemTitle, groups, columns, onCheck }: Props<Key>) {
  const all = groups.flatMap((group) => group.items)
  const cells = (name: string, items: readonly CheckItem[]) =>
    columns.map((column) => (
      <td key={column.key} className="check-matrix-box">
        <ManyBox
          label={`${name} ${column.label}`}
          items={items}
          checked={column.checked}
          onCheck={(ids, on) => onCheck(column.key, ids, on)}
        />
      </td>
    ))
  return (
    <table className="check-matrix" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{itemTitle}</th>
          {columns.map((column) => (
            <th key={column.key} scope="col" className="check-matrix-box">
              {column.label} {column.checked.size}
            </th>
          ))}
        </tr>
        <tr>
          <td>全部</td>
          {cells('全部', all)}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.id}>
          <tr className="check-matrix-group">
            <th scope="rowgroup">
              {group.label}
              <span className="check-matrix-hint">{group.items.length}</span>
            </th>
            {cells(group.label, group.items)}
          </tr>
          {group.items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                {item.label}
                <span className="check-matrix-hint">{item.hint}</span>
              </th>
              {cells(item.label, [item])}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

interface ManyBoxProps {
  readonly label: string
  readonly items: readonly CheckItem[]
  readonly checked: ReadonlySet<string>
  readonly onCheck: (ids: readonly string[], on: boolean) => void
}

/** One box for any number of items: checked, not, or in between; checking it checks them all. */
function ManyBox({ label, items, checked, onCheck }: ManyBoxProps) {
  const count = items.filter((item) => checked.has(item.id)).length
  return (
    <input
      type="checkbox"
      aria-label={label}
      disabled={items.length === 0}
      checked={items.length > 0 && count === items.length}
      ref={(box) => {
        if (box) box.indeterminate = count > 0 && count < items.length
      }}
      onChange={(event) =>
        onCheck(
          items.map((item) => item.id),
          event.target.checked,
        )
      }
    />
  )
}
