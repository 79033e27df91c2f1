import { describe, expect, it } from 'vitest'
import { drawDiagram } from '../../../domain/documents/diagram'
import { DEFAULT_DIAGRAM } from '../../../domain/documents/diagram-options'
import { figureSvg } from '../../../domain/documents/figure-svg'
import { stateOf } from '../builders'

function svgOf(name: string): string {
  const state = stateOf({ systemNodes: [{ n: 1, order: 'a0', code: 'ZW', name }] })
  const { sheets, page } = drawDiagram(state, { ...DEFAULT_DIAGRAM, counts: false })
  const [sheet] = sheets
  if (!sheet) throw new Error('there is a node, so there is a page')
  return figureSvg(sheet.figure, page)
}

describe('figureSvg', () => {
  it('is a page in mm with real text and named fonts', () => {
    const svg = svgOf('政务服务')
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="420mm" height="297mm" viewBox="0 0 420 297">/,
    )
    expect(svg).toMatch(/<text [^>]*font-family="'Noto Sans SC'[^>]*>ZW 政务服务<\/text>/)
  })

  it('takes names as text, never as markup', () => {
    const svg = svgOf('<script>&"\u0000\uD800')
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&lt;script&gt;&amp;')
    expect(svg).not.toMatch(/[\p{Cc}\p{Cs}]/u)
  })
})
