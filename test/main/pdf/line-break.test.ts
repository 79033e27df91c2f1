import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openFaces } from '../../../main/pdf/face'
import { bundledFonts } from '../../../main/pdf/fonts'
import { type SetLine, Typesetter } from '../../../main/pdf/typesetter'

const FACES = openFaces(bundledFonts())
const STYLE = { face: 'serif', size: 10 } as const

function textOf(line: SetLine): string {
  return line.runs.map(({ text }) => text).join('')
}

function broken(text: string, characters: number): string[] {
  return new Typesetter(FACES).lines(text, STYLE, { width: characters * 10 }, '').map(textOf)
}

describe('line breaking', () => {
  it('puts no closing mark at the beginning and no opening mark at the end of a line', () => {
    expect(broken('政务服务中心，窗口', 6)).toEqual(['政务服务中', '心，窗口'])
    expect(broken('政务服务（中心）', 5)).toEqual(['政务服务', '（中心）'])
  })

  it('keeps standard numbers and words whole when they fit', () => {
    expect(broken('见GB/T 13016—2018和表格', 9)).toEqual(['见GB/T', '13016—2018和表格'])
  })

  it('breaks what is wider than a line anywhere', () => {
    expect(broken('ABCDEFGHIJKLMNOP', 3).join('')).toBe('ABCDEFGHIJKLMNOP')
  })

  it('begins a new line at every line feed and keeps typed indents', () => {
    expect(broken('一\r\n　　二\n\n三', 10)).toEqual(['一', '　　二', '', '三'])
  })

  it('loses nothing but the blanks at line ends, fits the width, and obeys the marks', () => {
    const text = fc.array(fc.constantFrom(...'政务服务，。（）《》“”、—… abcXYZ 0123./-％'), { maxLength: 80 })
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 20 }), (characters, width) => {
        const whole = characters.join('')
        const typesetter = new Typesetter(FACES)
        const lines = typesetter.lines(whole, STYLE, { width: width * 10 }, '')
        expect(lines.map(textOf).join('').replaceAll(' ', '')).toBe(whole.replaceAll(' ', ''))
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width * 10 + 0.01)
      }),
      { numRuns: 300 },
    )
  })
})

describe('missing glyphs', () => {
  it('prints a character that no font has as 〓 with its code point, and says where it stands', () => {
    const typesetter = new Typesetter(FACES)
    const [line] = typesetter.lines('𠮷野家😀', STYLE, { width: 1000 }, '人员“𠮷”·姓名')
    typesetter.lines('𠮷', STYLE, { width: 1000 }, '标准“甲”·备注')
    expect(line && textOf(line)).toBe('〓(U+20BB7)野家〓(U+1F600)')
    expect(typesetter.missing()).toEqual([
      { character: '😀', codePoint: 'U+1F600', where: ['人员“𠮷”·姓名'] },
      { character: '𠮷', codePoint: 'U+20BB7', where: ['人员“𠮷”·姓名', '标准“甲”·备注'] },
    ])
  })

  it('reports control characters and half surrogate pairs, and leaves invisible joiners out', () => {
    const typesetter = new Typesetter(FACES)
    const [line] = typesetter.lines('甲\u0007乙\ud842丙\u200b丁\ufeff', STYLE, { width: 1000 }, 'x')
    expect(line && textOf(line)).toBe('甲〓(U+0007)乙〓(U+D842)丙丁')
    expect(typesetter.missing().map(({ codePoint }) => codePoint)).toEqual(['U+0007', 'U+D842'])
  })

  it('reports a variant selector of a name, and not the sign 〓 itself', () => {
    const typesetter = new Typesetter(FACES)
    typesetter.lines('葛\u{e0100}〓', STYLE, { width: 1000 }, 'x')
    expect(typesetter.missing().map(({ codePoint }) => codePoint)).toEqual(['U+E0100'])
  })

  it('prints a radical as the character that looks the same, so that it can be searched', () => {
    const [line] = new Typesetter(FACES).lines('⼀⾏', STYLE, { width: 1000 }, 'x')
    expect(line && textOf(line)).toBe('一行')
  })
})
