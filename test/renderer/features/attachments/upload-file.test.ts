import { expect, it } from 'vitest'
import { fail, ok } from '../../../../domain/result'
import { PIECE_BYTES } from '../../../../preload/attachment-contract'
import type { Bridge } from '../../../../preload/contract'
import { uploadFile } from '../../../../renderer/features/attachments/upload-file'

const UPLOAD = '0198a000-0000-4000-8000-000000000001'
const SLOT = '0198a000-0000-7000-8000-000000000001'

/** A main that notes what it is asked. @param failAt the call, by its number from 0, that fails. */
function bridge(failAt = -1) {
  const calls: string[] = []
  const note = (call: string) => {
    calls.push(call)
    return calls.length - 1 === failAt ? fail('disk-full', '磁盘空间不足。') : null
  }
  const answers: Pick<Bridge, 'beginAttachment' | 'addAttachmentBytes' | 'endAttachment' | 'cancelAttachment'> = {
    beginAttachment: async ({ size }) => note(`begin ${size}`) ?? ok({ upload: UPLOAD }),
    addAttachmentBytes: async ({ offset, bytes }) => note(`${offset}+${bytes.length}`) ?? ok({}),
    endAttachment: async () =>
      note('end') ?? ok({ name: '', sha256: 'a'.repeat(64), size: 1, mediaType: '', wasThere: false }),
    cancelAttachment: async () => note('cancel') ?? ok({}),
  }
  return { answers, calls }
}

it('sends a file in order, in pieces that a call may carry', async () => {
  const { answers, calls } = bridge()
  const fractions: number[] = []
  const content = new Blob([new Uint8Array(PIECE_BYTES * 2 + 5)])
  const sent = await uploadFile(answers, SLOT, { name: '录像.mp4', content }, (at) => fractions.push(at))
  expect(sent.ok).toBe(true)
  expect(calls).toEqual([
    `begin ${PIECE_BYTES * 2 + 5}`,
    `0+${PIECE_BYTES}`,
    `${PIECE_BYTES}+${PIECE_BYTES}`,
    `${PIECE_BYTES * 2}+5`,
    'end',
  ])
  expect(fractions.at(-1)).toBe(1)
})

it.each([0, 1, 2])('stops where main says no (call %i)', async (failAt) => {
  const { answers, calls } = bridge(failAt)
  const sent = await uploadFile(answers, SLOT, { name: 'a', content: new Blob(['abc']) }, () => undefined)
  expect(sent).toMatchObject({ error: { kind: 'disk-full' } })
  expect(calls).toHaveLength(failAt + 1)
})

it('gives up in main what can no longer be read here', async () => {
  const { answers, calls } = bridge()
  const content = { size: 3, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) }
  const sent = await uploadFile(answers, SLOT, { name: 'a', content: content as unknown as Blob }, () => undefined)
  expect(sent).toMatchObject({ error: { kind: 'file-unreadable' } })
  expect(calls).toEqual(['begin 3', 'cancel'])
})
