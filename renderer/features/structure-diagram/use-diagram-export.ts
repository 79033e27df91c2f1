import { App } from 'antd'
import type { Diagram } from '../../../domain/documents/diagram'
import type { DiagramOptions } from '../../../domain/documents/diagram-options'
import { pageSize } from '../../../domain/documents/document'
import { figureSvg } from '../../../domain/documents/figure-svg'
import { fail, ok, type Result } from '../../../domain/result'
import type { Drawing } from '../../../preload/drawing-contract'
import { chooseTarget, exportPacket, safeFileName } from '../../commands/exchange'
import { useRecords, useWorkbench } from '../../storage/workspace-hooks'
import { today } from '../../ui/local-time'
import type { JobRunner } from '../exchange/use-job'
import { drawPng } from './draw-png'

export type DiagramFormat = 'pdf' | Drawing['format']

/** Exports the diagram to a file that the user chooses: all pages as PDF, the shown page as SVG or PNG. */
export function useDiagramExport(runJob: JobRunner['runJob']) {
  const workbench = useWorkbench()
  const { message } = App.useApp()
  const title = [...useRecords('workspaces').values()][0]?.title ?? '工作区'
  return async (format: DiagramFormat, diagram: Diagram, options: DiagramOptions, place: number): Promise<void> => {
    const page = format !== 'pdf' && diagram.sheets.length > 1 ? `_第${place + 1}页` : ''
    const name = `${safeFileName(title)}_体系结构图${page}_${today()}.${format}`
    const done = await runJob('导出体系结构图', async (job) => {
      const target = await chooseTarget(workbench, format === 'pdf' ? 'packet' : format, name)
      if (!target.ok) return target
      if (format === 'pdf') {
        const wanted = { packet: 'structure-diagram', asOf: null, diagram: options } as const
        const printed = await exportPacket(workbench, wanted, target.value, job)
        return printed.ok ? ok(target.value.name) : printed
      }
      const drawing = await drawingOf(format, diagram, place)
      if (!drawing.ok) return drawing
      const saved = await workbench.bridge.saveDrawing({ file: target.value.file, drawing: drawing.value })
      return saved.ok ? ok(saved.value.name) : saved
    })
    if (done !== null) void message.success(`体系结构图已导出：${done}`, 6)
  }
}

async function drawingOf(format: Drawing['format'], diagram: Diagram, place: number): Promise<Result<Drawing>> {
  const sheet = diagram.sheets[place]
  if (!sheet) return fail('no-such-page', '这一页已不存在，没有导出，数据没有变化。')
  const text = figureSvg(sheet.figure, diagram.page)
  if (format === 'svg') return ok({ format, text })
  const drawn = await drawPng(text, pageSize(diagram.page))
  return drawn.ok ? ok({ format, bytes: drawn.value }) : drawn
}
