import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_DIAGRAM } from '../../../domain/documents/diagram-options'
import { packetDocument } from '../../../domain/documents/packets'
import { stateFromRows } from '../../../domain/workspace/rows'
import { renderPdf } from '../../../main/pdf/render'
import { readWorkspaceFile } from '../../../main/workspace-file/read'
import { valueIn } from '../../domain/builders'
import { checkWithQpdf, openPdf } from './pdf-tools'

const SAMPLE = join(import.meta.dirname, '../../../assets/sample/sample.bzsd')
const PAPERS = [
  ['vertical', 'A3', 'landscape'],
  ['horizontal', 'A3', 'landscape'],
  ['vertical', 'A4', 'portrait'],
  ['horizontal', 'A4', 'landscape'],
] as const

describe('体系结构图 of the sample', () => {
  it.each(PAPERS)('%s on %s %s names every node', async (layout, paper, orientation) => {
    const read = valueIn(await readWorkspaceFile(SAMPLE))
    const state = valueIn(stateFromRows(read.rows))
    const diagram = { ...DEFAULT_DIAGRAM, layout, paper, orientation }
    const wanted = { packet: 'structure-diagram', diagram } as const
    const source = { state, asOf: '2026-03-17' }
    const pdf = openPdf((await renderPdf(packetDocument(wanted, source, '2026-03-17T01:00:00.000Z'))).bytes)
    const text = pdf.text.replace(/\s/g, '')
    for (const { name } of state.systemNodes.values()) expect(text).toContain(name.replace(/\s/g, ''))
    expect(checkWithQpdf(pdf)).toContain('No syntax or stream encoding errors')
    if (paper === 'A3') expect(pdf.pages).toHaveLength(1)
  })
})
