import { FilePdfOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons'
import { Alert, Button, Pagination } from 'antd'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { type Diagram, drawDiagram } from '../../../domain/documents/diagram'
import { goTo } from '../../app/location'
import { useRecords } from '../../storage/workspace-hooks'
import { FirstStep } from '../../ui/first-step'
import { ScreenFrame } from '../../ui/screen-frame'
import { useJob } from '../exchange/use-job'
import { showScope } from '../system-framework/framework-session'
import { DiagramBar } from './diagram-bar'
import { DiagramPaper } from './diagram-paper'
import { useDiagramOptions } from './diagram-session'
import { type DiagramFormat, useDiagramExport } from './use-diagram-export'
import './structure-diagram.css'

/** 体系结构图: the tree of the standard system on paper, as it is printed. */
export function StructureDiagramScreen() {
  const systemNodes = useRecords('systemNodes')
  const standards = useRecords('standards')
  const options = useDiagramOptions()
  const wanted = useMemo(() => ({ systemNodes, standards, options }), [systemNodes, standards, options])
  // The frame is there at once; a large tree follows in a task of its own.
  const source = useDeferredValue(wanted)
  const diagram = useMemo(() => drawDiagram(source, source.options), [source])
  const { runJob, progressWindow } = useJob()
  const exportAs = useDiagramExport(runJob)
  const [chosen, setPlace] = useState(0)
  const place = Math.min(chosen, Math.max(0, diagram.sheets.length - 1))
  const save = (format: DiagramFormat) => void exportAs(format, diagram, options, place)
  // A new workspace has a root and nothing else: there is nothing to look at yet.
  const isEmpty = diagram.sheets.length === 0 || (systemNodes.size === 1 && standards.size === 0)
  const actions = (
    <>
      <Button icon={<FilePdfOutlined />} disabled={isEmpty} onClick={() => save('pdf')}>
        导出 PDF
      </Button>
      <Button disabled={isEmpty} onClick={() => save('svg')}>
        导出 SVG
      </Button>
      <Button disabled={isEmpty} onClick={() => save('png')}>
        导出 PNG
      </Button>
    </>
  )
  return (
    <ScreenFrame
      title="体系结构图"
      summary={`节点 ${systemNodes.size} 个 · ${diagram.levels} 级 · ${diagram.sheets.length} 页`}
      actions={actions}
      fill
    >
      {isEmpty ? (
        <FirstStep
          description="体系结构图由体系框架自动画出，现在还没有子体系。先在“体系框架”中建立标准体系。"
          actionLabel="去建立体系框架"
          onAction={() => goTo('system-framework')}
        />
      ) : (
        <div className="diagram-screen">
          <div className="diagram-head">
            <DiagramBar options={options} levels={diagram.levels} />
            {diagram.sheets.length > 1 && (
              <Pagination
                simple
                size="small"
                pageSize={1}
                total={diagram.sheets.length}
                current={place + 1}
                onChange={(next) => setPlace(next - 1)}
              />
            )}
          </div>
          {diagram.limited && <TooMany diagram={diagram} />}
          <Zoomed diagram={diagram} place={place} />
        </div>
      )}
      {progressWindow}
    </ScreenFrame>
  )
}

function TooMany({ diagram }: { readonly diagram: Diagram }) {
  const { drawnLevels, hiddenNodes } = diagram
  return (
    <Alert
      type="info"
      showIcon
      title={`节点或级数太多，只画出前 ${drawnLevels} 级，另有 ${hiddenNodes} 个下级节点没有画出。数据没有变化。`}
    />
  )
}

/** CSS pixels per mm of the steps; the true size is 3.78. */
const STEPS = [1, 1.5, 2, 2.8, 3.78, 5, 7, 10] as const

function Zoomed({ diagram, place }: { readonly diagram: Diagram; readonly place: number }) {
  /** Place in STEPS; null = the whole page is in sight. */
  const [step, setStep] = useState<number | null>(null)
  const zoom = useCallback((direction: 1 | -1) => {
    setStep((now) => Math.max(0, Math.min(STEPS.length - 1, (now ?? 2) + direction)))
  }, [])
  const sheet = diagram.sheets[place]
  const scale = step === null ? null : (STEPS[step] ?? null)
  if (!sheet) return null
  return (
    <>
      <div className="diagram-zoom">
        <Button size="small" icon={<ZoomOutOutlined />} aria-label="缩小" onClick={() => zoom(-1)} />
        <Button size="small" onClick={() => setStep(null)} disabled={step === null}>
          整页
        </Button>
        <Button size="small" icon={<ZoomInOutlined />} aria-label="放大" onClick={() => zoom(1)} />
      </div>
      <DiagramPaper
        sheet={sheet}
        page={diagram.page}
        scale={scale}
        label={`体系结构图第 ${place + 1} 页`}
        onZoom={zoom}
        onOpenNode={openNode}
      />
    </>
  )
}

function openNode(id: string): void {
  showScope({ kind: 'node', id })
  goTo('system-framework')
}
