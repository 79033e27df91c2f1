import fc from 'fast-check'
import { expect, it } from 'vitest'
import { safeName } from '../../../main/attachments/safe-name'

it.each([
  ['签到表 照片.JPG', '签到表 照片.JPG'],
  ['a/b\\c:d*e?"f<g>|.png', 'a_b_c_d_e__f_g__.png'],
  ['NUL.txt', '_NUL.txt'],
  ['com1', '_com1'],
  ['..\\..\\win.ini', '_.._win.ini'],
  ['尾随点. ', '尾随点'],
  ['', '附件'],
  ['e\u0301.png', 'é.png'],
  ['换\n行\u202e.png', '换_行_.png'],
])('makes %j into %j', (name, safe) => {
  expect(safeName(name)).toBe(safe)
})

it('gives the extension that is asked for, also where the name has another', () => {
  expect(safeName('照片.exe', 'png')).toBe('照片.png')
})

it('keeps the extension of a name of 200 Chinese characters', () => {
  const safe = safeName(`${'佐'.repeat(200)}.docx`)
  expect(safe).toMatch(/^佐{65}\.docx$/)
})

it('holds for any name: at most 200 bytes, nothing that leads elsewhere', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const safe = safeName(name)
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(201)
      expect(safe).not.toMatch(/[\\/:*?"<>|\0]/)
      expect(['', '.', '..']).not.toContain(safe)
    }),
  )
})
