import { expect, it } from 'vitest'
import { droppedFiles, pastedFiles } from '../../../../renderer/features/attachments/transferred-files'

const now = new Date(2026, 10, 23, 10, 15, 30)
const clipboard = (name: string, types: readonly string[]) => ({
  files: [new File(['x'], name)] as unknown as FileList,
  types,
})

it('names a screenshot after the moment of pasting, and keeps the name of a copied file', () => {
  const names = ['image.png', '签到表.jpg'].map((name) => pastedFiles(clipboard(name, ['Files']), now)[0]?.name)
  expect(names).toEqual(['截图 2026-11-23 101530.png', '签到表.jpg'])
})

it('takes nothing when there is text beside the picture: copied cells of Excel or WPS', () => {
  expect(pastedFiles(clipboard('image.png', ['text/plain', 'text/html', 'Files']), now)).toEqual([])
})

it('takes every dropped file by its name', () => {
  expect(droppedFiles(clipboard('现场 照片.png', ['Files'])).map(({ name }) => name)).toEqual(['现场 照片.png'])
})
