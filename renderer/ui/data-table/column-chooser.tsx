import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import type { TableRow, TableView } from './use-table-view'

/** The button with which columns are shown and hidden. */
export function ColumnChooser<Row extends TableRow>({ view }: { readonly view: TableView<Row> }) {
  const columns = view.table.getAllLeafColumns()
  const restore = () => {
    view.table.setColumnVisibility(view.defaultVisibility)
    view.table.resetColumnSizing(true)
    view.table.resetSorting(true)
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div className="dt-filter-list">
          <div className="dt-filter-checks" role="group" aria-label="显示的列">
            {columns.map((column) => (
              <Checkbox
                key={column.id}
                checked={column.getIsVisible()}
                // The last column in sight stays, or nothing would be left to click on.
                disabled={column.getIsVisible() && view.visible.length === 1}
                onChange={(event) => column.toggleVisibility(event.target.checked)}
              >
                {String(column.columnDef.header)}
              </Checkbox>
            ))}
          </div>
          <div className="dt-filter-buttons">
            <Button size="small" type="link" onClick={restore}>
              恢复默认列
            </Button>
          </div>
        </div>
      }
    >
      <Button size="small" icon={<SettingOutlined />}>
        选择列
      </Button>
    </Popover>
  )
}
