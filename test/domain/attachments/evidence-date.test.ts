import { expect, it } from 'vitest'
import { evidenceDateHint } from '../../../domain/attachments/evidence-date'
import { attachmentsOf } from '../../../domain/attachments/owners'
import type { Pilot, PilotId } from '../../../domain/records/pilot'
import { RECORD_KINDS } from '../../../domain/records/registry'
import { attachmentOf, PNG } from '../../support/attached-files'
import { idNumber } from '../../support/file-rows'

const pilot: Pilot = {
  ...RECORD_KINDS.pilots.empty(idNumber(1) as PilotId),
  startOn: '2025-01-01',
  endOn: '2026-12-31',
}
const hint = (evidenceOn: string | null, of = pilot) =>
  evidenceDateHint({ pilots: new Map([[of.id, of]]) }, { evidenceOn })

it('hints at evidence from outside the term, its first and last day included in it (D2.13)', () => {
  expect(['2024-12-31', '2025-01-01', '2026-12-31', '2027-01-01'].map((day) => hint(day) !== '')).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect(hint('2024-12-31')).toBe('佐证日期 2024-12-31 不在试点建设期（2025-01-01 至 2026-12-31）内，请核对。')
})

it('says nothing where a date is not given', () => {
  expect(hint(null)).toBe('')
  expect(hint('2020-01-01', { ...pilot, endOn: null })).toBe('')
})

it('finds the attachments of one record in the order of adding', () => {
  const owner = { ownerTable: 'trainings', ownerId: idNumber(9) }
  const all = [attachmentOf(5, PNG, owner), attachmentOf(3, PNG, owner), attachmentOf(4, PNG)]
  const map = new Map(all.map((attachment) => [attachment.id, attachment]))
  expect(attachmentsOf(map, 'trainings', idNumber(9)).map(({ id }) => id)).toEqual([idNumber(3), idNumber(5)])
})
