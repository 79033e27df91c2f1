import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saveDrawing } from '../../../main/drawings/save-drawing'
import { CALLS } from '../../../preload/contract'
import { valueIn } from '../../domain/builders'
import { temporaryFolder } from '../../support/temporary-folder'

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

describe('saveDrawing', () => {
  it('writes text and picture as they are', async () => {
    const svg = join(temporaryFolder(), '图.svg')
    const text = '<svg xmlns="http://www.w3.org/2000/svg">图</svg>'
    expect(valueIn(await saveDrawing(svg, { format: 'svg', text })).name).toBe('图.svg')
    expect(readFileSync(svg, 'utf8')).toBe(text)
    const png = join(temporaryFolder(), '图.png')
    expect(valueIn(await saveDrawing(png, { format: 'png', bytes: PNG })).bytes).toBe(PNG.length)
    expect(new Uint8Array(readFileSync(png))).toEqual(PNG)
  })

  it('writes nothing that is not what it says, and leaves the old file', async () => {
    const path = join(temporaryFolder(), '图.png')
    writeFileSync(path, '旧文件')
    for (const drawing of [
      { format: 'png', bytes: new Uint8Array(20) },
      { format: 'svg', text: '<html></html>' },
    ] as const) {
      expect(await saveDrawing(path, drawing)).toMatchObject({ ok: false, error: { kind: 'not-a-drawing' } })
    }
    expect(readFileSync(path, 'utf8')).toBe('旧文件')
    expect(readdirSync(dirname(path))).toHaveLength(1)
  })

  it('is refused at the boundary when it is too large', () => {
    const { args } = CALLS.saveDrawing
    const file = '00000000-0000-4000-8000-000000000000'
    const fits = (drawing: object) => args.safeParse({ file, drawing }).success
    expect(fits({ format: 'svg', text: '<svg' })).toBe(true)
    expect(fits({ format: 'svg', text: ' '.repeat(8_000_001) })).toBe(false)
    expect(fits({ format: 'png', bytes: PNG })).toBe(true)
    expect(fits({ format: 'png', bytes: new Uint8Array(32 * 1024 * 1024 + 1) })).toBe(false)
    expect(fits({ format: 'html', text: '' })).toBe(false)
  })
})
