import { expect, it } from 'vitest'
import { attachDrafts, sortOutDoubles } from '../../../../renderer/features/attachments/attach-stored'
import { byteText } from '../../../../renderer/features/attachments/byte-text'
import { idNumber } from '../../../support/file-rows'

const stored = (name: string, digit: string, wasThere = false) => ({
  name,
  sha256: digit.repeat(64),
  size: 3,
  mediaType: 'image/png',
  wasThere,
})

it('leaves out what the record already has, and the second of two equal files', () => {
  const present = [{ sha256: 'a'.repeat(64), name: '旧.png' }]
  const files = [stored('甲.png', 'a', true), stored('乙.png', 'b'), stored('丙.png', 'b', true), stored('丁.png', 'c')]
  const { fresh, doubles } = sortOutDoubles(present, files)
  expect(fresh.map(({ name }) => name)).toEqual(['乙.png', '丁.png'])
  expect(doubles).toEqual([
    { name: '甲.png', sameAs: '旧.png', hasHealed: false },
    { name: '丙.png', sameAs: '乙.png', hasHealed: false },
  ])
})

it('knows that adding a content again brought a lost file back', () => {
  const present = [{ sha256: 'a'.repeat(64), name: '旧.png' }]
  expect(sortOutDoubles(present, [stored('甲.png', 'a')]).doubles).toMatchObject([{ hasHealed: true }])
})

it('describes a file with the day it was added, and leaves the day that it proves to the clerk', () => {
  let n = 20
  const now = new Date('2026-11-23T02:15:30.000Z')
  const owner = { table: 'trainings' as const, id: idNumber(1) }
  const [draft] = attachDrafts(owner, [stored('甲.png', 'a')], { now, newId: () => idNumber(n++) })
  expect(draft).toMatchObject({
    table: 'attachments',
    before: null,
    after: {
      name: '甲.png',
      evidenceOn: null,
      addedAt: '2026-11-23T02:15:30.000Z',
      ownerTable: 'trainings',
      ownerId: owner.id,
    },
  })
})

it('writes sizes as a clerk reads them', () => {
  expect([0, 1023, 1024, 26_000, 1_100_000, 209_715_200].map(byteText)).toEqual([
    '0 字节',
    '1023 字节',
    '1 KB',
    '25 KB',
    '1.0 MB',
    '200.0 MB',
  ])
})
