import { Checkbox, Segmented, Select } from 'antd'
import { type DiagramOptions, MOST_DIAGRAM_LEVELS } from '../../../domain/documents/diagram-options'
import { changeDiagram } from './diagram-session'

interface Props {
  readonly options: DiagramOptions
  /** How many levels the tree has. */
  readonly levels: number
}

/** How the diagram is drawn: layout, levels, numbers, paper. */
export function DiagramBar({ options, levels }: Props) {
  const { paper, orientation } = options
  const choices = Array.from({ length: Math.min(levels, MOST_DIAGRAM_LEVELS) }, (_, index) => index + 1)
  return (
    <div className="diagram-bar" role="toolbar" aria-label="画法">
      <Segmented
        size="small"
        aria-label="布局"
        options={LAYOUTS}
        value={options.layout}
        onChange={(layout) => changeDiagram({ layout })}
      />
      <Select
        size="small"
        aria-label="显示级数"
        style={{ width: 110 }}
        value={options.levels !== null && options.levels < levels ? options.levels : 0}
        options={[
          { value: 0, label: '全部级' },
          ...choices.slice(0, -1).map((level) => ({ value: level, label: `前 ${level} 级` })),
        ]}
        onChange={(level) => changeDiagram({ levels: level === 0 ? null : level })}
      />
      <Select
        size="small"
        aria-label="纸张"
        style={{ width: 110 }}
        value={`${paper}-${orientation}`}
        options={PAPERS.map(({ label, value }) => ({ label, value: `${value.paper}-${value.orientation}` }))}
        onChange={(chosen) => {
          const found = PAPERS.find(({ value }) => `${value.paper}-${value.orientation}` === chosen)
          if (found) changeDiagram(found.value)
        }}
      />
      <Checkbox checked={options.counts} onChange={(event) => changeDiagram({ counts: event.target.checked })}>
        标准项数
      </Checkbox>
    </div>
  )
}

const LAYOUTS: { readonly value: DiagramOptions['layout']; readonly label: string }[] = [
  { value: 'vertical', label: '竖向' },
  { value: 'horizontal', label: '横向' },
]

const PAPERS = [
  { label: 'A3 横向', value: { paper: 'A3', orientation: 'landscape' } },
  { label: 'A3 纵向', value: { paper: 'A3', orientation: 'portrait' } },
  { label: 'A4 横向', value: { paper: 'A4', orientation: 'landscape' } },
  { label: 'A4 纵向', value: { paper: 'A4', orientation: 'portrait' } },
] as const
