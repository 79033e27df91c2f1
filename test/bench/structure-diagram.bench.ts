import { test } from 'vitest'
import { drawDiagram } from '../../domain/documents/diagram'
import { DEFAULT_DIAGRAM } from '../../domain/documents/diagram-options'
import { type Sketch, stateOf } from '../domain/builders'
import { printFigure, printValue } from './figures'

const RUNS = 10

test.each([
  ['vertical', 500],
  ['horizontal', 500],
  ['vertical', 10_000],
  ['horizontal', 10_000],
] as const)('体系结构图 %s of %i nodes', (layout, count) => {
  const systemNodes = Array.from({ length: count }, (_, index): Sketch<'systemNodes'> => {
    const order = `a${index.toString(36).padStart(5, '0')}`
    const parentId = index === 0 ? null : Math.floor((index - 1) / 6) + 1
    return { n: index + 1, parentId, order, code: `TG${index}`, name: `服务事项办理规范${index}` }
  })
  const state = stateOf({ systemNodes })
  const times: number[] = []
  let pages = 0
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now()
    pages = drawDiagram(state, { ...DEFAULT_DIAGRAM, layout }).sheets.length
    times.push(performance.now() - start)
  }
  printFigure(`体系结构图 ${layout}, ${count} nodes, all pages drawn`, times)
  printValue('pages', pages, 'A3')
})
