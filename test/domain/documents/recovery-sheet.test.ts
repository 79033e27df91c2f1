import { describe, expect, it } from 'vitest'
import type { Block } from '../../../domain/documents/document'
import { recoverySheet } from '../../../domain/documents/recovery-sheet'

const SHEET = {
  fileName: '工作区.bzsd',
  sha256: 'ab'.repeat(32),
  workspaceTitle: '云河县试点',
  date: '2026-03-17',
  passphrase: null,
}

/** Label → value of the form. */
function fieldsOf(passphrase: string | null): Record<string, string> {
  const blocks = recoverySheet({ ...SHEET, passphrase }).sections.flatMap((section): readonly Block[] => section.blocks)
  const form = blocks.find((block) => block.kind === 'form')
  const fields = form?.kind === 'form' ? form.rows.flat() : []
  return Object.fromEntries(fields.map(({ label, value }) => [label, value]))
}

describe('recoverySheet', () => {
  it('names the file, the workspace and the day, and is dated by the day', () => {
    expect(fieldsOf(null)).toMatchObject({
      文件名称: '工作区.bzsd',
      工作区: '云河县试点',
      加密日期: '2026年3月17日',
      校验值: expect.stringMatching(/^SHA-256　(abababab ){7}abababab$/),
    })
    expect(recoverySheet(SHEET).createdAt).toBe('2026-03-17T00:00:00.000Z')
  })

  it('leaves room for a passphrase that is to be written by hand', () => {
    expect(fieldsOf(null).口令).toMatch(/^\n\n（请手写/)
    expect(fieldsOf(null)).not.toHaveProperty('口令说明')
  })

  it('prints a passphrase only when told to, and names what can be misread', () => {
    const fields = fieldsOf('aO0 l1𠮷')
    expect(fields.口令).toBe('aO0 l1𠮷')
    expect(fields.口令说明).toBe(
      '共7个字符；第2个是大写字母O；第3个是数字0；第4个是空格；第5个是小写字母l；第6个是数字1',
    )
  })
})
